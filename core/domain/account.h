// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/instant.h"
#include "core/domain/ids.h"
#include "core/domain/vocabulary.h"

#include <QString>
#include <QUrl>
#include <optional>

namespace segue {

//! One configured connection. Holds no secret: the credential is in the vault (core/accounts/vault.h).
struct Account {
    AccountId id;
    QString kind; //!< The adapter's name: "hub".
    QString name; //!< As the agent calls it.
    QUrl baseUrl;
    QString selfAgentId; //!< Who we are there; known after the first validate().
    QString selfName;
    Role selfRole = Role::Agent;
    QString defaultRegion; //!< ISO 3166 country for phone numbers without a prefix; "" = none is assumed.
    QString colour;        //!< "#3D63DD": how lists mark its conversations where there are several.
    bool embedded = false; //!< Our own child hub.
    bool enabled = true;

    bool operator==(const Account&) const = default;
};

//! What the status bar says of one account: the truth, not a hope.
struct ConnectionStatus {
    enum class State {
        Disabled,
        Connecting,
        CatchingUp, //!< Pulling; `progress` if known.
        Live,       //!< Everything is here and changes arrive by themselves.
        Polling,    //!< Everything is here as of `since`; changes are asked for.
        Offline,    //!< Unreachable since `since`, or the agent works offline.
        NeedsSignIn,
        Broken, //!< Reachable, but does not speak its protocol; `error` says what.
    };
    AccountId account;
    State state = State::Connecting;
    double progress = -1; //!< 0 to 1; below 0 = unknown.
    Instant since;
    std::optional<Error> error;

    bool operator==(const ConnectionStatus&) const = default;
};

} // namespace segue
