// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/net/http_message.h"

#include <QObject>
#include <memory>

namespace segue {

//! One WebSocket connection that carries text. It is opened once; a reconnect is a new object.
class WebSocketClient : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    //! `url` is ws or wss. Answered by opened() or failed().
    virtual void open(const QUrl& url, const HttpHeaders& headers) = 0;
    //! Dropped unless the connection is open.
    virtual void send(const QString& text) = 0;
    //! Says goodbye; answered by closed(). Without effect before open() and after the end.
    virtual void close() = 0;

Q_SIGNALS:
    void opened();
    void textReceived(const QString& text);
    // Exactly one of these ends a connection. Neither comes from inside open(), send() or close().
    void closed(int code, const QString& reason); //!< A WebSocket close code (RFC 6455).
    //! Transient: not reached, lost, silent. Protocol: not a WebSocket, or a message above the
    //! limits.
    void failed(const segue::Error& error);
};

class WebSocketFactory {
public:
    virtual ~WebSocketFactory() = default;
    virtual std::unique_ptr<WebSocketClient> makeWebSocket() = 0;
};

} // namespace segue
