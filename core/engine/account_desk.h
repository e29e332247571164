// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/change_set.h"
#include "core/engine/account_runtime.h"
#include "core/net/backoff.h"

#include <QHash>
#include <QObject>
#include <QUrl>
#include <map>
#include <optional>

namespace segue {

//! The profile's accounts: which there are, and their life while the program runs.
class AccountDesk final : public QObject {
    Q_OBJECT

public:
    //! `files` are those of the profile; everything in `rooms` outlives the desk.
    AccountDesk(const SharedRooms& rooms, bool offline);
    ~AccountDesk() override;

    //! A credential that is known for this run only.
    struct SessionToken {
        QString token;     //!< Empty = there is none.
        AccountId account; //!< Empty = that of the only account that is not embedded, if there is just one.
    };
    //! Reads the accounts and connects them; the one that `given` is meant for with it. Errors: Storage.
    Result<void> load(const SessionToken& given = {});
    //! Makes the account of the embedded hub if no account is configured, and says whether there is
    //! one.
    Result<bool> ensureEmbedded();
    //! The embedded hub answers at `url` now.
    void embeddedIsAt(const QUrl& url, const QString& token);
    //! It could not be started.
    void embeddedFailed(const Error& error);

    Async<AccountIdentity> validate(const Account& account, const QString& credential);
    Async<AccountId> add(Account account, const QString& credential);
    Async<bool> remove(const AccountId& id, bool evenWithQueued);
    void reconnect(const AccountId& id);
    void setOffline(bool offline);
    bool isOffline() const { return m_offline; }

    QList<Account> accounts() const;
    QList<ConnectionStatus> connections() const;
    //! Null for an account that is not known or has no address yet.
    AccountRuntime* find(const AccountId& id) const;
    QList<AccountRuntime*> all() const;
    Capabilities capabilities(const AccountId& id) const;
    //! Nothing that could still go on by itself.
    bool isSettled() const;

Q_SIGNALS:
    void changed(const segue::ChangeSet& changes);
    void connectionChanged(const segue::ConnectionStatus& status);
    void capabilitiesChanged(const segue::AccountId& account, const segue::Capabilities& capabilities);
    void removed(const segue::AccountId& account);
    //! There is no keyring: the credential is forgotten when the program ends.
    void keptForSession(const segue::AccountId& account);
    void arrived(const QList<segue::Entry>& entries);
    void ephemeral(const segue::AccountId& account, const segue::Ephemeral& sign);
    void becameLive(const segue::AccountId& account);
    void storageFailed(const segue::Error& error);
    //! The embedded hub's account cannot reach it.
    void embeddedUnreachable();

private:
    struct Slot {
        Account account;
        ConnectionStatus status;
        std::unique_ptr<AccountRuntime> runtime; //!< Null while an embedded hub has no address.
        //! While the keyring does not answer.
        std::optional<Backoff> vaultBackoff;
        Timer vaultRetry;
    };

    Result<void> install(const Account& account);
    void wire(AccountRuntime& runtime);
    void connectNow(const AccountId& id);
    void credentialRead(const AccountId& id, const Result<QString>& credential);
    void askVaultLater(Slot& slot, const Error& error);
    void identified(const AccountId& id, const AccountIdentity& identity);
    void setStatus(const ConnectionStatus& status);
    Result<void> wipe(const AccountId& id);
    Result<AccountId> keep(const Account& account, const QString& credential, Kept kept);
    void forgetCredential(const AccountId& id);
    void announceAccounts();

    SharedRooms m_rooms;
    bool m_offline;
    std::map<AccountId, Slot> m_slots;
};

} // namespace segue
