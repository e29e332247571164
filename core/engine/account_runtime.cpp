// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/account_runtime.h"

#include <algorithm>

namespace segue {

AccountRuntime::AccountRuntime(const Account& account, const SharedRooms& rooms)
    : m_account(account), m_outbox(rooms.outbox) {}

Result<std::unique_ptr<AccountRuntime>>
AccountRuntime::create(const Account& account, const SharedRooms& rooms) {
    auto runtime = std::unique_ptr<AccountRuntime>(new AccountRuntime(account, rooms));
    SEGUE_TRY(runtime->makeAdapter(rooms));
    const EngineServices& s = rooms.services;
    runtime->m_session = std::make_unique<AccountSession>(
        account.id, *runtime->m_adapter,
        AccountSession::Rooms{rooms.cache, rooms.writer, s.clock, s.scheduler, s.random});
    runtime->m_worker = std::make_unique<OutboxWorker>(
        account.id, *runtime->m_adapter,
        OutboxWorker::Rooms{
            rooms.outbox, rooms.work, rooms.cache, rooms.files, rooms.receipts, s.clock, s.scheduler,
            s.random});
    runtime->m_worker->setSelf(account.selfAgentId);
    runtime->wire();
    return runtime;
}

Result<void> AccountRuntime::makeAdapter(const SharedRooms& rooms) {
    AdapterSettings settings;
    settings.account = m_account.id;
    settings.kind = m_account.kind;
    settings.baseUrl = m_account.baseUrl;
    settings.displayName = m_account.name;
    settings.credential = [credential = m_credential] { return *credential; };
    SEGUE_TRY_VALUE(adapter, rooms.services.registry.create(settings, rooms.services.forAdapters()));
    m_adapter = std::move(adapter);
    return {};
}

void AccountRuntime::wire() {
    connect(m_session.get(), &AccountSession::drainChanged, this, [this] {
        m_worker->setGate(m_session->mayDrain());
    });
    connect(m_worker.get(), &OutboxWorker::signInNeeded, this, [this](const Error& error) {
        if (m_session->isStarted())
            m_session->refuse(error);
    });
    connect(m_worker.get(), &OutboxWorker::behind, this, [this] { m_session->pullNow(); });
    connect(m_session.get(), &AccountSession::identified, this, [this](const AccountIdentity& identity) {
        m_worker->setSelf(identity.agentId);
    });
}

bool AccountRuntime::hasMovable() const {
    const QList<CommandId> ids = m_outbox.openOf(m_account.id);
    return std::any_of(ids.begin(), ids.end(), [this](const CommandId& id) {
        switch (m_outbox.find(id)->item.state) {
        case OutboxState::Queued:
        case OutboxState::InFlight:
        case OutboxState::Retryable:
        case OutboxState::Ambiguous:
            return true;
        default:
            return false;
        }
    });
}

bool AccountRuntime::isSettled() const {
    if (!m_session->isSettled() || m_worker->isBusy())
        return false;
    return !m_session->mayDrain() || !hasMovable();
}

} // namespace segue
