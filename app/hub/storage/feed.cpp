// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/feed.h"

#include "app/hub/storage/contacts.h"
#include "app/hub/storage/conversations.h"
#include "app/hub/storage/directory.h"
#include "app/hub/storage/entries.h"
#include "app/hub/storage/sql_values.h"

#include <QHash>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

//! What a text takes in memory, by the id of its row.
using Sizes = QHash<QString, qint64>;

Result<void> addSizes(
    db::Connection& db, const QString& table, const QString& length, const QStringList& ids, Sizes& sizes) {
    return inPieces(ids, [&](const QString& marks, const db::Values& values) -> Result<void> {
        return db.query(
            u"SELECT id, %1 FROM %2 WHERE id IN (%3)"_s.arg(length, table, marks), values,
            [&](const db::Row& row) { sizes.insert(row.text(0), 2 * row.integer(1)); });
    });
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
    SEGUE_TRY_VALUE(all, places(cursor, limit));
    SEGUE_TRY_VALUE(count, fitting(all));
    FeedPage page;
    page.after = cursor;
    page.head = last;
    page.next = count > 0 ? all.at(count - 1).sequence : cursor;
    page.complete = count < limit && count == all.size();
    QList<FeedRef> refs;
    QList<ChangedObjects::Removed> removed;
    for (const Place& place : std::as_const(all).first(count)) {
        if (place.isRemoved)
            removed.append({place.ref.kind, place.ref.id, place.sequence});
        else
            refs.append(place.ref);
    }
    SEGUE_TRY(assign(page.objects, load(refs)));
    page.objects.removed = removed;
    return page;
}

Result<QList<Feed::Place>> Feed::places(qint64 cursor, int limit) {
    QList<Place> found;
    SEGUE_TRY(m_db.query(
        u"SELECT sequence, kind, object_id, removed FROM ("
        "SELECT * FROM (SELECT sequence, kind, object_id, 0 AS removed FROM feed "
        "WHERE sequence > ? ORDER BY sequence LIMIT ?) AS changed UNION ALL "
        "SELECT * FROM (SELECT sequence, kind, object_id, 1 AS removed FROM feed_removed "
        "WHERE sequence > ? ORDER BY sequence LIMIT ?) AS gone) AS changes "
        "ORDER BY sequence LIMIT ?"_s,
        {cursor, limit, cursor, limit, limit}, [&](const db::Row& row) {
            const FeedKind kind = feedKindFromString(row.text(1)).value_or(FeedKind::Conversation);
            found.append({row.integer(0), {kind, row.text(2)}, row.integer(3) != 0});
        }));
    return found;
}

Result<qsizetype> Feed::fitting(const QList<Place>& places) {
    QStringList entries;
    QStringList articles;
    for (const Place& place : places) {
        if (!place.isRemoved && place.ref.kind == FeedKind::Entry)
            entries.append(place.ref.id);
        else if (!place.isRemoved && place.ref.kind == FeedKind::Article)
            articles.append(place.ref.id);
    }
    // The texts that can be long; the rest of a page is bounded by its number of rows.
    Sizes entrySizes;
    Sizes articleSizes;
    SEGUE_TRY(addSizes(m_db, u"entries"_s, u"length(text) + length(html)"_s, entries, entrySizes));
    SEGUE_TRY(addSizes(m_db, u"articles"_s, u"length(body)"_s, articles, articleSizes));
    qint64 bytes = 0;
    for (qsizetype i = 0; i < places.size(); ++i) {
        const FeedRef& ref = places.at(i).ref;
        bytes += (ref.kind == FeedKind::Article ? articleSizes : entrySizes).value(ref.id);
        if (i > 0 && bytes > largestPage)
            return i;
    }
    return places.size();
}

Result<ChangedObjects> Feed::load(const QList<FeedRef>& refs) {
    QHash<FeedKind, QStringList> ids;
    for (const FeedRef& ref : refs)
        ids[ref.kind].append(ref.id);
    ChangedObjects out;
    Contacts contacts(m_db);
    Directory directory(m_db);
    SEGUE_TRY(assign(out.erasures, Erasures(m_db).load(ids[FeedKind::Erasure])));
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
