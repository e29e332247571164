// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/http_transport.h"
#include "core/net/web_socket.h"

#include <QList>
#include <QMap>
#include <QPointer>
#include <functional>

namespace segue {

//! A WebSocket whose other end is the test.
class FakeWebSocket final : public WebSocketClient {
    Q_OBJECT

public:
    void open(const QUrl& url, const HttpHeaders& headers) override;
    void send(const QString& text) override;
    void close() override;

    const QUrl& url() const { return m_url; }
    const HttpHeaders& headers() const { return m_headers; }
    const QStringList& sent() const { return m_sent; }
    bool isClosing() const { return m_isClosing; }

    // What the other end does.
    void accept() { Q_EMIT opened(); }
    void receive(const QString& text) { Q_EMIT textReceived(text); }
    void drop() { Q_EMIT failed({ErrorKind::Transient, QStringLiteral("connection_lost"), {}, 0, {}}); }

private:
    QUrl m_url;
    HttpHeaders m_headers;
    QStringList m_sent;
    bool m_isClosing = false;
};

//! The whole network of a test, without sockets: it notes requests and answers as it was told.
class FakeNetwork final : public HttpTransportFactory, public WebSocketFactory {
public:
    using Handler = std::function<Async<HttpResponse>(const HttpRequest&)>;

    //! Decides every answer that none of answerNext() is left for. Without one the server cannot be
    //! reached.
    void setHandler(Handler handler) { m_handler = std::move(handler); }
    //! The next request of that path gets that answer; several queue up.
    void answerNext(const QString& path, Result<HttpResponse> answer);
    //! A 200 with that JSON.
    void answerNext(const QString& path, const QByteArray& json);

    const QList<HttpRequest>& requests() const { return m_requests; }
    qsizetype count(const QString& path) const;
    //! The WebSocket made last; nothing once it is gone.
    FakeWebSocket* webSocket() const { return m_sockets.isEmpty() ? nullptr : m_sockets.last(); }
    qsizetype webSocketCount() const { return m_sockets.size(); }

    std::unique_ptr<HttpTransport> makeHttpTransport() override;
    std::unique_ptr<WebSocketClient> makeWebSocket() override;

private:
    class Transport;
    Async<HttpResponse> send(const HttpRequest& request);

    Handler m_handler;
    QMap<QString, QList<Result<HttpResponse>>> m_answers;
    QList<HttpRequest> m_requests;
    QList<QPointer<FakeWebSocket>> m_sockets;
};

} // namespace segue
