// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/rest/answers.h"

#include "core/base/log.h"

#include <algorithm>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

int statusOf(const Error& error) {
    if (error.httpStatus != 0)
        return error.httpStatus;
    switch (error.kind) {
    case ErrorKind::Conflict:
        return error.code == "cursor_invalid"_L1 ? 410 : 409;
    case ErrorKind::Auth:
        return 403;
    case ErrorKind::RateLimited:
        return 429;
    case ErrorKind::Protocol:
        return error.code == "invalid_json"_L1 ? 400 : 422;
    case ErrorKind::Permanent:
        return error.code == "not_found"_L1 ? 404 : 422;
    default:
        return 500;
    }
}

http::Response storageResponse(const Error& error) {
    qCWarning(segueHub) << "storage failed:" << error.code << error.message;
    if (error.code == "disk_full"_L1)
        return http::errorResponse(507, u"storage_full"_s, u"The hub's disk is full; nothing was stored."_s);
    const bool passes = error.code == "busy"_L1 || error.code == "connection_lost"_L1;
    http::Response response = http::errorResponse(
        passes ? 503 : 500, passes ? u"storage_busy"_s : u"storage_failed"_s,
        u"The hub's database could not do that now; nothing was stored."_s);
    if (passes)
        response.headers.set("Retry-After", "1");
    return response;
}

} // namespace

http::Response toResponse(const Error& error) {
    if (error.kind == ErrorKind::Storage)
        return storageResponse(error);
    const bool isBody = error.kind == ErrorKind::Protocol && error.code == "json_field"_L1;
    http::Response response =
        http::errorResponse(statusOf(error), isBody ? u"invalid_request"_s : error.code, error.message);
    if (error.retryAfter) {
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(*error.retryAfter);
        response.headers.set("Retry-After", QByteArray::number(static_cast<qint64>(seconds.count())));
    }
    return response;
}

http::Handler answering(std::function<Result<http::Response>(const http::Request&)> handle) {
    return [handle = std::move(handle)](const http::Request& request) {
        auto answer = handle(request);
        return answer ? std::move(*answer) : toResponse(answer.error());
    };
}

Result<QJsonObject> jsonBody(const http::Request& request) {
    auto object = parseJsonObject(request.body);
    if (!object)
        return fail(
            ErrorKind::Protocol, u"invalid_json"_s,
            u"The body is not a JSON object: "_s + object.error().message + u'.');
    return object;
}

Result<qint64> queryNumber(
    const http::Request& request, const QString& name, qint64 fallback, qint64 lowest, qint64 highest) {
    if (!request.query.contains(name))
        return fallback;
    bool isNumber = false;
    const qint64 number = request.query.value(name).toLongLong(&isNumber);
    if (!isNumber)
        return invalid(u"invalid_query"_s, u"\"%1\" must be a whole number."_s.arg(name));
    return std::clamp(number, lowest, highest);
}

Result<void> checkTextSize(const QString& text) {
    if (text.toUtf8().size() > maxTextBytes)
        return fail(
            ErrorKind::Permanent, u"text_too_large"_s,
            u"A text may have 256 KiB; send the rest as an attachment."_s);
    return {};
}

Result<void> checkRead(const JsonReader& reader) {
    if (reader.error())
        return fail(*reader.error());
    return {};
}

} // namespace segue::hub
