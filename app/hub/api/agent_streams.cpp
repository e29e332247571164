// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/agent_streams.h"

#include "app/hub/storage/conversations.h"
#include "app/hub/storage/entry_json.h"
#include "core/base/json.h"
#include "core/base/log.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype largestFrame = 64 * 1024;
constexpr qsizetype largestMessage = 4096;
constexpr int catchUpRows = 200;

std::shared_ptr<const QByteArray> payloadOf(const QJsonObject& frame) {
    return std::make_shared<const QByteArray>(toJson(frame));
}

std::shared_ptr<const QByteArray> behindFrame(qint64 head) {
    return payloadOf({{u"type"_s, u"behind"_s}, {u"head"_s, head}});
}

QJsonObject typingFrame(const ConversationId& conversation, const Author& actor, bool on) {
    return {
        {u"type"_s, u"typing"_s},
        {u"conversation"_s, conversation.value()},
        {u"actor"_s, authorToJson(actor)},
        {u"on"_s, on}};
}

QJsonObject presenceFrame(const AgentId& agent, Presence presence) {
    return {{u"type"_s, u"presence"_s}, {u"agent"_s, agent.value()}, {u"presence"_s, toString(presence)}};
}

} // namespace

http::WebSocketHandlers
AgentStreams::open(const http::PeerPointer& peer, const AgentCaller& agent, qint64 after) {
    auto member = std::make_shared<Member>();
    member->peer = peer;
    member->agent = agent;
    {
        const std::lock_guard lock(m_mutex);
        m_members.insert(peer->id(), member);
    }
    m_presence.connected(agent.id);
    sendPresences(member);
    m_pump.post([this, member, after](StorageSession& session) { join(member, after, session); });
    return {
        [this, member](const http::PeerPointer&, const QByteArray& message) { take(member, message); },
        [this, member](const http::PeerPointer&) { close(member); }};
}

int AgentStreams::countOf(const QString& tokenName) const {
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(
        std::count_if(m_members.begin(), m_members.end(), [&](const MemberPointer& member) {
            return member->agent.tokenName == tokenName;
        }));
}

QSet<QString> AgentStreams::tokensInUse() const {
    const std::lock_guard lock(m_mutex);
    QSet<QString> tokens;
    for (const MemberPointer& member : m_members)
        tokens.insert(member->agent.tokenHash);
    return tokens;
}

void AgentStreams::end(const QSet<QString>& tokens) {
    const std::lock_guard lock(m_mutex);
    for (const MemberPointer& member : std::as_const(m_members)) {
        if (tokens.contains(member->agent.tokenHash))
            member->peer->close(http::CloseCode::PolicyViolation, u"This token is no longer valid."_s);
    }
}

void AgentStreams::join(const MemberPointer& member, qint64 after, StorageSession& session) {
    const auto page =
        session.read([after](db::Connection& db) { return Feed(db).after(after, catchUpRows); });
    if (!page) {
        // The pull that this asks for is told what is wrong with the cursor.
        const auto head = Feed(session.db()).head();
        member->peer->send(behindFrame(head.value_or(0)));
    } else if (!page->complete) {
        member->peer->send(behindFrame(page->head));
    } else {
        member->peer->send(changesFrame(*page, session));
    }
    const std::lock_guard lock(m_mutex);
    member->isFollowing = true;
}

AgentStreams::Payload AgentStreams::changesFrame(const FeedPage& page, StorageSession& session) const {
    auto frame = m_json.page(session.db(), page);
    if (!frame) {
        qCWarning(segueHub) << "changes could not be pushed:" << frame.error().message;
        return behindFrame(page.head);
    }
    frame->insert(u"type"_s, u"changes"_s);
    frame->insert(u"after"_s, page.after);
    Payload payload = payloadOf(*frame);
    return payload->size() <= largestFrame ? payload : behindFrame(std::max(page.head, page.next));
}

void AgentStreams::changed(const FeedPage& page, StorageSession& session) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_members.isEmpty())
            return;
    }
    sendToAll(changesFrame(page, session), true);
}

void AgentStreams::fellBehind(qint64, qint64 head, StorageSession&) {
    sendToAll(behindFrame(head), true);
}

