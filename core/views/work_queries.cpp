// SPDX-License-Identifier: GPL-3.0-or-later
// Drafts, outbox, accounts and the directory.
#include "core/store/row_codec.h"
#include "core/views/sqlite_views.h"

namespace segue {

using namespace Qt::StringLiterals;
using namespace store;

Result<std::optional<Draft>> SqliteViews::draft(const ConversationRef& conversation, Visibility visibility) {
    return m_work.one(
        u"SELECT %1 FROM drafts WHERE account = ? AND conversation = ? AND visibility = ?"_s.arg(
            draftColumns()),
        {conversation.account, conversation.id, toString(visibility)},
        [](const db::Row& row) { return readDraft(row); });
}

Result<QList<OutboxItem>> SqliteViews::outbox() {
    QList<OutboxItem> items;
    SEGUE_TRY(m_work.query(
        u"SELECT %1 FROM outbox WHERE settled = 0 ORDER BY sequence"_s.arg(outboxColumns()), {},
        [&](const db::Row& row) { items.append(readOutboxItem(row)); }));
    return items;
}

Result<QList<OutboxItem>> SqliteViews::outboxHistory(int limit) {
    QList<OutboxItem> items;
    SEGUE_TRY(m_work.query(
        u"SELECT %1 FROM outbox WHERE settled = 1 ORDER BY changed_at DESC LIMIT ?"_s.arg(outboxColumns()),
        {limit}, [&](const db::Row& row) { items.append(readOutboxItem(row)); }));
    return items;
}

Result<OutboxCounts> SqliteViews::outboxCounts() {
    OutboxCounts counts;
    SEGUE_TRY(m_work.query(
        u"SELECT COUNT(*), COALESCE(SUM(%1), 0) FROM outbox WHERE settled = 0"_s.arg(needsAgentCondition), {},
        [&](const db::Row& row) {
            counts.waiting = static_cast<int>(row.integer(0));
            counts.needAgent = static_cast<int>(row.integer(1));
        }));
    return counts;
}

Result<QList<Account>> SqliteViews::accounts() {
    QList<Account> out;
    SEGUE_TRY(m_work.query(
        u"SELECT %1 FROM accounts ORDER BY position, id"_s.arg(accountColumns()), {},
        [&](const db::Row& row) { out.append(readAccount(row)); }));
    return out;
}

Result<QList<Agent>> SqliteViews::agents() {
    QList<Agent> out;
    SEGUE_TRY(m_cache.query(
        u"SELECT account, id, name, email, role, presence, capacity, active, version FROM agents "
        "ORDER BY name, account, id"_s,
        {}, [&](const db::Row& row) {
            Agent agent;
            agent.ref = {row.id<AccountId>(0), row.text(1)};
            agent.name = row.text(2);
            agent.email = row.text(3);
            agent.role = roleFromString(row.text(4)).value_or(Role::Agent);
            agent.presence = presenceFromString(row.text(5)).value_or(Presence::Offline);
            agent.capacity = static_cast<int>(row.integer(6));
            agent.active = row.boolean(7);
            agent.version = row.integer(8);
            out.append(agent);
        }));
    return out;
}

Result<QList<Team>> SqliteViews::teams() {
    QList<Team> out;
    SEGUE_TRY(m_cache.query(
        u"SELECT account, id, name, agents, version FROM teams ORDER BY name, account, id"_s, {},
        [&](const db::Row& row) {
            out.append(
                {{row.id<AccountId>(0), row.text(1)},
                 row.text(2),
                 listFromJson(row.text(3)),
                 row.integer(4)});
        }));
    return out;
}

Result<QStringList> SqliteViews::tags() {
    QStringList out;
    SEGUE_TRY(m_cache.query(
        u"SELECT tag, COUNT(*) AS uses FROM conversation_tags GROUP BY tag ORDER BY uses DESC, tag "
        "LIMIT 500"_s,
        {}, [&](const db::Row& row) { out.append(row.text(0)); }));
    return out;
}

Result<QList<CannedResponse>> SqliteViews::cannedResponses() {
    QList<CannedResponse> out;
    SEGUE_TRY(m_cache.query(
        u"SELECT account, id, shortcut, title, text, version FROM canned_responses "
        "ORDER BY shortcut, account, id"_s,
        {}, [&](const db::Row& row) {
            out.append(
                {row.id<AccountId>(0), row.text(1), row.text(2), row.text(3), row.text(4), row.integer(5)});
        }));
    return out;
}

Result<QList<Macro>> SqliteViews::macros() {
    QList<Macro> out;
    SEGUE_TRY(m_cache.query(
        u"SELECT account, id, title, operations, version FROM macros ORDER BY title, account, id"_s, {},
        [&](const db::Row& row) {
            out.append({row.id<AccountId>(0), row.text(1), row.text(2), row.text(3), row.integer(4)});
        }));
    return out;
}

} // namespace segue
