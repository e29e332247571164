// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/headers.h"

#include <QByteArray>
#include <QFile>
#include <QJsonObject>
#include <QString>
#include <chrono>
#include <memory>

namespace segue::hub::http {

//! What a handler answers. The server adds Content-Length, Date, Connection,
//! `X-Content-Type-Options: nosniff`, and `Cache-Control: no-store` where the handler gave no
//! Cache-Control.
struct Response {
    int status = 200;
    QByteArray body; //!< Shared, never copied: one QByteArray may answer many requests.
    QByteArray contentType;
    Headers headers; //!< A field whose name or value could break the framing is dropped.
    //! Open for reading: sent instead of `body`, piece by piece, so that it takes no memory.
    std::shared_ptr<QFile> file = {};

    qint64 size() const { return file ? file->size() : body.size(); }
};

//! 204 without a body.
Response emptyResponse(int status = 204);
Response jsonResponse(int status, const QJsonObject& object);
//! `{"error":{"code":…,"message":…}}`. `code` is stable and machine-readable, `message` one English
//! sentence that repeats nothing of the request.
Response errorResponse(int status, const QString& code, const QString& message);
//! 429 with Retry-After, in whole seconds, at least one.
Response tooManyRequests(std::chrono::milliseconds retryAfter);
//! 303 by default: what follows a form is a GET. `location` is ASCII, percent-encoded.
Response redirect(const QByteArray& location, int status = 303);
Response htmlResponse(int status, QByteArray html);
//! Customers' files: always a download, never sniffed, in a sandbox without an origin.
Response downloadResponse(QByteArray bytes, const QByteArray& contentType, const QString& fileName);
Response
downloadResponse(std::shared_ptr<QFile> file, const QByteArray& contentType, const QString& fileName);

} // namespace segue::hub::http
