// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/peer_mailbox.h"

#include <atomic>
#include <utility>

namespace segue::hub::http {

namespace {

// RFC 6455: a control frame holds 125 bytes, of which two are the code.
constexpr qsizetype maxReasonBytes = 123;

quint64 nextId() {
    static std::atomic<quint64> last{0};
    return ++last;
}

QByteArray fittingReason(const QString& reason) {
    QString text = reason;
    while (text.toUtf8().size() > maxReasonBytes)
        text.chop(text.back().isLowSurrogate() ? 2 : 1);
    return text.toUtf8();
}

} // namespace

PeerMailbox::PeerMailbox(qint64 byteLimit) : m_id(nextId()), m_byteLimit(byteLimit) {}

bool PeerMailbox::send(std::shared_ptr<const QByteArray> message) {
    const std::lock_guard lock(m_mutex);
    if (m_state != State::Open || m_overflowed)
        return false;
    if (m_bytes + m_bytesInFlight + message->size() > m_byteLimit) {
        m_overflowed = true;
        m_messages.clear();
        m_idle = true; // Wake the socket even if it is busy: its write is stuck.
        wakeLocked();
        return false;
    }
    m_bytes += message->size();
    m_messages.push_back(std::move(message));
    wakeLocked();
    return true;
}

void PeerMailbox::close(CloseCode code, const QString& reason) {
    const std::lock_guard lock(m_mutex);
    if (m_state != State::Open)
        return;
    m_state = State::Closing;
    m_close = Close{code, fittingReason(reason)};
    wakeLocked();
}

bool PeerMailbox::isOpen() const {
    const std::lock_guard lock(m_mutex);
    return m_state == State::Open && !m_overflowed;
}

void PeerMailbox::connect(std::function<void()> wake) {
    const std::lock_guard lock(m_mutex);
    m_wake = std::move(wake);
}

std::optional<PeerMailbox::Item> PeerMailbox::next() {
    const std::lock_guard lock(m_mutex);
    m_bytesInFlight = 0;
    if (m_state == State::Ended || m_overflowed)
        return std::nullopt;
    if (!m_messages.empty()) {
        auto message = std::move(m_messages.front());
        m_messages.pop_front();
        m_bytes -= message->size();
        m_bytesInFlight = message->size();
        return message;
    }
    if (m_close) {
        m_state = State::Ended;
        return *std::exchange(m_close, std::nullopt);
    }
    m_idle = true;
    return std::nullopt;
}

bool PeerMailbox::hasOverflowed() const {
    const std::lock_guard lock(m_mutex);
    return m_overflowed;
}

void PeerMailbox::disconnect() {
    const std::lock_guard lock(m_mutex);
    m_state = State::Ended;
    m_messages.clear();
    m_wake = {};
}

void PeerMailbox::wakeLocked() {
    if (m_wake && std::exchange(m_idle, false))
        m_wake();
}

} // namespace segue::hub::http
