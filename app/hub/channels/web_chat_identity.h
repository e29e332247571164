// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/json.h"
#include "core/base/result.h"

#include <QJsonObject>
#include <QString>

namespace segue::hub {

//! Who a visitor is, as the shop that signed them in says.
struct SignedIdentity {
    QString externalId; //!< The shop's own id.
    QString email;      //!< May be empty.
    QString name;       //!< Not signed: shown, never compared.
    Instant expiresAt;

    bool operator==(const SignedIdentity&) const = default;
};

//! Lower-case hex HMAC-SHA-256 over external_id + "\n" + email + "\n" + expires_at, with the
//! workspace's secret.
QByteArray identitySignature(const SignedIdentity& identity, const QString& secret);

//! The identity in `object`, if its signature is the shop's and it has not expired. Errors: Auth
//! "identity_invalid", "identity_expired", "identity_not_configured"; Permanent "invalid_identity" for
//! control characters in what is signed; Protocol for missing fields.
Result<SignedIdentity> verifyIdentity(const QJsonObject& object, const QString& secret, Instant now);

} // namespace segue::hub
