// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/command_runner.h"
#include "app/hub/api/hub_parts.h"
#include "app/hub/api/version.h"
#include "app/hub/storage/attachments.h"
#include "app/hub/storage/directory.h"
#include "app/hub/storage/settings_json.h"

#include <QFile>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

Result<http::Response> meta(const HubParts& parts) {
    SEGUE_TRY_VALUE(session, parts.storage.session());
    SEGUE_TRY_VALUE(settings, loadSettings(session->db()));
    return ok(
        {{u"product"_s, u"segue-hub"_s},
         {u"version"_s, hubVersion()},
         {u"api"_s, 1},
         {u"workspace"_s, publicWorkspaceToJson(settings)},
         {u"help_url"_s, parts.address.helpUrl(settings)},
         {u"shop_url"_s, parts.address.shopUrl(settings)}});
}

Result<http::Response> me(const HubParts& parts, const AgentCaller& caller) {
    SEGUE_TRY_VALUE(session, parts.storage.session());
    SEGUE_TRY_VALUE(settings, loadSettings(session->db()));
    SEGUE_TRY_VALUE(agent, Directory(session->db()).agent(caller.id));
    if (!agent)
        return notFound();
    QJsonArray channels;
    for (const Channel channel : CommandRunner::replyChannels(settings))
        channels.append(toString(channel));
    return ok(
        {{u"agent"_s, parts.json.agent(*agent)},
         {u"workspace"_s, publicWorkspaceToJson(settings)},
         {u"capabilities"_s, QJsonObject{
                                 {u"max_attachment_bytes"_s, maxAttachmentBytes},
                                 {u"max_text_bytes"_s, maxTextBytes},
                                 {u"reply_channels"_s, channels},
                                 {u"erase"_s, caller.role == Role::Admin}}}});
}

http::Response description() {
    QFile file(u":/hub/openapi.yaml"_s);
    if (!file.open(QIODevice::ReadOnly))
        return http::errorResponse(404, u"not_found"_s, u"The description is missing."_s);
    return {200, file.readAll(), "application/yaml", {}};
}

} // namespace

void addMetaRoutes(http::Router& router, const HubParts& parts) {
    http::RouteOptions open;
    open.bodyLimit = 0;
    open.rate = http::RateLimit{600, Millis{60'000}};
    router.add(http::Method::Get, u"/api/v1/meta"_s, open, answering([parts](const http::Request&) {
                   return meta(parts);
               }));
    router.add(http::Method::Get, u"/api/v1/openapi.yaml"_s, open, [](const http::Request&) {
        return description();
    });
    addAgentRoute(
        router, parts, http::Method::Get, u"/api/v1/me"_s, 0,
        [parts](const http::Request&, const AgentCaller& caller) { return me(parts, caller); });
}

} // namespace segue::hub
