// SPDX-License-Identifier: GPL-3.0-or-later
// What linkage reads and writes.
#include "core/db/like.h"
#include "core/db/transaction.h"
#include "core/domain/customer_id.h"
#include "core/store/cache_db.h"
#include "core/store/cache_writer.h"
#include "core/store/row_codec.h"

namespace segue {

using namespace Qt::StringLiterals;
using namespace store;

namespace {

struct ContactRow {
    qint64 row = 0;
    StoredContact stored;
};

ContactRow readContactRow(const db::Row& row) {
    return {row.integer(0), {readContact(row), row.id<CustomerId>(contactColumnCount)}};
}

Result<QList<StoredContact>>
contactsWhere(db::Connection& db, const QString& where, const db::Values& values) {
    SEGUE_TRY_VALUE(
        rows,
        db.all(
            u"SELECT %1 FROM contacts c WHERE %2"_s.arg(contactColumns(), where), values, &readContactRow));
    QList<StoredContact> out;
    for (ContactRow& found : rows) {
        SEGUE_TRY(db.query(
            u"SELECT %1 FROM contact_points WHERE contact = ? ORDER BY position"_s.arg(pointColumns()),
            {found.row}, [&](const db::Row& row) { found.stored.contact.points.append(readPoint(row)); }));
        out.append(found.stored);
    }
    return out;
}

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
        "AND kind = ? AND system = ?) ORDER BY created_at, account, id LIMIT ?"_s,
        {point.normalised, toString(point.kind), point.system, limit});
}

Result<QList<StoredContact>> CacheDb::contactsOf(const CustomerId& customer) {
    return contactsWhere(m_db, u"customer = ? ORDER BY created_at, account, id"_s, {customer});
}

Result<QList<StoredContact>> CacheDb::contactsNamed(const QString& foldedName, int limit) {
    return contactsWhere(
        m_db,
        u"customer IN (SELECT id FROM customers WHERE search LIKE ? ESCAPE '\\') "
        "ORDER BY created_at, account, id LIMIT ?"_s,
        {db::likeContains(foldedName), limit});
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

Result<QList<IdentityDecision>> CacheDb::sharedDecisions() {
    QList<IdentityDecision> out;
    SEGUE_TRY(
        m_db.query(u"SELECT decision FROM shared_decisions ORDER BY at, id"_s, {}, [&](const db::Row& row) {
            out.append(decisionFromJson(row.text(0)));
        }));
    return out;
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
        const db::Values values{*it, contact.account, contact.id};
        SEGUE_TRY(m_db.run(u"UPDATE contacts SET customer = ? WHERE account = ? AND id = ?"_s, values));
        SEGUE_TRY(m_db.query(
            u"SELECT id FROM conversations WHERE account = ? AND contact = ?"_s,
            {contact.account, contact.id},
            [&](const db::Row& row) { changes.conversations.insert({contact.account, row.text(0)}); }));
        SEGUE_TRY(
            m_db.run(u"UPDATE conversations SET customer = ? WHERE account = ? AND contact = ?"_s, values));
        SEGUE_TRY(m_db.run(u"UPDATE entries SET customer = ? WHERE account = ? AND contact = ?"_s, values));
        SEGUE_TRY(m_db.run(
            u"UPDATE entries SET customer = ? WHERE account = ? AND contact = '' AND conversation IN "
            "(SELECT id FROM conversations WHERE account = ? AND contact = ?)"_s,
            {*it, contact.account, contact.account, contact.id}));
    }
    SEGUE_TRY(refreshCustomers(m_db, changes.customers));
    SEGUE_TRY(transaction.commit());
    return changes;
}

} // namespace segue
