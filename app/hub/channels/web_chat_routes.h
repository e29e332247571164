// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/channels/web_chat.h"
#include "app/hub/channels/web_chat_streams.h"
#include "app/hub/http/router.h"
#include "app/hub/rest/authenticator.h"
#include "app/hub/rest/live_signs.h"

#include <functional>

namespace segue::hub {

//! What the web chat's routes stand on; all of it outlives the server.
struct WebChatParts {
    Storage& storage;
    const Authenticator& authenticator;
    WebChat& chat;
    LiveSigns& signs;
    WebChatStreams& streams;
    std::function<bool()> isAnyoneAvailable;
    StreamGuard& guard;
};

//! Adds /api/v1/chat/…: public, and open to web pages of the shop's origins.
void addWebChatRoutes(http::Router& router, const WebChatParts& parts);

} // namespace segue::hub
