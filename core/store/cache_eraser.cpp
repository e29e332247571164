// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/cache_eraser.h"

#include "core/store/cache_writer.h"
#include "core/store/row_codec.h"
#include "core/store/stored_contacts.h"

#include <algorithm>

namespace segue::store {

using namespace Qt::StringLiterals;

namespace {

//! One run over one plan.
class CacheEraser {
public:
    CacheEraser(db::Connection& db, const ErasePlan& plan) : m_db(db), m_plan(plan) {}

    Result<ChangeSet> run() {
        SEGUE_TRY(rememberCustomers());
        SEGUE_TRY(findEntries());
        // All that the index forgets in one go: FTS5 writes out what it holds in memory between others.
        for (const Doomed& entry : std::as_const(m_entries)) {
            if (!entry.isEvent)
                SEGUE_TRY(removeFromIndex(m_db, entry.row, entry.text));
        }
        for (const Doomed& entry : std::as_const(m_entries))
            SEGUE_TRY(run(u"DELETE FROM entries WHERE row = ?"_s, {entry.row}));
        for (const ConversationRef& one : m_plan.conversations)
            SEGUE_TRY(
                run(u"DELETE FROM conversations WHERE account = ? AND id = ?"_s, {one.account, one.id}));
        SEGUE_TRY(leaveOthersConversations());
        SEGUE_TRY(removeDecisions());
        SEGUE_TRY(removeQuarantined());
        for (const ContactRef& contact : m_plan.contacts)
            SEGUE_TRY(removeContact(contact));
        SEGUE_TRY(run(
            u"DELETE FROM crowded_values WHERE NOT EXISTS (SELECT 1 FROM contact_points p WHERE p.normalised "
            "= crowded_values.normalised AND p.kind = crowded_values.kind AND p.system = "
            "crowded_values.system)"_s,
            {}));
        return finish();
    }

private:
    struct Doomed {
        qint64 row = 0;
        bool isEvent = false;
        QString text;
    };

    Result<void> run(const QString& sql, const db::Values& values) {
        return m_db.run(sql, values).map([](qint64) {});
    }

    //! Who is shown otherwise afterwards, and who stays behind of the erased's customers.
    Result<void> rememberCustomers() {
        for (const ContactRef& contact : m_plan.contacts) {
            SEGUE_TRY_VALUE(
                customer, m_db.scalar<QString>(
                              u"SELECT customer FROM contacts WHERE account = ? AND id = ?"_s,
                              {contact.account, contact.id}));
            if (!customer)
                continue;
            m_customers.insert(CustomerId(*customer));
            SEGUE_TRY(m_db.query(
                u"SELECT account, id FROM contacts WHERE customer = ?"_s, {*customer},
                [this](const db::Row& row) {
                    const ContactRef other{row.id<AccountId>(0), row.text(1)};
                    if (!m_plan.contacts.contains(other))
                        m_leftBehind.append(other);
                }));
        }
        if (!m_plan.customer.isEmpty())
            m_customers.insert(m_plan.customer);
        return {};
    }

    void doom(const db::Row& row) {
        const bool isEvent = row.text(1) == toString(EntryKind::Event);
        m_entries.append(
            {row.integer(0), isEvent, isEvent ? QString() : indexedText(row.text(2), row.text(3))});
        if (const auto customer = row.id<CustomerId>(4); !customer.isEmpty())
            m_customers.insert(customer);
    }

    Result<void> findEntries() {
        const QString columns = u"SELECT row, kind, subject, text, customer FROM entries "_s;
        for (const ConversationRef& one : m_plan.conversations) {
            SEGUE_TRY(m_db.query(
                columns + u"WHERE account = ? AND conversation = ?"_s, {one.account, one.id},
                [this](const db::Row& row) { doom(row); }));
            SEGUE_TRY(m_db.query(
                u"SELECT customer FROM conversations WHERE account = ? AND id = ?"_s, {one.account, one.id},
                [this](const db::Row& row) { m_customers.insert(row.id<CustomerId>(0)); }));
        }
        for (const EntryRef& one : m_plan.entriesElsewhere) {
            SEGUE_TRY(m_db.query(
                u"SELECT conversation FROM entries WHERE account = ? AND id = ?"_s, {one.account, one.id},
                [&](const db::Row& row) { m_touched.insert({one.account, row.text(0)}); }));
            SEGUE_TRY(m_db.query(
                columns + u"WHERE account = ? AND id = ?"_s, {one.account, one.id},
                [this](const db::Row& row) { doom(row); }));
        }
        return {};
    }

