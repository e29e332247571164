// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/response.h"

namespace segue::hub::http {

//! What a page of ours may do in a browser. The defaults are the strictest that show a page with
//! its own style.
struct PagePolicy {
    QByteArray scripts = "'none'"; //!< "'self'" for a page with code in files of ours.
    QByteArray styles = "'self'";
    QByteArray images = "'self' data:";
    QByteArray connections =
        "'none'";                 //!< "'self'" where the page calls the hub (WebSockets of the host too).
    QByteArray frames = "'none'"; //!< What the page may embed.
    QByteArray forms = "'self'";
    QByteArray frameAncestors = "'none'"; //!< Who may embed the page: "*" for the chat widget.
};

QByteArray contentSecurityPolicy(const PagePolicy& policy);

//! Adds the headers that every page carries: its content policy, no referrer to elsewhere, no
//! camera, microphone or location, and X-Frame-Options where nobody may embed it.
void securePage(const PagePolicy& policy, Response& response);

} // namespace segue::hub::http
