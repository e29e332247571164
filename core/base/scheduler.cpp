// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/scheduler.h"

#include <QTimer>

namespace segue {

namespace {

class QtTimerImpl final : public Timer::Impl {
public:
    QtTimerImpl(Millis delay, std::function<void()> call) {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(delay < Millis{2000} ? Qt::PreciseTimer : Qt::CoarseTimer);
        // The call may destroy this object: nothing is touched after it.
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [call = std::move(call)] {
            const std::function<void()> copy = call;
            copy();
        });
        m_timer.start(delay);
    }
    ~QtTimerImpl() override {
        // QTimer would be deleted inside its own signal otherwise.
        m_timer.disconnect();
    }
    bool isActive() const override { return m_timer.isActive(); }

private:
    QTimer m_timer;
};

} // namespace

Timer QtScheduler::after(Millis delay, std::function<void()> call) {
    return Timer(std::make_unique<QtTimerImpl>(delay, std::move(call)));
}

} // namespace segue
