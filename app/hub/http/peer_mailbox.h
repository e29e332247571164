// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/websocket_peer.h"

#include <deque>
#include <mutex>
#include <optional>
#include <variant>

namespace segue::hub::http {

//! What others want to tell a WebSocket's client: messages up to a number of bytes, then perhaps a
//! close. Stands between the rest of the hub, which may hold it for as long as it likes, and the
//! socket, which comes and goes.
class PeerMailbox final : public WebSocketPeer {
public:
    struct Close {
        CloseCode code = CloseCode::Normal;
        QByteArray reason;
    };
    using Item = std::variant<std::shared_ptr<const QByteArray>, Close>;

    explicit PeerMailbox(qint64 byteLimit);

    // From any thread.
    quint64 id() const override { return m_id; }
    using WebSocketPeer::send;
    bool send(std::shared_ptr<const QByteArray> message) override;
    void close(CloseCode code, const QString& reason) override;
    bool isOpen() const override;

    // From the socket's own strand.
    //! Before anyone else knows the mailbox. `wake` is called when there is something to take and
    //! the socket was told that there was nothing, and when the mailbox overflows. It is called
    //! under the mailbox's lock: it must only post.
    void connect(std::function<void()> wake);
    //! What to write next, or nothing; then `wake` is called when that changes. A message counts
    //! against the limit until the next call, that is until it is written. After a Close comes
    //! nothing more.
    std::optional<Item> next();
    //! The client did not read what was queued for it: cut it off.
    bool hasOverflowed() const;
    //! The socket is gone. Nothing is taken and nobody is woken from now on.
    void disconnect();

private:
    enum class State { Open, Closing, Ended };
    void wakeLocked();

    const quint64 m_id;
    const qint64 m_byteLimit;
    mutable std::mutex m_mutex;
    State m_state = State::Open;
    std::function<void()> m_wake;
    bool m_idle = true;
    std::deque<std::shared_ptr<const QByteArray>> m_messages;
    qint64 m_bytes = 0;
    qint64 m_bytesInFlight = 0;
    std::optional<Close> m_close;
    bool m_overflowed = false;
};

} // namespace segue::hub::http
