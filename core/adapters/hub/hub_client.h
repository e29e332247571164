// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/adapters/registry.h"
#include "core/base/json.h"
#include "core/net/answer.h"
#include "core/net/http_errors.h"

#include <QUrlQuery>
#include <memory>

namespace segue::hub_api {

//! The hub's HTTP side: addresses, the token, and answers as JSON. It knows routes' forms, not
//! their meaning.
class HubClient {
public:
    HubClient(const AdapterSettings& settings, const AdapterServices& services);

    //! `segments` are joined behind /api/v1, each percent-encoded.
    QUrl url(const QStringList& segments, const QUrlQuery& query = {}) const;
    //! The event stream's address, from `cursor` ("" = 0).
    QUrl streamUrl(const QString& cursor) const;
    //! The Authorization header; empty while there is no credential.
    HttpHeaders authorisation() const;

    HttpRequest get(const QStringList& segments, const QUrlQuery& query = {}) const;
    //! get() without the token, for what may not be a hub at all.
    HttpRequest openGet(const QStringList& segments) const;
    //! `command`: it may not happen twice (see HttpRequest).
    HttpRequest
    send(const QByteArray& method, const QStringList& segments, const QJsonObject& body, bool command) const;

    //! Sends `request` and gives what `read(const HttpResponse&)` makes of a 2xx answer. Other
    //! answers are errors as in checkedResponse(); an answer that `read` refuses as Protocol is one
    //! that answerUnreadable() describes. `context` bounds the life of the call: an answer after
    //! its end is answerLost().
    template <class T, class Read> Async<T> call(QObject* context, HttpRequest request, Read read) const {
        auto answer = std::make_shared<Answer<T>>(answerLost(
            request, QStringLiteral("adapter_closed"),
            QStringLiteral("The account was closed before an answer came.")));
        Async<T> future = answer->future();
        const Async<HttpResponse> response = m_transport->send(request);
        deliver(
            context, response,
            [answer, request = std::move(request), read, &clock = m_clock](Result<HttpResponse> got) {
                answer->give(interpret<T>(request, std::move(got), read, clock.now()));
            });
        return future;
    }
    //! call() with `read(const QJsonObject&)`.
    template <class T, class Read> Async<T> callJson(QObject* context, HttpRequest request, Read read) const {
        return call<T>(context, std::move(request), [read](const HttpResponse& response) -> Result<T> {
            SEGUE_TRY_VALUE(object, parseJsonObject(response.body));
            return read(object);
        });
    }

private:
    template <class T, class Read>
    static Result<T>
    interpret(const HttpRequest& request, Result<HttpResponse> got, const Read& read, Instant now) {
        SEGUE_TRY_VALUE(response, std::move(got));
        SEGUE_TRY_VALUE(good, checkedResponse(request, std::move(response), now));
        Result<T> value = read(good);
        if (!value && value.error().kind == ErrorKind::Protocol)
            return fail(answerUnreadable(request, value.error().code, value.error().message));
        return value;
    }

    QUrl m_base;
    CredentialProvider m_credential;
    const Clock& m_clock;
    std::unique_ptr<HttpTransport> m_transport;
};

} // namespace segue::hub_api
