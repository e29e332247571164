// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/like.h"
#include "core/identity/ledger.h"
#include "core/store/ledger_reader.h"
#include "core/store/row_codec.h"
#include "core/store/stored_contacts.h"
#include "core/text/search_text.h"
#include "core/views/sqlite_views.h"

#include <QSet>

namespace segue {

using namespace Qt::StringLiterals;
using namespace store;

namespace {

constexpr int cardConversations = 50;

Result<QList<Organisation>> organisationsOf(db::Connection& cache, const QList<Contact>& contacts) {
    QSet<OrganisationRef> refs;
    for (const Contact& contact : contacts) {
        if (contact.organisation)
            refs.insert(*contact.organisation);
    }
    QList<Organisation> out;
    for (const OrganisationRef& ref : std::as_const(refs))
        SEGUE_TRY(cache.query(
            u"SELECT name, domains, version FROM organisations WHERE account = ? AND id = ?"_s,
            {ref.account, ref.id}, [&](const db::Row& row) {
                out.append({ref, row.text(0), listFromJson(row.text(1)), row.integer(2)});
            }));
    return out;
}

} // namespace

Result<std::optional<Conversation>> SqliteViews::conversation(const ConversationRef& ref) {
    return m_cache.one(
        u"SELECT %1 FROM conversations WHERE account = ? AND id = ?"_s.arg(conversationColumns()),
        {ref.account, ref.id}, [](const db::Row& row) { return readConversation(row); });
}

Result<std::optional<CustomerId>> SqliteViews::customerOf(const ConversationRef& ref) {
    return m_cache.one(
        u"SELECT customer FROM conversations WHERE account = ? AND id = ?"_s, {ref.account, ref.id},
        [](const db::Row& row) { return row.id<CustomerId>(0); });
}

Result<std::optional<CustomerId>> SqliteViews::customerOfContact(const ContactRef& ref) {
    return m_cache.one(
        u"SELECT customer FROM contacts WHERE account = ? AND id = ?"_s, {ref.account, ref.id},
        [](const db::Row& row) { return row.id<CustomerId>(0); });
}

Result<std::optional<CustomerCard>> SqliteViews::customer(const CustomerId& id) {
    CustomerCard card;
    card.id = id;
    SEGUE_TRY_VALUE(stored, contactsWhere(m_cache, u"customer = ?"_s, {id}));
    for (const StoredContact& one : std::as_const(stored))
        card.contacts.append(one.contact);
    const QList<Contact>& contacts = card.contacts;
    SEGUE_TRY_VALUE(over, overlays());
    SEGUE_TRY_VALUE(
        rows, rowsWhere(u"c.customer = ? ORDER BY c.last_at DESC LIMIT ?"_s, {id, cardConversations}, over));
    if (contacts.isEmpty() && rows.isEmpty())
        return std::optional<CustomerCard>();
    card.conversations = rows;
    SEGUE_TRY_VALUE(
        count, m_cache.scalar<qint64>(u"SELECT COUNT(*) FROM conversations WHERE customer = ?"_s, {id}));
    card.conversationCount = static_cast<int>(count.value_or(0));
    SEGUE_TRY_VALUE(name, m_cache.scalar<QString>(u"SELECT name FROM customers WHERE id = ?"_s, {id}));
    card.name = name.value_or(QString());
    if (!contacts.isEmpty())
        card.firstSeenAt = contacts.first().createdAt;
    SEGUE_TRY_VALUE(organisations, organisationsOf(m_cache, contacts));
    card.organisations = organisations;

    QSet<ContactRef> own;
    for (const Contact& contact : contacts)
        own.insert(contact.ref);
    for (const ContactRef& ref : std::as_const(own))
        SEGUE_TRY(m_cache.query(
            u"SELECT %1 FROM suggestions WHERE (left_account = ? AND left_id = ?) OR "
            "(right_account = ? AND right_id = ?) ORDER BY probability DESC"_s.arg(suggestionColumns()),
            {ref.account, ref.id, ref.account, ref.id}, [&](const db::Row& row) {
                const IdentitySuggestion suggestion = readSuggestion(row);
                if (!own.contains(suggestion.left) || !own.contains(suggestion.right))
                    card.suggestions.append(suggestion);
            }));
    SEGUE_TRY_VALUE(ledger, readLedger(m_work, m_cache));
    const QList<IdentityDecision> standing = identity::standingDecisions(ledger);
    for (const IdentityDecision& decision : standing) {
        if (own.contains(decision.left) || own.contains(decision.right))
            card.decisions.append(decision);
    }
    return std::optional(card);
}

Result<QList<CustomerRow>> SqliteViews::customers(const QString& text, const CustomerId& after, int limit) {
    QString where = u"1"_s;
    db::Values values;
    const QStringList words = text::searchText(text).split(u' ', Qt::SkipEmptyParts);
    for (const QString& word : words) {
        where += u" AND p.search LIKE ? ESCAPE '\\'"_s;
        values.push_back(db::likeContains(word));
    }
    if (!after.isEmpty()) {
        where += u" AND (-p.last_at, p.id) > (SELECT -last_at, id FROM customers WHERE id = ?)"_s;
        values.push_back(after);
    }
    values.push_back(limit);
    QList<CustomerRow> rows;
    SEGUE_TRY(m_cache.query(
        u"SELECT p.id, p.name, p.detail, COALESCE((SELECT o.name FROM contacts c JOIN organisations o ON "
        "o.account = c.account AND o.id = c.organisation WHERE c.customer = p.id LIMIT 1), ''), "
        "(SELECT COUNT(*) FROM conversations WHERE customer = p.id), "
        "(SELECT COUNT(*) FROM conversations WHERE customer = p.id AND done = 0), p.last_at, p.contact_count "
        "FROM customers p WHERE %1 ORDER BY p.last_at DESC, p.id LIMIT ?"_s.arg(where),
        values, [&](const db::Row& row) {
            rows.append(
                {row.id<CustomerId>(0), row.text(1), row.text(2), row.text(3),
                 static_cast<int>(row.integer(4)), static_cast<int>(row.integer(5)), row.instant(6),
                 static_cast<int>(row.integer(7))});
        }));
    return rows;
}

Result<QList<IdentitySuggestion>> SqliteViews::suggestions(int limit) {
    QList<IdentitySuggestion> out;
    // The most valuable first: people with open conversations, then by probability.
    SEGUE_TRY(m_cache.query(
        u"SELECT %1 FROM suggestions s ORDER BY EXISTS (SELECT 1 FROM conversations c WHERE c.done = 0 AND "
        "((c.account = s.left_account AND c.contact = s.left_id) OR "
        "(c.account = s.right_account AND c.contact = s.right_id))) DESC, probability DESC LIMIT ?"_s.arg(
            suggestionColumns()),
        {limit}, [&](const db::Row& row) { out.append(readSuggestion(row)); }));
    return out;
}

} // namespace segue
