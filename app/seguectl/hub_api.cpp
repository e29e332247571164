// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/hub_api.h"

#include "app/seguectl/await.h"
#include "core/base/json.h"
#include "core/net/answer.h"
#include "core/net/backoff.h"
#include "core/net/http_errors.h"
#include "core/net/qt_http_transport.h"

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostAttempts = 6;
constexpr Millis firstWait{200};
constexpr Millis longestWait{5'000};
constexpr Millis patience{90'000};
constexpr Millis longestPause = std::chrono::minutes(2);

bool isWorthAnotherTry(const Error& error) {
    return error.kind == ErrorKind::Transient || error.kind == ErrorKind::Ambiguous ||
           error.kind == ErrorKind::RateLimited;
}

void pause(Scheduler& scheduler, Millis time) {
    Answer<bool> answer({ErrorKind::Cancelled, {}, {}, 0, std::nullopt});
    const Timer timer = scheduler.after(time, [&answer] { answer.give(true); });
    (void)await(answer.future(), time + longestPause);
}

HttpRequest jsonRequest(const QJsonObject& body, const HttpHeaders& headers) {
    HttpRequest request;
    request.headers = headers;
    request.headers.set("Content-Type", "application/json");
    request.body = toJson(body);
    return request;
}

} // namespace

HubApi::HubApi(const QUrl& address, const QString& token)
    : m_address(address), m_token(token), m_http(std::make_unique<QtHttpTransport>(m_scheduler)) {}

HubApi::~HubApi() = default;

Result<QJsonObject> HubApi::get(const QString& path) {
    return send("GET", path, {});
}

Result<QJsonObject> HubApi::post(const QString& path, const QJsonObject& body, const HttpHeaders& headers) {
    return send("POST", path, jsonRequest(body, headers));
}

Result<QJsonObject> HubApi::put(const QString& path, const QJsonObject& body) {
    return send("PUT", path, jsonRequest(body, {}));
}

Result<QJsonObject> HubApi::remove(const QString& path) {
    return send("DELETE", path, {});
}

Result<QJsonObject> HubApi::upload(const QString& path, const QByteArray& bytes, const HttpHeaders& headers) {
    HttpRequest request;
    request.headers = headers;
    request.body = bytes;
    return send("POST", path, request);
}

Result<QJsonObject> HubApi::send(const QByteArray& method, const QString& path, HttpRequest request) {
    request.method = method;
    request.url = QUrl(m_address.toString(QUrl::StripTrailingSlash) + u"/api/v1"_s + path);
    if (!m_token.isEmpty())
        request.headers.set("Authorization", "Bearer " + m_token.toLatin1());
    Backoff backoff(m_random, firstWait, longestWait);
    while (true) {
        auto response = await(m_http->send(request), patience);
        if (response)
            response = checkedResponse(request, std::move(*response), m_clock.now());
        if (response)
            return parseJsonObject(response->body.isEmpty() ? "{}" : response->body);
        if (!isWorthAnotherTry(response.error()) || backoff.attempts() + 1 >= mostAttempts)
            return fail(response.error());
        pause(m_scheduler, backoff.next(response.error().retryAfter));
    }
}

} // namespace segue::ctl
