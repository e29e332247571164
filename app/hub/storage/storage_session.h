// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/write.h"
#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/db/connection.h"
#include "core/db/transaction.h"

#include <functional>
#include <mutex>
#include <type_traits>

namespace segue::hub {

//! One thread's connection to the hub's database.
class StorageSession {
public:
    //! What the sessions of one process share. Outlives them.
    struct Shared {
        const Clock& clock;
        Random& random;
        //! Names this hub process among those on the same database.
        QString process;
        //! Writers of one process wait here, in turn, rather than poll for SQLite's lock.
        std::mutex writers;
        //! Called after a commit that changed objects, on the thread that wrote.
        std::function<void(News)> announce;
    };

    StorageSession(db::Connection connection, Shared& shared)
        : m_connection(std::move(connection)), m_shared(shared) {}

    db::Connection& db() { return m_connection; }
    //! Goes on with another connection, where this one is lost.
    void reconnect(db::Connection connection) { m_connection = std::move(connection); }
    Instant now() const { return m_shared.clock.now(); }

    //! Runs `change(Write&) -> Result<T>` in one transaction and returns its answer after the
    //! commit. An error, of `change` or of the commit, leaves nothing behind.
    template <class Change> auto write(Change change) -> std::invoke_result_t<Change, Write&> {
        News news = News::None;
        auto answer = locked(change, news);
        if (answer && news != News::None && m_shared.announce)
            m_shared.announce(news);
        return answer;
    }

    //! Runs `look(db::Connection&) -> Result<T>`, whose reads all see one moment.
    template <class Look> auto read(Look look) -> std::invoke_result_t<Look, db::Connection&> {
        SEGUE_TRY_VALUE(transaction, db::Transaction::begin(m_connection, db::TransactionMode::Read));
        auto answer = look(m_connection);
        if (answer)
            SEGUE_TRY(transaction.commit());
        return answer;
    }

    //! Runs `work(db::Connection&) -> Result<T>` while nobody else of this process writes, outside any
    //! transaction.
    template <class Work> auto alone(Work work) -> std::invoke_result_t<Work, db::Connection&> {
        const std::lock_guard turn(m_shared.writers);
        return work(m_connection);
    }

private:
    template <class Change> auto locked(Change& change, News& news) -> std::invoke_result_t<Change, Write&> {
        const std::lock_guard turn(m_shared.writers);
        SEGUE_TRY_VALUE(write, Write::begin(m_connection, m_shared.clock, m_shared.random, m_shared.process));
        auto answer = change(write);
        if (!answer)
            return answer;
        SEGUE_TRY(write.commit());
        news = write.news();
        return answer;
    }

    db::Connection m_connection;
    Shared& m_shared;
};

} // namespace segue::hub
