// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/channels/mail_routes.h"

#include "app/hub/channels/mail_intake.h"
#include "app/hub/rest/answers.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

void addMailRoutes(http::Router& router, Storage& storage, const Authenticator& authenticator) {
    http::RouteOptions options;
    options.bodyLimit = 40 * 1024 * 1024;
    options.bodyDeadline = Millis{5 * 60'000};
    options.authorise = authenticator.channelsAndAdmins();
    router.add(
        http::Method::Post, u"/api/v1/inbound/mail"_s, options,
        answering([&storage](const http::Request& request) -> Result<http::Response> {
            SEGUE_TRY_VALUE(outcome, storeMail(storage, request.body));
            return ok(
                {{u"result"_s, outcome.result},
                 {u"why"_s, outcome.why},
                 {u"conversation"_s, outcome.conversation.value()},
                 {u"entry"_s, outcome.entry.value()}});
        }));
}

} // namespace segue::hub
