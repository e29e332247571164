// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/row_codec.h"
#include "core/views/sqlite_views.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

constexpr auto isActive = "done = 0 AND status <> 'snoozed'"_L1;

QString scopeCondition(InboxFilter::Scope scope, const QString& mine) {
    switch (scope) {
    case InboxFilter::Scope::Mine:
        return u"%1 AND (%2)"_s.arg(isActive, mine);
    case InboxFilter::Scope::Unassigned:
        return u"%1 AND assignee = ''"_s.arg(isActive);
    case InboxFilter::Scope::Waiting:
        return u"%1 AND waiting_since IS NOT NULL"_s.arg(isActive);
    case InboxFilter::Scope::Snoozed:
        return u"done = 0 AND status = 'snoozed'"_s;
    case InboxFilter::Scope::Solved:
        return u"done = 1 AND status <> 'spam'"_s;
    case InboxFilter::Scope::Spam:
        return u"done = 1 AND status = 'spam'"_s;
    case InboxFilter::Scope::All:
    case InboxFilter::Scope::Drafts:
        break;
    }
    return isActive;
}

bool isDone(InboxFilter::Scope scope) {
    return scope == InboxFilter::Scope::Solved || scope == InboxFilter::Scope::Spam;
}

//! The one that has all that a list is made of, so that the rows themselves are read for what is shown alone.
QString indexOf(InboxFilter::Scope scope) {
    return isDone(scope) ? u"conversations_done"_s : u"conversations_open"_s;
}

QString orderClause(const InboxFilter& filter) {
    // Nobody waits in what is done.
    if (filter.order == InboxFilter::Order::LongestWaitFirst && !isDone(filter.scope))
        return u"waiting_since IS NULL, waiting_since, last_at DESC, row"_s;
    if (filter.order == InboxFilter::Order::PriorityFirst)
        return u"priority DESC, last_at DESC, row"_s;
    return u"last_at DESC, row"_s;
}

ConversationRef readRef(const db::Row& row) {
    return {row.id<AccountId>(0), row.text(1)};
}

} // namespace

Result<QString> SqliteViews::mineCondition(db::Values& values) {
    SEGUE_TRY_VALUE(all, accounts());
    QStringList parts;
    for (const Account& account : std::as_const(all)) {
        if (account.selfAgentId.isEmpty())
            continue;
        parts.append(u"(account = ? AND assignee = ?)"_s);
        values.push_back(account.id);
        values.push_back(account.selfAgentId);
    }
    return parts.isEmpty() ? u"0"_s : parts.join(u" OR "_s);
}

Result<QList<ConversationRef>> SqliteViews::draftIds(int limit) {
    QList<ConversationRef> ids;
    SEGUE_TRY(m_work.query(
        u"SELECT account, conversation FROM drafts WHERE text <> '' OR files <> '' "
        "GROUP BY account, conversation ORDER BY MAX(updated_at) DESC LIMIT ?"_s,
        {limit}, [&](const db::Row& row) { ids.append(readRef(row)); }));
    return ids;
}

//! What has the tag. A rare one is looked up; for a common one the list is gone through in its order, whose
//! end is reached soon.
Result<QString> SqliteViews::tagCondition(const QString& tag) {
    constexpr int rare = 2000;
    SEGUE_TRY_VALUE(
        count,
        m_cache.scalar<int>(
            u"SELECT COUNT(*) FROM (SELECT 1 FROM conversation_tags WHERE tag = ? LIMIT ?)"_s, {tag, rare}));
    return count < rare
               ? u" AND row IN (SELECT conversation FROM conversation_tags WHERE tag = ?)"_s
               : u" AND EXISTS (SELECT 1 FROM conversation_tags WHERE conversation = row AND tag = ?)"_s;
}

Result<QList<ConversationRef>> SqliteViews::inboxIds(const InboxFilter& filter, int limit) {
    if (filter.scope == InboxFilter::Scope::Drafts)
        return draftIds(limit);
    db::Values values;
    QString mine;
    if (filter.scope == InboxFilter::Scope::Mine) {
        SEGUE_TRY_VALUE(condition, mineCondition(values));
        mine = condition;
    }
    QString where = scopeCondition(filter.scope, mine);
    const auto require = [&](const QString& condition, const db::Value& value) {
        where += condition;
        values.push_back(value);
    };
    if (filter.account)
        require(u" AND account = ?"_s, *filter.account);
    if (filter.team) {
        require(u" AND account = ?"_s, filter.team->account);
        require(u" AND team = ?"_s, filter.team->id);
    }
    if (filter.channel)
        require(u" AND channel = ?"_s, toString(*filter.channel));
    if (!filter.tag.isEmpty()) {
        SEGUE_TRY_VALUE(condition, tagCondition(filter.tag));
        require(condition, filter.tag);
    }
    values.push_back(limit);
    QList<ConversationRef> ids;
    SEGUE_TRY(m_cache.query(
        u"SELECT account, id FROM conversations INDEXED BY %1 WHERE %2 ORDER BY %3 LIMIT ?"_s.arg(
            indexOf(filter.scope), where, orderClause(filter)),
        values, [&](const db::Row& row) { ids.append(readRef(row)); }));
    return ids;
}

