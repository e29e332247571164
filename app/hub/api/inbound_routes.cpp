// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/hub_parts.h"
#include "app/hub/storage/attachments.h"
#include "app/hub/storage/contacts.h"
#include "app/hub/storage/conversation_flow.h"
#include "app/hub/storage/conversations.h"
#include "app/hub/storage/inbound_messages.h"
#include "core/base/planted_bug.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

constexpr Millis clockSkew = std::chrono::minutes(5);

//! A message that a bridge to some other channel brings.
struct BridgedMessage {
    QString provider;
    QString messageId;
    Channel channel = Channel::Api;
    ContactPoint from;
    QString name;
    QString text;
    QStringList attachments;
    Instant at;
    QString conversationHint;
};

Result<ContactPoint> senderOf(JsonReader& message, Instant now, QString& name) {
    JsonReader from(message.object("from"), message.pathOf("from"));
    const auto kind = pointKindFromString(from.string("kind"));
    const QString system = from.optionalString("system");
    const QString value = from.string("value").trimmed();
    const bool isVerified = from.optionalBool("verified");
    name = from.optionalString("name").simplified();
    SEGUE_TRY(checkRead(from));
    if (!kind || value.isEmpty() || value.size() > 500)
        return invalid(u"invalid_from"_s, u"The sender needs a known kind and a value."_s);
    return isVerified ? verifiedPoint(*kind, system, value, u"backend"_s, now)
                      : claimedPoint(*kind, system, value, now);
}

Result<BridgedMessage> messageFrom(const QJsonObject& body, Instant now) {
    JsonReader r(body);
    BridgedMessage message;
    message.provider = r.string("provider");
    message.messageId = r.id("message_id");
    const auto channel = channelFromString(r.string("channel"));
    SEGUE_TRY_VALUE(from, senderOf(r, now, message.name));
    message.from = from;
    message.text = r.optionalString("text");
    message.attachments = r.optionalStrings("attachments");
    message.at = std::min(r.optionalInstant("at").value_or(now), now + clockSkew);
    message.conversationHint = r.optionalString("conversation_hint");
    SEGUE_TRY(checkRead(r));
    SEGUE_TRY(checkTextSize(message.text));
    if (!channel || *channel == Channel::Email || *channel == Channel::WebChat)
        return invalid(u"invalid_channel"_s, u"The channel is unknown or has a way in of its own."_s);
    if (message.provider.isEmpty() || message.provider.size() > 100 || message.provider.contains(u':') ||
        message.provider == "mail"_L1 || message.messageId.size() > 500)
        return invalid(u"invalid_message_id"_s, u"The provider or the message id cannot be used."_s);
    if (message.text.trimmed().isEmpty() && message.attachments.isEmpty())
        return invalid(u"invalid_text"_s, u"A message needs a text or an attachment."_s);
    message.channel = *channel;
    return message;
}

Result<ConversationRow>
conversationFor(Write& write, const BridgedMessage& message, const ContactRow& contact) {
    Conversations conversations(write.db());
    SEGUE_TRY_VALUE(hinted, conversations.find(ConversationId(message.conversationHint)));
    if (hinted && hinted->contact == contact.id && ConversationFlow::takesMessages(*hinted))
        return *hinted;
    SEGUE_TRY_VALUE(newest, conversations.newestOf(contact.id, message.channel));
    if (newest && ConversationFlow::takesMessages(*newest))
        return *newest;
    ConversationRow conversation;
    conversation.channel = message.channel;
    conversation.subject = ConversationFlow::subjectOf(message.text);
    conversation.contact = contact.id;
    conversation.participants = {{ParticipantRole::Requester, contact.id, message.from.value, contact.name}};
    conversation.createdAt = message.at;
    SEGUE_TRY(ConversationFlow(write).begin(
        conversation, {AuthorKind::Customer, contact.id.value(), contact.name}));
    return conversation;
}

QJsonObject outcome(const QString& result, const ConversationId& conversation, const EntryId& entry) {
    return {{u"result"_s, result}, {u"conversation"_s, conversation.value()}, {u"entry"_s, entry.value()}};
}

Result<QJsonObject> store(Write& write, const BridgedMessage& message, const ChannelCaller& caller) {
    SEGUE_TRY_VALUE(known, InboundMessages(write.db()).find(message.provider, message.messageId));
    if (known)
        return outcome(u"duplicate"_s, known->conversation, known->entry);
    const QString name = message.name.isEmpty() ? message.from.value : message.name;
    SEGUE_TRY_VALUE(contact, Contacts::findOrAdd(write, message.from, name, message.channel));
    SEGUE_TRY_VALUE(conversation, conversationFor(write, message, contact));
    ConversationFlow flow(write);
    EntryRow entry;
    entry.author = {AuthorKind::Customer, contact.id.value(), contact.name};
    entry.text = message.text;
    entry.at = isPlanted(PlantedBug::HubOrdersByArrival) ? write.now() : message.at;
    SEGUE_TRY(flow.customerWrote(conversation, entry));
    SEGUE_TRY(Attachments::take(write, message.attachments, caller.uploadOwner(), entry.id));
    SEGUE_TRY(flow.save(conversation));
    SEGUE_TRY(InboundMessages::insert(
        write, {message.provider, message.messageId, u"accepted"_s, conversation.id, entry.id}));
    return outcome(u"accepted"_s, conversation.id, entry.id);
}

Result<http::Response> receive(const HubParts& parts, const http::Request& request) {
    SEGUE_TRY_VALUE(body, jsonBody(request));
    SEGUE_TRY_VALUE(message, messageFrom(body, parts.storage.clock().now()));
    const ChannelCaller& caller = callerOf<ChannelCaller>(request);
    SEGUE_TRY_VALUE(stored, parts.storage.write([&](Write& write) { return store(write, message, caller); }));
    return ok(stored);
}

} // namespace

void addInboundRoutes(http::Router& router, const HubParts& parts) {
    http::RouteOptions options;
    options.bodyLimit = textBody;
    options.authorise = parts.authenticator.channels();
    router.add(
        http::Method::Post, u"/api/v1/inbound/messages"_s, options,
        answering([parts](const http::Request& request) { return receive(parts, request); }));
}

} // namespace segue::hub
