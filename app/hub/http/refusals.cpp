// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/refusals.h"

namespace segue::hub::http {

using namespace Qt::StringLiterals;

Response internalError() {
    return errorResponse(500, u"internal_error"_s, u"The hub failed to answer."_s);
}

namespace {
Response busy(const QString& code, const QString& message) {
    Response response = errorResponse(503, code, message);
    response.headers.set("Retry-After", "5");
    return response;
}
} // namespace

Response tooManyBodies() {
    return busy(u"too_many_bodies"_s, u"The hub is taking in too much at once; try again soon."_s);
}

Response tooManyAnswers() {
    return busy(
        u"too_many_answers"_s, u"Too many answers wait for clients that do not read them; try again soon."_s);
}

} // namespace segue::hub::http
