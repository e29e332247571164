// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/fakes/fake_views.h"
#include "ui/shell/workspace.h"

#include <QPair>
#include <vector>

namespace segue {

//! A workspace without an engine: it notes what it is asked for and answers what a test tells it to. Needs ui
//! when linked.
class FakeWorkspace final : public Workspace {
public:
    FakeWorkspace();

    FakeViews fake;
    Instant clock;
    ProfileHealth profileHealth;
    QString folder;
    QString hub;
    Capabilities can;
    QList<ConnectionStatus> status;

    // What was asked.
    QList<Command> enqueued;
    QList<Millis> undoWindows;
    QList<QPair<QString, CommandId>> outboxCalls; //!< "cancel", "retry", …
    QList<Draft> savedDrafts;
    QList<QPair<ConversationRef, Visibility>> discardedDrafts;
    QList<QPair<ConversationRef, bool>> typing;
    QList<ConversationRef> seen;
    QStringList staged;
    int undos = 0;
    Undone undone{QStringLiteral("status"), std::nullopt}; //!< What undoLast() answers.
    QList<IdentityDecision> decided;
    QList<QPair<QList<ContactRef>, QString>> separated;
    struct Joined {
        CustomerId left;
        CustomerId right;
        QString reason;
    };
    QList<Joined> joined;
    QList<ActId> takenBack;
    QList<HeldJoin> held;
    QList<QPair<QString, ConversationRef>> heldAnswers; //!< "now", "when_done"
    QList<Article> savedArticles;
    QList<CustomerExport> exported;
    QList<CustomerId> previewed;
    QList<EraseRequest> erased;
    QList<Instant> supervised; //!< The start of the day, for each time.
    QList<QPair<Account, QString>> validated;
    QList<Account> addedAccounts;
    QList<QPair<AccountId, bool>> removedAccounts;
    QList<AccountId> reconnected;

    // How it answers.
    std::optional<Error> enqueueFailure;
    std::optional<Error> stageFailure;
    //! enqueue() stays unanswered until answerEnqueue().
    bool holdEnqueue = false;
    void answerEnqueue();
    //! saveArticle() stays unanswered until answerSaves(), which answers all of them in their order.
    bool holdSaves = false;
    void answerSaves();
    QHash<QString, QString> attachmentPaths;
    std::optional<Error> decideFailure;
    std::optional<Error> saveFailure;
    std::optional<Error> exportFailure;
    Result<ErasePreview> erasePreview = ErasePreview();
    //! What eraseCustomer() answers; nothing = not yet, until answerErase().
    std::optional<Result<ErasedCustomer>> eraseAnswer = ErasedCustomer();
    void answerErase(const Result<ErasedCustomer>& answer);
    std::optional<Error> validateFailure;
    std::optional<Error> removeFailure;
    AccountIdentity identity;
    SupervisorSnapshot snapshot;

    void touch(const ConversationRef& conversation);

    Views& views() override { return fake; }
    Instant now() const override { return clock; }
    QString profileDir() const override { return folder; }
    Async<CommandId> enqueue(Command command, Millis undoWindow) override;
    Async<bool> cancel(const CommandId& id) override { return noted(QStringLiteral("cancel"), id); }
    Async<bool> retry(const CommandId& id) override { return noted(QStringLiteral("retry"), id); }
    Async<bool> releaseHeld(const CommandId& id) override { return noted(QStringLiteral("releaseHeld"), id); }
    Async<bool> checkAgain(const CommandId& id) override { return noted(QStringLiteral("checkAgain"), id); }
    Async<bool> markSent(const CommandId& id) override { return noted(QStringLiteral("markSent"), id); }
    Async<bool> markUnsent(const CommandId& id) override { return noted(QStringLiteral("markUnsent"), id); }
    Async<bool> sendAgain(const CommandId& id) override { return noted(QStringLiteral("sendAgain"), id); }
    Async<Undone> undoLast() override;
    void saveDraft(const Draft& draft) override;
    void discardDraft(const ConversationRef& conversation, Visibility visibility) override;
    Async<StagedFile> stageFile(const QString& path) override;
    Async<StagedFile>
    stageBytes(const QByteArray& bytes, const QString& name, const QString& mediaType) override;
    Async<QString> attachmentPath(const EntryRef& entry, const QString& attachmentId) override;
    Async<bool> fetchOlder(const ConversationRef& conversation) override;
    Async<IdentityAct> decide(IdentityDecision decision) override;
    Async<IdentityAct>
    joinCustomers(const CustomerId& left, const CustomerId& right, const QString& reason) override;
    Async<IdentityAct> separate(const QList<ContactRef>& contacts, const QString& reason) override;
    Async<IdentityAct> takeBack(const ActId& act) override;
    QList<HeldJoin> heldJoins() const override { return held; }
    void joinNow(const ConversationRef& conversation) override {
        heldAnswers.append({QStringLiteral("now"), conversation});
    }
    void joinWhenDone(const ConversationRef& conversation) override {
        heldAnswers.append({QStringLiteral("when_done"), conversation});
    }
    Async<Article> saveArticle(const Article& article) override;
    Async<ExportedCustomer> exportCustomer(const CustomerExport& wanted) override;
    Async<ErasePreview> previewErase(const CustomerId& customer) override;
    Async<ErasedCustomer> eraseCustomer(const EraseRequest& request) override;
    Async<SupervisorSnapshot> supervise(Instant dayStart) override;
    void sendTyping(const ConversationRef& conversation, bool on) override {
        typing.append({conversation, on});
    }
    void markSeen(const ConversationRef& conversation) override { seen.append(conversation); }
    void setPresence(Presence presence) override;
    Presence presence() const override { return m_presence; }
    Async<AccountIdentity> validateAccount(const Account& account, const QString& credential) override;
    Async<AccountId> addAccount(const Account& account, const QString& credential) override;
    Async<bool> removeAccount(const AccountId& account, bool evenWithQueued) override;
    void reconnect(const AccountId& account) override { reconnected.append(account); }
    void setOffline(bool offline) override;
    bool isOffline() const override { return m_offline; }
    QList<ConnectionStatus> connections() const override { return status; }
    Capabilities capabilities(const AccountId&) const override { return can; }
    QString hubUrl() const override { return hub; }
    const ProfileHealth& health() const override { return profileHealth; }

private:
    Async<bool> noted(const QString& what, const CommandId& id);
    Result<CommandId> take(Command command);
    Result<Article> takeArticle(const Article& article);

    Presence m_presence = Presence::Available;
    bool m_offline = false;
    int m_next = 1;
    std::unique_ptr<QPromise<Result<CommandId>>> m_heldPromise;
    std::unique_ptr<QPromise<Result<ErasedCustomer>>> m_heldErase;
    Command m_heldCommand;
    std::vector<std::pair<Article, std::unique_ptr<QPromise<Result<Article>>>>> m_heldSaves;
};

} // namespace segue
