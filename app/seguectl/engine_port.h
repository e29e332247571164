// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/account.h"
#include "core/domain/command.h"
#include "core/domain/erasure.h"
#include "core/privacy/customer_export.h"

#include <QJsonArray>
#include <QJsonObject>
#include <memory>

namespace segue::ctl {

//! What an agent may do with a row of the outbox.
enum class OutboxMove { Cancel, Retry, Release, CheckAgain, MarkSent, MarkUnsent, SendAgain };

//! The engine of a profile, whoever owns it: this process, or the one that has the profile open.
//! Every call waits for its answer. Errors: those of Engine, and Transient "owner_gone" or
//! "no_answer" where another process owns it.
class EnginePort {
public:
    virtual ~EnginePort() = default;

    struct Added {
        AccountId id;
        bool keptForSession = false; //!< There is no keyring: the credential ends with its owner.
    };

    virtual Result<CommandId> enqueue(const Command& command) = 0;
    virtual Result<bool> move(OutboxMove move, const CommandId& command) = 0;
    //! `{"agent_id","agent_name","workspace","role","version","missing"}`
    virtual Result<QJsonObject> validate(const Account& account, const QString& credential) = 0;
    virtual Result<Added> addAccount(const Account& account, const QString& credential) = 0;
    //! False where the account is gone, but the keyring may still hold its token.
    virtual Result<bool> removeAccount(const AccountId& account, bool evenWithQueued) = 0;
    //! As core/engine/control.h has them.
    virtual Result<QJsonArray> connections() = 0;
    //! Waits until every account has caught up and nothing in the outbox can move; false where time
    //! ran out.
    virtual Result<bool> settle(Millis timeout) = 0;
    //! However long it takes.
    //! As core/engine/erase_json.h has them.
    virtual Result<QJsonObject> previewErase(const CustomerId& customer) = 0;
    virtual Result<QJsonObject> eraseCustomer(const EraseRequest& request) = 0;
    virtual Result<ExportedCustomer> exportCustomer(const CustomerExport& wanted) = 0;
    //! The embedded hub's address; empty where none runs.
    virtual Result<QString> hubUrl() = 0;
};

//! What a port is opened with.
struct PortOptions {
    QString profileDir;
    //! The hub's program, where the embedded hub is wanted.
    QString hubProgram;
    QString agentName;
    //! As EngineOptions has them.
    QString sessionToken;
    AccountId sessionTokenAccount;
};

//! The engine in this process if the profile is free, else a way to its owner. Errors: Storage.
Result<std::unique_ptr<EnginePort>> openEnginePort(const PortOptions& options);

} // namespace segue::ctl
