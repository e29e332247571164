// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/seguectl/command.h"
#include "core/domain/account.h"

#include <QUrl>

namespace segue::ctl {

//! The hub of one of the profile's accounts, for what administrators do.
struct HubAccess {
    Account account;
    QUrl address;
    QString token;
};

//! The hub of --account, or else the profile's embedded one, which is started if need be, or else
//! that of its only account. The token of another machine's hub comes from SEGUE_TOKEN or the
//! keyring. Errors: usage; Permanent "no_hub"; Auth.
Result<HubAccess> hubAccess(Context& context);
//! The --account of the commands that ask for it.
Option hubAccountOption();
//! The address of a server, as somebody typed it. Errors: usage.
Result<QUrl> serverAddress(const QString& typed);

} // namespace segue::ctl
