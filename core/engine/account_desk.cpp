// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/account_desk.h"

#include "core/base/log.h"
#include "core/base/uuid.h"
#include "core/engine/profile_sweep.h"
#include "core/net/answer.h"

#include <QFile>
#include <QSet>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;
using State = ConnectionStatus::State;

namespace {

constexpr Millis firstVaultRetry{2'000};
//! A locked keyring asks a person each time.
constexpr Millis longestVaultRetry{300'000};

Error gone() {
    return {ErrorKind::Cancelled, u"cancelled"_s, u"the account is gone"_s, 0, std::nullopt};
}
tl::unexpected<Error> unknownAccount() {
    return fail(ErrorKind::Permanent, u"unknown_account"_s, u"there is no such account"_s);
}
//! Whose the token is, among the accounts that are somewhere else: one server's must never reach another.
std::optional<AccountId> ownerOf(const AccountDesk::SessionToken& given, const QList<Account>& accounts) {
    QList<AccountId> elsewhere;
    for (const Account& account : accounts) {
        if (!account.embedded && (given.account.isEmpty() || account.id == given.account))
            elsewhere.append(account.id);
    }
    if (given.token.isEmpty() || elsewhere.size() != 1)
        return std::nullopt;
    return elsewhere.constFirst();
}
ConnectionStatus statusOf(const AccountId& id, State state, Instant now) {
    ConnectionStatus status;
    status.account = id;
    status.state = state;
    status.since = now;
    return status;
}

} // namespace

AccountDesk::AccountDesk(const SharedRooms& rooms, bool offline) : m_rooms(rooms), m_offline(offline) {}
AccountDesk::~AccountDesk() = default;

Result<void> AccountDesk::load(const SessionToken& given) {
    SEGUE_TRY_VALUE(accounts, m_rooms.work.accounts());
    const auto owner = ownerOf(given, accounts);
    for (const Account& account : accounts) {
        SEGUE_TRY(install(account));
        if (account.embedded)
            continue;
        if (AccountRuntime* runtime = find(account.id); runtime && account.id == owner)
            runtime->setCredential(given.token);
        connectNow(account.id);
    }
    return {};
}

Result<bool> AccountDesk::ensureEmbedded() {
    const bool has = std::any_of(
        m_slots.begin(), m_slots.end(), [](const auto& slot) { return slot.second.account.embedded; });
    if (has || !m_slots.empty())
        return has;
    Account account;
    account.id = AccountId(uuidV7(m_rooms.services.clock, m_rooms.services.random));
    account.kind = u"hub"_s;
    account.name = tr("This computer");
    account.embedded = true;
    SEGUE_TRY(m_rooms.work.saveAccount(account));
    SEGUE_TRY(install(account));
    announceAccounts();
    return true;
}

Result<void> AccountDesk::install(const Account& account) {
    Slot& slot = m_slots[account.id];
    slot.runtime.reset();
    // What the old sender had under way is uncertain now.
    SEGUE_TRY(m_rooms.outbox.recover(account.id));
    slot.account = account;
    setStatus(statusOf(
        account.id, account.enabled ? State::Connecting : State::Disabled, m_rooms.services.clock.now()));
    if (account.embedded && account.baseUrl.isEmpty())
        return {};
    auto runtime = AccountRuntime::create(account, m_rooms);
    if (!runtime) {
        // An account that a newer Segue made: shown, and left alone.
        ConnectionStatus status = slot.status;
        status.state = State::Broken;
        status.error = runtime.error();
        setStatus(status);
        return {};
    }
    slot.runtime = std::move(*runtime);
    wire(*slot.runtime);
    Q_EMIT capabilitiesChanged(account.id, slot.runtime->adapter().capabilities());
    return {};
}

void AccountDesk::wire(AccountRuntime& runtime) {
    const AccountId id = runtime.account().id;
    AccountSession& session = runtime.session();
    connect(&session, &AccountSession::statusChanged, this, &AccountDesk::setStatus);
    connect(&session, &AccountSession::arrived, this, &AccountDesk::arrived);
    connect(&session, &AccountSession::storageFailed, this, &AccountDesk::storageFailed);
    connect(&session, &AccountSession::becameLive, this, [this, id] { Q_EMIT becameLive(id); });
    connect(&session, &AccountSession::identified, this, [this, id](const AccountIdentity& identity) {
        identified(id, identity);
    });
    connect(&runtime.worker(), &OutboxWorker::storageFailed, this, &AccountDesk::storageFailed);
    connect(&runtime.adapter(), &Adapter::ephemeral, this, [this, id](const Ephemeral& sign) {
        Q_EMIT ephemeral(id, sign);
    });
    connect(&runtime.adapter(), &Adapter::capabilitiesChanged, this, [this, id] {
        Q_EMIT capabilitiesChanged(id, capabilities(id));
    });
}

void AccountDesk::setStatus(const ConnectionStatus& status) {
    const auto slot = m_slots.find(status.account);
    if (slot == m_slots.end())
        return;
    slot->second.status = status;
    Q_EMIT connectionChanged(status);
    if (slot->second.account.embedded && status.state == State::Offline && !m_offline)
        Q_EMIT embeddedUnreachable();
}

void AccountDesk::connectNow(const AccountId& id) {
    AccountRuntime* runtime = find(id);
    if (!runtime)
        return;
    m_slots[id].vaultRetry.cancel();
    if (m_offline || !runtime->account().enabled)
        return runtime->session().stop(m_offline ? State::Offline : State::Disabled);
    if (runtime->hasCredential())
        return runtime->session().start();
    deliver(this, m_rooms.services.vault.read(id), [this, id](const Result<QString>& credential) {
        credentialRead(id, credential);
    });
}

void AccountDesk::credentialRead(const AccountId& id, const Result<QString>& credential) {
    AccountRuntime* runtime = find(id);
    if (!runtime || m_offline || runtime->hasCredential())
        return;
    Slot& slot = m_slots[id];
    if (credential) {
        slot.vaultBackoff.reset();
        runtime->setCredential(*credential);
        return runtime->session().start();
    }
    if (credential.error().kind == ErrorKind::Auth)
        return runtime->session().refuse(credential.error());
    askVaultLater(slot, credential.error());
}

void AccountDesk::askVaultLater(Slot& slot, const Error& error) {
    // A keyring that is locked or late has the credential all the same: the agent is not asked for it.
    if (!slot.vaultBackoff)
        slot.vaultBackoff.emplace(m_rooms.services.random, firstVaultRetry, longestVaultRetry);
    slot.runtime->session().stop(State::Offline, error);
    slot.vaultRetry = m_rooms.services.scheduler.after(
        slot.vaultBackoff->next(), [this, id = slot.account.id] { connectNow(id); });
}

void AccountDesk::identified(const AccountId& id, const AccountIdentity& identity) {
    const auto slot = m_slots.find(id);
    if (slot == m_slots.end())
        return;
    Q_EMIT capabilitiesChanged(id, slot->second.runtime->adapter().capabilities());
    Account account = slot->second.account;
    account.selfAgentId = identity.agentId;
    account.selfName = identity.agentName;
    account.selfRole = identity.role;
    if (account == slot->second.account)
        return;
    if (const auto saved = m_rooms.work.saveAccount(account); !saved) {
        Q_EMIT storageFailed(saved.error());
        return;
    }
    slot->second.account = account;
    slot->second.runtime->setAccount(account);
    announceAccounts();
}

void AccountDesk::embeddedIsAt(const QUrl& url, const QString& token) {
    for (auto& [id, slot] : m_slots) {
        if (!slot.account.embedded)
            continue;
        if (slot.account.baseUrl != url || !slot.runtime) {
            Account account = slot.account;
            account.baseUrl = url;
            if (const auto saved = m_rooms.work.saveAccount(account); !saved)
                Q_EMIT storageFailed(saved.error());
            if (const auto installed = install(account); !installed)
                Q_EMIT storageFailed(installed.error());
            announceAccounts();
        }
        if (!slot.runtime)
            return;
        slot.runtime->setCredential(token);
        return connectNow(id);
    }
}

void AccountDesk::embeddedFailed(const Error& error) {
    for (const auto& [id, slot] : m_slots) {
        if (!slot.account.embedded)
            continue;
        ConnectionStatus status = statusOf(id, State::Broken, m_rooms.services.clock.now());
        status.error = error;
        return setStatus(status);
    }
}

Async<AccountIdentity> AccountDesk::validate(const Account& account, const QString& credential) {
    AdapterSettings settings;
    settings.account = account.id;
    settings.kind = account.kind;
    settings.baseUrl = account.baseUrl;
    settings.credential = [token = credential.toUtf8()] { return token; };
    auto made = m_rooms.services.registry.create(settings, m_rooms.services.forAdapters());
    if (!made)
        return ready<AccountIdentity>(fail(made.error()));
    auto answer = std::make_shared<Answer<AccountIdentity>>(gone());
    // The adapter lives until it has answered.
    const std::shared_ptr<Adapter> adapter = std::move(*made);
    deliver(this, adapter->validate(), [answer, adapter](const Result<AccountIdentity>& identity) {
        answer->give(identity);
    });
    return answer->future();
}

Async<AccountId> AccountDesk::add(Account account, const QString& credential) {
    if (account.id.isEmpty())
        account.id = AccountId(uuidV7(m_rooms.services.clock, m_rooms.services.random));
    // Said before anything is kept.
    if (const auto possible = AccountRuntime::create(account, m_rooms); !possible)
        return ready<AccountId>(fail(possible.error()));
    auto answer = std::make_shared<Answer<AccountId>>(gone());
    deliver(
        this, m_rooms.services.vault.write(account.id, credential),
        [this, account, credential, answer](const Result<Kept>& kept) {
            answer->give(kept ? keep(account, credential, *kept) : Result<AccountId>(fail(kept.error())));
        });
    return answer->future();
}

Result<AccountId> AccountDesk::keep(const Account& account, const QString& credential, Kept kept) {
    if (const auto saved = m_rooms.work.saveAccount(account); !saved) {
        if (m_slots.find(account.id) == m_slots.end())
            forgetCredential(account.id);
        return fail(saved.error());
    }
    SEGUE_TRY(install(account));
    announceAccounts();
    if (kept == Kept::ForSession)
        Q_EMIT keptForSession(account.id);
    if (AccountRuntime* runtime = find(account.id))
        runtime->setCredential(credential);
    connectNow(account.id);
    return account.id;
}

void AccountDesk::forgetCredential(const AccountId& id) {
    deliver(this, m_rooms.services.vault.remove(id), [](const Result<bool>& forgotten) {
        if (!forgotten)
            qCWarning(segueEngine) << "a credential without an account may be left:"
                                   << forgotten.error().code;
    });
}

Async<bool> AccountDesk::remove(const AccountId& id, bool evenWithQueued) {
    if (m_slots.find(id) == m_slots.end())
        return ready<bool>(unknownAccount());
    if (!evenWithQueued && m_rooms.outbox.countOf(id) > 0)
        return ready<bool>(fail(ErrorKind::Conflict, u"outbox_not_empty"_s, u"commands still wait there"_s));
    m_slots[id].runtime.reset();
    if (const auto wiped = wipe(id); !wiped) {
        Q_EMIT storageFailed(wiped.error());
        if (const auto back = install(m_slots[id].account); back)
            connectNow(id);
        return ready<bool>(fail(wiped.error()));
    }
    m_slots.erase(id);
    Q_EMIT removed(id);
    ChangeSet changes;
    changes.accounts = true;
    changes.everything = true;
    Q_EMIT changed(changes);
    auto answer = std::make_shared<Answer<bool>>(gone());
    deliver(this, m_rooms.services.vault.remove(id), [answer](const Result<bool>& forgotten) {
        answer->give(forgotten.value_or(false));
    });
    return answer->future();
}

Result<void> AccountDesk::wipe(const AccountId& id) {
    SEGUE_TRY_VALUE(before, m_rooms.work.filesInUse());
    // Deleting leaves copies behind, which are overwritten afterwards, or by the next start.
    SEGUE_TRY(ProfileSweep::want(m_rooms.work));
    SEGUE_TRY(m_rooms.cache.forgetAccount(id));
    SEGUE_TRY(m_rooms.work.removeAccount(id));
    m_rooms.outbox.forget(id);
    SEGUE_TRY_VALUE(after, m_rooms.work.filesInUse());
    const QSet<QString> still(after.begin(), after.end());
    for (const QString& hash : before) {
        if (!still.contains(hash))
            QFile::remove(m_rooms.files.pathOf(hash));
    }
    // Downloads do not say whose they were; they can be had again.
    return m_rooms.files.evictDownloads(0);
}

void AccountDesk::reconnect(const AccountId& id) {
    const auto slot = m_slots.find(id);
    if (slot == m_slots.end())
        return;
    if (slot->second.account.embedded)
        Q_EMIT embeddedUnreachable();
    connectNow(id);
}

void AccountDesk::setOffline(bool offline) {
    if (m_offline == offline)
        return;
    m_offline = offline;
    for (const auto& [id, slot] : m_slots)
        connectNow(id);
}

QList<Account> AccountDesk::accounts() const {
    QList<Account> out;
    for (const auto& [id, slot] : m_slots)
        out.append(slot.account);
    return out;
}

QList<ConnectionStatus> AccountDesk::connections() const {
    QList<ConnectionStatus> out;
    for (const auto& [id, slot] : m_slots)
        out.append(slot.status);
    return out;
}

AccountRuntime* AccountDesk::find(const AccountId& id) const {
    const auto slot = m_slots.find(id);
    return slot == m_slots.end() ? nullptr : slot->second.runtime.get();
}

QList<AccountRuntime*> AccountDesk::all() const {
    QList<AccountRuntime*> out;
    for (const auto& [id, slot] : m_slots) {
        if (slot.runtime)
            out.append(slot.runtime.get());
    }
    return out;
}

Capabilities AccountDesk::capabilities(const AccountId& id) const {
    AccountRuntime* runtime = find(id);
    return runtime ? runtime->adapter().capabilities() : Capabilities();
}

bool AccountDesk::isSettled() const {
    return std::all_of(m_slots.begin(), m_slots.end(), [this](const auto& entry) {
        const Slot& slot = entry.second;
        // Without a connection of its own, what the desk says of it is all that there is.
        if (!slot.runtime || !slot.runtime->session().isStarted())
            return m_offline || slot.status.state != State::Connecting;
        return slot.runtime->isSettled();
    });
}

void AccountDesk::announceAccounts() {
    ChangeSet changes;
    changes.accounts = true;
    Q_EMIT changed(changes);
}

} // namespace segue
