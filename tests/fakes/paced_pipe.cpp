// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/paced_pipe.h"

#include <QPointer>
#include <algorithm>

namespace segue {

namespace {
constexpr qint64 second = 1'000; // milliseconds
//! Where a pace is set without a slice, what goes out within so many milliseconds is one piece.
constexpr qint64 tick = 20;
} // namespace

PacedPipe::PacedPipe(const Pace& pace, std::function<void(const QByteArray&)> deliver)
    : m_pace(pace), m_deliver(std::move(deliver)) {
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &PacedPipe::step);
}

void PacedPipe::push(const QByteArray& bytes) {
    if (bytes.isEmpty())
        return;
    const bool isFree = m_pace.latency == Millis{0} && m_pace.bytesPerSecond == 0 && m_pace.slice == 0;
    if (isFree && m_parcels.isEmpty())
        return m_deliver(bytes);
    m_parcels.append({QDeadlineTimer(m_pace.latency.count(), Qt::PreciseTimer), bytes});
    if (!m_timer.isActive())
        m_timer.start(int(m_parcels.constFirst().due.remainingTime()));
}

void PacedPipe::finish(std::function<void()> then) {
    m_then = std::move(then);
    endIfEmpty();
}

QByteArray PacedPipe::takePiece() {
    Parcel& parcel = m_parcels.first();
    qsizetype size = parcel.bytes.size();
    if (m_pace.bytesPerSecond > 0)
        size = std::min(size, qsizetype(std::max<qint64>(1, m_pace.bytesPerSecond * tick / second)));
    if (m_pace.slice > 0)
        size = std::min(size, m_pace.slice);
    const QByteArray piece = parcel.bytes.left(size);
    parcel.bytes.remove(0, size);
    if (parcel.bytes.isEmpty())
        m_parcels.removeFirst();
    return piece;
}

void PacedPipe::step() {
    const QByteArray piece = takePiece();
    // Whoever gets it may end the connection, and this pipe with it.
    const QPointer<PacedPipe> self(this);
    m_deliver(piece);
    if (!self)
        return;
    if (m_parcels.isEmpty())
        return endIfEmpty();
    const qint64 pause = m_pace.bytesPerSecond > 0 ? piece.size() * second / m_pace.bytesPerSecond : 0;
    m_timer.start(int(std::max(pause, m_parcels.constFirst().due.remainingTime())));
}

void PacedPipe::endIfEmpty() {
    if (m_parcels.isEmpty() && m_then)
        std::exchange(m_then, {})();
}

} // namespace segue
