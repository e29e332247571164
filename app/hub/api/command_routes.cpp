// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/command_runner.h"
#include "app/hub/api/hub_parts.h"
#include "app/hub/storage/commands.h"
#include "app/hub/storage/conversation_json.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

Result<http::Response>
command(const HubParts& parts, const http::Request& request, const AgentCaller& caller) {
    SEGUE_TRY_VALUE(key, idempotencyKey(QString::fromLatin1(request.headers.value("Idempotency-Key"))));
    SEGUE_TRY_VALUE(body, jsonBody(request));
    SEGUE_TRY_VALUE(parsed, commandFromBody(body));
    CommandRunner runner(parts.storage, parts.json);
    SEGUE_TRY_VALUE(receipt, runner.run(caller, {key, payloadHash(body, caller.id.value())}, parsed));
    return ok(receipt);
}

Result<http::Response> receipt(const HubParts& parts, const http::Request& request) {
    SEGUE_TRY_VALUE(key, idempotencyKey(request.parameter(u"key"_s)));
    SEGUE_TRY_VALUE(session, parts.storage.session());
    SEGUE_TRY_VALUE(found, Commands(session->db()).find(key));
    if (!found)
        return notFound(u"No command with this key was carried out."_s);
    return ok(found->receipt);
}

Result<BeginRequest> beginRequestFrom(const QJsonObject& body) {
    JsonReader r(body);
    BeginRequest request;
    const auto channel = channelFromString(r.string("channel"));
    request.contact = ContactId(r.optionalId("contact"));
    request.subject = r.optionalString("subject").simplified();
    request.text = r.string("text");
    const QJsonArray recipients = r.optionalArray("recipients");
    SEGUE_TRY(checkRead(r));
    if (!channel)
        return invalid(u"invalid_channel"_s, u"The channel is unknown."_s);
    if (request.text.trimmed().isEmpty())
        return invalid(u"invalid_text"_s, u"A conversation begins with a text."_s);
    if (request.subject.size() > 1000)
        return invalid(u"invalid_subject"_s, u"A subject may have 1,000 characters."_s);
    SEGUE_TRY(checkTextSize(request.text));
    SEGUE_TRY_VALUE(participants, participantsFromJson(recipients, u"$.recipients"_s));
    request.channel = *channel;
    request.recipients = participants;
    return request;
}

Result<http::Response> begin(const HubParts& parts, const http::Request& request, const AgentCaller& caller) {
    SEGUE_TRY_VALUE(body, jsonBody(request));
    SEGUE_TRY_VALUE(key, idempotencyKey(body.value("key"_L1).toString()));
    SEGUE_TRY_VALUE(parsed, beginRequestFrom(body));
    CommandRunner runner(parts.storage, parts.json);
    SEGUE_TRY_VALUE(receipt, runner.begin(caller, {key, payloadHash(body, caller.id.value())}, parsed));
    return ok(receipt);
}

} // namespace

void addCommandRoutes(http::Router& router, const HubParts& parts) {
    addAgentRoute(
        router, parts, http::Method::Post, u"/api/v1/commands"_s, textBody,
        [parts](const http::Request& request, const AgentCaller& caller) {
            return command(parts, request, caller);
        });
    addAgentRoute(
        router, parts, http::Method::Get, u"/api/v1/commands/:key"_s, 0,
        [parts](const http::Request& request, const AgentCaller&) { return receipt(parts, request); });
    addAgentRoute(
        router, parts, http::Method::Post, u"/api/v1/conversations"_s, textBody,
        [parts](const http::Request& request, const AgentCaller& caller) {
            return begin(parts, request, caller);
        });
}

} // namespace segue::hub
