// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/hub_parts.h"

namespace segue::hub {

void addAgentRoute(
    http::Router& router, const HubParts& parts, http::Method method, const QString& pattern,
    qint64 bodyLimit, AgentHandler handle, Role atLeast) {
    http::RouteOptions options;
    options.bodyLimit = bodyLimit;
    options.authorise = parts.authenticator.agents(atLeast);
    router.add(
        method, pattern, std::move(options),
        answering([handle = std::move(handle)](const http::Request& request) {
            return handle(request, callerOf<AgentCaller>(request));
        }));
}

} // namespace segue::hub
