// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/api/hub_json.h"
#include "app/hub/api/presence_board.h"
#include "app/hub/http/router.h"
#include "app/hub/rest/caller.h"
#include "app/hub/rest/feed_pump.h"
#include "app/hub/rest/live_signs.h"
#include "app/hub/rest/stream_guard.h"

#include <QHash>
#include <QSet>
#include <memory>
#include <mutex>

namespace segue::hub {

//! The agents' event streams: every change, pushed after its commit with one payload for all, and
//! signs of life. Every agent of a workspace may read every object of the feed, so that nothing is
//! left out for anybody.
class AgentStreams final : public FeedListener, public AgentAudience, public GuardedStreams {
public:
    AgentStreams(
        Storage& storage, FeedPump& pump, const HubJson& json, PresenceBoard& presence, LiveSigns& signs)
        : m_storage(storage), m_pump(pump), m_json(json), m_presence(presence), m_signs(signs) {}

    //! A stream opened that knows everything up to `after`.
    http::WebSocketHandlers open(const http::PeerPointer& peer, const AgentCaller& agent, qint64 after);
    //! How many streams were opened with tokens of that name.
    int countOf(const QString& tokenName) const;
    //! Says who is there; in the order of the changes.
    void presenceChanged(const AgentId& agent, Presence presence);

    // FeedListener, on the pump's thread.
    void changed(const FeedPage& page, StorageSession& session) override;
    void fellBehind(qint64 after, qint64 head, StorageSession& session) override;

    // GuardedStreams.
    QSet<QString> tokensInUse() const override;
    void end(const QSet<QString>& tokens) override;

    // AgentAudience.
    void typing(const ConversationId& conversation, const Author& author, bool on) override;
    void customerSeen(const ConversationId& conversation, Instant at) override;
    void settingsChanged() override;

private:
    struct Member {
        http::PeerPointer peer;
        AgentCaller agent;
        bool isFollowing = false;      //!< Has been sent what it missed.
        QSet<ConversationId> typingIn; //!< Said "on" and not "off" yet.
    };
    using MemberPointer = std::shared_ptr<Member>;
    using Payload = std::shared_ptr<const QByteArray>;

    void join(const MemberPointer& member, qint64 after, StorageSession& session);
    Payload changesFrame(const FeedPage& page, StorageSession& session) const;
    void sendPresences(const MemberPointer& member);
    void take(const MemberPointer& member, const QByteArray& message);
    void takeTyping(const MemberPointer& member, const ConversationId& conversation, bool on);
    void takeSeen(const ConversationId& conversation, Instant at);
    //! True if that was news.
    Result<bool> markSeen(const ConversationId& conversation, Instant at);
    void close(const MemberPointer& member);
    //! To all streams but `except`; to those that follow the feed only, if `following`.
    void sendToAll(const Payload& payload, bool following, quint64 except = 0);

    Storage& m_storage;
    FeedPump& m_pump;
    const HubJson& m_json;
    PresenceBoard& m_presence;
    LiveSigns& m_signs;
    mutable std::mutex m_mutex; //!< Guards the table and its members.
    QHash<quint64, MemberPointer> m_members;
};

} // namespace segue::hub
