// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine_core.h"

#include "core/base/log.h"
#include "core/engine/notifier.h"
#include "core/engine/set_aside_files.h"
#include "core/store/profile.h"

namespace segue {

using namespace Qt::StringLiterals;

namespace {
constexpr Millis settlePoll{20};
//! How long what was sent stays in the outbox's history.
constexpr Millis historyKept = std::chrono::hours(24 * 90);
//! How long the copy from before an update stays: by then it is known that the update did no harm.
constexpr Millis oldCopiesKept = std::chrono::hours(24 * 14);
} // namespace

Result<void> EngineCore::ReceiptRows::writeRows(const AccountId& account, const Batch& rows) {
    return m_writer.write(account, rows).map([](const QList<Entry>&) {});
}

EngineCore::EngineCore(
    const EngineOptions& options, const EngineServices& services, std::unique_ptr<ProfileStore> store)
    : m_options(options), m_services(services), m_store(std::move(store)),
      m_listener(services.makeListener ? services.makeListener(m_store->cache(), m_store->work()) : nullptr),
      m_announcer(services.clock, services.scheduler),
      m_watch(m_store->work(), m_store->cache(), services.scheduler),
      m_outbox(m_store->work(), m_store->cache(), services.clock, services.random),
      m_hold(m_store->cache(), services.clock, services.scheduler),
      m_writer(m_store->cache(), m_listener.get(), &m_hold), m_receipts(m_writer),
      m_drafts(m_store->work(), services.clock, services.scheduler),
      m_accounts(std::make_unique<AccountDesk>(rooms(), options.offline)),
      m_commands(std::make_unique<CommandDesk>(
          m_outbox, m_store->cache(), m_store->files(), *m_accounts, m_drafts, services.clock)),
      m_conversations(std::make_unique<ConversationDesk>(rooms(), *m_accounts)),
      m_identity(std::make_unique<IdentityDesk>(rooms(), *m_accounts)),
      m_exports(std::make_unique<ExportDesk>(rooms(), *m_accounts, *m_conversations, options.profileDir)),
      m_erasures(std::make_unique<EraseDesk>(
          rooms(), EraseDesk::Desks{*m_accounts, *m_commands, m_drafts}, options.profileDir)) {
    m_writer.setErasures(m_erasures.get());
    wire();
}

EngineCore::~EngineCore() = default;

SharedRooms EngineCore::rooms() {
    return {m_store->work(), m_store->cache(), m_store->files(), m_outbox, m_writer, m_receipts, m_services};
}

Result<std::unique_ptr<EngineCore>>
EngineCore::open(const EngineOptions& options, const EngineServices& services) {
    SEGUE_TRY_VALUE(store, ProfileStore::open(options.profileDir, services.clock));
    auto core = std::unique_ptr<EngineCore>(new EngineCore(options, services, std::move(store)));
    if (core->health().readOnly)
        return core;
    SEGUE_TRY(core->m_outbox.load());
    // A crash may have come between the rows of contacts and what follows from them.
    if (const auto linked = core->m_writer.relink(); !linked)
        qCWarning(segueEngine) << "identity could not follow:" << linked.error().code;
    return core;
}

void EngineCore::wire() {
    connect(&m_announcer, &ChangeAnnouncer::changed, this, &EngineCore::changed);
    connect(&m_outbox, &Outbox::changed, &m_announcer, &ChangeAnnouncer::add);
    connect(&m_writer, &BatchWriter::changed, &m_announcer, &ChangeAnnouncer::add);
    connect(&m_drafts, &DraftJournal::changed, &m_announcer, &ChangeAnnouncer::add);
    connect(m_conversations.get(), &ConversationDesk::changed, &m_announcer, &ChangeAnnouncer::add);
    connect(m_erasures.get(), &EraseDesk::changed, &m_announcer, &ChangeAnnouncer::add);
    wireAccounts();
    wireStorage();
    wireHold();
}

void EngineCore::wireHold() {
    connect(&m_drafts, &DraftJournal::isWritten, &m_hold, &LinkingHold::isWritten);
    connect(&m_drafts, &DraftJournal::isDone, &m_hold, &LinkingHold::isDone);
    connect(&m_hold, &LinkingHold::released, this, [this] {
        if (const auto linked = m_writer.relink(); !linked)
            m_watch.report(linked.error());
    });
}

void EngineCore::wireAccounts() {
    AccountDesk* accounts = m_accounts.get();
    connect(accounts, &AccountDesk::changed, &m_announcer, &ChangeAnnouncer::add);
    connect(accounts, &AccountDesk::arrived, this, [this](const QList<Entry>& entries) {
        const QList<Notification> notifications =
            notificationsFor(m_store->cache(), m_accounts->accounts(), entries);
        for (const Notification& one : notifications)
            Q_EMIT notification(one);
    });
    connect(accounts, &AccountDesk::becameLive, m_conversations.get(), &ConversationDesk::becameLive);
    connect(accounts, &AccountDesk::ephemeral, m_conversations.get(), &ConversationDesk::takeSign);
    connect(accounts, &AccountDesk::removed, m_erasures.get(), &EraseDesk::sweep);
    // Decisions wait for a connection that has caught up, as commands do.
    connect(accounts, &AccountDesk::connectionChanged, this, [this](const ConnectionStatus& status) {
        if (status.state != ConnectionStatus::State::Live && status.state != ConnectionStatus::State::Polling)
            return;
        m_identity->shareAll();
        m_erasures->requestAll();
    });
}

void EngineCore::wireStorage() {
    connect(&m_watch, &StorageWatch::trouble, this, &EngineCore::storageTrouble);
    connect(m_accounts.get(), &AccountDesk::storageFailed, &m_watch, &StorageWatch::report);
    connect(m_commands.get(), &CommandDesk::storageFailed, &m_watch, &StorageWatch::report);
    connect(m_conversations.get(), &ConversationDesk::storageFailed, &m_watch, &StorageWatch::report);
    connect(&m_drafts, &DraftJournal::failed, &m_watch, [this](const ConversationRef&, const Error& error) {
        m_watch.report(error);
    });
    connect(m_erasures.get(), &EraseDesk::storageFailed, &m_watch, &StorageWatch::report);
    connect(&m_watch, &StorageWatch::recovered, this, [this] {
        m_drafts.flush();
        const QList<AccountRuntime*> all = m_accounts->all();
        for (AccountRuntime* runtime : all)
            runtime->worker().wake();
    });
}

void EngineCore::start() {
    if (health().readOnly)
        return;
    tidy();
    m_erasures->start();
    if (const auto loaded = m_accounts->load({m_options.sessionToken, m_options.sessionTokenAccount});
        !loaded)
        m_watch.report(loaded.error());
    startHub();
}

void EngineCore::tidy() {
    WorkDb& work = m_store->work();
    if (const auto kept = work.forgetSettled(m_services.clock.now() - historyKept); !kept)
        m_watch.report(kept.error());
    removeOldCopies(m_options.profileDir, m_services.clock.now() - oldCopiesKept);
    // Where a database had to be mended, what it does not name any more may still be wanted.
    if (!health().detail.isEmpty())
        return;
    if (const auto used = work.filesInUse()) {
        if (const auto removed = m_store->files().removeUnused(*used); !removed)
            m_watch.report(removed.error());
    }
}

void EngineCore::startHub() {
    const QString dir = profile::hubDir(m_options.profileDir);
    if (m_options.hubProgram.isEmpty()) {
        // Somebody else's child, if it runs at all.
        const QList<Account> accounts = m_accounts->accounts();
        for (const Account& account : accounts) {
            if (account.embedded && !account.baseUrl.isEmpty())
                m_accounts->embeddedIsAt(account.baseUrl, hub_folder::token(dir).value_or(QString()));
        }
        return;
    }
    const auto embedded = m_accounts->ensureEmbedded();
    if (!embedded)
        return m_watch.report(embedded.error());
    if (!*embedded)
        return;
    m_hub = std::make_unique<HubProcess>(
        HubProcess::Options{m_options.hubProgram, dir, m_options.agentName}, m_services);
    connect(m_hub.get(), &HubProcess::ready, this, [this](const QUrl& url, const QString& token) {
        m_accounts->embeddedIsAt(url, token);
        Q_EMIT hubUrlChanged(url.toString());
    });
    connect(m_hub.get(), &HubProcess::lost, this, [this] { Q_EMIT hubUrlChanged(QString()); });
    connect(m_hub.get(), &HubProcess::failed, this, [this](const Error& error) {
        qCWarning(segueEngine) << "the embedded hub:" << error.code << error.message;
        m_accounts->embeddedFailed(error);
    });
    connect(m_accounts.get(), &AccountDesk::embeddedUnreachable, m_hub.get(), &HubProcess::verify);
    m_hub->start();
}

void EngineCore::shutDown() {
    m_drafts.flush();
    if (!m_hub) {
        Q_EMIT shutDownDone();
        return;
    }
    connect(m_hub.get(), &HubProcess::stopped, this, &EngineCore::shutDownDone);
    m_hub->stop();
}

void EngineCore::setOffline(bool offline) {
    if (m_accounts->isOffline() == offline)
        return;
    m_accounts->setOffline(offline);
    Q_EMIT offlineChanged(offline);
}

QString EngineCore::hubUrl() const {
    return m_hub ? m_hub->url().toString() : QString();
}

bool EngineCore::askForWindow(const QString& activationToken) {
    if (m_options.hasWindow)
        Q_EMIT windowAsked(activationToken);
    return m_options.hasWindow;
}

Async<bool> EngineCore::settle(Millis timeout) {
    // A live connection tells of changes soon, not at once: whoever waits wants what is there now.
    const QList<AccountRuntime*> all = m_accounts->all();
    for (AccountRuntime* runtime : all)
        runtime->session().pullNow();
    auto answer = std::make_shared<Answer<bool>>(
        Error{ErrorKind::Cancelled, u"cancelled"_s, u"the engine ended"_s, 0, std::nullopt});
    m_waiting.append({answer, m_services.clock.monotonic() + timeout});
    m_settleTimer = m_services.scheduler.after(Millis{0}, [this] { checkSettled(); });
    return answer->future();
}

bool EngineCore::isSettled() const {
    return !(m_hub && m_hub->isStarting()) && m_accounts->isSettled();
}

void EngineCore::checkSettled() {
    const bool settled = isSettled();
    const Millis now = m_services.clock.monotonic();
    const QList<Waiting> waiting = std::exchange(m_waiting, {});
    for (const Waiting& one : waiting) {
        if (settled || one.deadline <= now)
            one.answer->give(settled);
        else
            m_waiting.append(one);
    }
    if (!m_waiting.isEmpty())
        m_settleTimer = m_services.scheduler.after(settlePoll, [this] { checkSettled(); });
}

} // namespace segue
