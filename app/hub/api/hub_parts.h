// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/api/agent_streams.h"
#include "app/hub/api/hub_json.h"
#include "app/hub/api/presence_board.h"
#include "app/hub/http/router.h"
#include "app/hub/rest/answers.h"
#include "app/hub/rest/authenticator.h"
#include "app/hub/rest/hub_address.h"
#include "app/hub/rest/job_runner.h"
#include "app/hub/rest/stream_guard.h"

#include <functional>

namespace segue::hub {

//! What the agents' routes stand on; all of it outlives the server.
struct HubParts {
    Storage& storage;
    const Authenticator& authenticator;
    const HubJson& json;
    const HubAddress& address;
    const PresenceBoard& presence;
    AgentStreams& streams;
    LiveSigns& signs;
    StreamGuard& guard;
    JobRunner& erasing; //!< Woken when there are bytes to overwrite.
};

using AgentHandler = std::function<Result<http::Response>(const http::Request&, const AgentCaller&)>;

inline constexpr qint64 smallBody = 64 * 1024;
//! Two texts of the largest size, escaped as JSON.
inline constexpr qint64 textBody = 12 * maxTextBytes;

//! A route for agents with at least that role. `bodyLimit` is 0 for a route without a body.
void addAgentRoute(
    http::Router& router, const HubParts& parts, http::Method method, const QString& pattern,
    qint64 bodyLimit, AgentHandler handle, Role atLeast = Role::Agent);

// The routes, by concern.
void addMetaRoutes(http::Router& router, const HubParts& parts);
void addChangeRoutes(http::Router& router, const HubParts& parts);
void addCommandRoutes(http::Router& router, const HubParts& parts);
void addConversationRoutes(http::Router& router, const HubParts& parts);
void addAttachmentRoutes(http::Router& router, const HubParts& parts);
void addArticleRoutes(http::Router& router, const HubParts& parts);
void addDirectoryRoutes(http::Router& router, const HubParts& parts);
void addContactRoutes(http::Router& router, const HubParts& parts);
void addDecisionRoutes(http::Router& router, const HubParts& parts);
void addErasureRoutes(http::Router& router, const HubParts& parts);
void addRetentionRoutes(http::Router& router, const HubParts& parts);
void addAuditRoutes(http::Router& router, const HubParts& parts);
void addMetricsRoutes(http::Router& router, const HubParts& parts);
void addAdminRoutes(http::Router& router, const HubParts& parts);
void addSettingsRoutes(http::Router& router, const HubParts& parts);
void addInboundRoutes(http::Router& router, const HubParts& parts);
void addImportRoutes(http::Router& router, const HubParts& parts);

} // namespace segue::hub
