// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/channels/web_chat_streams.h"

#include "app/hub/storage/contacts.h"
#include "app/hub/storage/conversation_json.h"
#include "app/hub/storage/conversations.h"
#include "app/hub/storage/entries.h"
#include "app/hub/storage/entry_json.h"
#include "core/base/json.h"
#include "core/base/log.h"

#include <algorithm>
#include <iterator>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

constexpr int entriesInFrame = 50;
constexpr qsizetype largestMessage = 4096;

QJsonObject typeOnly(const QString& type) {
    return {{u"type"_s, type}};
}

} // namespace

http::WebSocketHandlers
WebChatStreams::open(const http::PeerPointer& peer, const VisitorCaller& visitor, qint64 after) {
    auto window = std::make_shared<Window>();
    window->peer = peer;
    window->visitor = visitor;
    window->cursor = after;
    {
        const std::lock_guard lock(m_mutex);
        m_windows.insert(peer->id(), window);
    }
    m_pump.post([this, window](StorageSession& session) { refresh(window, session); });
    return {
        [this, window](const http::PeerPointer&, const QByteArray& message) { take(window, message); },
        [this, window](const http::PeerPointer&) { close(window); }};
}

void WebChatStreams::bind(const QString& device, const ContactId& contact) {
    const std::lock_guard lock(m_mutex);
    for (const WindowPointer& window : std::as_const(m_windows)) {
        if (window->visitor.device != device || !window->visitor.contact.isEmpty())
            continue;
        window->visitor.contact = contact;
        m_pump.post([this, window](StorageSession& session) { refresh(window, session); });
    }
}

QSet<QString> WebChatStreams::tokensInUse() const {
    const std::lock_guard lock(m_mutex);
    QSet<QString> tokens;
    for (const WindowPointer& window : m_windows)
        tokens.insert(window->visitor.tokenHash);
    return tokens;
}

void WebChatStreams::end(const QSet<QString>& tokens) {
    const std::lock_guard lock(m_mutex);
    for (const WindowPointer& window : std::as_const(m_windows)) {
        if (tokens.contains(window->visitor.tokenHash))
            window->peer->close(http::CloseCode::PolicyViolation, u"This token is no longer valid."_s);
    }
}

std::vector<WebChatStreams::WindowPointer>
WebChatStreams::windowsOf(const QSet<ContactId>& contacts, const QSet<ConversationId>& conversations) const {
    std::vector<WindowPointer> theirs;
    const std::lock_guard lock(m_mutex);
    std::copy_if(
        m_windows.begin(), m_windows.end(), std::back_inserter(theirs), [&](const WindowPointer& window) {
            const ContactId& contact = window->visitor.contact;
            return !contact.isEmpty() &&
                   (contacts.contains(contact) || conversations.contains(window->conversation));
        });
    return theirs;
}

void WebChatStreams::changed(const FeedPage& page, StorageSession& session) {
    QSet<ContactId> contacts;
    QSet<ConversationId> conversations;
    for (const ConversationRow& conversation : page.objects.conversations)
        contacts.insert(conversation.contact);
    for (const EntryRow& entry : page.objects.entries)
        conversations.insert(entry.conversation);
    for (const WindowPointer& window : windowsOf(contacts, conversations))
        refresh(window, session);
}

void WebChatStreams::fellBehind(qint64 after, qint64, StorageSession& session) {
    // One question for all windows: an import changes much, and nothing that anybody looks at.
    const auto changed = Conversations(session.db()).contactsChangedAfter(after, Channel::WebChat);
    if (!changed) {
        qCWarning(segueHub) << "the chat windows could not be brought up to date:" << changed.error().message;
        return;
    }
    for (const WindowPointer& window : windowsOf(*changed, {}))
        refresh(window, session);
}

void WebChatStreams::refresh(const WindowPointer& window, StorageSession& session) {
    ContactId contact;
    {
        const std::lock_guard lock(m_mutex);
        contact = window->visitor.contact;
    }
    const auto conversation = WebChat::conversationOf(session.db(), contact);
    if (!conversation || !*conversation)
        return;
    const auto who = Contacts(session.db()).find(contact);
    QJsonObject frame = typeOnly(u"conversation"_s);
    frame.insert(u"conversation"_s, visitorConversationToJson(**conversation));
    const QByteArray shown = toJson(frame);
    bool isNews = false;
    {
        const std::lock_guard lock(m_mutex);
        isNews = window->shownConversation != shown;
        window->shownConversation = shown;
        window->conversation = (*conversation)->id;
        window->author = {AuthorKind::Customer, contact.value(), who && *who ? (*who)->name : QString()};
    }
    sendEntries(window, (*conversation)->id, session);
    if (isNews)
        window->peer->send(shown);
}

