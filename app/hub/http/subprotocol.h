// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/headers.h"

#include <QStringList>

namespace segue::hub::http {

// A browser cannot set Authorization on a WebSocket, and a token in a URL ends in logs. It offers
// `Sec-WebSocket-Protocol: segue.v1, segue.token.<token>` instead and is answered with `segue.v1`.
inline constexpr char subprotocolName[] = "segue.v1";
inline constexpr char subprotocolTokenPrefix[] = "segue.token.";

//! The token among the offered subprotocols; empty without one, or with several.
QByteArray tokenOffered(const Headers& headers);
//! The offered subprotocols that are not a token.
QStringList subprotocolsOffered(const Headers& headers);

} // namespace segue::hub::http
