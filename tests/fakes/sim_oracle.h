// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"
#include "core/store/cache_db.h"
#include "tests/fakes/sim_server.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QStringList>

namespace segue {

//! Judges a simulation. It reads the servers' logs and the log of what was accepted and answered,
//! and never the outbox; only the comparison of local rows with the server's reads the cache.
class SimOracle {
public:
    // What the agent was told.
    void accepted(const Command& command, const QString& server);
    //! The call failed, or the process died in it: it may be queued, and nobody was promised that.
    void perhapsAccepted(const Command& command, const QString& server);
    void cancelled(const CommandId& id, const QList<SimEffect>& effectsThen);
    //! The call failed, or the process died in it.
    void perhapsCancelled(const CommandId& id) { m_perhapsCancelled.insert(id); }
    //! "Send it anyway": what it says may go out although the customer wrote.
    void released(const CommandId& id) { m_released.insert(id); }

    //! "Send it again", by the agent's own word: one effect more.
    void sentAgain(const CommandId& id) { ++m_allowed[id]; }
    //! A promise that the world itself has seen broken.
    void violate(const QString& promise, const QString& what);

    //! I2 to I6, which hold at every moment: looks at what was carried out since the last call.
    void checkEffects(const SimServer& server);
    //! I1: call it when the agent has answered everything that was asked.
    void checkNothingLost(const SimServer& server);
    //! I7: the cache has what the server has.
    void checkSame(CacheDb& cache, const AccountId& account, const SimServer& server);

    const QStringList& violations() const { return m_violations; }
    qsizetype acceptedCount() const { return m_accepted.size(); }
    qsizetype cancelledCount() const { return m_cancelled.size(); }

private:
    struct Accepted {
        Command command;
        QString server;
        qsizetype order = 0;
        bool isCertain = true;
    };

    //! What was seen of one server's log so far.
    struct Seen {
        qsizetype effects = 0;
        QHash<QString, int> done;            //!< How often, by command.
        QHash<QString, qsizetype> lastOrder; //!< By conversation.
    };

    //! Which command it was: by what it says where it says something, so that a new key does not
    //! make it another one.
    CommandId commandOf(const SimEffect& effect) const;
    void checkOne(const SimEffect& effect, const SimServer& server, Seen& seen);
    void compare(const QString& what, const QMap<QString, qint64>& local, const SimServer::Rows& there);
    void add(const Command& command, const QString& server, bool isCertain);

    QHash<CommandId, Accepted> m_accepted;
    QHash<QString, CommandId> m_byText;
    QHash<QString, Seen> m_seen;
    QSet<CommandId> m_cancelled;
    QSet<CommandId> m_perhapsCancelled;
    QSet<CommandId> m_released;
    QHash<CommandId, int> m_allowed; //!< Effects beyond the one.
    QStringList m_violations;
};

} // namespace segue
