// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/entries.h"

#include "app/hub/storage/sql_values.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

QString columns() {
    return u"entries.id, entries.conversation, kind, visibility, channel, author_kind, author_id, "
           u"author_name, contact, "
           "subject, text, html, rating, delivery, delivery_error, command, client_id, entries.at, "
           "sequence, version, "
           "event_log.field, event_log.old_value, event_log.new_value"_s;
}
QString tables() {
    return u" FROM entries LEFT JOIN event_log ON event_log.entry = entries.id WHERE "_s;
}

EntryRow readRow(const db::Row& row) {
    EntryRow e;
    e.id = row.id<EntryId>(0);
    e.conversation = row.id<ConversationId>(1);
    e.kind = entryKindFromString(row.text(2)).value_or(EntryKind::Message);
    e.visibility = visibilityFromString(row.text(3)).value_or(Visibility::Internal);
    e.channel = channelFromString(row.text(4)).value_or(Channel::Api);
    e.author = {authorKindFromString(row.text(5)).value_or(AuthorKind::System), row.text(6), row.text(7)};
    e.contact = row.id<ContactId>(8);
    e.subject = row.text(9);
    e.text = row.text(10);
    e.html = row.text(11);
    e.rating = static_cast<int>(row.integer(12));
    e.delivery = deliveryFromString(row.text(13)).value_or(Delivery::None);
    e.deliveryError = row.text(14);
    e.command = row.text(15);
    e.clientId = row.text(16);
    e.at = row.instant(17);
    e.sequence = row.integer(18);
    e.version = row.integer(19);
    if (!row.isNull(20))
        e.change = Change{row.text(20), row.text(21), row.text(22)};
    return e;
}

//! In the words of the index entries_on_their_way.
const QString unreadOf =
    u" FROM entries WHERE conversation = ? AND at <= ? AND "
    "delivery IN ('sent', 'delivered') AND visibility = 'public' AND author_kind = 'agent'"_s;

auto notOfConversation(const QString& code) {
    return fail(ErrorKind::Permanent, code, u"there is no such entry in this conversation"_s);
}

} // namespace

Result<QList<EntryRow>> Entries::select(const QString& where, const db::Values& values) {
    QList<EntryRow> found;
    SEGUE_TRY(m_db.query(u"SELECT "_s + columns() + tables() + where, values, [&](const db::Row& row) {
        found.append(readRow(row));
    }));
    SEGUE_TRY(addAttachments(found));
    return found;
}

Result<void> Entries::addAttachments(QList<EntryRow>& entries) {
    QHash<QString, EntryRow*> index;
    for (EntryRow& entry : entries)
        index.insert(entry.id.value(), &entry);
    return inPieces(index.keys(), [&](const QString& marks, const db::Values& values) -> Result<void> {
        return m_db.query(
            u"SELECT entry, id, name, media_type, size, content_id FROM attachments "
            "WHERE entry IN ("_s +
                marks + u") ORDER BY entry, position"_s,
            values, [&](const db::Row& row) {
                index.value(row.text(0))
                    ->attachments.append(
                        {row.text(1), row.text(2), row.text(3), row.integer(4), row.text(5)});
            });
    });
}

Result<std::optional<EntryRow>> Entries::find(const EntryId& id) {
    SEGUE_TRY_VALUE(found, select(u"entries.id = ?"_s, {id}));
    return found.isEmpty() ? std::optional<EntryRow>() : std::optional(found.first());
}

Result<QList<EntryRow>> Entries::load(const QStringList& ids) {
    QList<EntryRow> found;
    SEGUE_TRY(inPieces(ids, [&](const QString& marks, const db::Values& values) -> Result<void> {
        SEGUE_TRY_VALUE(piece, select(u"entries.id IN ("_s + marks + u')', values));
        found += piece;
        return {};
    }));
    return found;
}

Result<EntryPage> Entries::selectPage(const QString& where, db::Values values, int limit) {
    values.emplace_back(limit + 1);
    // First how long they are: a stranger's mail makes them as long as they may be.
    QHash<QString, qsizetype> order;
    qint64 bytes = 0;
    bool isFull = false;
    SEGUE_TRY(m_db.query(
        u"SELECT id, length(text) + length(html) FROM entries WHERE "_s + where + u" LIMIT ?"_s, values,
        [&](const db::Row& row) {
            bytes += 2 * row.integer(1);
            isFull |= order.size() == limit || (!order.isEmpty() && bytes > largestPage);
            if (!isFull)
                order.insert(row.text(0), order.size());
        }));
    SEGUE_TRY_VALUE(found, load(order.keys()));
    std::sort(found.begin(), found.end(), [&](const EntryRow& a, const EntryRow& b) {
        return order.value(a.id.value()) < order.value(b.id.value());
    });
    return EntryPage{found, !isFull};
}

