// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/settings.h"

#include <QString>

namespace segue::hub {

//! The address that a customer's answer goes to: "support+r-TOKEN@shop.example", or "r-TOKEN@" at the reply
//! domain.
QString replyAddress(const MailSettings& settings, const QString& token);

//! The token of such an address, whatever case a server gave it; empty for any other address.
QString replyTokenIn(const QString& address);

} // namespace segue::hub
