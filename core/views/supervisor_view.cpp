// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/views/supervisor_view.h"

#include "core/analytics/conversation_facts.h"
#include "core/db/connection.h"
#include "core/store/profile.h"

namespace segue {

using namespace Qt::StringLiterals;

namespace {

constexpr auto satisfactionDays = std::chrono::hours(24 * 30);

Result<LiveQueue> liveQueue(db::Connection& cache, Instant now) {
    LiveQueue queue;
    SEGUE_TRY(cache.query(
        u"SELECT channel, COUNT(*), SUM(assignee = ''), MIN(waiting_since) FROM conversations "
        "INDEXED BY conversations_open WHERE done = 0 AND status <> 'snoozed' AND waiting_since IS NOT NULL GROUP BY channel"_s,
        {}, [&](const db::Row& row) {
            const auto count = static_cast<int>(row.integer(1));
            queue.waiting += count;
            queue.unassignedWaiting += static_cast<int>(row.integer(2));
            queue.longestWait = std::max(queue.longestWait, now - row.instant(3));
            queue.waitingByChannel.insert(channelFromString(row.text(0)).value_or(Channel::Api), count);
        }));
    return queue;
}

Result<QList<AgentLoad>> agentLoads(db::Connection& cache) {
    QList<AgentLoad> loads;
    SEGUE_TRY(cache.query(
        u"SELECT a.account, a.id, a.name, a.email, a.role, a.presence, a.capacity, COALESCE(l.open, 0), "
        "COALESCE(l.waiting, 0) FROM agents a LEFT JOIN (SELECT account, assignee, COUNT(*) AS open, "
        "SUM(waiting_since IS NOT NULL) AS waiting FROM conversations INDEXED BY conversations_open "
        "WHERE done = 0 AND status <> 'snoozed' GROUP BY account, assignee) l "
        "ON l.account = a.account AND l.assignee = a.id WHERE a.active = 1 ORDER BY a.name"_s,
        {}, [&](const db::Row& row) {
            AgentLoad load;
            load.agent.ref = {row.id<AccountId>(0), row.text(1)};
            load.agent.name = row.text(2);
            load.agent.email = row.text(3);
            load.agent.role = roleFromString(row.text(4)).value_or(Role::Agent);
            load.agent.presence = presenceFromString(row.text(5)).value_or(Presence::Offline);
            load.agent.capacity = static_cast<int>(row.integer(6));
            load.open = static_cast<int>(row.integer(7));
            load.waiting = static_cast<int>(row.integer(8));
            loads.append(load);
        }));
    return loads;
}

Result<void> readEntries(
    db::Connection& cache, const AccountId& account, const QString& conversation, ConversationFacts& facts) {
    return cache.query(
        u"SELECT kind, at, author_kind, change_before, change_after FROM entries WHERE account = ? AND "
        u"conversation = ? "
        "AND ((kind = 'message' AND visibility = 'public') OR (kind = 'event' AND change_field = 'status')) "
        "ORDER BY at, sequence, row"_s,
        {account, conversation}, [&](const db::Row& row) {
            if (row.text(0) == "message"_L1) {
                facts.messages.append(
                    {row.instant(1), row.text(2) == "customer"_L1, row.text(2) == "agent"_L1});
                return;
            }
            facts.statusChanges.append(
                {row.instant(1), statusFromString(row.text(3)).value_or(Status::Open),
                 statusFromString(row.text(4)).value_or(Status::Open)});
        });
}

//! Conversations in which anything happened since `dayStart`.
Result<QList<ConversationFacts>> factsSince(db::Connection& cache, Instant dayStart) {
    struct Key {
        AccountId account;
        QString id;
        Instant createdAt;
    };
    SEGUE_TRY_VALUE(
        keys, cache.all(
                  u"SELECT account, id, created_at FROM conversations WHERE done = 0 AND last_at >= ? "
                  "UNION SELECT account, id, created_at FROM conversations WHERE done = 1 "
                  "AND last_at >= ? UNION SELECT c.account, c.id, c.created_at FROM entries e "
                  "JOIN conversations c ON c.account = e.account AND c.id = e.conversation "
                  "WHERE e.kind = 'event' AND e.at >= ?"_s,
                  {dayStart, dayStart, dayStart},
                  [](const db::Row& row) { return Key{row.id<AccountId>(0), row.text(1), row.instant(2)}; }));
    QList<ConversationFacts> out;
    for (const Key& key : keys) {
        ConversationFacts facts;
        facts.createdAt = key.createdAt;
        SEGUE_TRY(readEntries(cache, key.account, key.id, facts));
        out.append(facts);
    }
    return out;
}

Result<QList<BacklogBand>> backlog(db::Connection& cache, Instant now) {
    QList<Instant> created;
    SEGUE_TRY(
        cache.query(u"SELECT created_at FROM conversations WHERE done = 0"_s, {}, [&](const db::Row& row) {
            created.append(row.instant(0));
        }));
    return backlogByAge(created, now);
}

Result<Satisfaction> satisfaction(db::Connection& cache, Instant now) {
    Satisfaction out;
    SEGUE_TRY(cache.query(
        // Nobody asks those who sent spam.
        u"SELECT COUNT(*), SUM(rating > 0), SUM(rating >= 4), COALESCE(AVG(NULLIF(rating, 0)), 0) FROM "
        "conversations WHERE done = 1 AND status <> 'spam' AND last_at >= ? "
        "AND (channel = 'web_chat' OR rating > 0)"_s,
        {now - satisfactionDays}, [&](const db::Row& row) {
            out = {
                static_cast<int>(row.integer(0)), static_cast<int>(row.integer(1)),
                static_cast<int>(row.integer(2)), row.number(3)};
        }));
    return out;
}

} // namespace

Result<SupervisorSnapshot> supervisorSnapshot(const QString& profileDir, Instant now, Instant dayStart) {
    db::SqliteOptions options;
    options.path = profile::cachePath(profileDir);
    options.readOnly = true;
    SEGUE_TRY_VALUE(cache, db::Connection::openSqlite(options));
    SupervisorSnapshot out;
    SEGUE_TRY_VALUE(queue, liveQueue(cache, now));
    SEGUE_TRY_VALUE(loads, agentLoads(cache));
    SEGUE_TRY_VALUE(facts, factsSince(cache, dayStart));
    SEGUE_TRY_VALUE(bands, backlog(cache, now));
    SEGUE_TRY_VALUE(ratings, satisfaction(cache, now));
    return SupervisorSnapshot{queue, loads, todayMetrics(facts, dayStart, now), bands, ratings};
}

} // namespace segue
