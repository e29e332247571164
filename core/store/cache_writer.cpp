// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/cache_writer.h"

#include "core/domain/customer_id.h"
#include "core/store/row_codec.h"
#include "core/text/search_text.h"

namespace segue::store {

using namespace Qt::StringLiterals;

namespace {

QString idOf(const auto& maybeRef) {
    return maybeRef ? maybeRef->id : QString();
}

template <class List, class Write> Result<void> each(const List& list, Write write) {
    for (const auto& item : list)
        SEGUE_TRY(write(item));
    return {};
}

//! What the search index holds of an entry.
QString indexedText(const Entry& entry) {
    return text::searchText(entry.subject.isEmpty() ? entry.text : entry.subject + u'\n' + entry.text);
}

} // namespace

Result<void> CacheWriter::write(const IncomingRows& rows) {
    const auto store = [this](const auto& item) { return write(item); };
    SEGUE_TRY(each(rows.organisations, store));
    SEGUE_TRY(each(rows.contacts, store));
    SEGUE_TRY(each(rows.conversations, store));
    SEGUE_TRY(each(rows.entries, store));
    SEGUE_TRY(each(rows.articles, store));
    SEGUE_TRY(each(rows.agents, store));
    SEGUE_TRY(each(rows.teams, store));
    SEGUE_TRY(each(rows.cannedResponses, store));
    SEGUE_TRY(each(rows.macros, store));
    SEGUE_TRY(each(rows.decisions, store));
    SEGUE_TRY(each(rows.merged, [this](const auto& item) { return merge(item); }));
    SEGUE_TRY(each(rows.gone, [this](const auto& item) { return remove(item); }));
    return each(rows.broken, [this](const auto& item) { return keepBroken(item); });
}

Result<std::optional<CacheWriter::Stored>> CacheWriter::stored(const QString& table, const QString& id) {
    return m_db.one(
        u"SELECT row, version FROM "_s + table + u" WHERE account = ? AND id = ?"_s, {m_account, id},
        [](const db::Row& row) { return Stored{row.integer(0), row.integer(1)}; });
}

Result<bool> CacheWriter::isNews(
    const QString& kind, const QString& id, qint64 version, const std::optional<Stored>& known) {
    if (known)
        return version > known->version;
    return wasRemoved(kind, id, version).map([](bool removed) { return !removed; });
}

Result<bool> CacheWriter::wasRemoved(const QString& kind, const QString& id, qint64 version) {
    if (!m_hasRemovals) {
        SEGUE_TRY_VALUE(
            any, m_db.scalar<qint64>(u"SELECT 1 FROM removals WHERE account = ? LIMIT 1"_s, {m_account}));
        m_hasRemovals = any.has_value();
    }
    if (!*m_hasRemovals)
        return false;
    SEGUE_TRY_VALUE(
        removed, m_db.scalar<qint64>(
                     u"SELECT version FROM removals WHERE account = ? AND kind = ? AND id = ?"_s,
                     {m_account, kind, id}));
    return removed && version <= *removed;
}

Result<void> CacheWriter::write(const Organisation& organisation) {
    SEGUE_TRY(m_db.run(
        u"INSERT INTO organisations (account, id, name, domains, version) VALUES (?,?,?,?,?) "
        "ON CONFLICT (account, id) DO UPDATE SET name = excluded.name, domains = excluded.domains, "
        "version = excluded.version WHERE excluded.version > version"_s,
        {m_account, organisation.ref.id, organisation.name, listToJson(organisation.domains),
         organisation.version}));
    return touchCustomersOf(
        u"contacts"_s, u"account = ? AND organisation = ?"_s, {m_account, organisation.ref.id});
}

Result<void> CacheWriter::write(const Contact& contact) {
    SEGUE_TRY_VALUE(known, stored(u"contacts"_s, contact.ref.id));
    SEGUE_TRY_VALUE(news, isNews(u"contact"_s, contact.ref.id, contact.version, known));
    if (!news)
        return {};
    const QString organisation = idOf(contact.organisation);
    const QString details = detailsToJson(contact.details);
    qint64 row = known ? known->row : 0;
    if (known) {
        SEGUE_TRY(m_db.run(
            u"UPDATE contacts SET name=?, organisation=?, language=?, time_zone=?, details=?, "
            "created_at=?, version=? WHERE row=?"_s,
            {contact.name, organisation, contact.language, contact.timeZone, details, contact.createdAt,
             contact.version, row}));
    } else {
        SEGUE_TRY_VALUE(
            made,
            m_db.scalar<qint64>(
                u"INSERT INTO contacts (account, id, name, organisation, language, time_zone, details, "
                "created_at, version, customer) VALUES (?,?,?,?,?,?,?,?,?,?) RETURNING row"_s,
                {m_account, contact.ref.id, contact.name, organisation, contact.language, contact.timeZone,
                 details, contact.createdAt, contact.version, ownCustomer(contact.ref)}));
        row = made.value_or(0);
    }
    if (known)
        SEGUE_TRY(m_db.run(u"DELETE FROM contact_points WHERE contact = ?"_s, {row}));
    SEGUE_TRY(writePoints(row, contact.points));
    m_applied.touchedContacts.append(contact.ref);
    SEGUE_TRY_VALUE(customer, customerOfContact(contact.ref.id, {}));
    touchPerson(customer);
    return {};
}

void CacheWriter::touchPerson(const CustomerId& customer) {
    m_touchedPeople.insert(customer);
    m_applied.changes.customers.insert(customer);
}

Result<void> CacheWriter::writePoints(qint64 row, const QList<ContactPoint>& points) {
    int position = 0;
    for (const ContactPoint& point : points)
        SEGUE_TRY(m_db.run(
            u"INSERT INTO contact_points (contact, position, kind, system, value, normalised, "
            "verified, verified_by, since) VALUES (?,?,?,?,?,?,?,?,?)"_s,
            {row, position++, toString(point.kind), point.system, point.value, point.normalised,
             point.verified, point.verifiedBy, point.since}));
    return {};
}

Result<CustomerId> CacheWriter::customerOfContact(const QString& contact, const CustomerId& fallback) {
    if (contact.isEmpty())
        return fallback;
    if (const auto known = m_customerOfContact.constFind(contact); known != m_customerOfContact.cend())
        return *known;
    SEGUE_TRY_VALUE(
        customer, m_db.scalar<QString>(
                      u"SELECT customer FROM contacts WHERE account = ? AND id = ?"_s, {m_account, contact}));
    // A contact that has not come yet will get its own customer when it does.
    const CustomerId id = customer ? CustomerId(*customer) : ownCustomer({m_account, contact});
    m_customerOfContact.insert(contact, id);
    return id;
}

Result<void> CacheWriter::write(const Conversation& c) {
    SEGUE_TRY_VALUE(known, stored(u"conversations"_s, c.ref.id));
    SEGUE_TRY_VALUE(news, isNews(u"conversation"_s, c.ref.id, c.version, known));
    if (!news)
        return {};
    const QString contact = idOf(c.contact);
    SEGUE_TRY_VALUE(customer, customerOfContact(contact, customerOfNobody(c.ref)));
    std::optional<QString> before;
    if (known) {
        SEGUE_TRY_VALUE(
            stands,
            m_db.scalar<QString>(u"SELECT customer FROM conversations WHERE row = ?"_s, {known->row}));
        before = stands;
        SEGUE_TRY(m_db.run(u"DELETE FROM conversation_tags WHERE conversation = ?"_s, {known->row}));
    }
    SEGUE_TRY_VALUE(
        row,
        m_db.scalar<qint64>(
            u"INSERT INTO conversations (account, id, reference, subject, channel, contact, participants, "
            u"status, "
            "raw_status, priority, assignee, team, tags, snoozed_until, reply_until, waiting_since, "
            "agent_seen_at, "
            "customer_seen_at, rating, created_at, updated_at, version, customer, done, last_at, snippet, "
            "snippet_by_team, unread) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,'',0,0) "
            "ON CONFLICT (account, id) DO UPDATE SET reference=excluded.reference, subject=excluded.subject, "
            "channel=excluded.channel, contact=excluded.contact, participants=excluded.participants, "
            "status=excluded.status, raw_status=excluded.raw_status, priority=excluded.priority, "
            "assignee=excluded.assignee, team=excluded.team, tags=excluded.tags, "
            "snoozed_until=excluded.snoozed_until, reply_until=excluded.reply_until, "
            "waiting_since=excluded.waiting_since, "
            // The agent may have read further than the backend knows yet.
            "agent_seen_at=MAX(COALESCE(agent_seen_at, 0), COALESCE(excluded.agent_seen_at, 0)), "
            "customer_seen_at=excluded.customer_seen_at, rating=excluded.rating, "
            "created_at=excluded.created_at, "
            "updated_at=excluded.updated_at, version=excluded.version, customer=excluded.customer, "
            "done=excluded.done RETURNING row"_s,
            {m_account,
             c.ref.id,
             c.reference,
             c.subject,
             toString(c.channel),
             contact,
             participantsToJson(c.participants),
             toString(c.status),
             c.rawStatus,
             priorityNumber(c.priority),
             idOf(c.assignee),
             idOf(c.team),
             listToJson(c.tags),
             c.snoozedUntil,
             c.replyUntil,
             c.waitingSince,
             c.agentSeenAt,
             c.customerSeenAt,
             c.rating,
             c.createdAt,
             c.updatedAt,
             c.version,
             customer,
             isDone(c.status),
             c.createdAt}));
    for (const QString& tag : c.tags)
        SEGUE_TRY(m_db.run(
            u"INSERT OR IGNORE INTO conversation_tags (conversation, tag) VALUES (?,?)"_s,
            {row.value_or(0), tag}));
    if (!before || *before != customer.value()) {
        // Entries without a contact of their own are on the conversation's customer; some may have come
        // first.
        SEGUE_TRY(m_db.run(
            u"UPDATE entries SET customer = ? WHERE account = ? AND conversation = ? AND contact = ''"_s,
            {customer, m_account, c.ref.id}));
        if (before)
            m_applied.changes.customers.insert(CustomerId(*before));
    }
    m_applied.changes.customers.insert(customer);
    m_touchedConversations.insert(c.ref.id);
    return {};
}

Result<void> CacheWriter::write(const Entry& entry) {
    SEGUE_TRY_VALUE(removed, wasRemoved(u"entry"_s, entry.ref.id, entry.version));
    if (removed)
        return {};
    // Nearly all of them are new: whether one is known is asked by inserting it.
    SEGUE_TRY_VALUE(customer, customerOf(entry));
    SEGUE_TRY_VALUE(row, insertEntry(entry, customer));
    if (!row)
        return updateEntry(entry, customer);
    m_applied.newEntries.append(entry);
    return written(entry, *row, customer);
}

namespace {

//! The values of an entry's columns from `conversation` on, in the order of both statements below.
db::Values entryValues(const Entry& entry, const CustomerId& customer) {
    const Change change = entry.change.value_or(Change{});
    return {
        entry.conversation.id,
        toString(entry.kind),
        toString(entry.visibility),
        toString(entry.channel),
        toString(entry.author.kind),
        entry.author.id,
        entry.author.name,
        idOf(entry.contact),
        entry.subject,
        entry.text,
        attachmentsToJson(entry.attachments),
        change.field,
        change.before,
        change.after,
        entry.rating,
        toString(entry.delivery),
        entry.deliveryError,
        entry.at,
        entry.sequence,
        entry.command,
        entry.version,
        customer};
}

} // namespace

Result<CustomerId> CacheWriter::customerOf(const Entry& entry) {
    if (const QString contact = idOf(entry.contact); !contact.isEmpty())
        return customerOfContact(contact, {});
    SEGUE_TRY_VALUE(
        ofConversation, m_db.scalar<QString>(
                            u"SELECT customer FROM conversations WHERE account = ? AND id = ?"_s,
                            {m_account, entry.conversation.id}));
    return CustomerId(ofConversation.value_or(QString()));
}

Result<void> CacheWriter::written(const Entry& entry, qint64 row, const CustomerId& customer) {
    m_touchedConversations.insert(entry.conversation.id);
    if (!customer.isEmpty())
        m_applied.changes.customers.insert(customer);
    if (entry.kind != EntryKind::Event)
        m_index.append({row, indexedText(entry), false});
    if (entry.html.isEmpty())
        return {};
    return m_db.run(u"INSERT INTO entry_html (entry, html) VALUES (?,?)"_s, {row, entry.html})
        .map([](qint64) {});
}

Result<std::optional<qint64>> CacheWriter::insertEntry(const Entry& entry, const CustomerId& customer) {
    db::Values values = entryValues(entry, customer);
    values.insert(values.begin(), {db::Value(m_account), db::Value(entry.ref.id)});
    return m_db.scalar<qint64>(
        u"INSERT INTO entries (account, id, conversation, kind, visibility, channel, author_kind, author_id, "
        "author_name, contact, subject, text, attachments, change_field, change_before, change_after, "
        "rating, "
        "delivery, delivery_error, at, sequence, command, version, customer) "
        "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (account, id) DO NOTHING RETURNING row"_s,
        values);
}

Result<void> CacheWriter::updateEntry(const Entry& entry, const CustomerId& customer) {
    SEGUE_TRY_VALUE(known, stored(u"entries"_s, entry.ref.id));
    if (!known || entry.version <= known->version)
        return {};
    SEGUE_TRY(unindex(known->row));
    db::Values values = entryValues(entry, customer);
    values.push_back(known->row);
    SEGUE_TRY(m_db.run(
        u"UPDATE entries SET conversation=?, kind=?, visibility=?, channel=?, author_kind=?, author_id=?, "
        "author_name=?, contact=?, subject=?, text=?, attachments=?, change_field=?, change_before=?, "
        "change_after=?, "
        "rating=?, delivery=?, delivery_error=?, at=?, sequence=?, command=?, version=?, customer=? WHERE row=?"_s,
        values));
    SEGUE_TRY(m_db.run(u"DELETE FROM entry_html WHERE entry = ?"_s, {known->row}));
    return written(entry, known->row, customer);
}

Result<void> CacheWriter::unindex(qint64 row) {
    // A contentless index forgets a row only when it is told the very text that was indexed.
    SEGUE_TRY_VALUE(
        old,
        m_db.one(u"SELECT %1 FROM entries WHERE row = ?"_s.arg(entryColumns()), {row}, [](const db::Row& r) {
            return readEntry(r);
        }));
    if (old && old->kind != EntryKind::Event)
        m_index.append({row, indexedText(*old), true});
    return {};
}

Result<void> CacheWriter::writeIndex() {
    for (const IndexChange& change : std::as_const(m_index)) {
        if (change.isRemoval)
            SEGUE_TRY(m_db.run(
                u"INSERT INTO entries_index (entries_index, rowid, body) VALUES ('delete', ?, ?)"_s,
                {change.row, change.text}));
        else
            SEGUE_TRY(m_db.run(
                u"INSERT INTO entries_index (rowid, body) VALUES (?,?)"_s, {change.row, change.text}));
    }
    m_index.clear();
    return {};
}

Result<void>
CacheWriter::touchCustomersOf(const QString& table, const QString& where, const db::Values& values) {
    const bool arePeople = table == "contacts"_L1;
    return m_db.query(
        u"SELECT DISTINCT customer FROM %1 WHERE %2"_s.arg(table, where), values,
        [this, arePeople](const db::Row& row) {
            const auto id = row.id<CustomerId>(0);
            if (id.isEmpty())
                return;
            m_applied.changes.customers.insert(id);
            if (arePeople)
                m_touchedPeople.insert(id);
        });
}

Result<Applied> CacheWriter::finish() {
    for (const QString& id : std::as_const(m_touchedConversations)) {
        const ConversationRef ref{m_account, id};
        SEGUE_TRY(refreshConversation(m_db, ref));
        m_applied.changes.conversations.insert(ref);
    }
    SEGUE_TRY(refreshCustomers(m_db, m_touchedPeople));
    for (const CustomerId& id : std::as_const(m_applied.changes.customers)) {
        if (!m_touchedPeople.contains(id))
            SEGUE_TRY(refreshLastContact(m_db, id));
    }
    SEGUE_TRY(writeIndex());
    return m_applied;
}

} // namespace segue::store
