// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/account.h"
#include "core/engine/engine_services.h"
#include "core/outbox/outbox_worker.h"
#include "core/sync/account_session.h"

#include <QObject>
#include <memory>

namespace segue {

//! The rooms that all accounts of a profile share.
struct SharedRooms {
    WorkDb& work;
    CacheDb& cache;
    FileStore& files;
    Outbox& outbox;
    BatchWriter& writer;
    RowWriter& receipts;
    const EngineServices& services;
};

//! One account while the program runs: its adapter, its connection and its sender.
class AccountRuntime final : public QObject {
    Q_OBJECT

public:
    //! Errors: Permanent "unknown_backend", "bad_url".
    static Result<std::unique_ptr<AccountRuntime>> create(const Account& account, const SharedRooms& rooms);

    const Account& account() const { return m_account; }
    void setAccount(const Account& account) { m_account = account; }
    Adapter& adapter() { return *m_adapter; }
    AccountSession& session() { return *m_session; }
    OutboxWorker& worker() { return *m_worker; }

    void setCredential(const QString& credential) { *m_credential = credential.toUtf8(); }
    bool hasCredential() const { return !m_credential->isEmpty(); }
    //! It has caught up, and its backend can be asked.
    bool isConnected() const { return m_session->isCaughtUp(); }
    //! Neither reading nor sending can go on by itself.
    bool isSettled() const;

private:
    AccountRuntime(const Account& account, const SharedRooms& rooms);
    Result<void> makeAdapter(const SharedRooms& rooms);
    void wire();
    bool hasMovable() const;

    Account m_account;
    Outbox& m_outbox;
    //! Read by the adapter for each request; outlives it.
    std::shared_ptr<QByteArray> m_credential = std::make_shared<QByteArray>();
    std::unique_ptr<Adapter> m_adapter;
    std::unique_ptr<AccountSession> m_session;
    std::unique_ptr<OutboxWorker> m_worker;
};

} // namespace segue
