// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/account_session.h"

#include "core/base/log.h"

namespace segue {

using State = ConnectionStatus::State;

namespace {
constexpr Millis firstRetry{1'000};
constexpr Millis longestRetry{20'000};
constexpr Millis storageRetry{2'000};
//! How often a backend without push is asked.
constexpr Millis pollInterval{15'000};
//! How often a live account pulls all the same, in case that a hint was lost on the way.
constexpr Millis safetyInterval{45'000};
} // namespace

AccountSession::AccountSession(const AccountId& account, Adapter& adapter, const Rooms& rooms)
    : m_account(account), m_adapter(adapter), m_rooms(rooms),
      m_puller(account, adapter, rooms.cache, rooms.writer),
      m_backoff(rooms.random, firstRetry, longestRetry) {
    m_status.account = account;
    m_status.since = rooms.clock.now();
    connect(&adapter, &Adapter::realtimeChanged, this, &AccountSession::realtime);
    connect(&adapter, &Adapter::pushed, this, &AccountSession::pushed);
    connect(&adapter, &Adapter::hinted, this, [this] { pullNow(); });
    connect(&m_puller, &StreamPuller::finished, this, &AccountSession::pulled);
    connect(&m_puller, &StreamPuller::failed, this, &AccountSession::pullFailed);
    connect(&m_puller, &StreamPuller::arrived, this, &AccountSession::arrived);
    connect(&m_puller, &StreamPuller::progressed, this, [this](double progress) {
        if (m_caughtUp)
            return;
        enter(State::CatchingUp);
        if (m_status.progress == progress)
            return;
        m_status.progress = progress;
        Q_EMIT statusChanged(m_status);
    });
}

void AccountSession::start() {
    stop(State::Connecting);
    m_started = true;
    m_backoff.reset();
    validate();
}

void AccountSession::stop(State state, const std::optional<Error>& error) {
    m_started = false;
    m_identified = false;
    ++m_connection;
    m_timer.cancel();
    m_puller.stop();
    m_live = false;
    m_adapter.close();
    setCaughtUp(false);
    enter(state, error);
}

void AccountSession::refuse(const Error& error) {
    stop(State::NeedsSignIn, error);
}

void AccountSession::validate() {
    enter(m_status.state == State::Offline ? State::Offline : State::Connecting, m_status.error);
    deliver(
        this, m_adapter.validate(),
        [this, connection = m_connection](const Result<AccountIdentity>& identity) {
            if (connection == m_connection)
                validated(identity);
        });
}

void AccountSession::validated(const Result<AccountIdentity>& identity) {
    if (!identity)
        return pullFailed(identity.error());
    m_identified = true;
    Q_EMIT identified(*identity);
    if (m_started)
        pull();
}

void AccountSession::pull() {
    m_timer.cancel();
    if (!m_identified)
        return validate();
    // What is unreachable is called so until its first answer.
    if (!m_caughtUp && m_status.state != State::Offline && m_status.state != State::Broken)
        enter(State::CatchingUp, m_status.error);
    m_puller.start();
    announceDrain();
}

void AccountSession::pullNow() {
    if (isConnected())
        pull();
}

void AccountSession::pulled() {
    setCaughtUp(true);
    if (m_adapter.capabilities().push == PushKind::None) {
        m_backoff.reset();
        enter(State::Polling);
        return again(pollInterval);
    }
    if (m_live) {
        m_backoff.reset();
        enter(State::Live);
        return again(safetyInterval);
    }
    enter(State::Polling);
    const auto cursor = m_rooms.cache.cursor(m_account, m_adapter.realtimeStream());
    if (!cursor)
        return pullFailed(cursor.error());
    again(safetyInterval);
    m_adapter.open(*cursor);
}

void AccountSession::pullFailed(const Error& error) {
    qCInfo(segueSync) << "the connection failed:" << toString(error.kind) << error.code;
    switch (error.kind) {
    case ErrorKind::Auth:
        return refuse(error);
    case ErrorKind::Storage:
        Q_EMIT storageFailed(error);
        enter(m_status.state, error);
        return again(storageRetry);
    case ErrorKind::RateLimited:
        return again(m_backoff.next(error.retryAfter));
    case ErrorKind::Protocol:
    case ErrorKind::Permanent:
    case ErrorKind::Conflict:
        lost();
        enter(State::Broken, error);
        return again(m_backoff.next(error.retryAfter));
    case ErrorKind::Transient:
    case ErrorKind::Ambiguous:
    case ErrorKind::Cancelled:
        break;
    }
    lost();
    enter(State::Offline, error);
    again(m_backoff.next(error.retryAfter));
}

void AccountSession::realtime(RealtimeState state) {
    if (!m_started)
        return;
    if (state == RealtimeState::Live) {
        m_live = true;
        Q_EMIT becameLive();
        // What happened between the last pull and this connection.
        return pull();
    }
    if (state != RealtimeState::Lost || !m_identified)
        return;
    if (m_live) {
        lost();
        enter(State::Connecting);
    }
    // Where only the push cannot be had, everything still comes by asking.
    again(m_backoff.next());
}

void AccountSession::lost() {
    m_live = false;
    ++m_connection;
    m_puller.stop();
    m_timer.cancel();
    m_adapter.close();
    setCaughtUp(false);
}

void AccountSession::pushed(const QString& stream, const Batch& batch) {
    if (!m_started)
        return;
    const auto taken = m_puller.takePush(stream, batch);
    if (!taken)
        return pullFailed(taken.error());
    if (!*taken)
        pullNow();
}

void AccountSession::again(Millis delay) {
    m_timer = m_rooms.scheduler.after(delay, [this] { pull(); });
}

void AccountSession::enter(State state, const std::optional<Error>& error) {
    // Of polling, `since` says how fresh it is.
    const bool isNew = state != m_status.state || state == State::Polling;
    if (!isNew && error == m_status.error)
        return;
    if (isNew)
        m_status.since = m_rooms.clock.now();
    m_status.state = state;
    m_status.error = error;
    m_status.progress = -1;
    announceDrain();
    Q_EMIT statusChanged(m_status);
}

void AccountSession::setCaughtUp(bool caughtUp) {
    if (m_caughtUp == caughtUp)
        return;
    m_caughtUp = caughtUp;
    announceDrain();
}

void AccountSession::announceDrain() {
    const bool mayNow = mayDrain();
    if (m_mayDrain == mayNow)
        return;
    m_mayDrain = mayNow;
    Q_EMIT drainChanged();
}

bool AccountSession::isConnected() const {
    return m_started && m_identified &&
           (m_status.state == State::Live || m_status.state == State::Polling ||
            m_status.state == State::CatchingUp);
}

bool AccountSession::mayDrain() {
    if (m_caughtUp)
        return true;
    // While little is known here, the backend must see by itself what the customer wrote, and that a command
    // came twice.
    const Capabilities& can = m_adapter.capabilities();
    const bool needsNothingOfUs =
        can.concurrency != ConcurrencyCheck::None && can.idempotency == IdempotencyKind::PerMessage;
    return needsNothingOfUs && isConnected() && m_puller.isFirstSync().value_or(false);
}

bool AccountSession::isSettled() const {
    switch (m_status.state) {
    case State::Live:
    case State::Polling:
        return m_caughtUp && !m_puller.isRunning();
    case State::Disabled:
    case State::NeedsSignIn:
    case State::Offline:
    case State::Broken:
        return true;
    case State::Connecting:
    case State::CatchingUp:
        // With a disk that fails, it is tried again and again.
        return m_status.error && m_status.error->kind == ErrorKind::Storage;
    }
    return false;
}

} // namespace segue
