// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/portal/portal.h"

namespace segue::hub::portal {

//! The help centre's part of addPortalRoutes().
void addHelpRoutes(http::Router& router, const PortalOptions& options, ArticleSource& articles);

} // namespace segue::hub::portal
