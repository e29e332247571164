// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/fake_scheduler.h"

#include <QCoreApplication>
#include <QEvent>
#include <utility>

namespace segue {

struct FakeScheduler::State {
    //! (moment, number) → call.
    using Key = std::pair<Millis, quint64>;
    std::map<Key, std::function<void()>> calls;
    quint64 made = 0;
};

namespace {

template <class State> class FakeTimer final : public Timer::Impl {
public:
    FakeTimer(std::weak_ptr<State> state, typename State::Key key) : m_state(std::move(state)), m_key(key) {}
    ~FakeTimer() override {
        if (const auto state = m_state.lock())
            state->calls.erase(m_key);
    }
    bool isActive() const override {
        const auto state = m_state.lock();
        return state && state->calls.contains(m_key);
    }

private:
    std::weak_ptr<State> m_state;
    typename State::Key m_key;
};

//! Counts what reaches the objects of the main thread.
class DeliveryCount final : public QObject {
public:
    bool eventFilter(QObject*, QEvent*) override {
        ++count;
        return false;
    }
    int count = 0;
};

} // namespace

void pumpEvents() {
    DeliveryCount delivered;
    QCoreApplication::instance()->installEventFilter(&delivered);
    // What is posted while Qt sends is left for the next time.
    do {
        delivered.count = 0;
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    } while (delivered.count > 0);
}

FakeScheduler::FakeScheduler(FakeClock& clock) : m_clock(clock), m_state(std::make_shared<State>()) {}
FakeScheduler::~FakeScheduler() = default;

Timer FakeScheduler::after(Millis delay, std::function<void()> call) {
    const State::Key key{m_clock.monotonic() + std::max(delay, Millis{0}), m_state->made++};
    m_state->calls.emplace(key, std::move(call));
    return Timer(std::make_unique<FakeTimer<State>>(m_state, key));
}

std::optional<Millis> FakeScheduler::nextIn() const {
    if (m_state->calls.empty())
        return std::nullopt;
    return m_state->calls.begin()->first.first - m_clock.monotonic();
}

bool FakeScheduler::runNext() {
    pumpEvents();
    if (m_state->calls.empty())
        return false;
    auto next = m_state->calls.extract(m_state->calls.begin());
    if (next.key().first > m_clock.monotonic())
        m_clock.advance(next.key().first - m_clock.monotonic());
    next.mapped()();
    pumpEvents();
    return true;
}

void FakeScheduler::advance(Millis by) {
    const Millis end = m_clock.monotonic() + by;
    pumpEvents();
    while (!m_state->calls.empty() && m_state->calls.begin()->first.first <= end)
        runNext();
    if (end > m_clock.monotonic())
        m_clock.advance(end - m_clock.monotonic());
}

bool FakeScheduler::runUntil(const std::function<bool()>& done, Millis limit) {
    const Millis end = m_clock.monotonic() + limit;
    pumpEvents();
    while (!done() && !m_state->calls.empty() && m_state->calls.begin()->first.first <= end)
        runNext();
    return done();
}

} // namespace segue
