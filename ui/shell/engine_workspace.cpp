// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/engine_workspace.h"

#include <QThreadPool>
#include <memory>

namespace segue {

EngineWorkspace::EngineWorkspace(Engine& engine, Views& views, QObject* parent)
    : Workspace(parent), m_engine(engine), m_views(views) {
    connect(&engine, &Engine::changed, this, &Workspace::changed);
    connect(&engine, &Engine::connectionChanged, this, &Workspace::connectionChanged);
    connect(&engine, &Engine::capabilitiesChanged, this, &Workspace::capabilitiesChanged);
    connect(&engine, &Engine::ephemeral, this, &Workspace::ephemeral);
    connect(&engine, &Engine::notification, this, &Workspace::notification);
    connect(&engine, &Engine::offlineChanged, this, &Workspace::offlineChanged);
    connect(&engine, &Engine::presenceChanged, this, &Workspace::presenceChanged);
    connect(&engine, &Engine::heldJoinsChanged, this, &Workspace::heldJoinsChanged);
    connect(&engine, &Engine::eraseProgressed, this, &Workspace::eraseProgressed);
    connect(&engine, &Engine::hubUrlChanged, this, &Workspace::hubUrlChanged);
    connect(&engine, &Engine::keptForSession, this, &Workspace::keptForSession);
    connect(&engine, &Engine::draftNotSaved, this, &Workspace::draftNotSaved);
    connect(&engine, &Engine::storageTrouble, this, &Workspace::storageTrouble);
}

Async<CommandId> EngineWorkspace::enqueue(Command command, Millis undoWindow) {
    return m_engine.enqueue(std::move(command), undoWindow);
}

void EngineWorkspace::discardDraft(const ConversationRef& conversation, Visibility visibility) {
    m_engine.discardDraft(conversation, visibility);
}

Async<StagedFile>
EngineWorkspace::stageBytes(const QByteArray& bytes, const QString& name, const QString& mediaType) {
    return m_engine.stageBytes(bytes, name, mediaType);
}

Async<QString> EngineWorkspace::attachmentPath(const EntryRef& entry, const QString& attachmentId) {
    return m_engine.attachmentPath(entry, attachmentId);
}

Async<bool> EngineWorkspace::fetchOlder(const ConversationRef& conversation) {
    return m_engine.fetchOlder(conversation);
}

Async<IdentityAct> EngineWorkspace::decide(IdentityDecision decision) {
    return m_engine.decide(std::move(decision));
}

Async<IdentityAct>
EngineWorkspace::joinCustomers(const CustomerId& left, const CustomerId& right, const QString& reason) {
    return m_engine.joinCustomers(left, right, reason);
}

Async<IdentityAct> EngineWorkspace::separate(const QList<ContactRef>& contacts, const QString& reason) {
    return m_engine.separate(contacts, reason);
}

Async<IdentityAct> EngineWorkspace::takeBack(const ActId& act) {
    return m_engine.takeBack(act);
}

Async<ExportedCustomer> EngineWorkspace::exportCustomer(const CustomerExport& wanted) {
    return m_engine.exportCustomer(wanted);
}

Async<ErasePreview> EngineWorkspace::previewErase(const CustomerId& customer) {
    return m_engine.previewErase(customer);
}

Async<ErasedCustomer> EngineWorkspace::eraseCustomer(const EraseRequest& request) {
    return m_engine.eraseCustomer(request);
}

Async<SupervisorSnapshot> EngineWorkspace::supervise(Instant dayStart) {
    auto promise = std::make_shared<QPromise<Result<SupervisorSnapshot>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, dir = profileDir(), at = now(), dayStart] {
        promise->addResult(supervisorSnapshot(dir, at, dayStart));
        promise->finish();
    });
    return promise->future();
}

void EngineWorkspace::sendTyping(const ConversationRef& conversation, bool on) {
    m_engine.sendTyping(conversation, on);
}

Async<AccountIdentity> EngineWorkspace::validateAccount(const Account& account, const QString& credential) {
    return m_engine.validateAccount(account, credential);
}

Async<AccountId> EngineWorkspace::addAccount(const Account& account, const QString& credential) {
    return m_engine.addAccount(account, credential);
}

Async<bool> EngineWorkspace::removeAccount(const AccountId& account, bool evenWithQueued) {
    return m_engine.removeAccount(account, evenWithQueued);
}

Capabilities EngineWorkspace::capabilities(const AccountId& account) const {
    return m_engine.capabilities(account);
}

} // namespace segue
