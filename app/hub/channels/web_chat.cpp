// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/channels/web_chat.h"

#include "app/hub/channels/web_chat_visitors.h"
#include "app/hub/storage/attachments.h"
#include "app/hub/storage/contacts.h"
#include "app/hub/storage/conversation_flow.h"
#include "app/hub/storage/conversations.h"
#include "app/hub/storage/entries.h"
#include "app/hub/storage/event_log.h"
#include "app/hub/storage/inbound_messages.h"
#include "app/hub/storage/tokens.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

Author authorOf(const ContactRow& contact) {
    return {AuthorKind::Customer, contact.id.value(), contact.name};
}

//! A browser may be several people's in turn: its messages are known by whose they are.
QString providerOf(const ContactId& contact) {
    return u"web_chat:"_s + contact.value();
}

//! What the visitor has sent under that id before.
Result<std::optional<EntryRow>>
knownMessage(db::Connection& db, const VisitorCaller& visitor, const QString& clientId) {
    ContactId contact = visitor.contact;
    if (contact.isEmpty()) {
        // The first message may have made it since the caller was told apart.
        SEGUE_TRY_VALUE(anonymous, findAnonymousVisitor(db, visitor.device));
        contact = anonymous ? anonymous->id : ContactId();
    }
    SEGUE_TRY_VALUE(known, InboundMessages(db).find(providerOf(contact), clientId));
    if (!known)
        return std::optional<EntryRow>();
    return Entries(db).find(known->entry);
}

//! The conversation that a new message belongs to: the newest one unless that is final.
Result<ConversationRow> openConversation(Write& write, const ContactRow& contact, const QString& text) {
    SEGUE_TRY_VALUE(newest, Conversations(write.db()).newestOf(contact.id, Channel::WebChat));
    if (newest && ConversationFlow::takesMessages(*newest))
        return *newest;
    ConversationRow conversation;
    conversation.subject = ConversationFlow::subjectOf(text);
    conversation.channel = Channel::WebChat;
    conversation.contact = contact.id;
    conversation.participants = {{ParticipantRole::Requester, contact.id, {}, contact.name}};
    conversation.createdAt = write.now();
    SEGUE_TRY(ConversationFlow(write).begin(conversation, authorOf(contact)));
    return conversation;
}

} // namespace

Result<WebChat::Session>
WebChat::begin(const QString& device, const std::optional<SignedIdentity>& identity) {
    const QString hash = deviceHash(device);
    return m_storage.write([&](Write& write) -> Result<Session> {
        TokenRow token;
        token.kind = TokenKind::Visitor;
        token.device = hash;
        token.name = u"web chat"_s;
        if (identity) {
            SEGUE_TRY_VALUE(contact, signedInVisitor(write, *identity, hash));
            token.contact = contact.id;
        } else {
            SEGUE_TRY_VALUE(contact, findAnonymousVisitor(write.db(), hash));
            token.contact = contact ? contact->id : ContactId();
        }
        token.expiresAt =
            write.now() + (token.contact.isEmpty() ? silentTokenLifetime : visitorTokenLifetime);
        SEGUE_TRY_VALUE(hadMore, Tokens::keepNewestOfVisitor(write, hash, tokensOfDevice - 1));
        SEGUE_TRY_VALUE(text, Tokens::issue(write, token));
        SEGUE_TRY_VALUE(conversation, conversationOf(write.db(), token.contact));
        // Whoever signs in may take over what was anonymous, whose tokens end with that.
        const bool mayEndOthers = hadMore || identity;
        return Session{text, conversation ? conversation->id : ConversationId(), mayEndOthers};
    });
}

Result<std::optional<ConversationRow>> WebChat::conversationOf(db::Connection& db, const ContactId& contact) {
    if (contact.isEmpty())
        return std::optional<ConversationRow>();
    return Conversations(db).newestOf(contact, Channel::WebChat);
}

Result<WebChat::Sent> WebChat::send(const VisitorCaller& visitor, const Message& message) {
    if (message.text.trimmed().isEmpty() && message.attachments.isEmpty())
        return fail(ErrorKind::Permanent, u"invalid_message"_s, u"Write something or attach a file."_s);
    return m_storage.write([&](Write& write) -> Result<Sent> {
        SEGUE_TRY_VALUE(known, knownMessage(write.db(), visitor, message.clientId));
        if (known)
            return Sent{*known, known->contact, false};
        SEGUE_TRY_VALUE(sent, sendNew(write, visitor, message));
        SEGUE_TRY(InboundMessages::insert(
            write, {providerOf(sent.contact), message.clientId, u"accepted"_s, sent.entry.conversation,
                    sent.entry.id}));
        return sent;
    });
}