Result<QHash<ConversationRef, SqliteViews::Overlay>> SqliteViews::overlays() {
    QHash<ConversationRef, Overlay> out;
    SEGUE_TRY(m_work.query(
        u"SELECT account, conversation FROM drafts WHERE text <> '' OR files <> ''"_s, {},
        [&](const db::Row& row) { out[readRef(row)].hasDraft = true; }));
    SEGUE_TRY(m_work.query(
        u"SELECT account, conversation, %1 FROM outbox WHERE settled = 0"_s.arg(needsAgentCondition), {},
        [&](const db::Row& row) {
            Overlay& overlay = out[readRef(row)];
            ++overlay.queued;
            overlay.needsAgent |= row.boolean(2);
        }));
    return out;
}

Result<QList<InboxRow>> SqliteViews::rowsWhere(
    const QString& where, const db::Values& values, const QHash<ConversationRef, Overlay>& overlays) {
    QList<InboxRow> rows;
    SEGUE_TRY(m_cache.query(
        u"SELECT c.account, c.id, c.customer, COALESCE(p.name, ''), c.reference, c.subject, c.snippet, "
        "c.snippet_by_team, c.channel, c.status, c.priority, COALESCE(a.name, ''), c.tags, c.unread, "
        "c.last_at, "
        "c.waiting_since, c.snoozed_until, c.snippet_kind FROM conversations c LEFT JOIN customers p ON p.id "
        "= c.customer "
        "LEFT JOIN agents a ON a.account = c.account AND a.id = c.assignee WHERE %1"_s.arg(where),
        values, [&](const db::Row& row) {
            InboxRow out;
            out.conversation = readRef(row);
            out.customer = row.id<CustomerId>(2);
            out.customerName = row.text(3);
            out.reference = row.text(4);
            out.subject = row.text(5);
            out.snippet = row.text(6);
            out.snippetFromTeam = row.boolean(7);
            out.channel = channelFromString(row.text(8)).value_or(Channel::Api);
            out.status = statusFromString(row.text(9)).value_or(Status::Open);
            out.priority = static_cast<Priority>(row.integer(10));
            out.assigneeName = row.text(11);
            out.tags = store::listFromJson(row.text(12));
            out.unread = static_cast<int>(row.integer(13));
            out.lastAt = row.instant(14);
            out.waitingSince = row.optionalInstant(15);
            out.snoozedUntil = row.optionalInstant(16);
            out.snippetKind = entryKindFromString(row.text(17)).value_or(EntryKind::Message);
            const Overlay overlay = overlays.value(out.conversation);
            out.hasDraft = overlay.hasDraft;
            out.queuedCommands = overlay.queued;
            out.needsAgent = overlay.needsAgent;
            rows.append(out);
        }));
    return rows;
}

Result<QList<InboxRow>> SqliteViews::inboxRows(const QList<ConversationRef>& conversations) {
    SEGUE_TRY_VALUE(over, overlays());
    QJsonArray asked;
    for (const ConversationRef& ref : conversations)
        asked.append(QJsonArray{ref.account.value(), ref.id});
    SEGUE_TRY_VALUE(
        found, rowsWhere(
                   u"c.row IN (SELECT known.row FROM json_each(?) AS asked CROSS JOIN conversations AS known "
                   "ON known.account = json_extract(asked.value, '$[0]') "
                   "AND known.id = json_extract(asked.value, '$[1]'))"_s,
                   {QString::fromUtf8(QJsonDocument(asked).toJson(QJsonDocument::Compact))}, over));
    QHash<ConversationRef, InboxRow> byRef;
    for (const InboxRow& row : std::as_const(found))
        byRef.insert(row.conversation, row);
    QList<InboxRow> rows;
    rows.reserve(conversations.size());
    for (const ConversationRef& ref : conversations) {
        // Gone since the ids were read: an empty row keeps the places of the others.
        InboxRow gone;
        gone.conversation = ref;
        rows.append(byRef.value(ref, gone));
    }
    return rows;
}

Result<InboxCounts> SqliteViews::inboxCounts(const std::optional<AccountId>& account) {
    db::Values values;
    SEGUE_TRY_VALUE(mine, mineCondition(values));
    QString where = u"done = 0"_s;
    if (account) {
        where += u" AND account = ?"_s;
        values.push_back(*account);
    }
    InboxCounts counts;
    SEGUE_TRY(m_cache.query(
        u"SELECT SUM(status <> 'snoozed' AND (%1)), SUM(status <> 'snoozed' AND assignee = ''), "
        "SUM(status <> 'snoozed'), SUM(status <> 'snoozed' AND waiting_since IS NOT NULL), SUM(status = "
        "'snoozed'), "
        "SUM(status <> 'snoozed' AND unread > 0) FROM conversations INDEXED BY conversations_open WHERE %2"_s
            .arg(mine, where),
        values, [&](const db::Row& row) {
            const auto count = [&](int column) { return static_cast<int>(row.integer(column)); };
            counts = {count(0), count(1), count(2), count(3), count(4), 0, count(5)};
        }));
    SEGUE_TRY_VALUE(
        drafts, m_work.scalar<qint64>(u"SELECT COUNT(DISTINCT account || '/' || conversation) FROM drafts "
                                      "WHERE text <> '' OR files <> ''"_s));
    counts.drafts = static_cast<int>(drafts.value_or(0));
    return counts;
}

} // namespace segue
