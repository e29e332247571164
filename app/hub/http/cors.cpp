// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/cors.h"

namespace segue::hub::http {

using namespace Qt::StringLiterals;

Response preflightResponse(const OriginPolicy& policy, const Request& request, const QList<Method>& allowed) {
    if (!policy.allows(request.headers.value("Origin"), request.headers.value("Host")))
        return errorResponse(403, u"origin_not_allowed"_s, u"This web page may not call the hub."_s);
    QByteArrayList words;
    for (const Method method : allowed)
        words.append(toBytes(method));
    Response response = emptyResponse();
    response.headers.set("Access-Control-Allow-Methods", words.join(", "));
    response.headers.set(
        "Access-Control-Allow-Headers",
        "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-File-Name");
    response.headers.set("Access-Control-Max-Age", "600");
    return response;
}

void addCorsHeaders(const OriginPolicy& policy, const Request& request, Response& response) {
    response.headers.add("Vary", "Origin");
    const QByteArray origin = request.headers.value("Origin");
    if (origin.isEmpty() || !policy.allows(origin, request.headers.value("Host")))
        return;
    response.headers.set("Access-Control-Allow-Origin", origin);
    response.headers.set("Access-Control-Expose-Headers", "ETag, Location, Retry-After");
}

} // namespace segue::hub::http
