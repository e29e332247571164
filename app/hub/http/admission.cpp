// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/admission.h"

#include "app/hub/http/cors.h"
#include "app/hub/http/framing.h"
#include "app/hub/http/host_name.h"
#include "app/hub/http/subprotocol.h"
#include "app/hub/http/target.h"

namespace segue::hub::http {

using namespace Qt::StringLiterals;

namespace {

using Refusal = std::optional<Response>;

Headers copiedHeaders(const RequestHeader& header) {
    Headers headers;
    for (const auto& field : header)
        headers.add(toByteArray(field.name_string()), toByteArray(field.value()));
    return headers;
}

Refusal
describe(ServerContext& context, const RequestHeader& header, const NetAddress& peer, Admission& admission) {
    Request& request = admission.request;
    const auto method = methodFromBytes(toView(header.method_string()));
    if (!method)
        return errorResponse(501, u"unknown_method"_s, u"The method is not known here."_s);
    request.method = *method;
    request.headers = copiedHeaders(header);
    request.host = QString::fromLatin1(request.headers.value("Host"));
    request.subprotocols = subprotocolsOffered(request.headers);
    const Client client = context.proxies.resolve(peer, request.headers);
    admission.client = client.address;
    request.remote = client.address.toString();
    request.secure = client.secure;
    if (!isAllowedHost(request.host, context.options.allowedHosts))
        return errorResponse(421, u"unknown_host"_s, u"The hub is not reached by this name."_s);
    return std::nullopt;
}

Refusal methodNotAllowed(const QList<Method>& allowed) {
    Response response =
        errorResponse(405, u"method_not_allowed"_s, u"The path does not answer to this method."_s);
    QByteArrayList words;
    for (const Method method : allowed)
        words.append(toBytes(method));
    response.headers.set("Allow", words.join(", "));
    return response;
}

//! The answer to OPTIONS: a preflight for the method that it asks about, where that one has CORS.
Refusal answerOptions(
    ServerContext& context, const QStringList& segments, Admission& admission, const QList<Method>& allowed) {
    const Headers& headers = admission.request.headers;
    const auto wanted = methodFromBytes(headers.value("Access-Control-Request-Method"));
    const RouteMatch match = context.router.match(wanted.value_or(Method::Get), segments);
    if (!match.route || !match.route->options.cors)
        return methodNotAllowed(allowed);
    admission.route = match.route;
    admission.request.route = match.route->pattern;
    return preflightResponse(*match.route->options.cors, admission.request, match.allowed);
}

Refusal findRoute(ServerContext& context, const RequestHeader& header, Admission& admission) {
    auto target = parseTarget(toView(header.target()));
    if (!target)
        return errorResponse(400, u"bad_target"_s, u"The request's target is not well-formed."_s);
    Request& request = admission.request;
    request.path = target->path;
    request.query = std::move(target->query);
    RouteMatch match = context.router.match(request.method, target->segments);
    if (match.allowed.isEmpty())
        return errorResponse(404, u"not_found"_s, u"There is nothing at this path."_s);
    if (!match.route && request.method == Method::Options)
        return answerOptions(context, target->segments, admission, match.allowed);
    if (!match.route)
        return methodNotAllowed(match.allowed);
    admission.route = match.route;
    request.route = match.route->pattern;
    request.parameters = std::move(match.parameters);
    return std::nullopt;
}

Refusal rateFault(ServerContext& context, const Admission& admission) {
    const QByteArray client = admission.client.clientKey();
    if (const auto& limit = admission.route->options.rate) {
        const QByteArray key =
            toBytes(admission.route->method) + ' ' + admission.route->pattern.toUtf8() + '\n' + client;
        if (const auto wait = context.limiter.take(key, *limit))
            return tooManyRequests(*wait);
    }
    return std::nullopt;
}

Refusal serverRateFault(ServerContext& context, const Admission& admission) {
    const auto& limit = context.options.limits.requestsPerClient;
    if (!limit)
        return std::nullopt;
    if (const auto wait = context.limiter.take('\n' + admission.client.clientKey(), *limit))
        return tooManyRequests(*wait);
    return std::nullopt;
}

Refusal originFault(const Admission& admission) {
    const Route& route = *admission.route;
    const OriginPolicy policy =
        route.isWebSocket() ? route.webSocket.origins : route.options.cors.value_or(OriginPolicy{});
    const Headers& headers = admission.request.headers;
    if (policy.allows(headers.value("Origin"), headers.value("Host")))
        return std::nullopt;
    return errorResponse(403, u"origin_not_allowed"_s, u"This web page may not call the hub."_s);
}

Refusal
upgradeFault(const RequestHeader& header, const Admission& admission, std::optional<quint64> announcedBody) {
    if (!admission.route->isWebSocket())
        return std::nullopt;
    const bool hasBody = announcedBody.value_or(1) != 0;
    const bool isUpgrade =
        header.version() >= 11 && beast::iequals(header[bhttp::field::upgrade], "websocket");
    if (isUpgrade && !hasBody && header.method() == bhttp::verb::get)
        return std::nullopt;
    Response response = errorResponse(426, u"upgrade_needed"_s, u"This path speaks WebSocket."_s);
    response.headers.set("Upgrade", "websocket");
    return response;
}

Refusal bodyFault(const Admission& admission, std::optional<quint64> announcedBody) {
    const auto limit = static_cast<quint64>(admission.route->options.bodyLimit);
    if (announcedBody.value_or(0) > limit)
        return errorResponse(413, u"body_too_large"_s, u"The request's body is too large."_s);
    const QByteArray expected = admission.request.headers.value("Expect");
    if (!expected.isEmpty() && expected.compare("100-continue", Qt::CaseInsensitive) != 0)
        return errorResponse(417, u"expectation_failed"_s, u"The expectation is not known here."_s);
    return std::nullopt;
}

} // namespace

Admission admit(
    ServerContext& context, const RequestHeader& header, const NetAddress& peer,
    std::optional<quint64> announcedBody) {
    Admission admission;
    Refusal& refusal = admission.refusal;
    if ((refusal = framingFault(header)))
        return admission;
    if ((refusal = describe(context, header, peer, admission)))
        return admission;
    if ((refusal = serverRateFault(context, admission)))
        return admission;
    if ((refusal = findRoute(context, header, admission)))
        return admission;
    if ((refusal = originFault(admission)) || (refusal = rateFault(context, admission)) ||
        (refusal = upgradeFault(header, admission, announcedBody)))
        return admission;
    refusal = bodyFault(admission, announcedBody);
    return admission;
}

} // namespace segue::hub::http