    bool isErased(const Participant& participant) const {
        if (participant.contact)
            return m_plan.contacts.contains(*participant.contact);
        return !participant.address.isEmpty() && m_plan.words.contains(participant.address.toLower());
    }

    //! Takes them out of the participants of conversations that stay.
    Result<void> leaveOthersConversations() {
        QList<std::pair<ConversationRef, QString>> rewritten;
        SEGUE_TRY(m_db.query(
            u"SELECT account, id, participants FROM conversations WHERE participants <> ''"_s, {},
            [&](const db::Row& row) {
                const auto account = row.id<AccountId>(0);
                QList<Participant> participants = participantsFromJson(row.text(2), account);
                const auto gone =
                    participants.removeIf([this](const Participant& one) { return isErased(one); });
                if (gone > 0)
                    rewritten.append({{account, row.text(1)}, participantsToJson(participants)});
            }));
        for (const auto& [ref, participants] : std::as_const(rewritten)) {
            SEGUE_TRY(
                run(u"UPDATE conversations SET participants = ? WHERE account = ? AND id = ?"_s,
                    {participants, ref.account, ref.id}));
            m_touched.insert(ref);
        }
        return {};
    }

    Result<void> removeDecisions() {
        QStringList doomed;
        SEGUE_TRY(m_db.query(u"SELECT id, decision FROM shared_decisions"_s, {}, [&](const db::Row& row) {
            const IdentityDecision decision = decisionFromJson(row.text(1));
            if (m_plan.contacts.contains(decision.left) || m_plan.contacts.contains(decision.right))
                doomed.append(row.text(0));
        }));
        for (const QString& id : std::as_const(doomed))
            SEGUE_TRY(run(u"DELETE FROM shared_decisions WHERE id = ?"_s, {id}));
        return {};
    }

    Result<void> removeQuarantined() {
        SEGUE_TRY_VALUE(doomed, quarantineOf(m_db, m_plan));
        for (const QuarantineKey& key : std::as_const(doomed))
            SEGUE_TRY(
                run(u"DELETE FROM quarantine WHERE account = ? AND kind = ? AND id = ?"_s,
                    {key.account, key.kind, key.id}));
        return {};
    }

    Result<void> removeContact(const ContactRef& contact) {
        SEGUE_TRY(forgetLearned(m_db, contact));
        for (const char* table : {"links", "suggestions", "conflicts"})
            SEGUE_TRY(run(
                u"DELETE FROM %1 WHERE (left_account = ? AND left_id = ?) OR (right_account = ? AND right_id "
                "= ?)"_s.arg(QLatin1StringView(table)),
                {contact.account, contact.id, contact.account, contact.id}));
        return run(u"DELETE FROM contacts WHERE account = ? AND id = ?"_s, {contact.account, contact.id});
    }

    Result<ChangeSet> finish() {
        ChangeSet changes;
        for (const ConversationRef& one : std::as_const(m_touched)) {
            SEGUE_TRY(refreshConversation(m_db, one));
            changes.conversations.insert(one);
        }
        SEGUE_TRY(insertUnlinked(m_db, m_leftBehind));
        SEGUE_TRY(refreshCustomers(m_db, m_customers));
        changes.customers = m_customers;
        for (const ConversationRef& one : m_plan.conversations) {
            changes.conversations.insert(one);
            changes.erased.insert(one);
            changes.drafts.insert(one);
        }
        return changes;
    }

    db::Connection& m_db;
    const ErasePlan& m_plan;
    QSet<CustomerId> m_customers;
    QList<ContactRef> m_leftBehind;
    QList<Doomed> m_entries;
    QSet<ConversationRef> m_touched;
};

} // namespace

Result<ChangeSet> eraseFromCache(db::Connection& cache, const ErasePlan& plan) {
    return CacheEraser(cache, plan).run();
}

Result<void> forgetLearned(db::Connection& cache, const ContactRef& contact) {
    // Blocking keys and term counts are made of what is in contacts and contact_points when they are wanted;
    // whose identity is still to be followed is the only note about a contact beside them.
    return cache.run(u"DELETE FROM unlinked WHERE account = ? AND id = ?"_s, {contact.account, contact.id})
        .map([](qint64) {});
}

} // namespace segue::store
