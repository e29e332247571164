// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/views/supervisor_view.h"
#include "core/views/views.h"

#include <QTimer>

namespace segue {

class Directory;

//! What the widgets need of a profile: the reads of Views and the operations of Engine, with the contracts
//! that are written there. An interface of its own, so that every screen can be shown and tested over made-up
//! data.
class Workspace : public QObject {
    Q_OBJECT

public:
    explicit Workspace(QObject* parent = nullptr);

    virtual Views& views() = 0;
    //! Names of agents and teams, and who the user is at each account.
    Directory& directory() const { return *m_directory; }
    //! The wall clock, for "3 min" and the like.
    virtual Instant now() const = 0;
    virtual QString profileDir() const = 0;

    virtual Async<CommandId> enqueue(Command command, Millis undoWindow) = 0;
    virtual Async<bool> cancel(const CommandId& id) = 0;
    virtual Async<bool> retry(const CommandId& id) = 0;
    virtual Async<bool> releaseHeld(const CommandId& id) = 0;
    virtual Async<bool> checkAgain(const CommandId& id) = 0;
    virtual Async<bool> markSent(const CommandId& id) = 0;
    virtual Async<bool> markUnsent(const CommandId& id) = 0;
    virtual Async<bool> sendAgain(const CommandId& id) = 0;
    virtual Async<Undone> undoLast() = 0;

    virtual void saveDraft(const Draft& draft) = 0;
    virtual void discardDraft(const ConversationRef& conversation, Visibility visibility) = 0;

    virtual Async<StagedFile> stageFile(const QString& path) = 0;
    virtual Async<StagedFile>
    stageBytes(const QByteArray& bytes, const QString& name, const QString& mediaType) = 0;
    virtual Async<QString> attachmentPath(const EntryRef& entry, const QString& attachmentId) = 0;
    virtual Async<bool> fetchOlder(const ConversationRef& conversation) = 0;

    virtual Async<IdentityAct> decide(IdentityDecision decision) = 0;
    virtual Async<IdentityAct>
    joinCustomers(const CustomerId& left, const CustomerId& right, const QString& reason) = 0;
    virtual Async<IdentityAct> separate(const QList<ContactRef>& contacts, const QString& reason) = 0;
    virtual Async<IdentityAct> takeBack(const ActId& act) = 0;
    virtual QList<HeldJoin> heldJoins() const = 0;
    virtual void joinNow(const ConversationRef& conversation) = 0;
    virtual void joinWhenDone(const ConversationRef& conversation) = 0;
    virtual Async<Article> saveArticle(const Article& article) = 0;
    virtual Async<ExportedCustomer> exportCustomer(const CustomerExport& wanted) = 0;
    virtual Async<ErasePreview> previewErase(const CustomerId& customer) = 0;
    virtual Async<ErasedCustomer> eraseCustomer(const EraseRequest& request) = 0;
    //! What the supervisor page shows, computed away from this thread; `dayStart` as in
    //! segue::supervisorSnapshot().
    virtual Async<SupervisorSnapshot> supervise(Instant dayStart) = 0;

    virtual void sendTyping(const ConversationRef& conversation, bool on) = 0;
    virtual void markSeen(const ConversationRef& conversation) = 0;
    virtual void setPresence(Presence presence) = 0;
    virtual Presence presence() const = 0;

    virtual Async<AccountIdentity> validateAccount(const Account& account, const QString& credential) = 0;
    virtual Async<AccountId> addAccount(const Account& account, const QString& credential) = 0;
    virtual Async<bool> removeAccount(const AccountId& account, bool evenWithQueued) = 0;
    virtual void reconnect(const AccountId& account) = 0;
    virtual void setOffline(bool offline) = 0;
    virtual bool isOffline() const = 0;
    //! Whether that account cannot send now: the agent works offline, or it is not connected.
    bool isOffline(const AccountId& account) const;
    virtual QList<ConnectionStatus> connections() const = 0;
    virtual Capabilities capabilities(const AccountId& account) const = 0;
    virtual QString hubUrl() const = 0;
    virtual const ProfileHealth& health() const = 0;

Q_SIGNALS:
    void changed(const segue::ChangeSet& changes);
    void connectionChanged(const segue::ConnectionStatus& status);
    void capabilitiesChanged(const segue::AccountId& account);
    void ephemeral(const segue::AccountId& account, const segue::Ephemeral& sign);
    void notification(const segue::Notification& notification);
    void offlineChanged(bool offline);
    void presenceChanged(segue::Presence presence);
    void heldJoinsChanged();
    void eraseProgressed(const segue::EraseProgress& progress);
    void hubUrlChanged(const QString& url);
    void keptForSession(const segue::AccountId& account);
    void draftNotSaved(const segue::ConversationRef& conversation, const segue::Error& error);
    void storageTrouble(const segue::Error& error);
    //! Every 20 seconds: what says how long ago or how soon something is has to be said anew.
    void timePassed();

private:
    Directory* m_directory;
    QTimer m_clockwork;
};

} // namespace segue
