// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/headers.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>
#include <any>
#include <optional>
#include <utility>

namespace segue::hub::http {

enum class Method { Get, Head, Post, Put, Patch, Delete, Options };

//! "GET", "HEAD", …
QByteArray toBytes(Method method);
//! Nothing for a verb that no route can have (TRACE, CONNECT, anything invented).
std::optional<Method> methodFromBytes(QByteArrayView verb);

//! The decoded query of a target, in its order. Keys may repeat.
class Query {
public:
    void add(QString key, QString value) { m_pairs.emplaceBack(std::move(key), std::move(value)); }
    bool contains(QStringView key) const;
    //! The first value of `key`; `fallback` where there is none.
    QString value(QStringView key, const QString& fallback = {}) const;
    const QList<std::pair<QString, QString>>& pairs() const { return m_pairs; }

private:
    QList<std::pair<QString, QString>> m_pairs;
};

//! One request as handlers see it. The header part was read before the body, so that trailers
//! cannot change it.
struct Request {
    Method method = Method::Get;
    QString path;  //!< Decoded. Never holds "." or ".." segments, NUL, or a slash that was written %2F.
    QString route; //!< The pattern that matched, for logs and statistics.
    QHash<QString, QString> parameters; //!< What the pattern's ":name" and "*name" stand for.
    Query query;
    Headers headers;
    QByteArray body;          //!< Empty while a route's authorise runs.
    QString remote;           //!< The client's address: the peer's, or what a trusted proxy said.
    QString host;             //!< The Host header as sent, with its port.
    bool secure = false;      //!< A trusted proxy said that the client came over TLS.
    QStringList subprotocols; //!< WebSocket subprotocols that the client offered, without its token.
    std::any identity;        //!< Who asks: authorise puts it here for the handler, in a type of its own.

    //! Empty for a name that the pattern does not have.
    QString parameter(const QString& name) const { return parameters.value(name); }
    //! From "Authorization: Bearer …" or, on a WebSocket, from the subprotocol "segue.token.…"
    //! (base64url text, taken as it stands): browsers cannot set Authorization there. Empty without
    //! one.
    QByteArray bearerToken() const;
};

} // namespace segue::hub::http
