// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/page_policy.h"

namespace segue::hub::http {

QByteArray contentSecurityPolicy(const PagePolicy& policy) {
    return "default-src 'none'; script-src " + policy.scripts + "; style-src " + policy.styles +
           "; img-src " + policy.images + "; font-src 'self'; connect-src " + policy.connections +
           "; frame-src " + policy.frames + "; form-action " + policy.forms + "; frame-ancestors " +
           policy.frameAncestors + "; base-uri 'none'";
}

void securePage(const PagePolicy& policy, Response& response) {
    response.headers.set("Content-Security-Policy", contentSecurityPolicy(policy));
    response.headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
    response.headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    if (policy.frameAncestors == "'none'")
        response.headers.set("X-Frame-Options", "DENY");
}

} // namespace segue::hub::http
