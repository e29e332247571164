// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/router.h"
#include "app/hub/rest/authenticator.h"
#include "app/hub/storage/storage.h"

namespace segue::hub {

//! POST /api/v1/inbound/mail.
void addMailRoutes(http::Router& router, Storage& storage, const Authenticator& authenticator);

} // namespace segue::hub
