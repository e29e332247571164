// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"

#include "core/engine/engine_thread.h"
#include "core/store/profile.h"

#include <QHash>
#include <QThreadPool>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

//! What an attachment may have where no backend has said.
constexpr qint64 defaultAttachmentBytes = 25LL * 1024 * 1024;

template <class T> using Promise = std::shared_ptr<QPromise<Result<T>>>;

template <class T> Promise<T> newPromise() {
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    return promise;
}
template <class T> void finish(const Promise<T>& promise, Result<T> result) {
    promise->addResult(std::move(result));
    promise->finish();
}

} // namespace

class Engine::Private {
public:
    explicit Private(const EngineOptions& theOptions) : options(theOptions), offline(theOptions.offline) {}

    //! `call` answers at once, on the engine thread.
    template <class T> Async<T> ask(std::function<Result<T>(EngineCore&)> call) {
        auto promise = newPromise<T>();
        auto future = promise->future();
        thread.post([promise, call = std::move(call)](EngineCore& core) { finish(promise, call(core)); });
        return future;
    }
    //! `call` answers later.
    template <class T> Async<T> askLater(std::function<Async<T>(EngineCore&)> call) {
        auto promise = newPromise<T>();
        auto future = promise->future();
        thread.post([promise, call = std::move(call)](EngineCore& core) {
            deliver(&core, call(core), [promise](Result<T> result) { finish(promise, std::move(result)); });
        });
        return future;
    }
    //! Slow work with files, on the pool.
    template <class T> Async<T> onPool(std::function<Result<T>()> work) {
        auto promise = newPromise<T>();
        auto future = promise->future();
        QThreadPool::globalInstance()->start([promise, work = std::move(work)] { finish(promise, work()); });
        return future;
    }

    qint64 largestAttachment() const {
        qint64 largest = 0;
        for (const Capabilities& one : capabilities)
            largest = std::max(largest, one.maxAttachmentBytes);
        return largest > 0 ? largest : defaultAttachmentBytes;
    }

    EngineOptions options;
    ProfileHealth health;
    // What the asking thread knows of the engine's state, kept up to date by its signals.
    QHash<AccountId, ConnectionStatus> connections;
    QHash<AccountId, Capabilities> capabilities;
    QString hubUrl;
    QList<HeldJoin> heldJoins;
    bool offline;
    Presence presence = Presence::Available;
    EngineThread thread; // Last: it ends first.
};

Engine::Engine(const EngineOptions& options) : d(std::make_unique<Private>(options)) {}

Engine::~Engine() {
    d->thread.stop();
}

Result<std::unique_ptr<Engine>> Engine::open(const EngineOptions& options) {
    return openThread(options, nullptr);
}

Result<std::unique_ptr<Engine>>
Engine::openWith(const EngineOptions& options, const EngineServices& services) {
    return openThread(options, &services);
}

Result<std::unique_ptr<Engine>>
Engine::openThread(const EngineOptions& options, const EngineServices* services) {
    auto engine = std::unique_ptr<Engine>(new Engine(options));
    SEGUE_TRY_VALUE(core, engine->d->thread.open(options, services));
    engine->d->health = core->health();
    engine->follow(*core);
    engine->d->thread.post([](EngineCore& started) { started.start(); });
    return engine;
}