void WebChatStreams::sendEntries(
    const WindowPointer& window, const ConversationId& conversation, StorageSession& session) {
    while (true) {
        const auto found = Entries(session.db()).publicAfter(conversation, window->cursor, entriesInFrame);
        if (!found) {
            qCWarning(segueHub) << "a chat window could not be brought up to date:" << found.error().message;
            window->peer->close(http::CloseCode::TryAgainLater, u"try again"_s);
            return;
        }
        if (found->entries.isEmpty())
            return;
        QJsonArray entries;
        for (const EntryRow& entry : found->entries)
            entries.append(visitorEntryToJson(entry));
        QJsonObject frame = typeOnly(u"entries"_s);
        frame.insert(u"after"_s, window->cursor);
        window->cursor = found->entries.last().version;
        frame.insert(u"entries"_s, entries);
        frame.insert(u"next"_s, window->cursor);
        // One that reads too slowly is cut off, and asks again from where it was.
        if (!window->peer->send(toJson(frame)) || found->complete)
            return;
    }
}

void WebChatStreams::take(const WindowPointer& window, const QByteArray& message) {
    // What comes between our close and the client's answer to it counts for nothing.
    if (!window->peer->isOpen())
        return;
    const auto object = parseJsonObject(message, largestMessage);
    if (!object) {
        window->peer->close(http::CloseCode::UnknownData, u"expected a small JSON object"_s);
        return;
    }
    const QString type = object->value("type"_L1).toString();
    if (type == "typing"_L1)
        takeTyping(window, object->value("on"_L1).toBool());
    else if (type == "seen"_L1)
        takeSeen(window, object->value("at"_L1).toInteger());
}

void WebChatStreams::takeTyping(const WindowPointer& window, bool on) {
    ConversationId conversation;
    Author author;
    {
        const std::lock_guard lock(m_mutex);
        window->isTyping = on;
        conversation = window->conversation;
        author = window->author;
    }
    if (!conversation.isEmpty())
        m_signs.customerTyping(conversation, author, on);
}

void WebChatStreams::takeSeen(const WindowPointer& window, qint64 at) {
    VisitorCaller visitor;
    ConversationId conversation;
    {
        const std::lock_guard lock(m_mutex);
        if (at <= window->seenAt || window->conversation.isEmpty())
            return;
        visitor = window->visitor;
        conversation = window->conversation;
    }
    const auto marked = m_chat.markSeen(visitor, fromMs(at));
    if (!marked) {
        qCWarning(segueHub) << "a read mark was lost:" << marked.error().message;
        return;
    }
    if (!*marked)
        return;
    {
        const std::lock_guard lock(m_mutex);
        window->seenAt = toMs(**marked);
    }
    m_signs.customerSeen(conversation, **marked);
}

void WebChatStreams::close(const WindowPointer& window) {
    bool wasTyping = false;
    {
        const std::lock_guard lock(m_mutex);
        m_windows.remove(window->peer->id());
        wasTyping = window->isTyping;
    }
    if (wasTyping)
        takeTyping(window, false);
}

void WebChatStreams::toWindowsOf(const ConversationId& conversation, const QJsonObject& frame) {
    const auto payload = std::make_shared<const QByteArray>(toJson(frame));
    const std::lock_guard lock(m_mutex);
    for (const WindowPointer& window : std::as_const(m_windows)) {
        if (window->conversation == conversation)
            window->peer->send(payload);
    }
}

void WebChatStreams::agentTyping(const ConversationId& conversation, const QString& agentName, bool on) {
    QJsonObject frame = typeOnly(u"typing"_s);
    frame.insert(u"actor"_s, QJsonObject{{u"name"_s, agentName}});
    frame.insert(u"on"_s, on);
    toWindowsOf(conversation, frame);
}

void WebChatStreams::agentSeen(const ConversationId& conversation, Instant at) {
    QJsonObject frame = typeOnly(u"seen"_s);
    frame.insert(u"at"_s, toMs(at));
    toWindowsOf(conversation, frame);
}

} // namespace segue::hub
