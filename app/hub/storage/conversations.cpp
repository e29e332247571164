// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/conversations.h"

#include "app/hub/storage/sql_values.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

QString columns() {
    return u"id, number, subject, channel, contact, status, priority, assignee, team, "
           u"snoozed_until, reply_until, "
           "waiting_since, agent_seen_at, customer_seen_at, rating, first_response_at, solved_at, "
           "reopened, language, "
           "created_at, updated_at, version"_s;
}

ConversationRow readRow(const db::Row& row) {
    ConversationRow c;
    c.id = row.id<ConversationId>(0);
    c.number = row.integer(1);
    c.subject = row.text(2);
    c.channel = channelFromString(row.text(3)).value_or(Channel::Api);
    c.contact = row.id<ContactId>(4);
    c.status = statusFromString(row.text(5)).value_or(Status::Open);
    c.priority = priorityFromString(row.text(6)).value_or(Priority::None);
    c.assignee = row.id<AgentId>(7);
    c.team = row.id<TeamId>(8);
    c.snoozedUntil = row.optionalInstant(9);
    c.replyUntil = row.optionalInstant(10);
    c.waitingSince = row.optionalInstant(11);
    c.agentSeenAt = row.optionalInstant(12);
    c.customerSeenAt = row.optionalInstant(13);
    c.rating = static_cast<int>(row.integer(14));
    c.firstResponseAt = row.optionalInstant(15);
    c.solvedAt = row.optionalInstant(16);
    c.reopened = static_cast<int>(row.integer(17));
    c.language = row.text(18);
    c.createdAt = row.instant(19);
    c.updatedAt = row.instant(20);
    c.version = row.integer(21);
    return c;
}

//! The values of every column but id and number, in the order of insert and update.
db::Values fieldsOf(const ConversationRow& c) {
    return {
        c.subject,          toString(c.channel), orNull(c.contact), toString(c.status), toString(c.priority),
        orNull(c.assignee), orNull(c.team),      c.snoozedUntil,    c.replyUntil,       c.waitingSince,
        c.agentSeenAt,      c.customerSeenAt,    c.rating,          c.firstResponseAt,  c.solvedAt,
        c.reopened,         c.language,          c.createdAt,       c.updatedAt,        c.version};
}

Result<void> insertParticipants(Write& write, const ConversationRow& c) {
    for (qsizetype i = 0; i < c.participants.size(); ++i) {
        const ParticipantRow& p = c.participants.at(i);
        SEGUE_TRY(write.db().run(
            u"INSERT INTO participants (conversation, position, role, contact, address, name) "
            "VALUES (?, ?, ?, ?, ?, ?)"_s,
            {c.id, i, toString(p.role), orNull(p.contact), p.address, p.name}));
    }
    return {};
}

Result<void> insertTags(Write& write, const ConversationRow& c) {
    for (const QString& tag : c.tags) {
        SEGUE_TRY(write.db().run(
            u"INSERT INTO conversation_tags (conversation, tag) VALUES (?, ?)"_s, {c.id, tag}));
    }
    return {};
}

QString columnOf(SeenBy who) {
    return who == SeenBy::Agent ? u"agent_seen_at"_s : u"customer_seen_at"_s;
}

} // namespace

Result<std::optional<ConversationRow>> Conversations::first(const QString& where, const db::Values& values) {
    SEGUE_TRY_VALUE(
        row, m_db.one(u"SELECT "_s + columns() + u" FROM conversations WHERE "_s + where, values, readRow));
    if (!row)
        return std::optional<ConversationRow>();
    QList<ConversationRow> one{*row};
    SEGUE_TRY(addParticipants(one));
    SEGUE_TRY(addTags(one));
    return std::optional(one.first());
}

Result<std::optional<ConversationRow>> Conversations::find(const ConversationId& id) {
    return first(u"id = ?"_s, {id});
}

Result<std::optional<ConversationRow>> Conversations::newestOf(const ContactId& contact, Channel channel) {
    return first(
        // One that is not closed before any that is: clocks are set back, and bridges date messages as they
        // like.
        u"contact = ? AND channel = ? ORDER BY CASE status WHEN 'closed' THEN 1 ELSE 0 END, created_at DESC, "
        "number DESC LIMIT 1"_s,
        {contact, toString(channel)});
}

Result<QList<ConversationRow>> Conversations::load(const QStringList& ids) {
    QList<ConversationRow> found;
    SEGUE_TRY(inPieces(ids, [&](const QString& marks, const db::Values& values) -> Result<void> {
        return m_db.query(
            u"SELECT "_s + columns() + u" FROM conversations WHERE id IN ("_s + marks + u')', values,
            [&](const db::Row& row) { found.append(readRow(row)); });
    }));
    SEGUE_TRY(addParticipants(found));
    SEGUE_TRY(addTags(found));
    return found;
}

Result<QList<ConversationRow>> Conversations::snoozedUntil(Instant now, int limit) {
    SEGUE_TRY_VALUE(
        ids, m_db.all(
                 u"SELECT id FROM conversations WHERE snoozed_until IS NOT NULL AND "
                 "snoozed_until <= ? AND status = 'snoozed' ORDER BY snoozed_until LIMIT ?"_s,
                 {now, limit}, [](const db::Row& row) { return row.text(0); }));
    return load(QStringList(ids.begin(), ids.end()));
}

