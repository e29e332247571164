// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "ui/shell/workspace.h"

namespace segue {

//! The Workspace of a real profile.
class EngineWorkspace final : public Workspace {
    Q_OBJECT

public:
    //! Both must outlive this.
    EngineWorkspace(Engine& engine, Views& views, QObject* parent = nullptr);

    Views& views() override { return m_views; }
    Instant now() const override { return m_clock.now(); }
    QString profileDir() const override { return m_engine.options().profileDir; }

    Async<CommandId> enqueue(Command command, Millis undoWindow) override;
    Async<bool> cancel(const CommandId& id) override { return m_engine.cancel(id); }
    Async<bool> retry(const CommandId& id) override { return m_engine.retry(id); }
    Async<bool> releaseHeld(const CommandId& id) override { return m_engine.releaseHeld(id); }
    Async<bool> checkAgain(const CommandId& id) override { return m_engine.checkAgain(id); }
    Async<bool> markSent(const CommandId& id) override { return m_engine.markSent(id); }
    Async<bool> markUnsent(const CommandId& id) override { return m_engine.markUnsent(id); }
    Async<bool> sendAgain(const CommandId& id) override { return m_engine.sendAgain(id); }
    Async<Undone> undoLast() override { return m_engine.undoLast(); }

    void saveDraft(const Draft& draft) override { m_engine.saveDraft(draft); }
    void discardDraft(const ConversationRef& conversation, Visibility visibility) override;

    Async<StagedFile> stageFile(const QString& path) override { return m_engine.stageFile(path); }
    Async<StagedFile>
    stageBytes(const QByteArray& bytes, const QString& name, const QString& mediaType) override;
    Async<QString> attachmentPath(const EntryRef& entry, const QString& attachmentId) override;
    Async<bool> fetchOlder(const ConversationRef& conversation) override;

    Async<IdentityAct> decide(IdentityDecision decision) override;
    Async<IdentityAct>
    joinCustomers(const CustomerId& left, const CustomerId& right, const QString& reason) override;
    Async<IdentityAct> separate(const QList<ContactRef>& contacts, const QString& reason) override;
    Async<IdentityAct> takeBack(const ActId& act) override;
    QList<HeldJoin> heldJoins() const override { return m_engine.heldJoins(); }
    void joinNow(const ConversationRef& conversation) override { m_engine.joinNow(conversation); }
    void joinWhenDone(const ConversationRef& conversation) override { m_engine.joinWhenDone(conversation); }
    Async<Article> saveArticle(const Article& article) override { return m_engine.saveArticle(article); }
    Async<ExportedCustomer> exportCustomer(const CustomerExport& wanted) override;
    Async<ErasePreview> previewErase(const CustomerId& customer) override;
    Async<ErasedCustomer> eraseCustomer(const EraseRequest& request) override;
    Async<SupervisorSnapshot> supervise(Instant dayStart) override;

    void sendTyping(const ConversationRef& conversation, bool on) override;
    void markSeen(const ConversationRef& conversation) override { m_engine.markSeen(conversation); }
    void setPresence(Presence presence) override { m_engine.setPresence(presence); }
    Presence presence() const override { return m_engine.presence(); }

    Async<AccountIdentity> validateAccount(const Account& account, const QString& credential) override;
    Async<AccountId> addAccount(const Account& account, const QString& credential) override;
    Async<bool> removeAccount(const AccountId& account, bool evenWithQueued) override;
    void reconnect(const AccountId& account) override { m_engine.reconnect(account); }
    void setOffline(bool offline) override { m_engine.setOffline(offline); }
    bool isOffline() const override { return m_engine.isOffline(); }
    QList<ConnectionStatus> connections() const override { return m_engine.connections(); }
    Capabilities capabilities(const AccountId& account) const override;
    QString hubUrl() const override { return m_engine.hubUrl(); }
    const ProfileHealth& health() const override { return m_engine.health(); }

private:
    Engine& m_engine;
    Views& m_views;
    SystemClock m_clock;
};

} // namespace segue
