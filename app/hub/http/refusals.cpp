// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/refusals.h"

namespace segue::hub::http {

using namespace Qt::StringLiterals;

Response internalError() {
    return errorResponse(500, u"internal_error"_s, u"The hub failed to answer."_s);
}

Response tooManyBodies() {
    Response response =
        errorResponse(503, u"too_many_bodies"_s, u"The hub is taking in too much at once; try again soon."_s);
    response.headers.set("Retry-After", "5");
    return response;
}

Response tooManyAnswers() {
    Response response = errorResponse(
        503, u"too_many_answers"_s,
        u"Too many answers wait for clients that do not read them; try again soon."_s);
    response.headers.set("Retry-After", "5");
    return response;
}

} // namespace segue::hub::http
