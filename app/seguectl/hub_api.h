// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/scheduler.h"
#include "core/net/http_transport.h"

#include <QJsonObject>
#include <QUrl>
#include <memory>

namespace segue::ctl {

//! The hub's own API (docs/hub-api.md), beside the engine: for what administrators do. Waits for
//! each answer, and tries again what did not reach the hub or was answered with "later": every call
//! that is made with it may be repeated.
class HubApi {
public:
    //! `address` without a path; `token` empty for open routes.
    HubApi(const QUrl& address, const QString& token);
    ~HubApi();

    //! The same hub, with another token.
    HubApi as(const QString& token) const { return {m_address, token}; }

    // `path` begins after /api/v1. Errors: those of checkedResponse() in core/net/http_errors.h.
    Result<QJsonObject> get(const QString& path);
    Result<QJsonObject> post(const QString& path, const QJsonObject& body, const HttpHeaders& headers = {});
    Result<QJsonObject> put(const QString& path, const QJsonObject& body);
    Result<QJsonObject> remove(const QString& path);
    //! A body that is not JSON.
    Result<QJsonObject> upload(const QString& path, const QByteArray& bytes, const HttpHeaders& headers);

private:
    Result<QJsonObject> send(const QByteArray& method, const QString& path, HttpRequest request);

    QUrl m_address;
    QString m_token;
    SystemClock m_clock;
    SystemRandom m_random;
    QtScheduler m_scheduler;
    std::unique_ptr<HttpTransport> m_http;
};

} // namespace segue::ctl
