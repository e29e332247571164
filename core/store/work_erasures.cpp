// SPDX-License-Identifier: GPL-3.0-or-later
// Erasing people from what the agent made.
#include "core/base/enum_names.h"
#include "core/base/json.h"
#include "core/base/planted_bug.h"
#include "core/db/transaction.h"
#include "core/store/row_codec.h"
#include "core/store/secure_delete.h"
#include "core/store/work_db.h"

#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;
using namespace store;

namespace {

using BackendState = ErasedCustomer::Backend::State;

constexpr EnumNames<BackendState, 5> backendNames{{{
    {BackendState::KeepsItsCopy, "keeps"},
    {BackendState::Waiting, "waiting"},
    {BackendState::Erasing, "erasing"},
    {BackendState::Erased, "erased"},
    {BackendState::Refused, "refused"},
}}};

tl::unexpected<Error> erasedError() {
    return fail(ErrorKind::Permanent, u"erased"_s, u"the customer was erased"_s);
}

//! What is left of a command of an erased conversation: that there was one.
OutboxItem emptied(const OutboxItem& item) {
    OutboxItem out;
    out.state = OutboxState::Cancelled;
    out.lastError = Error{ErrorKind::Permanent, u"customer_erased"_s, {}, 0, std::nullopt};
    out.command.id = item.command.id;
    out.command.conversation = item.command.conversation;
    out.command.channel = item.command.channel;
    out.command.createdAt = item.command.createdAt;
    if (isCustomerVisible(item.command))
        out.command.operations = {Reply{}};
    else
        out.command.operations = {Note{}};
    return out;
}

//! Deletes the rows of one run from work.db, and notes what followed.
class WorkEraser {
public:
    WorkEraser(db::Connection& db, ErasePlan& plan, Instant now) : m_db(db), m_plan(plan), m_now(now) {}

    Result<void> collectFiles() {
        for (const ConversationRef& one : std::as_const(m_plan.conversations)) {
            const db::Values key{one.account, one.id};
            SEGUE_TRY(m_db.query(
                u"SELECT %1 FROM outbox WHERE account = ? AND conversation = ?"_s.arg(outboxColumns()), key,
                [this](const db::Row& row) {
                    m_items.append(readOutboxItem(row));
                    stage(filesOf(m_items.last().command));
                }));
            SEGUE_TRY(m_db.query(
                u"SELECT %1 FROM drafts WHERE account = ? AND conversation = ?"_s.arg(draftColumns()), key,
                [this](const db::Row& row) { stage(readDraft(row).files); }));
        }
        return {};
    }

    Result<QList<CommandId>> eraseRows() {
        QList<CommandId> cancelled;
        for (const OutboxItem& item : std::as_const(m_items)) {
            SEGUE_TRY(run(u"DELETE FROM attempts WHERE command = ?"_s, {item.command.id}));
            if (isSettled(item.state)) {
                SEGUE_TRY(run(u"DELETE FROM outbox WHERE id = ?"_s, {item.command.id}));
                continue;
            }
            SEGUE_TRY(store(emptied(item)));
            cancelled.append(item.command.id);
        }
        for (const ConversationRef& one : std::as_const(m_plan.conversations))
            SEGUE_TRY(
                run(u"DELETE FROM drafts WHERE account = ? AND conversation = ?"_s, {one.account, one.id}));
        for (const ContactRef& one : std::as_const(m_plan.contacts))
            SEGUE_TRY(
                run(u"DELETE FROM decisions WHERE (left_account = ? AND left_id = ?) OR "
                    "(right_account = ? AND right_id = ?)"_s,
                    {one.account, one.id, one.account, one.id}));
        return cancelled;
    }

private:
    Result<void> run(const QString& sql, const db::Values& values) {
        return m_db.run(sql, values).map([](qint64) {});
    }

    void stage(const QList<StagedFile>& files) {
        for (const StagedFile& file : files) {
            if (!m_plan.staged.contains(file.sha256))
                m_plan.staged.append(file.sha256);
        }
    }

    Result<void> store(const OutboxItem& item) {
        const QString json = QString::fromUtf8(toJson(toJson(item.command)));
        return run(
            u"UPDATE outbox SET command = ?, state = ?, held_because = ?, next_attempt_at = NULL, "
            "not_before = NULL, last_error = ?, entry_id = '', changed_at = ?, settled = 1, checksum = ? "
            "WHERE id = ?"_s,
            {json, toString(item.state), toString(item.heldBecause), errorToJson(item.lastError), m_now,
             outboxChecksum(item.command.id, item.command.conversation, json), item.command.id});
    }

