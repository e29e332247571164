// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/feed.h"

#include "app/hub/storage/contacts.h"
#include "app/hub/storage/conversations.h"
#include "app/hub/storage/directory.h"
#include "app/hub/storage/entries.h"

#include <QHash>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestPage = 8 * 1024 * 1024;

//! The texts that can be long; the rest of a page is bounded by its number of rows.
qint64 bytesOf(const ChangedObjects& objects) {
    qint64 characters = 0;
    for (const EntryRow& entry : objects.entries)
        characters += entry.text.size() + entry.html.size();
    for (const ArticleRow& article : objects.articles)
        characters += article.body.size();
    return characters * 2;
}

//! Assigns the value of a Result, or leaves with its error.
template <class T> Result<void> assign(T& target, Result<T> loaded) {
    if (!loaded)
        return fail(loaded.error());
    target = std::move(*loaded);
    return {};
}

} // namespace

Result<qint64> Feed::head() {
    SEGUE_TRY_VALUE(head, m_db.scalar<qint64>(u"SELECT value FROM counters WHERE name = 'feed'"_s));
    return head.value_or(0);
}

Result<FeedPage> Feed::after(qint64 cursor, int limit, qint64 snapshot) {
    SEGUE_TRY_VALUE(last, head());
    SEGUE_TRY_VALUE(floor, m_db.scalar<qint64>(u"SELECT value FROM counters WHERE name = 'feed_floor'"_s));
    const bool missesDeletions = cursor != 0 && std::max(cursor, snapshot) < floor.value_or(0);
    if (missesDeletions || cursor < 0 || std::max(cursor, snapshot) > last)
        return fail(ErrorKind::Conflict, u"cursor_invalid"_s, u"begin again from 0"_s);
    SEGUE_TRY_VALUE(page, read(cursor, limit, last));
    while (limit > 1 && bytesOf(page.objects) > largestPage) {
        limit = std::max(1, limit / 4);
        SEGUE_TRY(assign(page, read(cursor, limit, last)));
    }
    return page;
}

Result<FeedPage> Feed::read(qint64 cursor, int limit, qint64 head) {
    FeedPage page;
    page.after = page.next = cursor;
    page.head = head;
    QList<FeedRef> refs;
    int rows = 0;
    SEGUE_TRY(m_db.query(
        u"SELECT sequence, kind, object_id, removed, merged_into FROM ("
        "SELECT * FROM (SELECT sequence, kind, object_id, 0 AS removed, '' AS merged_into FROM "
        "feed "
        "WHERE sequence > ? ORDER BY sequence LIMIT ?) AS changed UNION ALL "
        "SELECT * FROM (SELECT sequence, kind, object_id, 1 AS removed, COALESCE(merged_into, '') "
        "AS merged_into "
        "FROM feed_removed WHERE sequence > ? ORDER BY sequence LIMIT ?) AS gone) AS changes "
        "ORDER BY sequence LIMIT ?"_s,
        {cursor, limit, cursor, limit, limit}, [&](const db::Row& row) {
            ++rows;
            page.next = row.integer(0);
            const FeedKind kind = feedKindFromString(row.text(1)).value_or(FeedKind::Conversation);
            if (row.integer(3) == 0)
                refs.append({kind, row.text(2)});
            else
                page.objects.removed.append({kind, row.text(2), page.next, row.text(4)});
        }));
    const auto removed = page.objects.removed;
    SEGUE_TRY(assign(page.objects, load(refs)));
    page.objects.removed = removed;
    page.complete = rows < limit;
    return page;
}

Result<ChangedObjects> Feed::load(const QList<FeedRef>& refs) {
    QHash<FeedKind, QStringList> ids;
    for (const FeedRef& ref : refs)
        ids[ref.kind].append(ref.id);
    ChangedObjects out;
    Contacts contacts(m_db);
    Directory directory(m_db);
    SEGUE_TRY(assign(out.organisations, contacts.loadOrganisations(ids[FeedKind::Organisation])));
    SEGUE_TRY(assign(out.contacts, contacts.load(ids[FeedKind::Contact])));
    SEGUE_TRY(assign(out.agents, directory.loadAgents(ids[FeedKind::Agent])));
    SEGUE_TRY(assign(out.teams, directory.loadTeams(ids[FeedKind::Team])));
    SEGUE_TRY(assign(out.canned, directory.loadCanned(ids[FeedKind::Canned])));
    SEGUE_TRY(assign(out.macros, directory.loadMacros(ids[FeedKind::Macro])));
    SEGUE_TRY(assign(out.articles, Articles(m_db).load(ids[FeedKind::Article])));
    SEGUE_TRY(assign(out.conversations, Conversations(m_db).load(ids[FeedKind::Conversation])));
    SEGUE_TRY(assign(out.entries, Entries(m_db).load(ids[FeedKind::Entry])));
    SEGUE_TRY(assign(out.decisions, Decisions(m_db).load(ids[FeedKind::Decision])));
    std::sort(out.entries.begin(), out.entries.end(), [](const EntryRow& a, const EntryRow& b) {
        return a.version < b.version;
    });
    return out;
}

Result<void> Feed::forgetRemoved(Write& write, Instant before) {
    SEGUE_TRY_VALUE(
        floor, write.db().scalar<qint64>(
                   u"SELECT max(sequence) FROM feed_removed WHERE removed_at < ?"_s, {before}));
    if (!floor)
        return {};
    SEGUE_TRY(write.db().run(u"DELETE FROM feed_removed WHERE sequence <= ?"_s, {*floor}));
    SEGUE_TRY(write.db().run(u"UPDATE counters SET value = ? WHERE name = 'feed_floor'"_s, {*floor}));
    return {};
}

} // namespace segue::hub
