// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>
#include <utility>

namespace segue {

//! Header fields in their order; names are compared without regard to case.
class HttpHeaders {
public:
    HttpHeaders() = default;
    HttpHeaders(std::initializer_list<std::pair<QByteArray, QByteArray>> fields) : m_fields(fields) {}

    //! Replaces every field of that name.
    void set(const QByteArray& name, const QByteArray& value);
    void append(const QByteArray& name, const QByteArray& value);
    //! The first field of that name; empty if there is none.
    QByteArray value(const QByteArray& name) const;
    bool contains(const QByteArray& name) const;
    const QList<std::pair<QByteArray, QByteArray>>& fields() const { return m_fields; }

    bool operator==(const HttpHeaders&) const = default;

private:
    QList<std::pair<QByteArray, QByteArray>> m_fields;
};

//! One request, complete. It goes out once, as it is: nothing is added but framing headers.
struct HttpRequest {
    QByteArray method = "GET";
    QUrl url; //!< http or https.
    HttpHeaders headers;
    QByteArray body;
    QString bodyFile; //!< A file that is streamed instead of `body`, if not empty.
    //! A path: the body of a 2xx answer is written there (created or replaced when it is complete)
    //! and not returned.
    QString saveTo;
    Millis timeout{30'000};      //!< For the whole exchange.
    Millis stallTimeout{30'000}; //!< For any time without progress in either direction.
    qint64 maxResponseBytes = 64 * 1024 * 1024;
    //! It changes something at the server and may not happen twice: a lost answer is Ambiguous, not
    //! Transient.
    bool command = false;
};

//! A final answer, whatever its status. See checkedResponse() in core/net/http_errors.h.
struct HttpResponse {
    int status = 0;
    HttpHeaders headers;
    QByteArray body;
    qint64 savedBytes = 0; //!< What went to HttpRequest::saveTo.

    bool isSuccess() const { return status >= 200 && status < 300; }
};

} // namespace segue
