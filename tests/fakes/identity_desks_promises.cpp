// SPDX-License-Identifier: GPL-3.0-or-later
// What must be true after each step.
#include "core/domain/customer_id.h"
#include "core/identity/conflicts.h"
#include "core/sync/standing_decisions.h"
#include "tests/fakes/identity_desks.h"

#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

using Verdict = IdentityDecision::Verdict;

QString differences(const QStringList& before, const QStringList& after) {
    QStringList out;
    for (const QString& row : before) {
        if (!after.contains(row))
            out.append(u"\n- "_s + row);
    }
    for (const QString& row : after) {
        if (!before.contains(row))
            out.append(u"\n+ "_s + row);
    }
    return out.join(QString());
}

} // namespace

void IdentityDesks::promise(
    bool kept, const char* what, const QStringList& before, const QStringList& after) {
    if (!kept && m_broken.isEmpty())
        m_broken = QString::fromLatin1(what) + differences(before, after);
}

QStringList IdentityDesks::rowsOf(Desk& desk) {
    QStringList rows;
    for (const char* sql :
         {"SELECT 'contact ' || id || ' of ' || customer FROM contacts",
          "SELECT 'conversation ' || id || ' of ' || customer || ', ' || last_at FROM conversations",
          "SELECT 'entry ' || id || ' of ' || customer FROM entries",
          "SELECT 'customer ' || id || ', ' || name || ', ' || detail || ', ' || search || ', ' || "
          "contact_count || "
          "', ' || last_at FROM customers",
          "SELECT 'link ' || min(left_id, right_id) || ' ' || max(left_id, right_id) || ' ' || rule FROM "
          "links",
          "SELECT 'suggestion ' || min(left_id, right_id) || ' ' || max(left_id, right_id) || ' ' || "
          "probability "
          "FROM suggestions"}) {
        const auto read = desk.cache->connection().query(
            QString::fromLatin1(sql), {}, [&](const db::Row& row) { rows.append(row.text(0)); });
        if (!read)
            qFatal("%s", qPrintable(read.error().message));
    }
    rows.sort();
    return rows;
}

void IdentityDesks::checkEntries(Desk& desk) {
    db::Connection& cache = desk.cache->connection();
    // Its contact's, also of one that is gone; else its conversation's.
    const auto strays = must(cache.scalar<QString>(
        u"SELECT e.id FROM entries e LEFT JOIN conversations c ON c.account = e.account AND c.id = "
        u"e.conversation "
        "LEFT JOIN contacts p ON p.account = e.account AND p.id = e.contact WHERE e.customer <> "
        "CASE WHEN e.contact = '' THEN c.customer WHEN p.id IS NULL THEN ? || e.contact ELSE p.customer END"_s,
        {ownCustomer({m_backend, QString()}).value()}));
    promise(!strays, "an entry is on the timeline of its contact's customer");
    const auto ofConversations = must(cache.scalar<QString>(
        u"SELECT c.id FROM conversations c JOIN contacts p ON p.account = c.account AND p.id = c.contact "
        "WHERE c.customer <> p.customer"_s));
    promise(!ofConversations, "a conversation is its contact's customer's");
    const auto lost =
        must(cache.scalar<QString>(u"SELECT id FROM customers WHERE contact_count <> "
                                   "(SELECT COUNT(*) FROM contacts WHERE customer = customers.id)"_s));
    promise(!lost, "a customer has the contacts that it says");
    if (desk.cursor != m_version)
        return;
    const auto count = must(cache.scalar<qint64>(u"SELECT COUNT(*) FROM entries"_s));
    promise(count.value_or(0) == m_entries.size(), "no entry is lost");
}

void IdentityDesks::checkToldApart(Desk& desk) {
    const QList<IdentityDecision> standing = must(standingDecisions(*desk.work, *desk.cache));
    for (const IdentityDecision& decision : standing) {
        if (decision.verdict != Verdict::NotSame)
            continue;
        const auto left = must(desk.cache->contact(decision.left));
        const auto right = must(desk.cache->contact(decision.right));
        promise(
            !left || !right || left->customer != right->customer, "nothing joins whom a person told apart");
    }
}

void IdentityDesks::checkConflicts(Desk& desk) {
    const QList<StoredContact> all = must(store::contactsWhere(desk.cache->connection(), u"1"_s, {}));
    QList<identity::LedgerContact> people;
    for (const StoredContact& one : all)
        people.append({one.contact.ref, one.contact.createdAt});
    const auto byPeople = identity::customersOf(people, ledgerOf(desk), {});
    for (const StoredContact& a : all) {
        for (const StoredContact& b : all) {
            if (a.customer == b.customer && identity::contradictionOf(a.contact, b.contact))
                promise(
                    byPeople.value(a.contact.ref) == byPeople.value(b.contact.ref),
                    "only a person joins who is in conflict");
        }
    }
}

void IdentityDesks::checkAfresh(Desk& desk) {
    Desk fresh = open(u"fresh"_s, u"fresh"_s);
    std::reverse(m_contacts.begin(), m_contacts.end());
    std::reverse(m_entries.begin(), m_entries.end());
    std::reverse(m_decisions.begin(), m_decisions.end());
    pull(fresh, 0);
    const QStringList there = rowsOf(desk);
    const QStringList here = rowsOf(fresh);
    promise(here == there, "customers are a function of rows and ledger", there, here);
}

} // namespace segue
