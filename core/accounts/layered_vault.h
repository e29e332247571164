// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/accounts/vault.h"

#include <QHash>
#include <QObject>
#include <memory>

namespace segue {

//! What programs use: the keyring, with this run's memory in front of it. Where the keyring fails,
//! a credential is kept for the session and the caller is told. Lives on the thread that made it.
class LayeredVault final : public QObject, public Vault {
    Q_OBJECT

public:
    //! `durable` may be null: then everything is kept for the session.
    explicit LayeredVault(std::unique_ptr<Vault> durable) : m_durable(std::move(durable)) {}

    Async<QString> read(const AccountId& account) override;
    Async<Kept> write(const AccountId& account, const QString& credential) override;
    Async<bool> remove(const AccountId& account) override;

private:
    std::unique_ptr<Vault> m_durable;
    QHash<AccountId, QString> m_session;
};

} // namespace segue