Result<QSet<ContactId>> Conversations::contactsChangedAfter(qint64 after, Channel channel) {
    QSet<ContactId> contacts;
    SEGUE_TRY(m_db.query(
        u"SELECT contact FROM conversations WHERE channel = ? AND id IN ("
        "SELECT object_id FROM feed WHERE sequence > ? AND kind = ? UNION "
        "SELECT entries.conversation FROM feed JOIN entries ON entries.id = feed.object_id "
        "WHERE feed.sequence > ? AND feed.kind = ?)"_s,
        {toString(channel), after, toString(FeedKind::Conversation), after, toString(FeedKind::Entry)},
        [&](const db::Row& row) { contacts.insert(row.id<ContactId>(0)); }));
    return contacts;
}

Result<std::vector<std::pair<QString, qint64>>> Conversations::tags() {
    return m_db.all(
        u"SELECT tag, count(*) FROM conversation_tags GROUP BY tag ORDER BY tag"_s, {},
        [](const db::Row& row) { return std::pair(row.text(0), row.integer(1)); });
}

namespace {
QStringList idsOf(const QList<ConversationRow>& conversations) {
    QStringList ids;
    for (const ConversationRow& c : conversations)
        ids.append(c.id.value());
    return ids;
}

QHash<QString, ConversationRow*> byId(QList<ConversationRow>& conversations) {
    QHash<QString, ConversationRow*> index;
    for (ConversationRow& c : conversations)
        index.insert(c.id.value(), &c);
    return index;
}
} // namespace

Result<void> Conversations::addParticipants(QList<ConversationRow>& conversations) {
    const auto index = byId(conversations);
    return inPieces(
        idsOf(conversations), [&](const QString& marks, const db::Values& values) -> Result<void> {
            return m_db.query(
                u"SELECT conversation, role, contact, address, name FROM participants "
                "WHERE conversation IN ("_s +
                    marks + u") ORDER BY conversation, position"_s,
                values, [&](const db::Row& row) {
                    const auto role = participantRoleFromString(row.text(1));
                    index.value(row.text(0))
                        ->participants.append(
                            {role.value_or(ParticipantRole::To), row.id<ContactId>(2), row.text(3),
                             row.text(4)});
                });
        });
}

Result<void> Conversations::addTags(QList<ConversationRow>& conversations) {
    const auto index = byId(conversations);
    return inPieces(
        idsOf(conversations), [&](const QString& marks, const db::Values& values) -> Result<void> {
            return m_db.query(
                u"SELECT conversation, tag FROM conversation_tags WHERE conversation IN ("_s + marks +
                    u") ORDER BY conversation, tag"_s,
                values, [&](const db::Row& row) { index.value(row.text(0))->tags.append(row.text(1)); });
        });
}

Result<void> Conversations::insert(Write& write, ConversationRow& c) {
    if (c.id.isEmpty())
        c.id = ConversationId(write.newId());
    SEGUE_TRY_VALUE(number, write.nextNumber(u"conversation"_s));
    SEGUE_TRY_VALUE(version, write.touch(FeedKind::Conversation, c.id.value()));
    c.number = number;
    c.version = version;
    db::Values values = fieldsOf(c);
    values.insert(values.begin(), {db::Value(c.id), db::Value(c.number)});
    SEGUE_TRY(write.db().run(
        u"INSERT INTO conversations (id, number, subject, channel, contact, status, priority, "
        u"assignee, team, "
        "snoozed_until, reply_until, waiting_since, agent_seen_at, customer_seen_at, rating, "
        "first_response_at, solved_at, reopened, language, created_at, updated_at, version) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        values));
    SEGUE_TRY(insertParticipants(write, c));
    return insertTags(write, c);
}

Result<void> Conversations::update(Write& write, ConversationRow& c) {
    SEGUE_TRY_VALUE(version, write.touch(FeedKind::Conversation, c.id.value()));
    c.version = version;
    db::Values values = fieldsOf(c);
    values.emplace_back(c.id);
    SEGUE_TRY(write.db().run(
        u"UPDATE conversations SET subject = ?, channel = ?, contact = ?, status = ?, priority = "
        u"?, "
        "assignee = ?, team = ?, snoozed_until = ?, reply_until = ?, waiting_since = ?, "
        "agent_seen_at = ?, "
        "customer_seen_at = ?, rating = ?, first_response_at = ?, solved_at = ?, reopened = ?, "
        "language = ?, "
        "created_at = ?, updated_at = ?, version = ? WHERE id = ?"_s,
        values));
    return {};
}

Result<void> Conversations::storeParticipants(Write& write, const ConversationRow& c) {
    SEGUE_TRY(write.db().run(u"DELETE FROM participants WHERE conversation = ?"_s, {c.id}));
    return insertParticipants(write, c);
}

Result<void> Conversations::storeTags(Write& write, const ConversationRow& c) {
    SEGUE_TRY(write.db().run(u"DELETE FROM conversation_tags WHERE conversation = ?"_s, {c.id}));
    return insertTags(write, c);
}

Result<void> Conversations::markSeen(Write& write, const ConversationId& id, SeenBy who, Instant at) {
    SEGUE_TRY(write.db().run(
        u"UPDATE conversations SET %1 = ? WHERE id = ? AND (%1 IS NULL OR %1 < ?)"_s.arg(columnOf(who)),
        {at, id, at}));
    return {};
}

Result<bool> Conversations::hasSeenLess(const ConversationId& id, SeenBy who, Instant at) {
    SEGUE_TRY_VALUE(
        found,
        m_db.scalar<int>(
            u"SELECT 1 FROM conversations WHERE id = ? AND (%1 IS NULL OR %1 < ?)"_s.arg(columnOf(who)),
            {id, at}));
    return found.has_value();
}

} // namespace segue::hub
