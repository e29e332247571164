// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/account_desk.h"
#include "core/engine/command_desk.h"
#include "core/engine/conversation_desk.h"
#include "core/engine/draft_journal.h"
#include "core/engine/profile_sweep.h"
#include "core/net/answer.h"
#include "core/store/erase_plan.h"
#include "core/sync/erasures.h"

#include <QHash>
#include <QObject>
#include <memory>

namespace segue {

//! Erases customers: first asks what is to go, then deletes it everywhere in the profile, has its bytes
//! overwritten, and asks the backends for the same. What a kill interrupts, the next start goes on with:
//! ProfileStore finishes the deleting before anything can be shown, and start() the rest.
class EraseDesk final : public QObject, public ErasureListener {
    Q_OBJECT

public:
    struct Desks {
        AccountDesk& accounts;
        CommandDesk& commands;
        DraftJournal& drafts;
    };

    EraseDesk(const SharedRooms& rooms, const Desks& desks, const QString& profileDir);

    //! See Engine::previewErase().
    Async<ErasePreview> preview(const CustomerId& customer);
    //! See Engine::eraseCustomer().
    Async<ErasedCustomer> erase(const EraseRequest& request);

    //! Overwrites what an earlier run left.
    void start();
    //! Overwrites what was deleted by other means (an account that was removed).
    void sweep() { m_sweep.start(); }
    //! Asks every backend that can be reached for what is still to be asked of it.
    void requestAll();

    Result<void> applyTombstone(const AccountId& account, const Tombstone& tombstone) override;

Q_SIGNALS:
    void progressed(const segue::EraseProgress& progress);
    void changed(const segue::ChangeSet& changes);
    void storageFailed(const segue::Error& error);

private:
    //! An erasure that somebody waits for.
    struct Running {
        ErasePlan plan;
        EraseRequest request;
        std::shared_ptr<Answer<ErasedCustomer>> answer;
        ErasedCustomer done;
        Millis deadline{0};
    };

    Result<ErasePreview> localPreview(const CustomerId& customer);
    //! Contacts of the customer by the accounts whose backends can be asked.
    QHash<AccountId, QStringList> askable(const QList<ContactRef>& contacts) const;
    void askHolds(
        const QHash<AccountId, QStringList>& whom,
        const std::function<void(const QList<LegalHold>& holds)>& then);
    void begin(const std::shared_ptr<Running>& running);
    //! Goes on with those whose sends have ended.
    void goOn();
    bool isSending(const ErasePlan& plan) const;
    //! Fills in what follows from the plan's contacts.
    Result<void> complete(ErasePlan& plan, bool mentions);
    void decide(const std::shared_ptr<Running>& running);
    //! From here on it happens, whatever becomes of this run. Answers what was cancelled in the outbox.
    Result<QList<CommandId>> keepDecision(ErasePlan& plan);
    void dropFromMemory(const ErasePlan& plan, const QList<CommandId>& cancelled);
    void carryOut(const std::shared_ptr<Running>& running);
    void swept();
    //! Answers those whose backends have said what there is to hear soon.
    void hear();
    bool isHeard(const ErasePlan& plan);
    void tell(const Running& running, EraseStage stage);
    QList<ErasedCustomer::Backend> backendsOf(const ErasePlan& plan);
    void request(const PendingEraseRequest& pending);
    void answered(const PendingEraseRequest& pending, const Result<EraseAnswer>& answer);

    SharedRooms m_rooms;
    Desks m_desks;
    QString m_profileDir;
    ProfileSweep m_sweep;
    QList<std::shared_ptr<Running>> m_waiting; //!< For sends that are under way.
    QList<std::shared_ptr<Running>> m_decided; //!< The disk did not let it be carried out yet.
    QList<std::shared_ptr<Running>> m_overwriting;
    QList<std::shared_ptr<Running>> m_hearing; //!< What the backends say of it.
    QSet<QString> m_asking;                    //!< Requests on their way.
    Timer m_wait;
    Timer m_retry;
    Timer m_hear;
    Timer m_askAgain;
};

} // namespace segue