void Engine::follow(EngineCore& core) {
    // All of these cross to this object's thread.
    connect(&core, &EngineCore::changed, this, &Engine::changed);
    connect(&core, &EngineCore::notification, this, &Engine::notification);
    connect(&core, &EngineCore::storageTrouble, this, &Engine::storageTrouble);
    connect(&core, &EngineCore::windowAsked, this, &Engine::windowAsked);
    connect(&core, &EngineCore::hubUrlChanged, this, [this](const QString& url) {
        d->hubUrl = url;
        Q_EMIT hubUrlChanged(url);
    });
    connect(&core, &EngineCore::offlineChanged, this, [this](bool offline) {
        d->offline = offline;
        Q_EMIT offlineChanged(offline);
    });
    connect(&core.drafts(), &DraftJournal::failed, this, &Engine::draftNotSaved);
    connect(&core.linkingHold(), &LinkingHold::changed, this, [this](const QList<HeldJoin>& joins) {
        d->heldJoins = joins;
        Q_EMIT heldJoinsChanged();
    });
    connect(&core.conversations(), &ConversationDesk::presenceChanged, this, &Engine::presenceChanged);
    connect(&core.erasures(), &EraseDesk::progressed, this, &Engine::eraseProgressed);
    AccountDesk& accounts = core.accounts();
    connect(&accounts, &AccountDesk::ephemeral, this, &Engine::ephemeral);
    connect(&accounts, &AccountDesk::keptForSession, this, &Engine::keptForSession);
    connect(&accounts, &AccountDesk::connectionChanged, this, [this](const ConnectionStatus& status) {
        d->connections.insert(status.account, status);
        Q_EMIT connectionChanged(status);
    });
    connect(
        &accounts, &AccountDesk::capabilitiesChanged, this,
        [this](const AccountId& id, const Capabilities& can) {
            d->capabilities.insert(id, can);
            Q_EMIT capabilitiesChanged(id);
        });
    connect(&accounts, &AccountDesk::removed, this, [this](const AccountId& id) {
        d->connections.remove(id);
        d->capabilities.remove(id);
    });
}

const ProfileHealth& Engine::health() const {
    return d->health;
}
const EngineOptions& Engine::options() const {
    return d->options;
}

Async<CommandId> Engine::enqueue(Command command, Millis undoWindow) {
    return d->ask<CommandId>([command = std::move(command), undoWindow](EngineCore& core) {
        return core.commands().enqueue(command, undoWindow);
    });
}

Async<bool> Engine::cancel(const CommandId& id) {
    return d->ask<bool>([id](EngineCore& core) { return core.outbox().cancel(id); });
}
Async<bool> Engine::retry(const CommandId& id) {
    return d->ask<bool>([id](EngineCore& core) { return core.outbox().retry(id); });
}
Async<bool> Engine::releaseHeld(const CommandId& id) {
    return d->ask<bool>([id](EngineCore& core) { return core.outbox().release(id); });
}
Async<bool> Engine::checkAgain(const CommandId& id) {
    return d->ask<bool>([id](EngineCore& core) { return core.outbox().checkAgain(id); });
}
Async<bool> Engine::markSent(const CommandId& id) {
    return d->ask<bool>([id](EngineCore& core) { return core.outbox().markSent(id); });
}
Async<bool> Engine::markUnsent(const CommandId& id) {
    return d->ask<bool>([id](EngineCore& core) { return core.outbox().markUnsent(id); });
}
Async<bool> Engine::sendAgain(const CommandId& id) {
    return d->ask<bool>([id](EngineCore& core) { return core.outbox().sendAgain(id); });
}
Async<Undone> Engine::undoLast() {
    return d->ask<Undone>([](EngineCore& core) { return core.commands().undoLast(); });
}

void Engine::saveDraft(const Draft& draft) {
    d->thread.post([draft](EngineCore& core) { core.drafts().save(draft); });
}
void Engine::discardDraft(const ConversationRef& conversation, Visibility visibility) {
    d->thread.post(
        [conversation, visibility](EngineCore& core) { core.drafts().discard(conversation, visibility); });
}
void Engine::flushDrafts() {
    d->thread.post([](EngineCore& core) { core.drafts().flush(); });
}

Async<StagedFile> Engine::stageFile(const QString& path) {
    return d->onPool<StagedFile>([path, dir = d->options.profileDir, limit = d->largestAttachment()] {
        return FileStore(profile::filesDir(dir)).add(path, limit);
    });
}
Async<StagedFile> Engine::stageBytes(const QByteArray& bytes, const QString& name, const QString& mediaType) {
    return d->onPool<StagedFile>([=, dir = d->options.profileDir, limit = d->largestAttachment()] {
        return FileStore(profile::filesDir(dir)).addBytes(bytes, name, mediaType, limit);
    });
}

Async<QString> Engine::attachmentPath(const EntryRef& entry, const QString& attachmentId) {
    return d->askLater<QString>([entry, attachmentId](EngineCore& core) {
        return core.conversations().attachmentPath(entry, attachmentId);
    });
}
Async<bool> Engine::fetchOlder(const ConversationRef& conversation) {
    return d->askLater<bool>(
        [conversation](EngineCore& core) { return core.conversations().fetchOlder(conversation); });
}
Async<Article> Engine::saveArticle(const Article& article) {
    return d->askLater<Article>(
        [article](EngineCore& core) { return core.conversations().saveArticle(article); });
}

