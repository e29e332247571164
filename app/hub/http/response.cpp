// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/response.h"

#include <QJsonDocument>
#include <QUrl>
#include <algorithm>

namespace segue::hub::http {

using namespace Qt::StringLiterals;

namespace {

//! For readers without RFC 6266's `filename*`: printable ASCII without quotes or separators.
QByteArray asciiFileName(const QString& fileName) {
    QByteArray plain;
    for (const QChar c : fileName) {
        const bool safe = c.unicode() > 0x20 && c.unicode() < 0x7f && !u"\"\\/;%"_s.contains(c);
        plain.append(safe ? static_cast<char>(c.unicode()) : '_');
    }
    return plain.isEmpty() ? QByteArray("file") : plain;
}

} // namespace

Response emptyResponse(int status) {
    return {status, {}, {}, {}};
}

Response jsonResponse(int status, const QJsonObject& object) {
    return {status, QJsonDocument(object).toJson(QJsonDocument::Compact), "application/json", {}};
}

Response errorResponse(int status, const QString& code, const QString& message) {
    return jsonResponse(
        status, QJsonObject{{u"error"_s, QJsonObject{{u"code"_s, code}, {u"message"_s, message}}}});
}

Response tooManyRequests(std::chrono::milliseconds retryAfter) {
    Response response = errorResponse(429, u"rate_limited"_s, u"Too many requests from this address."_s);
    const auto seconds = std::max<qint64>(1, (retryAfter.count() + 999) / 1000);
    response.headers.set("Retry-After", QByteArray::number(seconds));
    return response;
}

Response redirect(const QByteArray& location, int status) {
    Response response = emptyResponse(status);
    response.headers.set("Location", location);
    return response;
}

Response htmlResponse(int status, QByteArray html) {
    return {status, std::move(html), "text/html; charset=utf-8", {}};
}

Response
downloadResponse(std::shared_ptr<QFile> file, const QByteArray& contentType, const QString& fileName) {
    Response response = downloadResponse(QByteArray(), contentType, fileName);
    response.file = std::move(file);
    return response;
}

Response downloadResponse(QByteArray bytes, const QByteArray& contentType, const QString& fileName) {
    Response response{200, std::move(bytes), contentType, {}};
    if (response.contentType.isEmpty())
        response.contentType = "application/octet-stream";
    response.headers.set(
        "Content-Disposition", "attachment; filename=\"" + asciiFileName(fileName) + "\"; filename*=UTF-8''" +
                                   QUrl::toPercentEncoding(fileName));
    response.headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
    response.headers.set("Cross-Origin-Resource-Policy", "same-origin");
    response.headers.set("Cache-Control", "private, no-cache");
    return response;
}

} // namespace segue::hub::http