Result<WebChat::Sent> WebChat::sendNew(Write& write, const VisitorCaller& visitor, const Message& message) {
    SEGUE_TRY_VALUE(
        contact, writingVisitor(write, visitor.contact, visitor.device, message.email, message.name));
    SEGUE_TRY_VALUE(conversation, openConversation(write, contact, message.text));
    ConversationFlow flow(write);
    EntryRow entry;
    entry.id = EntryId(write.newId());
    entry.author = authorOf(contact);
    entry.text = message.text;
    entry.clientId = message.clientId;
    SEGUE_TRY(flow.customerWrote(conversation, entry));
    SEGUE_TRY_VALUE(files, Attachments::take(write, message.attachments, visitor.uploadOwner(), entry.id));
    entry.attachments = files;
    // Whoever writes has read what was there.
    conversation.customerSeenAt = std::max(conversation.customerSeenAt.value_or(entry.at), entry.at);
    SEGUE_TRY(flow.save(conversation));
    return Sent{entry, contact.id, true};
}

Result<WebChat::Page> WebChat::entries(const VisitorCaller& visitor, qint64 version, int limit) {
    Page page;
    page.next = version;
    SEGUE_TRY_VALUE(session, m_storage.session());
    SEGUE_TRY_VALUE(conversation, conversationOf(session->db(), visitor.contact));
    if (!conversation)
        return page;
    SEGUE_TRY_VALUE(found, Entries(session->db()).publicAfter(conversation->id, version, limit));
    page.conversation = conversation;
    page.entries = found.entries;
    if (!page.entries.isEmpty())
        page.next = page.entries.last().version;
    return page;
}

Result<std::optional<Instant>> WebChat::markSeen(const VisitorCaller& visitor, Instant at) {
    const Instant upTo = std::min(at, m_storage.clock().now());
    ConversationId conversation;
    // Looked at first: most signs say nothing new, and a write waits for its turn and for the disk.
    const auto isNews = m_storage.read([&](db::Connection& db) -> Result<bool> {
        SEGUE_TRY_VALUE(theirs, conversationOf(db, visitor.contact));
        if (!theirs)
            return false;
        conversation = theirs->id;
        return theirs->customerSeenAt.value_or(Instant::min()) < upTo
                   ? Result<bool>(true)
                   : Entries(db).hasUnread(conversation, upTo);
    });
    if (!isNews)
        return fail(isNews.error());
    if (!*isNews)
        return std::optional<Instant>();
    const auto marked = m_storage.write([&](Write& write) -> Result<void> {
        SEGUE_TRY(Conversations::markSeen(write, conversation, SeenBy::Customer, upTo));
        return Entries::markRead(write, conversation, upTo);
    });
    if (!marked)
        return fail(marked.error());
    return std::optional(upTo);
}

Result<EntryRow> WebChat::rate(const VisitorCaller& visitor, int rating, const QString& comment) {
    return m_storage.write([&](Write& write) -> Result<EntryRow> {
        SEGUE_TRY_VALUE(conversation, conversationOf(write.db(), visitor.contact));
        if (!conversation ||
            (conversation->status != Status::Solved && conversation->status != Status::Closed))
            return fail(
                ErrorKind::Conflict, u"rating_not_asked"_s,
                u"The conversation can be rated when it has been solved."_s);
        return storeRating(write, *conversation, rating, comment);
    });
}

Result<EntryRow>
WebChat::storeRating(Write& write, ConversationRow& conversation, int rating, const QString& comment) {
    Contacts contacts(write.db());
    SEGUE_TRY_VALUE(contact, contacts.find(conversation.contact));
    ConversationFlow flow(write);
    EntryRow entry;
    entry.kind = EntryKind::Survey;
    entry.visibility = Visibility::Public;
    entry.author = authorOf(contact.value_or(ContactRow()));
    entry.rating = rating;
    entry.text = comment;
    SEGUE_TRY(flow.add(conversation, entry));
    SEGUE_TRY(EventLog(write).note(
        conversation.id, entry.author,
        {u"rating"_s, QString::number(conversation.rating), QString::number(rating)}, entry.at));
    conversation.rating = rating;
    SEGUE_TRY(flow.save(conversation));
    return entry;
}

} // namespace segue::hub