Result<EntryPage> Entries::page(const ConversationId& conversation, const EntryId& before, int limit) {
    const QString order = u" ORDER BY at DESC, sequence DESC"_s;
    if (before.isEmpty())
        return selectPage(u"conversation = ?"_s + order, {conversation}, limit);
    SEGUE_TRY_VALUE(anchor, find(before));
    if (!anchor || anchor->conversation != conversation)
        return notOfConversation(u"invalid_before"_s);
    return selectPage(
        u"conversation = ? AND (at < ? OR (at = ? AND sequence < ?))"_s + order,
        {conversation, anchor->at, anchor->at, anchor->sequence}, limit);
}

Result<EntryPage> Entries::publicAfter(const ConversationId& conversation, qint64 version, int limit) {
    return selectPage(
        u"conversation = ? AND version > ? AND visibility = 'public' AND kind <> 'event' ORDER BY version"_s,
        {conversation, version}, limit);
}

Result<bool> Entries::customerWroteAfter(const ConversationId& conversation, const EntryId& entry) {
    SEGUE_TRY_VALUE(
        base,
        m_db.scalar<qint64>(
            u"SELECT sequence FROM entries WHERE id = ? AND conversation = ?"_s, {entry, conversation}));
    if (!base)
        return notOfConversation(u"invalid_base_entry"_s);
    SEGUE_TRY_VALUE(
        newer, m_db.scalar<int>(
                   u"SELECT 1 FROM entries WHERE conversation = ? AND sequence > ? AND "
                   "visibility = 'public' AND author_kind = 'customer' AND kind <> 'survey' "
                   "LIMIT 1"_s,
                   {conversation, *base}));
    return newer.has_value();
}

Result<void> Entries::insert(Write& write, EntryRow& e) {
    if (e.id.isEmpty())
        e.id = EntryId(write.newId());
    SEGUE_TRY_VALUE(version, write.touch(FeedKind::Entry, e.id.value()));
    e.sequence = e.version = version;
    SEGUE_TRY(write.db().run(
        u"INSERT INTO entries (id, conversation, kind, visibility, channel, author_kind, "
        u"author_id, author_name, "
        "contact, subject, text, html, rating, delivery, delivery_error, command, client_id, at, "
        "sequence, "
        "version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {e.id,
         e.conversation,
         toString(e.kind),
         toString(e.visibility),
         toString(e.channel),
         toString(e.author.kind),
         e.author.id,
         e.author.name,
         orNull(e.contact),
         e.subject,
         e.text,
         e.html,
         e.rating,
         toString(e.delivery),
         e.deliveryError,
         orNull(e.command),
         orNull(e.clientId),
         e.at,
         e.sequence,
         e.version}));
    return {};
}

Result<void> Entries::setDelivery(Write& write, const EntryId& id, Delivery delivery, const QString& error) {
    SEGUE_TRY_VALUE(
        touched, write.db().run(
                     u"UPDATE entries SET delivery = ?, delivery_error = ? WHERE id = ?"_s,
                     {toString(delivery), error, id}));
    if (touched == 0)
        return {};
    SEGUE_TRY_VALUE(version, write.touch(FeedKind::Entry, id.value()));
    SEGUE_TRY(write.db().run(u"UPDATE entries SET version = ? WHERE id = ?"_s, {version, id}));
    return {};
}

Result<void> Entries::markRead(Write& write, const ConversationId& conversation, Instant at) {
    SEGUE_TRY_VALUE(
        ids, write.db().all(u"SELECT id"_s + unreadOf, {conversation, at}, [](const db::Row& row) {
            return row.id<EntryId>(0);
        }));
    for (const EntryId& id : ids)
        SEGUE_TRY(setDelivery(write, id, Delivery::Read));
    return {};
}

Result<bool> Entries::hasUnread(const ConversationId& conversation, Instant at) {
    SEGUE_TRY_VALUE(found, m_db.scalar<int>(u"SELECT 1"_s + unreadOf + u" LIMIT 1"_s, {conversation, at}));
    return found.has_value();
}

} // namespace segue::hub
