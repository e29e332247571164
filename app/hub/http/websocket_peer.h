// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <functional>
#include <memory>

namespace segue::hub::http {

//! Why a WebSocket is closed (RFC 6455 section 7.4.1).
enum class CloseCode : quint16 {
    Normal = 1000,
    GoingAway = 1001,
    UnknownData = 1003,
    PolicyViolation = 1008,
    TooBig = 1009,
    InternalError = 1011,
    TryAgainLater = 1013,
};

//! One open WebSocket, as the rest of the hub holds it. Thread-safe, and harmless after the socket
//! or the server has gone.
class WebSocketPeer {
public:
    virtual ~WebSocketPeer() = default;

    //! Unique within the process.
    virtual quint64 id() const = 0;
    //! Queues one text message (UTF-8). A payload for many peers is shared, not copied. A client
    //! that does not read what is queued for it is cut off at the route's limit. False if the
    //! message was not taken.
    virtual bool send(std::shared_ptr<const QByteArray> message) = 0;
    bool send(QByteArray message) { return send(std::make_shared<const QByteArray>(std::move(message))); }
    //! Closes after what is queued has been sent. `reason`: at most 123 bytes of UTF-8, cut if
    //! longer.
    virtual void close(CloseCode code, const QString& reason) = 0;
    virtual bool isOpen() const = 0;
};

using PeerPointer = std::shared_ptr<WebSocketPeer>;

//! Called on worker threads, one call at a time for one peer and in its order; onClose comes last,
//! once. The next message is read only when onMessage has returned, so that a flood waits in the
//! client.
struct WebSocketHandlers {
    std::function<void(const PeerPointer&, const QByteArray&)> onMessage;
    std::function<void(const PeerPointer&)> onClose;
};

} // namespace segue::hub::http
