// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/channels/web_chat.h"
#include "app/hub/http/router.h"
#include "app/hub/rest/feed_pump.h"
#include "app/hub/rest/live_signs.h"
#include "app/hub/rest/stream_guard.h"

#include <QHash>
#include <QSet>
#include <memory>
#include <mutex>

namespace segue::hub {

//! The open chat windows. Each is sent what its own visitor may see of its own conversation, and
//! nothing else: public entries, the status, who is typing.
class WebChatStreams final : public FeedListener, public VisitorAudience, public GuardedStreams {
public:
    WebChatStreams(WebChat& chat, FeedPump& pump, LiveSigns& signs)
        : m_chat(chat), m_pump(pump), m_signs(signs) {}

    //! A window opened. `after` is from before the window could ask for anything else, so that
    //! nothing falls between.
    http::WebSocketHandlers open(const http::PeerPointer& peer, const VisitorCaller& visitor, qint64 after);

    // FeedListener, on the pump's thread.
    void changed(const FeedPage& page, StorageSession& session) override;
    void fellBehind(qint64 after, qint64 head, StorageSession& session) override;

    // GuardedStreams.
    QSet<QString> tokensInUse() const override;
    void end(const QSet<QString>& tokens) override;

    // VisitorAudience.
    void agentTyping(const ConversationId& conversation, const QString& agentName, bool on) override;
    void agentSeen(const ConversationId& conversation, Instant at) override;
    void bind(const QString& device, const ContactId& contact) override;

private:
    struct Window {
        http::PeerPointer peer;
        VisitorCaller visitor;
        ConversationId conversation;
        Author author;
        QByteArray shownConversation; //!< The last conversation frame, not to repeat it.
        qint64 cursor = 0;
        qint64 seenAt = 0;
        bool isTyping = false;
    };
    using WindowPointer = std::shared_ptr<Window>;

    //! Those whose visitor or conversation is among these.
    std::vector<WindowPointer>
    windowsOf(const QSet<ContactId>& contacts, const QSet<ConversationId>& conversations) const;
    void take(const WindowPointer& window, const QByteArray& message);
    void takeTyping(const WindowPointer& window, bool on);
    void takeSeen(const WindowPointer& window, qint64 at);
    void close(const WindowPointer& window);
    //! Sends what is new for the window. On the pump's thread.
    void refresh(const WindowPointer& window, StorageSession& session);
    void
    sendEntries(const WindowPointer& window, const ConversationId& conversation, StorageSession& session);
    void toWindowsOf(const ConversationId& conversation, const QJsonObject& frame);

    WebChat& m_chat;
    FeedPump& m_pump;
    LiveSigns& m_signs;
    mutable std::mutex m_mutex; //!< Guards the table and the windows' fields.
    QHash<quint64, WindowPointer> m_windows;
};

} // namespace segue::hub
