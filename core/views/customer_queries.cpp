// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/like.h"
#include "core/identity/ledger.h"
#include "core/store/ledger_reader.h"
#include "core/store/row_codec.h"
#include "core/store/stored_contacts.h"
#include "core/text/search_text.h"
#include "core/views/sqlite_views.h"

#include <QSet>
#include <algorithm>

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

//! Whether a decision was revoked, by a revocation that was not revoked in its turn.
class Revocations {
public:
    explicit Revocations(const QList<IdentityDecision>& ledger) {
        for (const IdentityDecision& decision : ledger) {
            if (decision.revokes)
                m_of[*decision.revokes].append(decision);
        }
    }

    std::optional<IdentityDecision> of(const DecisionId& id) {
        // A row that revokes itself, in however many steps, can only be a damaged one.
        if (m_visited.contains(id))
            return std::nullopt;
        m_visited.insert(id);
        std::optional<IdentityDecision> found;
        const QList<IdentityDecision> revocations = m_of.value(id);
        for (const IdentityDecision& revocation : revocations) {
            if (!of(revocation.id) && (!found || found->at < revocation.at))
                found = revocation;
        }
        m_visited.remove(id);
        return found;
    }

private:
    QHash<DecisionId, QList<IdentityDecision>> m_of;
    QSet<DecisionId> m_visited;
};

QList<DecisionRecord> historyOf(const QSet<ContactRef>& own, const QList<IdentityDecision>& ledger) {
    QSet<DecisionId> standing;
    const QList<IdentityDecision> all = identity::standingDecisions(ledger);
    for (const IdentityDecision& decision : all)
        standing.insert(decision.id);
    Revocations revocations(ledger);
    QList<DecisionRecord> history;
    for (const IdentityDecision& decision : ledger) {
        if (decision.revokes || (!own.contains(decision.left) && !own.contains(decision.right)))
            continue;
        DecisionRecord record{decision, std::nullopt, standing.contains(decision.id)};
        if (!record.stands)
            record.revocation = revocations.of(decision.id);
        history.append(record);
    }
    std::sort(history.begin(), history.end(), [](const DecisionRecord& a, const DecisionRecord& b) {
        return std::pair(b.decision.at, b.decision.id) < std::pair(a.decision.at, a.decision.id);
    });
    return history;
}

Result<QList<IdentityLink>> linksAmong(db::Connection& cache, const QSet<ContactRef>& own) {
    QList<IdentityLink> links;
    for (const ContactRef& left : own)
        SEGUE_TRY(cache.query(
            u"SELECT right_account, right_id, rule, model, weight, evidence FROM links "
            "WHERE left_account = ? AND left_id = ? ORDER BY right_account, right_id"_s,
            {left.account, left.id}, [&](const db::Row& row) {
                const ContactRef right{row.id<AccountId>(0), row.text(1)};
                if (own.contains(right))
                    links.append(
                        {left, right, row.text(2), row.text(3), row.number(4),
                         evidenceFromJson(row.text(5))});
            }));
    return links;
}

Result<QList<IdentityConflict>> conflictsOf(db::Connection& cache, const QSet<ContactRef>& own) {
    QList<IdentityConflict> conflicts;
    for (const ContactRef& ref : own)
        SEGUE_TRY(cache.query(
            u"SELECT left_account, left_id, right_account, right_id, evidence FROM conflicts "
            "WHERE (left_account = ? AND left_id = ?) OR (right_account = ? AND right_id = ?)"_s,
            {ref.account, ref.id, ref.account, ref.id}, [&](const db::Row& row) {
                const IdentityConflict conflict{
                    {row.id<AccountId>(0), row.text(1)},
                    {row.id<AccountId>(2), row.text(3)},
                    evidenceFromJson(row.text(4))};
                // One between two of the customer's own is met twice.
                if (conflict.left == ref || !own.contains(conflict.left))
                    conflicts.append(conflict);
            }));
    return conflicts;
}

QString shortNameOf(const Contact& contact) {
    if (!contact.name.isEmpty())
        return contact.name;
    const auto point =
        std::find_if(contact.points.cbegin(), contact.points.cend(), [](const ContactPoint& one) {
            return one.kind != PointKind::Device;
        });
    return point == contact.points.cend() ? QString() : point->value;
}

} // namespace

Result<void> SqliteViews::readReasons(CustomerCard& card) {
    QSet<ContactRef> own;
    for (const Contact& contact : std::as_const(card.contacts))
        own.insert(contact.ref);
    SEGUE_TRY_VALUE(ledger, readLedger(m_work, m_cache));
    const QList<IdentityDecision> standing = identity::standingDecisions(ledger);
    for (const IdentityDecision& decision : standing) {
        if (own.contains(decision.left) || own.contains(decision.right))
            card.decisions.append(decision);
    }
    card.history = historyOf(own, ledger);
    SEGUE_TRY_VALUE(links, linksAmong(m_cache, own));
    card.links = links;
    SEGUE_TRY_VALUE(conflicts, conflictsOf(m_cache, own));
    card.conflicts = conflicts;

    QSet<ContactRef> others;
    for (const DecisionRecord& record : std::as_const(card.history))
        others.unite({record.decision.left, record.decision.right});
    for (const IdentityConflict& conflict : std::as_const(card.conflicts))
        others.unite({conflict.left, conflict.right});
    others.subtract(own);
    for (const ContactRef& ref : std::as_const(others)) {
        SEGUE_TRY_VALUE(found, contactsWhere(m_cache, u"account = ? AND id = ?"_s, {ref.account, ref.id}));
        for (const StoredContact& one : std::as_const(found))
            card.otherNames.insert(ref, shortNameOf(one.contact));
    }
    return {};
}

Result<QList<Contact>> SqliteViews::contacts(const CustomerId& customer) {
    SEGUE_TRY_VALUE(stored, contactsWhere(m_cache, u"customer = ?"_s, {customer}));
    QList<Contact> contacts;
    for (const StoredContact& one : std::as_const(stored))
        contacts.append(one.contact);
    return contacts;
}

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
    SEGUE_TRY_VALUE(contacts, this->contacts(id));
    card.contacts = contacts;
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
    SEGUE_TRY(readReasons(card));
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
    // The most valuable first: people who wait for an answer, then those with open conversations; then by
    // probability.
    SEGUE_TRY(m_cache.query(
        u"SELECT %1 FROM suggestions s ORDER BY COALESCE((SELECT MAX(1 + (c.waiting_since IS NOT NULL)) "
        "FROM conversations c WHERE c.done = 0 AND ((c.account = s.left_account AND c.contact = s.left_id) "
        "OR (c.account = s.right_account AND c.contact = s.right_id))), 0) DESC, probability DESC, "
        "left_account, left_id, right_account, right_id LIMIT ?"_s.arg(suggestionColumns()),
        {limit}, [&](const db::Row& row) { out.append(readSuggestion(row)); }));
    return out;
}

} // namespace segue