void AgentStreams::sendToAll(const Payload& payload, bool following, quint64 except) {
    const std::lock_guard lock(m_mutex);
    for (const MemberPointer& member : std::as_const(m_members)) {
        if (member->peer->id() != except && (member->isFollowing || !following))
            member->peer->send(payload);
    }
}

void AgentStreams::sendPresences(const MemberPointer& member) {
    m_presence.forOnline([&member](const AgentId& agent, Presence presence) {
        member->peer->send(payloadOf(presenceFrame(agent, presence)));
    });
}

void AgentStreams::presenceChanged(const AgentId& agent, Presence presence) {
    sendToAll(payloadOf(presenceFrame(agent, presence)), false);
}

void AgentStreams::take(const MemberPointer& member, const QByteArray& message) {
    // What comes between our close and the client's answer to it counts for nothing.
    if (!member->peer->isOpen())
        return;
    const auto object = parseJsonObject(message, largestMessage);
    if (!object) {
        member->peer->close(http::CloseCode::UnknownData, u"expected a small JSON object"_s);
        return;
    }
    const QString type = object->value("type"_L1).toString();
    const ConversationId conversation(object->value("conversation"_L1).toString());
    if (type == "typing"_L1) {
        takeTyping(member, conversation, object->value("on"_L1).toBool());
    } else if (type == "seen"_L1) {
        takeSeen(conversation, fromMs(object->value("at"_L1).toInteger()));
    } else if (type == "presence"_L1) {
        if (const auto presence = presenceFromString(object->value("presence"_L1).toString()))
            m_presence.choose(member->agent.id, *presence);
    }
}

void AgentStreams::takeTyping(const MemberPointer& member, const ConversationId& conversation, bool on) {
    {
        const std::lock_guard lock(m_mutex);
        if (on)
            member->typingIn.insert(conversation);
        else
            member->typingIn.remove(conversation);
    }
    const Author author = member->agent.author();
    sendToAll(payloadOf(typingFrame(conversation, author, on)), false, member->peer->id());
    m_signs.agentTyping(conversation, author, on);
}

void AgentStreams::takeSeen(const ConversationId& conversation, Instant at) {
    const Instant upTo = std::min(at, m_storage.clock().now());
    const auto marked = markSeen(conversation, upTo);
    if (!marked)
        qCWarning(segueHub) << "a read mark was lost:" << marked.error().message;
    else if (*marked)
        m_signs.agentSeen(conversation, upTo);
}

Result<bool> AgentStreams::markSeen(const ConversationId& conversation, Instant at) {
    // Looked at first: most signs say nothing new, and a write waits for its turn and for the disk.
    SEGUE_TRY_VALUE(isNews, m_storage.read([&](db::Connection& db) {
        return Conversations(db).hasSeenLess(conversation, SeenBy::Agent, at);
    }));
    if (isNews)
        SEGUE_TRY(m_storage.write(
            [&](Write& write) { return Conversations::markSeen(write, conversation, SeenBy::Agent, at); }));
    return isNews;
}

void AgentStreams::close(const MemberPointer& member) {
    QSet<ConversationId> typingIn;
    {
        const std::lock_guard lock(m_mutex);
        m_members.remove(member->peer->id());
        typingIn = member->typingIn;
    }
    for (const ConversationId& conversation : typingIn)
        takeTyping(member, conversation, false);
    m_presence.disconnected(member->agent.id);
}

void AgentStreams::typing(const ConversationId& conversation, const Author& author, bool on) {
    sendToAll(payloadOf(typingFrame(conversation, author, on)), false);
}

void AgentStreams::customerSeen(const ConversationId& conversation, Instant at) {
    sendToAll(
        payloadOf(
            {{u"type"_s, u"seen"_s},
             {u"conversation"_s, conversation.value()},
             {u"by"_s, u"customer"_s},
             {u"at"_s, toMs(at)}}),
        false);
}

void AgentStreams::settingsChanged() {
    sendToAll(payloadOf({{u"type"_s, u"settings"_s}}), false);
}

} // namespace segue::hub
