// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/feed_kind.h"
#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/db/connection.h"
#include "core/db/transaction.h"

#include <QHash>
#include <QList>
#include <QSet>

namespace segue::hub {

//! Names an object in the feed.
struct FeedRef {
    FeedKind kind = FeedKind::Conversation;
    QString id;

    bool operator==(const FeedRef&) const = default;
};

inline size_t qHash(const FeedRef& ref, size_t seed = 0) {
    return qHashMulti(seed, static_cast<int>(ref.kind), ref.id);
}

//! Of what a commit is news.
enum class News {
    None,
    Objects, //!< Something was touched or removed.
    Mail,    //!< That, and mail was queued that may leave at once.
};

//! One write transaction: the only way to change the hub's database. It numbers every object that
//! it changes, and writers follow each other, so that the numbers are in commit order: whoever has
//! seen N has seen all below it.
class Write {
public:
    //! `process` names this hub process among those on the same database. Everything must outlive it.
    static Result<Write>
    begin(db::Connection& connection, const Clock& clock, Random& random, const QString& process);

    db::Connection& db() { return *m_connection; }
    //! One moment for the whole transaction.
    Instant now() const { return m_now; }
    //! A new UUIDv7.
    QString newId();
    //! A secret for a URL or an address, base64url.
    QString newSecret(int bytes = 32);
    //! The same in lower-case hex.
    QString newHexSecret(int bytes);
    //! The next number of a counter ("conversation", "article").
    Result<qint64> nextNumber(const QString& counter);

    //! Says that an object is new or changed; returns its new version.
    Result<qint64> touch(FeedKind kind, const QString& id);
    //! Says that an object is gone.
    Result<void> remove(FeedKind kind, const QString& id);
    //! What was touched and is still there, each once, in any order.
    QList<FeedRef> touched() const { return m_touched.values(); }
    //! Mail was queued: whoever sends mail is to look at once.
    void mailIsQueued() { m_hasMail = true; }
    News news() const;

    //! On PostgreSQL the other processes hear of the news, by NOTIFY within the transaction.
    Result<void> commit();

private:
    Write(
        db::Connection& connection, const Clock& clock, Random& random, const QString& process,
        db::Transaction transaction);
    Result<void> tellOtherProcesses();

    db::Connection* m_connection;
    const Clock* m_clock;
    Random* m_random;
    const QString* m_process;
    db::Transaction m_transaction;
    Instant m_now;
    qint64 m_headBefore = 0;
    qint64 m_head = 0;
    QSet<FeedRef> m_touched;
    bool m_hasMail = false;
};

} // namespace segue::hub
