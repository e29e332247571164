// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/account_desk.h"
#include "core/engine/change_announcer.h"
#include "core/engine/command_desk.h"
#include "core/engine/conversation_desk.h"
#include "core/engine/draft_journal.h"
#include "core/engine/engine.h"
#include "core/engine/erase_desk.h"
#include "core/engine/export_desk.h"
#include "core/engine/hub_process.h"
#include "core/engine/identity_desk.h"
#include "core/engine/profile_store.h"
#include "core/engine/storage_watch.h"
#include "core/net/answer.h"
#include "core/sync/linking_hold.h"

#include <QObject>

namespace segue {

//! The engine itself: everything that reads and writes a profile, on one thread. Programs run it on
//! a thread of its own behind Engine; tests and simulations run it on theirs.
class EngineCore final : public QObject {
    Q_OBJECT

public:
    //! Locks and opens the profile; nothing moves before start(). Errors as Engine::open().
    static Result<std::unique_ptr<EngineCore>>
    open(const EngineOptions& options, const EngineServices& services);
    ~EngineCore() override;

    //! Connects the accounts, starts the embedded hub, and sends what waits.
    void start();
    //! Writes what is unwritten and ends the embedded hub; answered by shutDownDone().
    void shutDown();

    const ProfileHealth& health() const { return m_store->health(); }
    AccountDesk& accounts() { return *m_accounts; }
    CommandDesk& commands() { return *m_commands; }
    ConversationDesk& conversations() { return *m_conversations; }
    ExportDesk& exports() { return *m_exports; }
    EraseDesk& erasures() { return *m_erasures; }
    DraftJournal& drafts() { return m_drafts; }
    LinkingHold& linkingHold() { return m_hold; }
    IdentityDesk& identity() { return *m_identity; }
    Outbox& outbox() { return m_outbox; }
    ProfileStore& store() { return *m_store; }

    void setOffline(bool offline);
    QString hubUrl() const;
    //! Hands on that somebody wants the window; false where there is none.
    bool askForWindow(const QString& activationToken);
    //! See Engine::settle().
    Async<bool> settle(Millis timeout);

Q_SIGNALS:
    void changed(const segue::ChangeSet& changes);
    void notification(const segue::Notification& notification);
    void offlineChanged(bool offline);
    void hubUrlChanged(const QString& url);
    void storageTrouble(const segue::Error& error);
    void windowAsked(const QString& activationToken);
    void shutDownDone();

private:
    //! A backend's answer reaches the cache like everything else that a backend said.
    class ReceiptRows final : public RowWriter {
    public:
        explicit ReceiptRows(BatchWriter& writer) : m_writer(writer) {}
        Result<void> writeRows(const AccountId& account, const Batch& rows) override;

    private:
        BatchWriter& m_writer;
    };
    struct Waiting {
        std::shared_ptr<Answer<bool>> answer;
        Millis deadline;
    };

    EngineCore(
        const EngineOptions& options, const EngineServices& services, std::unique_ptr<ProfileStore> store);
    SharedRooms rooms();
    void wire();
    void wireAccounts();
    void wireStorage();
    void wireHold();
    void tidy();
    void startHub();
    void checkSettled();
    bool isSettled() const;

    EngineOptions m_options;
    EngineServices m_services;
    std::unique_ptr<ProfileStore> m_store;
    std::unique_ptr<ContactListener> m_listener;
    ChangeAnnouncer m_announcer;
    StorageWatch m_watch;
    Outbox m_outbox;
    LinkingHold m_hold;
    BatchWriter m_writer;
    ReceiptRows m_receipts;
    DraftJournal m_drafts;
    std::unique_ptr<AccountDesk> m_accounts;
    std::unique_ptr<CommandDesk> m_commands;
    std::unique_ptr<ConversationDesk> m_conversations;
    std::unique_ptr<IdentityDesk> m_identity;
    std::unique_ptr<ExportDesk> m_exports;
    std::unique_ptr<EraseDesk> m_erasures;
    std::unique_ptr<HubProcess> m_hub;
    QList<Waiting> m_waiting;
    Timer m_settleTimer;
};

} // namespace segue
