// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/customer_reader.h"

#include "core/store/ledger_reader.h"
#include "core/store/profile.h"
#include "core/store/row_codec.h"
#include "core/store/stored_contacts.h"

#include <algorithm>
#include <tuple>

namespace segue::store {

using namespace Qt::StringLiterals;

namespace {

//! As many values as one statement asks for.
constexpr qsizetype valuesAtOnce = 200;

Result<db::Connection> openReadOnly(const QString& path) {
    db::SqliteOptions options;
    options.path = path;
    options.readOnly = true;
    return db::Connection::openSqlite(options);
}

QList<Contact> withoutCustomers(const QList<StoredContact>& stored) {
    QList<Contact> out;
    for (const StoredContact& one : stored)
        out.append(one.contact);
    return out;
}

QString placeholders(qsizetype count) {
    return QStringList(count, u"?"_s).join(u", "_s);
}

} // namespace

CustomerReader::CustomerReader(db::Connection cache, db::Connection work, CustomerId customer)
    : m_cache(std::move(cache)), m_work(std::move(work)), m_customer(std::move(customer)) {}

Result<CustomerReader> CustomerReader::open(const QString& profileDir, const CustomerId& customer) {
    SEGUE_TRY_VALUE(cache, openReadOnly(profile::cachePath(profileDir)));
    SEGUE_TRY_VALUE(work, openReadOnly(profile::workPath(profileDir)));
    return CustomerReader(std::move(cache), std::move(work), customer);
}

Result<QList<Contact>> CustomerReader::contacts() {
    return contactsWhere(m_cache, u"customer = ?"_s, {m_customer}).map(&withoutCustomers);
}

Result<QList<Account>> CustomerReader::accounts() {
    QList<Account> out;
    SEGUE_TRY(m_work.query(
        u"SELECT %1 FROM accounts ORDER BY id"_s.arg(accountColumns()), {},
        [&](const db::Row& row) { out.append(readAccount(row)); }));
    return out;
}

Result<QList<Agent>> CustomerReader::agents() {
    QList<Agent> out;
    SEGUE_TRY(m_cache.query(
        u"SELECT account, id, name, email, role FROM agents ORDER BY account, id"_s, {},
        [&](const db::Row& row) {
            Agent agent;
            agent.ref = {row.id<AccountId>(0), row.text(1)};
            agent.name = row.text(2);
            agent.email = row.text(3);
            agent.role = roleFromString(row.text(4)).value_or(Role::Agent);
            out.append(agent);
        }));
    return out;
}

Result<QList<Organisation>> CustomerReader::organisations() {
    QList<Organisation> out;
    SEGUE_TRY(m_cache.query(
        u"SELECT account, id, name FROM organisations o WHERE EXISTS (SELECT 1 FROM contacts c "
        "WHERE c.customer = ? AND c.account = o.account AND c.organisation = o.id) ORDER BY account, id"_s,
        {m_customer}, [&](const db::Row& row) {
            Organisation organisation;
            organisation.ref = {row.id<AccountId>(0), row.text(1)};
            organisation.name = row.text(2);
            out.append(organisation);
        }));
    return out;
}

Result<QList<CustomersConversation>> CustomerReader::conversations() {
    QList<CustomersConversation> out;
    const auto read = [&](bool isTheirs) {
        return [&out, isTheirs](const db::Row& row) { out.append({readConversation(row), isTheirs}); };
    };
    SEGUE_TRY(m_cache.query(
        u"SELECT %1 FROM conversations WHERE customer = ?"_s.arg(conversationColumns()), {m_customer},
        read(true)));
    SEGUE_TRY(m_cache.query(
        u"SELECT %1 FROM conversations WHERE customer <> ? AND (account, id) IN "
        "(SELECT account, conversation FROM entries WHERE customer = ?)"_s.arg(conversationColumns()),
        {m_customer, m_customer}, read(false)));
    const auto key = [](const CustomersConversation& one) {
        return std::tuple(
            one.conversation.ref.account.value(), toMs(one.conversation.createdAt), one.conversation.ref.id);
    };
    std::sort(out.begin(), out.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    return out;
}

Result<QList<OwnedEntry>> CustomerReader::entries(
    const CustomersConversation& conversation, const std::optional<Entry>& after, int limit) {
    const ConversationRef& ref = conversation.conversation.ref;
    QString where = u"account = ? AND conversation = ?"_s;
    db::Values values{ref.account, ref.id};
    if (!conversation.isTheirs) {
        where += u" AND customer = ?"_s;
        values.push_back(m_customer);
    }
    if (after) {
        where += u" AND (at, sequence, id) > (?, ?, ?)"_s;
        values.insert(values.end(), {after->at, after->sequence, after->ref.id});
    }
    values.push_back(limit);
    QList<OwnedEntry> out;
    SEGUE_TRY(m_cache.query(
        u"SELECT %1, customer FROM entries WHERE %2 ORDER BY at, sequence, id LIMIT ?"_s.arg(
            entryColumns(), where),
        values,
        [&](const db::Row& row) { out.append({readEntry(row), row.id<CustomerId>(entryColumnCount)}); }));
    return out;
}

Result<QList<Contact>> CustomerReader::othersByPoints(const QStringList& normalised) {
    QList<Contact> out;
    for (qsizetype i = 0; i < normalised.size(); i += valuesAtOnce) {
        const QStringList some = normalised.mid(i, valuesAtOnce);
        db::Values values{m_customer};
        for (const QString& value : some)
            values.push_back(value);
        SEGUE_TRY_VALUE(
            found,
            contactsWhere(
                m_cache,
                u"customer <> ? AND row IN (SELECT contact FROM contact_points WHERE normalised <> '' AND "
                "normalised IN (%1))"_s.arg(placeholders(some.size())),
                values));
        out += withoutCustomers(found);
    }
    return out;
}

Result<QList<Contact>> CustomerReader::othersByRefs(const QList<ContactRef>& refs) {
    QList<Contact> out;
    for (const ContactRef& ref : refs) {
        SEGUE_TRY_VALUE(
            found,
            contactsWhere(
                m_cache, u"customer <> ? AND account = ? AND id = ?"_s, {m_customer, ref.account, ref.id}));
        out += withoutCustomers(found);
    }
    return out;
}

Result<QList<IdentityDecision>> CustomerReader::decisions(const QList<Contact>& contacts) {
    QSet<ContactRef> refs;
    for (const Contact& contact : contacts)
        refs.insert(contact.ref);
    SEGUE_TRY_VALUE(all, readLedger(m_work, m_cache));
    QList<IdentityDecision> out;
    std::copy_if(all.begin(), all.end(), std::back_inserter(out), [&](const IdentityDecision& decision) {
        return refs.contains(decision.left) || refs.contains(decision.right);
    });
    std::sort(out.begin(), out.end(), [](const IdentityDecision& a, const IdentityDecision& b) {
        return std::tuple(toMs(a.at), a.id.value()) < std::tuple(toMs(b.at), b.id.value());
    });
    return out;
}

} // namespace segue::store
