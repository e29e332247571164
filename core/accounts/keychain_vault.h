// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/accounts/vault.h"
#include "core/base/scheduler.h"

namespace segue {

//! The system's keyring. A locked one may wait for a dialog that nobody answers, so every call has
//! a limit of its own.
class KeychainVault final : public Vault {
public:
    //! `service` names our entries in the keyring.
    KeychainVault(QString service, Millis patience = Millis{20'000});

    Async<QString> read(const AccountId& account) override;
    Async<Kept> write(const AccountId& account, const QString& credential) override;
    Async<bool> remove(const AccountId& account) override;

private:
    QString m_service;
    Millis m_patience;
};

} // namespace segue
