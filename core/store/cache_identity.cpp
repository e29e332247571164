// SPDX-License-Identifier: GPL-3.0-or-later
// What linkage reads and writes.
#include "core/db/transaction.h"
#include "core/domain/customer_id.h"
#include "core/store/cache_db.h"
#include "core/store/cache_writer.h"
#include "core/store/row_codec.h"

namespace segue {

using namespace Qt::StringLiterals;
using namespace store;

namespace {

//! True if the table of pairs has a row with `subject` on either side. Most contacts have none, and reading
//! is far cheaper than an empty write transaction.
Result<bool> anyTouching(db::Connection& db, const QString& table, const ContactRef& subject) {
    return db
        .scalar<qint64>(
            u"SELECT EXISTS (SELECT 1 FROM %1 WHERE left_account = ? AND left_id = ?) OR "
            "EXISTS (SELECT 1 FROM %1 WHERE right_account = ? AND right_id = ?)"_s.arg(table),
            {subject.account, subject.id, subject.account, subject.id})
        .map([](const auto& found) { return found.value_or(0) != 0; });
}

} // namespace

Result<void> store::moveContact(
    db::Connection& db, const ContactRef& contact, const CustomerId& before, const CustomerId& after) {
    SEGUE_TRY(db.run(
        u"UPDATE conversations SET customer = ? WHERE account = ? AND contact = ?"_s,
        {after, contact.account, contact.id}));
    SEGUE_TRY(db.run(
        u"UPDATE entries SET customer = ? WHERE customer = ? AND account = ? AND contact = ?"_s,
        {after, before, contact.account, contact.id}));
    return db
        .run(
            u"UPDATE entries INDEXED BY entries_conversation SET customer = ? "
            "WHERE account = ? AND contact = '' AND conversation IN "
            "(SELECT id FROM conversations WHERE account = ? AND contact = ?)"_s,
            {after, contact.account, contact.account, contact.id})
        .map([](qint64) {});
}

Result<void> store::insertUnlinked(db::Connection& db, const QList<ContactRef>& contacts) {
    for (const ContactRef& contact : contacts)
        SEGUE_TRY(db.run(
            u"INSERT OR IGNORE INTO unlinked (account, id) VALUES (?,?)"_s, {contact.account, contact.id}));
    return {};
}

Result<std::optional<StoredContact>> CacheDb::contact(const ContactRef& ref) {
    return contactsWhere(m_db, u"account = ? AND id = ?"_s, {ref.account, ref.id})
        .map([](const QList<StoredContact>& found) {
            return found.isEmpty() ? std::nullopt : std::optional(found.first());
        });
}

Result<QList<StoredContact>> CacheDb::contactsWithPoint(const ContactPoint& point, int limit) {
    return contactsWhere(
        m_db,
        u"row IN (SELECT contact FROM contact_points WHERE normalised = ? AND normalised <> '' "
        "AND kind = ? AND system = ?)"_s,
        {point.normalised, toString(point.kind), point.system}, limit);
}

Result<QList<StoredContact>> CacheDb::contactsOf(const CustomerId& customer) {
    return contactsWhere(m_db, u"customer = ?"_s, {customer});
}

Result<QList<StoredContact>> CacheDb::contactsAround(const ContactRef& ref) {
    return contactsWhere(
        m_db, u"customer = (SELECT customer FROM contacts WHERE account = ? AND id = ?)"_s,
        {ref.account, ref.id});
}

Result<QList<ContactRef>> CacheDb::unlinkedContacts() {
    QList<ContactRef> out;
    SEGUE_TRY(m_db.query(u"SELECT account, id FROM unlinked"_s, {}, [&](const db::Row& row) {
        out.append({row.id<AccountId>(0), row.text(1)});
    }));
    return out;
}

Result<void> CacheDb::addUnlinked(const QList<ContactRef>& contacts) {
    SEGUE_TRY_VALUE(transaction, db::Transaction::begin(m_db));
    SEGUE_TRY(insertUnlinked(m_db, contacts));
    return transaction.commit();
}

Result<void> CacheDb::removeUnlinked(const QList<ContactRef>& contacts) {
    SEGUE_TRY_VALUE(transaction, db::Transaction::begin(m_db));
    for (const ContactRef& contact : contacts)
        SEGUE_TRY(
            m_db.run(u"DELETE FROM unlinked WHERE account = ? AND id = ?"_s, {contact.account, contact.id}));
    return transaction.commit();
}

Result<QList<ContactRef>> CacheDb::linkedWith(const ContactRef& ref) {
    QList<ContactRef> out;
    const auto read = [&](const db::Row& row) { out.append({row.id<AccountId>(0), row.text(1)}); };
    SEGUE_TRY(m_db.query(
        u"SELECT right_account, right_id FROM links WHERE left_account = ? AND left_id = ?"_s,
        {ref.account, ref.id}, read));
    SEGUE_TRY(m_db.query(
        u"SELECT left_account, left_id FROM links WHERE right_account = ? AND right_id = ?"_s,
        {ref.account, ref.id}, read));
    return out;
}

Result<QList<ContactRef>> CacheDb::holdersOf(const ContactPoint& point) {
    QList<ContactRef> holders;
    SEGUE_TRY(m_db.query(
        u"SELECT DISTINCT c.account, c.id FROM contact_points p JOIN contacts c ON c.row = p.contact "
        "WHERE p.normalised = ? AND p.normalised <> '' AND p.kind = ? AND p.system = ?"_s,
        {point.normalised, toString(point.kind), point.system},
        [&](const db::Row& row) { holders.append({row.id<AccountId>(0), row.text(1)}); }));
    return holders;
}

Result<bool> CacheDb::isCrowded(const ContactPoint& point) {
    return m_db
        .scalar<qint64>(
            u"SELECT 1 FROM crowded_values WHERE kind = ? AND system = ? AND normalised = ?"_s,
            {toString(point.kind), point.system, point.normalised})
        .map([](const auto& found) { return found.has_value(); });
}

Result<void> CacheDb::setCrowded(const ContactPoint& point, bool isCrowded) {
    return m_db
        .run(
            isCrowded ? u"INSERT OR IGNORE INTO crowded_values (kind, system, normalised) VALUES (?,?,?)"_s
                      : u"DELETE FROM crowded_values WHERE kind = ? AND system = ? AND normalised = ?"_s,
            {toString(point.kind), point.system, point.normalised})
        .map([](qint64) {});
}

Result<void>
CacheDb::setConflicts(const QList<ContactRef>& contacts, const QList<DerivedConflict>& conflicts) {
    SEGUE_TRY_VALUE(any, m_db.scalar<qint64>(u"SELECT EXISTS (SELECT 1 FROM conflicts)"_s));
    if (any.value_or(0) == 0 && conflicts.isEmpty())
        return {};
    SEGUE_TRY_VALUE(transaction, db::Transaction::begin(m_db));
    for (const ContactRef& contact : contacts)
        SEGUE_TRY(m_db.run(
            u"DELETE FROM conflicts WHERE (left_account = ? AND left_id = ?) OR "
            "(right_account = ? AND right_id = ?)"_s,
            {contact.account, contact.id, contact.account, contact.id}));
    for (const DerivedConflict& conflict : conflicts)
        SEGUE_TRY(m_db.run(
            u"INSERT OR REPLACE INTO conflicts (left_account, left_id, right_account, right_id, evidence) "
            "VALUES (?,?,?,?,?)"_s,
            {conflict.left.account, conflict.left.id, conflict.right.account, conflict.right.id,
             evidenceToJson(conflict.evidence)}));
    return transaction.commit();
}

Result<void> CacheDb::setLinks(const ContactRef& subject, const QList<DerivedLink>& links) {
    SEGUE_TRY_VALUE(had, anyTouching(m_db, u"links"_s, subject));
    if (!had && links.isEmpty())
        return {};
    SEGUE_TRY_VALUE(transaction, db::Transaction::begin(m_db));
    SEGUE_TRY(m_db.run(
        u"DELETE FROM links WHERE (left_account = ? AND left_id = ?) OR "
        "(right_account = ? AND right_id = ?)"_s,
        {subject.account, subject.id, subject.account, subject.id}));
    for (const DerivedLink& link : links)
        SEGUE_TRY(m_db.run(
            u"INSERT OR REPLACE INTO links (left_account, left_id, right_account, right_id, rule, "
            "evidence) VALUES (?,?,?,?,?,?)"_s,
            {link.left.account, link.left.id, link.right.account, link.right.id, link.rule,
             evidenceToJson(link.evidence)}));
    return transaction.commit();
}

Result<void>
CacheDb::setSuggestions(const ContactRef& subject, const QList<IdentitySuggestion>& suggestions) {
    SEGUE_TRY_VALUE(had, anyTouching(m_db, u"suggestions"_s, subject));
    if (!had && suggestions.isEmpty())
        return {};
    SEGUE_TRY_VALUE(transaction, db::Transaction::begin(m_db));
    SEGUE_TRY(m_db.run(
        u"DELETE FROM suggestions WHERE (left_account = ? AND left_id = ?) OR "
        "(right_account = ? AND right_id = ?)"_s,
        {subject.account, subject.id, subject.account, subject.id}));
    for (const IdentitySuggestion& suggestion : suggestions)
        SEGUE_TRY(m_db.run(
            u"INSERT OR REPLACE INTO suggestions (left_account, left_id, right_account, right_id, "
            "probability, evidence) VALUES (?,?,?,?,?,?)"_s,
            {suggestion.left.account, suggestion.left.id, suggestion.right.account, suggestion.right.id,
             suggestion.probability, evidenceToJson(suggestion.evidence)}));
    return transaction.commit();
}

Result<void> CacheDb::removeSuggestion(const ContactRef& left, const ContactRef& right) {
    return m_db
        .run(
            u"DELETE FROM suggestions WHERE (left_account = ? AND left_id = ? AND right_account = ? AND "
            u"right_id = ?) "
            "OR (left_account = ? AND left_id = ? AND right_account = ? AND right_id = ?)"_s,
            {left.account, left.id, right.account, right.id, right.account, right.id, left.account, left.id})
        .map([](qint64) {});
}

Result<ChangeSet> CacheDb::assignCustomers(const QHash<ContactRef, CustomerId>& customers) {
    SEGUE_TRY_VALUE(transaction, db::Transaction::begin(m_db));
    ChangeSet changes;
    for (auto it = customers.begin(); it != customers.end(); ++it) {
        const ContactRef& contact = it.key();
        SEGUE_TRY_VALUE(
            before, m_db.scalar<QString>(
                        u"SELECT customer FROM contacts WHERE account = ? AND id = ?"_s,
                        {contact.account, contact.id}));
        if (!before || *before == it->value())
            continue;
        changes.customers.unite({CustomerId(*before), *it});
        SEGUE_TRY(m_db.run(
            u"UPDATE contacts SET customer = ? WHERE account = ? AND id = ?"_s,
            {*it, contact.account, contact.id}));
        SEGUE_TRY(m_db.query(
            u"SELECT id FROM conversations WHERE account = ? AND contact = ?"_s,
            {contact.account, contact.id},
            [&](const db::Row& row) { changes.conversations.insert({contact.account, row.text(0)}); }));
        SEGUE_TRY(moveContact(m_db, contact, CustomerId(*before), *it));
    }
    SEGUE_TRY(refreshCustomers(m_db, changes.customers));
    SEGUE_TRY(transaction.commit());
    return changes;
}

} // namespace segue
