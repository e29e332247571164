// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/router.h"
#include "core/base/json.h"
#include "core/base/result.h"

#include <QJsonObject>
#include <functional>

namespace segue::hub {

inline constexpr qint64 maxTextBytes = 256 * 1024;

//! The answer for a failure: its code and a fitting status. What the database said stays in the
//! log.
http::Response toResponse(const Error& error);

//! A handler whose failures become answers.
http::Handler answering(std::function<Result<http::Response>(const http::Request&)> handle);

//! 200 with a JSON object.
inline http::Response ok(const QJsonObject& object) {
    return http::jsonResponse(200, object);
}

//! The request's body as a JSON object. Errors: Protocol "invalid_json".
Result<QJsonObject> jsonBody(const http::Request& request);
//! A whole number of the query, kept between `lowest` and `highest`. Errors: Permanent
//! "invalid_query".
Result<qint64> queryNumber(
    const http::Request& request, const QString& name, qint64 fallback, qint64 lowest, qint64 highest);

// Failures that several routes have.
inline auto notFound(const QString& message = QStringLiteral("There is no such thing.")) {
    return fail(ErrorKind::Permanent, QStringLiteral("not_found"), message);
}
//! 422; `code` begins with "invalid_".
inline auto invalid(const QString& code, const QString& message) {
    return fail(ErrorKind::Permanent, code, message);
}
//! Errors: Permanent "text_too_large".
Result<void> checkTextSize(const QString& text);
//! What a reader of the body found wrong, as "invalid_request".
Result<void> checkRead(const JsonReader& reader);

} // namespace segue::hub
