// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/erase_census.h"

#include "core/base/hash.h"
#include "core/domain/customer_id.h"
#include "core/engine/set_aside_files.h"
#include "core/store/ledger_reader.h"
#include "core/store/row_codec.h"
#include "core/text/plain_text.h"

#include <QHash>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

constexpr int headLength = 80;
//! Older exports than the newest so many entries of the record are not looked for.
constexpr int recordLength = 100'000;

bool isUnderWay(const OpenItem& open) {
    return open.item.state == OutboxState::InFlight || open.item.state == OutboxState::Ambiguous ||
           open.item.state == OutboxState::NeedsAgent || open.doubt != Doubt::None;
}

//! The sources by account, in the order of their first contact.
ErasePreview::Source& sourceOf(ErasePreview& preview, const AccountId& account) {
    const auto found =
        std::find_if(preview.sources.begin(), preview.sources.end(), [&](const ErasePreview::Source& source) {
            return source.account == account;
        });
    if (found != preview.sources.end())
        return *found;
    preview.sources.append(ErasePreview::Source());
    preview.sources.last().account = account;
    return preview.sources.last();
}

} // namespace

Result<int> EraseCensus::count(db::Connection& db, const QString& sql, const db::Values& values) const {
    return db.scalar<qint64>(sql, values).map([](const auto& number) { return int(number.value_or(0)); });
}

Result<ErasePreview> EraseCensus::take(const CustomerId& customer) const {
    SEGUE_TRY_VALUE(whole, erasableCustomer(m_rooms.work, m_rooms.cache, customer));
    ErasePreview preview;
    preview.customer = customer;
    preview.name = whole.name;
    preview.contacts = whole.contacts;
    preview.pastMerges = whole.pastMerges;
    preview.setAside = setAsideFiles(m_rooms.profileDir);
    ErasePlan plan;
    plan.customer = customer;
    plan.contacts = whole.contacts;
    db::Connection& cache = m_rooms.cache.connection();
    SEGUE_TRY(store::completePlan(
        cache, plan, false, [](const EntryRef&, const QString&, const QString&) { return QString(); }));
    SEGUE_TRY(countSources(plan, preview));
    SEGUE_TRY(countLedger(plan, preview));
    SEGUE_TRY(countDrafts(plan, preview));
    listPending(plan, preview);
    SEGUE_TRY(listExports(plan, preview));
    SEGUE_TRY_VALUE(quarantined, store::quarantineOf(cache, plan));
    preview.quarantined = int(quarantined.size());
    SEGUE_TRY_VALUE(mentions, store::mentionsOf(cache, plan));
    preview.mentions = int(mentions.size());
    return preview;
}

Result<void> EraseCensus::countSources(const ErasePlan& plan, ErasePreview& preview) const {
    db::Connection& cache = m_rooms.cache.connection();
    for (const ContactRef& contact : plan.contacts) {
        ErasePreview::Source& source = sourceOf(preview, contact.account);
        ++source.contacts;
        SEGUE_TRY_VALUE(
            points,
            count(
                cache,
                u"SELECT COUNT(*) FROM contact_points WHERE contact = (SELECT row FROM contacts WHERE "
                "account = ? AND id = ?)"_s,
                {contact.account, contact.id}));
        source.points += points;
    }
    for (const ConversationRef& one : plan.conversations) {
        ErasePreview::Source& source = sourceOf(preview, one.account);
        ++source.conversations;
        SEGUE_TRY(cache.query(
            u"SELECT attachments FROM entries WHERE account = ? AND conversation = ?"_s,
            {one.account, one.id}, [&source](const db::Row& row) {
                ++source.entries;
                source.attachments += int(store::attachmentsFromJson(row.text(0)).size());
            }));
    }
    for (const EntryRef& entry : plan.entriesElsewhere)
        ++sourceOf(preview, entry.account).entriesElsewhere;
    return {};
}

Result<void> EraseCensus::countLedger(const ErasePlan& plan, ErasePreview& preview) const {
    db::Connection& cache = m_rooms.cache.connection();
    SEGUE_TRY_VALUE(ledger, store::readLedger(m_rooms.work.connection(), cache));
    const auto names = [&plan](const IdentityDecision& decision) {
        return plan.contacts.contains(decision.left) || plan.contacts.contains(decision.right);
    };
    preview.decisions = int(std::count_if(ledger.begin(), ledger.end(), names));
    for (const ContactRef& contact : plan.contacts) {
        SEGUE_TRY_VALUE(
            suggestions, count(
                             cache,
                             u"SELECT COUNT(*) FROM suggestions WHERE (left_account = ? AND left_id = ?) OR "
                             "(right_account = ? AND right_id = ?)"_s,
                             {contact.account, contact.id, contact.account, contact.id}));
        preview.suggestions += suggestions;
    }
    return {};
}

Result<void> EraseCensus::countDrafts(const ErasePlan& plan, ErasePreview& preview) const {
    for (const ConversationRef& one : plan.conversations) {
        SEGUE_TRY_VALUE(
            drafts, count(
                        m_rooms.work.connection(),
                        u"SELECT COUNT(*) FROM drafts WHERE account = ? AND conversation = ?"_s,
                        {one.account, one.id}));
        preview.drafts += drafts;
    }
    return {};
}

void EraseCensus::listPending(const ErasePlan& plan, ErasePreview& preview) const {
    QSet<AccountId> accounts;
    for (const ConversationRef& one : plan.conversations)
        accounts.insert(one.account);
    for (const AccountId& account : std::as_const(accounts)) {
        const QList<CommandId> ids = m_outbox.openOf(account);
        for (const CommandId& id : ids) {
            const OpenItem& open = *m_outbox.find(id);
            if (!plan.conversations.contains(open.item.command.conversation))
                continue;
            preview.pending.append(
                {id, text::snippet(textOf(open.item.command), headLength), isUnderWay(open)});
        }
    }
}

Result<void> EraseCensus::listExports(const ErasePlan& plan, ErasePreview& preview) const {
    // The customer may have had another id then: that of any of their contacts.
    QSet<QString> ids{sha256Hex(plan.customer.value().toUtf8())};
    for (const ContactRef& contact : plan.contacts)
        ids.insert(sha256Hex(ownCustomer(contact).value().toUtf8()));
    SEGUE_TRY_VALUE(rows, store::readAudit(m_rooms.work.connection(), recordLength));
    for (const AuditRow& row : std::as_const(rows)) {
        if (row.note.action == "customer.export"_L1 &&
            ids.contains(row.note.subject.value("customer_sha256"_L1).toString()))
            preview.exports.append({row.at, row.note.actor});
    }
    return {};
}

} // namespace segue
