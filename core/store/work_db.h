// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/db/connection.h"
#include "core/domain/account.h"
#include "core/domain/command.h"
#include "core/domain/identity.h"
#include "core/domain/outbox_item.h"
#include "core/store/audit_trail.h"
#include "core/store/erase_plan.h"
#include "core/store/erased_refs.h"

#include <QList>
#include <memory>
#include <optional>

namespace segue {

//! One try to carry a command out; committed before its first byte.
struct Attempt {
    CommandId command;
    int number = 0; //!< From 1.
    Instant startedAt;
    QString bodyHash;
    QString highestEntry; //!< The newest entry known before the first attempt: reconciliation looks after it.
    QStringList uploads;  //!< The backend's ids of the command's files, in order.
    std::optional<Instant> endedAt;
    QString outcome;
};

//! How the agent's own database was opened.
struct WorkOpening {
    bool readOnly = false;   //!< A newer Segue wrote it: reading and export only.
    bool wasCorrupt = false; //!< It was set aside and what could be read was copied over.
    QString asidePath;
};

//! `work.db`: what the agent made. FULL durability: when a call returned, a power cut does not take it back.
//! The engine thread's; the only writer. Errors: Storage.
class WorkDb {
public:
    static Result<std::unique_ptr<WorkDb>>
    open(const QString& path, const Clock& clock, WorkOpening* opening = nullptr);

    // Accounts.
    Result<QList<Account>> accounts();
    Result<void> saveAccount(const Account& account);
    //! The account, its outbox, attempts and drafts.
    Result<void> removeAccount(const AccountId& account);

    // Outbox, in order of acceptance.
    Result<void> addCommand(const Command& command);
    Result<std::optional<OutboxItem>> item(const CommandId& id);
    Result<QList<OutboxItem>> openItems();
    //! Stores everything of `item` but its command.
    Result<void> updateItem(const OutboxItem& item);
    //! Stores the item with a changed command (an agent's edit of a held or failed reply, a release).
    Result<void> replaceCommand(const OutboxItem& item);
    //! Moves `id` to Cancelled only if its state is one of `from`; false if it was not.
    Result<bool> cancelIf(const CommandId& id, const QList<OutboxState>& from);
    //! Writes the attempt's row and moves the item to InFlight in one transaction.
    Result<void> beginAttempt(const Attempt& attempt);
    //! Ends the attempt and stores the item's new state in one transaction.
    Result<void> endAttempt(const Attempt& attempt, const OutboxItem& item);
    Result<std::optional<Attempt>> firstAttempt(const CommandId& id);
    //! The entry that the conversation's newest confirmed command became; empty where none is known.
    Result<QString> newestConfirmedEntry(const ConversationRef& ref);
    Result<std::optional<Attempt>> lastAttempt(const CommandId& id);
    //! Forgets settled commands older than `before`.
    Result<void> forgetSettled(Instant before);
    //! The hashes of all files that open commands and drafts need: these are never evicted.
    Result<QStringList> filesInUse();

    // Drafts.
    Result<void> saveDraft(const Draft& draft);
    Result<std::optional<Draft>> draft(const ConversationRef& conversation, Visibility visibility);
    Result<void> removeDraft(const ConversationRef& conversation, Visibility visibility);
    //! Queues the command and removes the draft that it came from, in one transaction.
    Result<void> addCommandFromDraft(const Command& command, Visibility draftVisibility);

    // Identity ledger.
    Result<void> addDecision(const IdentityDecision& decision, bool shared);
    //! All of them and the audit row, or nothing; not shared yet.
    Result<void> addDecisions(const QList<IdentityDecision>& decisions, const AuditNote& note);
    //! Another number whenever decisions may have been added.
    quint64 ledgerRevision() const { return m_ledgerRevision; }
    //! In the order in which they were made.
    Result<QList<IdentityDecision>> decisions();
    Result<QList<IdentityDecision>> unsharedDecisions();
    //! Those that the account's backend is to have: it knows its own contacts only, so that a decision across
    //! accounts stays here.
    Result<QList<IdentityDecision>> unsharedDecisions(const AccountId& account);
    Result<void> markShared(const DecisionId& id);

    //! `subject` holds ids only: the trail cannot forget. An id that may be an address goes in as its
    //! SHA-256.
    Result<void> audit(const QString& actor, const QString& action, const QJsonObject& subject);
    //! Whether the audit trail is as it was written.
    Result<AuditCheck> verifyAudit();
    //! Who the agent is at an account; empty if it is not known.
    Result<QString> selfName(const AccountId& account);

    // Erasing people (core/store/work_erasures.cpp). What was erased is refused from then on: drafts,
    // commands and decisions that name it are Permanent "erased".
    //! Decides the plan for good, in one transaction with the audit row: nothing of it is accepted any more,
    //! what waits in the outbox is cancelled and emptied, drafts and decisions are deleted. Answers the
    //! commands that it cancelled. Again, it changes nothing.
    Result<QList<CommandId>>
    decideErasure(ErasePlan& plan, const QList<PendingEraseRequest>& requests, const AuditNote& note);
    //! What a kill may have left unfinished.
    struct OpenErasure {
        ErasureState state = ErasureState::Decided;
        ErasePlan plan; //!< Its id alone once it is forgotten.
    };
    Result<QList<OpenErasure>> openErasures();
    //! The rest of the profile has it no more: what the plan said is deleted, too.
    Result<void> markForgotten(const ErasureId& id);
    //! Nothing is left of its bytes either.
    Result<void> markErased(const ErasureId& id);
    const ErasedRefs& erased() const { return *m_erased; }
    //! Those that no backend has carried out yet, also the refused ones.
    Result<QList<PendingEraseRequest>> eraseRequests();
    Result<void> updateEraseRequest(const PendingEraseRequest& request);
    //! The backend has erased them.
    Result<void> removeEraseRequest(const PendingEraseRequest& request);

    Result<QString> setting(const QString& key);
    Result<void> setSetting(const QString& key, const QString& value);

    db::Connection& connection() { return m_db; }

private:
    WorkDb(db::Connection db, const Clock& clock, ErasedRefs erased);

    db::Connection m_db;
    Result<void> refuseErased(const ConversationRef& conversation) const;
    Result<void> refuseErased(const IdentityDecision& decision) const;

    const Clock& m_clock;
    std::unique_ptr<ErasedRefs> m_erased; //!< The cache refers to it.
    quint64 m_ledgerRevision = 0;
};

} // namespace segue
