// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/hub_parts.h"
#include "app/hub/rest/uploads.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

Result<http::Response> upload(const HubParts& parts, const http::Request& request) {
    const auto* agent = std::any_cast<AgentCaller>(&request.identity);
    return takeUpload(
        parts.storage, request,
        agent ? agent->uploadOwner() : callerOf<ChannelCaller>(request).uploadOwner());
}

Result<http::Response> bytes(const HubParts& parts, const http::Request& request) {
    SEGUE_TRY_VALUE(session, parts.storage.session());
    SEGUE_TRY_VALUE(found, Attachments(session->db()).find(AttachmentId(request.parameter(u"id"_s))));
    if (!found)
        return notFound(u"There is no such attachment."_s);
    return download(parts.storage, *found);
}

} // namespace

void addAttachmentRoutes(http::Router& router, const HubParts& parts) {
    router.add(
        http::Method::Post, u"/api/v1/attachments"_s, uploadOptions(parts.authenticator.agentsAndChannels()),
        answering([parts](const http::Request& request) { return upload(parts, request); }));
    addAgentRoute(
        router, parts, http::Method::Get, u"/api/v1/attachments/:id"_s, 0,
        [parts](const http::Request& request, const AgentCaller&) { return bytes(parts, request); });
}

} // namespace segue::hub
