// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/http_errors.h"

#include "core/base/json.h"

#include <QLocale>
#include <QTimeZone>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxErrorBody = 64 * 1024;
constexpr qsizetype maxMessage = 300;
constexpr Millis maxRetryAfter = std::chrono::hours(24);

bool isPlainCode(const QString& code) {
    constexpr qsizetype maxCode = 64;
    return !code.isEmpty() && code.size() <= maxCode && std::all_of(code.begin(), code.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_';
    });
}

bool isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

ErrorKind kindOf(const HttpRequest& request, int status) {
    switch (status) {
    case 401:
    case 403:
        return ErrorKind::Auth;
    case 409:
    case 412:
        return ErrorKind::Conflict;
    case 429:
        return ErrorKind::RateLimited;
    default:
        break;
    }
    // 408 and 425 say "try again" as the 5xx do, and an intermediary may say any of them after the
    // server acted.
    if (status >= 500 || status == 408 || status == 425)
        return request.command ? ErrorKind::Ambiguous : ErrorKind::Transient;
    return status >= 400 ? ErrorKind::Permanent : ErrorKind::Protocol;
}

//! Takes code and message from {"error":{"code","message"}}, where the body is that.
void readErrorBody(const QByteArray& body, Error& error) {
    const auto object = parseJsonObject(body, maxErrorBody);
    if (!object)
        return;
    const QJsonObject said = object->value("error"_L1).toObject();
    const QString code = said.value("code"_L1).toString();
    if (isPlainCode(code))
        error.code = code;
    const QString message = said.value("message"_L1).toString();
    if (!message.isEmpty())
        error.message = message.left(maxMessage);
}

} // namespace

Error requestNotSent(const QString& code, const QString& message) {
    return {ErrorKind::Transient, code, message, 0, std::nullopt};
}

Error answerLost(const HttpRequest& request, const QString& code, const QString& message) {
    return {request.command ? ErrorKind::Ambiguous : ErrorKind::Transient, code, message, 0, std::nullopt};
}

Error answerUnreadable(const HttpRequest& request, const QString& code, const QString& message) {
    return {request.command ? ErrorKind::Ambiguous : ErrorKind::Protocol, code, message, 0, std::nullopt};
}

Result<HttpResponse> checkedResponse(const HttpRequest& request, HttpResponse response, Instant now) {
    if (response.isSuccess())
        return response;
    const int status = response.status;
    Error error{
        kindOf(request, status), u"http_%1"_s.arg(status),
        u"The server answered with status %1."_s.arg(status), status,
        retryAfter(response.headers.value("Retry-After"), now)};
    readErrorBody(response.body, error);
    if (isRedirect(status)) {
        error.code = u"redirected"_s;
        error.message = u"The server answered with a redirect, which is not followed."_s;
    }
    return fail(std::move(error));
}

std::optional<Millis> retryAfter(const QByteArray& value, Instant now) {
    const QByteArray text = value.trimmed();
    if (text.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const qint64 seconds = text.toLongLong(&isNumber);
    if (isNumber) {
        const qint64 most = std::chrono::duration_cast<std::chrono::seconds>(maxRetryAfter).count();
        return std::chrono::seconds(std::clamp<qint64>(seconds, 0, most));
    }
    const QDateTime date =
        QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!date.isValid())
        return std::nullopt;
    const QDateTime utc(date.date(), date.time(), QTimeZone::utc());
    return std::clamp(fromMs(utc.toMSecsSinceEpoch()) - now, Millis{0}, maxRetryAfter);
}

} // namespace segue