Async<IdentityAct> Engine::decide(IdentityDecision decision) {
    return d->ask<IdentityAct>(
        [decision = std::move(decision)](EngineCore& core) { return core.identity().decide(decision); });
}
Async<IdentityAct>
Engine::joinCustomers(const CustomerId& left, const CustomerId& right, const QString& reason) {
    return d->ask<IdentityAct>([left, right, reason](EngineCore& core) {
        return core.identity().joinCustomers(left, right, reason);
    });
}
Async<IdentityAct> Engine::separate(const QList<ContactRef>& contacts, const QString& reason) {
    return d->ask<IdentityAct>(
        [contacts, reason](EngineCore& core) { return core.identity().separate(contacts, reason); });
}
QList<HeldJoin> Engine::heldJoins() const {
    return d->heldJoins;
}
void Engine::joinNow(const ConversationRef& conversation) {
    d->thread.post([conversation](EngineCore& core) { core.linkingHold().joinNow(conversation); });
}
void Engine::joinWhenDone(const ConversationRef& conversation) {
    d->thread.post([conversation](EngineCore& core) { core.linkingHold().joinWhenDone(conversation); });
}
Async<IdentityAct> Engine::takeBack(const ActId& act) {
    return d->ask<IdentityAct>([act](EngineCore& core) { return core.identity().takeBack(act); });
}

Async<ExportedCustomer> Engine::exportCustomer(const CustomerExport& wanted) {
    return d->askLater<ExportedCustomer>(
        [wanted](EngineCore& core) { return core.exports().exportCustomer(wanted); });
}

Async<ErasePreview> Engine::previewErase(const CustomerId& customer) {
    return d->askLater<ErasePreview>(
        [customer](EngineCore& core) { return core.erasures().preview(customer); });
}
Async<ErasedCustomer> Engine::eraseCustomer(const EraseRequest& request) {
    return d->askLater<ErasedCustomer>(
        [request](EngineCore& core) { return core.erasures().erase(request); });
}

void Engine::sendTyping(const ConversationRef& conversation, bool on) {
    d->thread.post(
        [conversation, on](EngineCore& core) { core.conversations().sendTyping(conversation, on); });
}
void Engine::markSeen(const ConversationRef& conversation) {
    d->thread.post([conversation](EngineCore& core) { core.conversations().markSeen(conversation); });
}
void Engine::setPresence(Presence presence) {
    d->presence = presence;
    d->thread.post([presence](EngineCore& core) { core.conversations().setPresence(presence); });
}
Presence Engine::presence() const {
    return d->presence;
}

Async<AccountIdentity> Engine::validateAccount(const Account& account, const QString& credential) {
    return d->askLater<AccountIdentity>(
        [account, credential](EngineCore& core) { return core.accounts().validate(account, credential); });
}
Async<AccountId> Engine::addAccount(const Account& account, const QString& credential) {
    return d->askLater<AccountId>(
        [account, credential](EngineCore& core) { return core.accounts().add(account, credential); });
}
Async<bool> Engine::removeAccount(const AccountId& account, bool evenWithQueued) {
    return d->askLater<bool>([account, evenWithQueued](EngineCore& core) {
        return core.accounts().remove(account, evenWithQueued);
    });
}
void Engine::reconnect(const AccountId& account) {
    d->thread.post([account](EngineCore& core) { core.accounts().reconnect(account); });
}

void Engine::setOffline(bool offline) {
    if (d->offline == offline)
        return;
    d->offline = offline;
    d->thread.post([offline](EngineCore& core) { core.setOffline(offline); });
}
bool Engine::isOffline() const {
    return d->offline;
}

QList<ConnectionStatus> Engine::connections() const {
    return d->connections.values();
}
Capabilities Engine::capabilities(const AccountId& account) const {
    return d->capabilities.value(account);
}
QString Engine::hubUrl() const {
    return d->hubUrl;
}

Async<bool> Engine::settle(Millis timeout) {
    return d->askLater<bool>([timeout](EngineCore& core) { return core.settle(timeout); });
}

} // namespace segue
