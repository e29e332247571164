// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/adapters/adapter.h"
#include "core/base/scheduler.h"
#include "core/domain/account.h"
#include "core/net/backoff.h"
#include "core/sync/stream_puller.h"

#include <QObject>

namespace segue {

//! One account's connection: signs in, catches up, stays live or polls, and comes back by itself.
//! After every connection and every reconnection it pulls, so that nothing rests on the push alone.
//! It says of itself only what is true.
class AccountSession final : public QObject {
    Q_OBJECT

public:
    struct Rooms {
        CacheDb& cache;
        BatchWriter& writer;
        const Clock& clock;
        Scheduler& scheduler;
        Random& random;
    };

    //! `adapter` outlives the session.
    AccountSession(const AccountId& account, Adapter& adapter, const Rooms& rooms);

    //! Begins, or begins anew at once (a new credential, the agent's "reconnect").
    void start();
    //! Ends the connection; `state` is what it is called then: Disabled, or Offline while the agent
    //! works offline; `error` is why, where it is not somebody's wish.
    void stop(ConnectionStatus::State state, const std::optional<Error>& error = std::nullopt);
    //! There is no credential, or the backend refused it: ends the connection until start().
    void refuse(const Error& error);
    bool isStarted() const { return m_started; }
    //! Something may have been missed: pull, if connected.
    void pullNow();

    const ConnectionStatus& status() const { return m_status; }
    //! Everything that the backend has told is here, as far as anybody can know.
    bool isCaughtUp() const { return m_caughtUp; }
    //! Commands may go out: we are caught up; or this is the first, long sync at a backend that
    //! compares for itself.
    bool mayDrain();
    //! Nothing is under way that would change something soon.
    bool isSettled() const;

Q_SIGNALS:
    void statusChanged(const segue::ConnectionStatus& status);
    void identified(const segue::AccountIdentity& identity);
    //! After each change of mayDrain().
    void drainChanged();
    //! The realtime connection is there (again).
    void becameLive();
    void arrived(const QList<segue::Entry>& entries);
    void storageFailed(const segue::Error& error);

private:
    void validate();
    void validated(const Result<AccountIdentity>& identity);
    void pull();
    void pulled();
    void pullFailed(const Error& error);
    void realtime(RealtimeState state);
    void pushed(const QString& stream, const Batch& batch);
    void lost();
    void again(Millis delay);
    void enter(ConnectionStatus::State state, const std::optional<Error>& error = std::nullopt);
    void setCaughtUp(bool caughtUp);
    void announceDrain();
    bool isConnected() const;

    AccountId m_account;
    Adapter& m_adapter;
    Rooms m_rooms;
    StreamPuller m_puller;
    Backoff m_backoff;
    ConnectionStatus m_status;
    Timer m_timer;
    bool m_started = false;
    bool m_identified = false;
    bool m_caughtUp = false;
    bool m_mayDrain = false; //!< As it was announced last.
    bool m_live = false;     //!< The realtime connection stands.
    //! Tells answers to this connection from those to an earlier one.
    quint64 m_connection = 0;
};

} // namespace segue
