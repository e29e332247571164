// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/origin_policy.h"
#include "app/hub/http/request.h"
#include "app/hub/http/response.h"

namespace segue::hub::http {

//! The answer to a browser that asks whether a page may make a request: 204, or 403.
Response preflightResponse(const OriginPolicy& policy, const Request& request, const QList<Method>& allowed);

//! Lets the page that asked read `response`. Cookies are never allowed: the hub has none.
void addCorsHeaders(const OriginPolicy& policy, const Request& request, Response& response);

} // namespace segue::hub::http
