// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/domain/ids.h"

#include <QString>

namespace segue {

//! How long a credential that was given to a vault stays.
enum class Kept {
    Durably,
    ForSession, //!< Until the program ends: there is no keyring, or it did not answer.
};

//! Where the accounts' credentials are; nothing else in Segue stores one.
class Vault {
public:
    virtual ~Vault() = default;

    //! Errors: Auth "credential_missing" (none is known: ask the agent; a keyring that is absent or
    //! locked can look the same), Transient "vault_unavailable" (there is a keyring, and it did not
    //! answer).
    virtual Async<QString> read(const AccountId& account) = 0;
    //! Errors: Transient "vault_unavailable".
    virtual Async<Kept> write(const AccountId& account, const QString& credential) = 0;
    //! Forgets it; true also if there was none. Errors: Transient "vault_unavailable".
    virtual Async<bool> remove(const AccountId& account) = 0;
};

} // namespace segue
