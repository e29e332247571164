// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/cache_writer.h"

#include "core/base/planted_bug.h"
#include "core/domain/customer_id.h"
#include "core/store/row_codec.h"
#include "core/store/stored_contacts.h"

namespace segue::store {

using namespace Qt::StringLiterals;

namespace {

template <class List, class Write> Result<void> each(const List& list, Write write) {
    for (const auto& item : list)
        SEGUE_TRY(write(item));
    return {};
}

template <class Thing> const QString& keyOf(const Thing& thing) {
    if constexpr (requires { thing.ref; })
        return thing.ref.id;
    else
        return thing.id;
}

} // namespace

template <class Thing> Result<void> CacheWriter::writeAll(const QString& kind, const QList<Thing>& things) {
    for (const Thing& thing : things) {
        SEGUE_TRY_VALUE(removed, wasRemoved(kind, keyOf(thing), thing.version));
        const bool isRefused = isErased(thing) && !isPlanted(PlantedBug::ErasedRowsComeBack);
        if (!removed && !isRefused)
            SEGUE_TRY(write(thing));
    }
    return {};
}

Result<void> CacheWriter::write(const IncomingRows& rows) {
    SEGUE_TRY(writeAll(u"organisation"_s, rows.organisations));
    SEGUE_TRY(writeAll(u"contact"_s, rows.contacts));
    SEGUE_TRY(writeAll(u"conversation"_s, rows.conversations));
    SEGUE_TRY(writeAll(u"entry"_s, rows.entries));
    SEGUE_TRY(writeAll(u"article"_s, rows.articles));
    SEGUE_TRY(writeAll(u"agent"_s, rows.agents));
    SEGUE_TRY(writeAll(u"team"_s, rows.teams));
    SEGUE_TRY(writeAll(u"canned"_s, rows.cannedResponses));
    SEGUE_TRY(writeAll(u"macro"_s, rows.macros));
    SEGUE_TRY(each(
        rows.decisions, [this](const auto& item) { return isErased(item) ? Result<void>() : write(item); }));
    SEGUE_TRY(each(rows.merged, [this](const auto& item) { return merge(item); }));
    SEGUE_TRY(each(rows.gone, [this](const auto& item) { return remove(item); }));
    return each(
        rows.broken, [this](const auto& item) { return isErased(item) ? Result<void>() : keepBroken(item); });
}

Result<std::optional<CacheWriter::Stored>> CacheWriter::stored(const QString& table, const QString& id) {
    return m_db.one(
        u"SELECT row, version FROM "_s + table + u" WHERE account = ? AND id = ?"_s, {m_account, id},
        [](const db::Row& row) { return Stored{row.integer(0), row.integer(1)}; });
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

Result<qint64> CacheWriter::freeRow(const QString& table) {
    if (!m_lastRows.contains(table)) {
        SEGUE_TRY_VALUE(last, m_db.scalar<qint64>(u"SELECT MAX(row) FROM "_s + table));
        m_lastRows.insert(table, last.value_or(0));
    }
    return ++m_lastRows[table];
}

Result<void> CacheWriter::write(const Organisation& organisation) {
    SEGUE_TRY_VALUE(
        changed,
        m_db.run(
            u"INSERT INTO organisations (account, id, name, domains, version) VALUES (?,?,?,?,?) "
            "ON CONFLICT (account, id) DO UPDATE SET name = excluded.name, domains = excluded.domains, "
            "version = excluded.version WHERE excluded.version > version"_s,
            {m_account, organisation.ref.id, organisation.name, listToJson(organisation.domains),
             organisation.version}));
    return changed > 0 ? touchMembersOf(organisation.ref.id) : Result<void>();
}

Result<void> CacheWriter::touchMembersOf(const QString& organisation) {
    return touchCustomersOf(
        u"contacts"_s, u"account = ? AND organisation = ? AND organisation <> ''"_s,
        {m_account, organisation});
}

namespace {
//! True if linkage sees no difference.
bool isSamePerson(const Contact& one, const Contact& other) {
    return one.name == other.name && one.organisation == other.organisation && one.points == other.points &&
           one.createdAt == other.createdAt;
}
} // namespace

Result<void> CacheWriter::write(const Contact& contact) {
    SEGUE_TRY_VALUE(known, contactsWhere(m_db, u"account = ? AND id = ?"_s, {m_account, contact.ref.id}));
    if (known.isEmpty()) {
        SEGUE_TRY(insertContact(contact));
    } else if (contact.version > known.constFirst().contact.version) {
        SEGUE_TRY(updateContact(contact, known.constFirst().contact));
    } else {
        return {};
    }
    if (known.isEmpty() || !isSamePerson(contact, known.constFirst().contact))
        m_applied.touchedContacts.append(contact.ref);
    const CustomerId customer = known.isEmpty() ? ownCustomer(contact.ref) : known.constFirst().customer;
    m_customerOfContact.insert(contact.ref.id, customer);
    touchPerson(customer);
    return {};
}

Result<void> CacheWriter::insertContact(const Contact& contact) {
    SEGUE_TRY(m_db.run(
        u"INSERT INTO contacts (account, id, name, organisation, language, time_zone, details, "
        "created_at, version, customer) VALUES (?,?,?,?,?,?,?,?,?,?)"_s,
        {m_account, contact.ref.id, contact.name, idOf(contact.organisation), contact.language,
         contact.timeZone, detailsToJson(contact.details), contact.createdAt, contact.version,
         ownCustomer(contact.ref)}));
    return writePoints(contact.ref, contact.points);
}

Result<void> CacheWriter::updateContact(const Contact& contact, const Contact& known) {
    SEGUE_TRY(m_db.run(
        u"UPDATE contacts SET name=?, organisation=?, language=?, time_zone=?, details=?, "
        "created_at=?, version=? WHERE account=? AND id=?"_s,
        {contact.name, idOf(contact.organisation), contact.language, contact.timeZone,
         detailsToJson(contact.details), contact.createdAt, contact.version, m_account, contact.ref.id}));
    if (contact.points == known.points)
        return {};
    SEGUE_TRY(touchHoldersOf(known));
    SEGUE_TRY(m_db.run(
        u"DELETE FROM contact_points WHERE contact = (SELECT row FROM contacts WHERE account=? AND id=?)"_s,
        {m_account, contact.ref.id}));
    return writePoints(contact.ref, contact.points);
}

Result<void> CacheWriter::touchHoldersOf(const Contact& contact) {
    for (const ContactPoint& point : contact.points)
        SEGUE_TRY(m_db.query(
            u"SELECT c.account, c.id FROM crowded_values v JOIN contact_points p ON p.normalised = "
            u"v.normalised "
            "AND p.kind = v.kind AND p.system = v.system JOIN contacts c ON c.row = p.contact "
            "WHERE v.kind = ? AND v.system = ? AND v.normalised = ? AND NOT (c.account = ? AND c.id = ?) LIMIT 1"_s,
            {toString(point.kind), point.system, point.normalised, contact.ref.account, contact.ref.id},
            [this](const db::Row& row) {
                m_applied.touchedContacts.append(ContactRef{row.id<AccountId>(0), row.text(1)});
            }));
    return {};
}

void CacheWriter::touchPerson(const CustomerId& customer) {
    m_touchedPeople.insert(customer);
    m_applied.changes.customers.insert(customer);
}

Result<void> CacheWriter::writePoints(const ContactRef& contact, const QList<ContactPoint>& points) {
    int position = 0;
    for (const ContactPoint& point : points)
        SEGUE_TRY(m_db.run(
            u"INSERT INTO contact_points (contact, position, kind, system, value, normalised, "
            "verified, verified_by, since) VALUES ((SELECT row FROM contacts WHERE account=? AND id=?),"
            "?,?,?,?,?,?,?,?)"_s,
            {contact.account, contact.id, position++, toString(point.kind), point.system, point.value,
             point.normalised, point.verified, point.verifiedBy, point.since}));
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
    if (known && c.version <= known->version && !isPlanted(PlantedBug::OlderRowWins))
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
    SEGUE_TRY_VALUE(free, freeRow(u"conversations"_s));
    const qint64 row = known ? known->row : free;
    SEGUE_TRY(m_db.run(
        u"INSERT INTO conversations (row, account, id, reference, subject, channel, contact, participants, "
        u"status, "
        "raw_status, priority, assignee, team, tags, snoozed_until, reply_until, waiting_since, "
        "agent_seen_at, "
        "customer_seen_at, rating, created_at, updated_at, version, customer, done, last_at, snippet, "
        "snippet_by_team, unread) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,'',0,0) "
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
        "done=excluded.done"_s,
        {free,
         m_account,
         c.ref.id,
         c.reference,
         c.subject,
         toString(c.channel),
         contact,
         participantsToJson(withoutErased(c)),
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
            u"INSERT OR IGNORE INTO conversation_tags (conversation, tag) VALUES (?,?)"_s, {row, tag}));
    if (!before || *before != customer.value()) {
        // Entries without a contact of their own are on the conversation's customer; some may have come
        // first.
        SEGUE_TRY(m_db.run(
            u"UPDATE entries INDEXED BY entries_conversation SET customer = ? "
            "WHERE account = ? AND conversation = ? AND contact = ''"_s,
            {customer, m_account, c.ref.id}));
        if (before)
            m_applied.changes.customers.insert(CustomerId(*before));
    }
    m_applied.changes.customers.insert(customer);
    m_touchedConversations.insert(c.ref.id);
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
        // What somebody else in it wrote is on another customer's timeline, but is news of this one too.
        SEGUE_TRY(touchCustomersOf(u"conversations"_s, u"account = ? AND id = ?"_s, {m_account, id}));
        m_applied.changes.conversations.insert(ref);
    }
    SEGUE_TRY(refreshCustomers(m_db, m_touchedPeople));
    for (const CustomerId& id : std::as_const(m_applied.changes.customers)) {
        if (!m_touchedPeople.contains(id))
            SEGUE_TRY(refreshLastContact(m_db, id));
    }
    SEGUE_TRY(insertUnlinked(m_db, m_applied.touchedContacts));
    SEGUE_TRY(writeIndex());
    return m_applied;
}

} // namespace segue::store