    db::Connection& m_db;
    ErasePlan& m_plan;
    Instant m_now;
    QList<OutboxItem> m_items;
};

PendingEraseRequest readRequest(const db::Row& row) {
    return {
        row.id<ErasureId>(0), row.id<AccountId>(1), listFromJson(row.text(2)),
        backendNames.value(row.text(3)).value_or(BackendState::Waiting), row.text(4)};
}

Result<void> insertRequest(db::Connection& db, const PendingEraseRequest& request) {
    return db
        .run(
            u"INSERT OR IGNORE INTO erase_requests (erasure, account, contacts, state, error) "
            "VALUES (?,?,?,?,?)"_s,
            {request.erasure, request.account, listToJson(request.contacts), backendNames.name(request.state),
             request.error})
        .map([](qint64) {});
}

} // namespace

Result<void> WorkDb::refuseErased(const ConversationRef& conversation) const {
    const bool isErased = m_erased->contains(conversation) && !isPlanted(PlantedBug::ErasedDraftsComeBack);
    return isErased ? Result<void>(erasedError()) : Result<void>();
}

Result<void> WorkDb::refuseErased(const IdentityDecision& decision) const {
    const bool isErased = m_erased->contains(decision.left) || m_erased->contains(decision.right);
    return isErased ? Result<void>(erasedError()) : Result<void>();
}

Result<QList<CommandId>>
WorkDb::decideErasure(ErasePlan& plan, const QList<PendingEraseRequest>& requests, const AuditNote& note) {
    ++m_ledgerRevision;
    QList<CommandId> cancelled;
    const auto decide = [&]() -> Result<void> {
        SEGUE_TRY_VALUE(transaction, db::Transaction::begin(m_db));
        WorkEraser eraser(m_db, plan, m_clock.now());
        SEGUE_TRY(eraser.collectFiles());
        SEGUE_TRY(m_db.run(
            u"INSERT INTO erasures (id, state, plan, at) VALUES (?,?,?,?) ON CONFLICT (id) DO UPDATE SET "
            "state = excluded.state, plan = excluded.plan"_s,
            {plan.id, toString(ErasureState::Decided), planToJson(plan), plan.at}));
        SEGUE_TRY(m_erased->add(m_db, plan.contacts, plan.conversations, plan.entriesElsewhere, plan.at));
        SEGUE_TRY_VALUE(taken, eraser.eraseRows());
        cancelled = taken;
        for (const PendingEraseRequest& request : requests)
            SEGUE_TRY(insertRequest(m_db, request));
        SEGUE_TRY(appendAudit(m_db, m_clock.now(), note));
        return transaction.commit();
    };
    if (const auto decided = removeSecurely(m_db, decide); !decided) {
        // Nothing was decided: nothing may be refused.
        SEGUE_TRY_VALUE(stands, ErasedRefs::load(m_db));
        *m_erased = stands;
        return fail(decided.error());
    }
    return cancelled;
}

Result<QList<WorkDb::OpenErasure>> WorkDb::openErasures() {
    QList<OpenErasure> out;
    SEGUE_TRY(m_db.query(
        u"SELECT id, state, plan FROM erasures WHERE state <> 'done' ORDER BY at, id"_s, {},
        [&](const db::Row& row) {
            OpenErasure open;
            const bool isDecided = row.text(1) == toString(ErasureState::Decided);
            open.state = isDecided ? ErasureState::Decided : ErasureState::Forgotten;
            open.plan = planFromJson(row.text(2));
            open.plan.id = row.id<ErasureId>(0);
            out.append(open);
        }));
    return out;
}

Result<void> WorkDb::markForgotten(const ErasureId& id) {
    return removeSecurely(m_db, [&] {
        return m_db
            .run(
                u"UPDATE erasures SET state = ?, plan = '' WHERE id = ?"_s,
                {toString(ErasureState::Forgotten), id})
            .map([](qint64) {});
    });
}

Result<void> WorkDb::markErased(const ErasureId& id) {
    return m_db.run(u"UPDATE erasures SET state = ? WHERE id = ?"_s, {toString(ErasureState::Done), id})
        .map([](qint64) {});
}

Result<QList<PendingEraseRequest>> WorkDb::eraseRequests() {
    QList<PendingEraseRequest> out;
    SEGUE_TRY(m_db.query(
        u"SELECT erasure, account, contacts, state, error FROM erase_requests ORDER BY erasure, account"_s,
        {}, [&](const db::Row& row) { out.append(readRequest(row)); }));
    return out;
}

Result<void> WorkDb::updateEraseRequest(const PendingEraseRequest& request) {
    return m_db
        .run(
            u"UPDATE erase_requests SET state = ?, error = ? WHERE erasure = ? AND account = ?"_s,
            {backendNames.name(request.state), request.error, request.erasure, request.account})
        .map([](qint64) {});
}

Result<void> WorkDb::removeEraseRequest(const PendingEraseRequest& request) {
    return m_db
        .run(
            u"DELETE FROM erase_requests WHERE erasure = ? AND account = ?"_s,
            {request.erasure, request.account})
        .map([](qint64) {});
}

} // namespace segue
