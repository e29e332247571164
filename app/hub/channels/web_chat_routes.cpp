// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/channels/web_chat_routes.h"

#include "app/hub/channels/visitor_uploads.h"
#include "app/hub/rest/answers.h"
#include "app/hub/rest/uploads.h"
#include "app/hub/storage/conversation_json.h"
#include "app/hub/storage/entries.h"
#include "app/hub/storage/entry_json.h"
#include "app/hub/storage/settings_json.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 smallBody = 16 * 1024;
//! A text of the largest size, escaped as JSON, and what stands around it.
constexpr qint64 messageBody = 6 * maxTextBytes + smallBody;

//! What authorise leaves for the stream: the visitor, and the feed's head before anything could be
//! missed.
struct StreamCaller {
    VisitorCaller visitor;
    qint64 head = 0;
};

class WebChatRoutes {
public:
    explicit WebChatRoutes(const WebChatParts& parts) : m_parts(parts) {}

    Result<http::Response> begin(const http::Request& request) const;
    Result<http::Response> send(const http::Request& request) const;
    Result<http::Response> entries(const http::Request& request) const;
    Result<http::Response> rate(const http::Request& request) const;
    Result<http::Response> upload(const http::Request& request) const;
    Result<http::Response> attachment(const http::Request& request) const;
    http::WebSocketHandlers open(const http::PeerPointer& peer, const http::Request& request) const;

    //! `then`, if the page that asks is the hub's own or one of the shop's.
    http::Authorise fromShop(http::Authorise then) const;
    http::Authorise forStream() const;

private:
    std::optional<http::Response> refuseOrigin(const http::Request& request) const;
    Result<std::optional<SignedIdentity>> identityOf(const QJsonObject& body, const Settings& settings) const;
    Result<bool>
    mayRead(db::Connection& db, const AttachmentRow& attachment, const VisitorCaller& visitor) const;

    WebChatParts m_parts;
};

std::optional<http::Response> WebChatRoutes::refuseOrigin(const http::Request& request) const {
    const QByteArray origin = request.headers.value("Origin");
    if (origin.isEmpty())
        return std::nullopt;
    auto session = m_parts.storage.session();
    if (!session)
        return toResponse(session.error());
    const auto settings = loadSettings((*session)->db());
    if (!settings)
        return toResponse(settings.error());
    http::OriginPolicy policy;
    policy.any = settings->chat.allowedOrigins.isEmpty();
    for (const QString& allowed : settings->chat.allowedOrigins)
        policy.origins.append(allowed.toLatin1());
    if (policy.allows(origin, request.headers.value("Host")))
        return std::nullopt;
    return http::errorResponse(403, u"origin_not_allowed"_s, u"This web page may not use the chat."_s);
}

http::Authorise WebChatRoutes::fromShop(http::Authorise then) const {
    return [this, then = std::move(then)](http::Request& request) -> std::optional<http::Response> {
        if (auto refusal = refuseOrigin(request))
            return refusal;
        return then ? then(request) : std::nullopt;
    };
}

http::Authorise WebChatRoutes::forStream() const {
    return [this, visitors = m_parts.authenticator.visitors()](
               http::Request& request) -> std::optional<http::Response> {
        if (auto refusal = refuseOrigin(request))
            return refusal;
        if (auto refusal = visitors(request))
            return refusal;
        auto session = m_parts.storage.session();
        if (!session)
            return toResponse(session.error());
        const auto head = Feed((*session)->db()).head();
        if (!head)
            return toResponse(head.error());
        request.identity = StreamCaller{callerOf<VisitorCaller>(request), *head};
        return std::nullopt;
    };
}

Result<std::optional<SignedIdentity>>
WebChatRoutes::identityOf(const QJsonObject& body, const Settings& settings) const {
    const QJsonValue value = body.value("identity"_L1);
    if (value.isUndefined() || value.isNull())
        return std::optional<SignedIdentity>();
    SEGUE_TRY_VALUE(
        identity,
        verifyIdentity(value.toObject(), settings.chat.identitySecret, m_parts.storage.clock().now()));
    return std::optional(identity);
}

Result<http::Response> WebChatRoutes::begin(const http::Request& request) const {
    SEGUE_TRY_VALUE(body, jsonBody(request));
    JsonReader r(body);
    const QString device = r.string("device");
    SEGUE_TRY(checkRead(r));
    if (device.size() < 16 || device.size() > 200)
        return invalid(u"invalid_device"_s, u"The device id must have 16 to 200 characters."_s);
    SEGUE_TRY_VALUE(session, m_parts.storage.session());
    SEGUE_TRY_VALUE(settings, loadSettings(session->db()));
    SEGUE_TRY_VALUE(identity, identityOf(body, settings));
    SEGUE_TRY_VALUE(begun, m_parts.chat.begin(device, identity));
    if (begun.mayEndOthers)
        m_parts.guard.check();
    return ok(
        {{u"token"_s, begun.token},
         {u"conversation"_s, begun.conversation.isEmpty() ? QJsonValue(QJsonValue::Null)
                                                          : QJsonValue(begun.conversation.value())},
         {u"workspace"_s, publicWorkspaceToJson(settings)},
         {u"agents_available"_s, m_parts.isAnyoneAvailable()}});
}

Result<http::Response> WebChatRoutes::send(const http::Request& request) const {
    SEGUE_TRY_VALUE(body, jsonBody(request));
    JsonReader r(body);
    WebChat::Message message;
    message.clientId = r.id("client_id");
    message.text = r.optionalString("text");
    message.email = r.optionalString("email").trimmed();
    message.name = r.optionalString("name").simplified();
    message.attachments = r.optionalStrings("attachments");
    SEGUE_TRY(checkRead(r));
    SEGUE_TRY(checkTextSize(message.text));
    if (message.clientId.size() > 100 || message.email.size() > 254 || message.name.size() > 200 ||
        message.attachments.size() > 20)
        return invalid(u"invalid_message"_s, u"A field of the message is too long."_s);
    const VisitorCaller& visitor = callerOf<VisitorCaller>(request);
    SEGUE_TRY_VALUE(sent, m_parts.chat.send(visitor, message));
    if (sent.isNew && visitor.contact.isEmpty())
        m_parts.signs.bind(visitor.device, sent.contact);
    return ok(
        {{u"entry"_s, visitorEntryToJson(sent.entry)}, {u"conversation"_s, sent.entry.conversation.value()}});
}

Result<http::Response> WebChatRoutes::entries(const http::Request& request) const {
    SEGUE_TRY_VALUE(after, queryNumber(request, u"after"_s, 0, 0, std::numeric_limits<qint64>::max()));
    SEGUE_TRY_VALUE(limit, queryNumber(request, u"limit"_s, 200, 1, 200));
    SEGUE_TRY_VALUE(
        page, m_parts.chat.entries(callerOf<VisitorCaller>(request), after, static_cast<int>(limit)));
    QJsonArray entries;
    for (const EntryRow& entry : page.entries)
        entries.append(visitorEntryToJson(entry));
    return ok(
        {{u"entries"_s, entries},
         {u"conversation"_s, page.conversation ? QJsonValue(visitorConversationToJson(*page.conversation))
                                               : QJsonValue(QJsonValue::Null)},
         {u"next"_s, page.next}});
}

Result<http::Response> WebChatRoutes::rate(const http::Request& request) const {
    SEGUE_TRY_VALUE(body, jsonBody(request));
    JsonReader r(body);
    const qint64 rating = r.integer("rating");
    const QString comment = r.optionalString("comment").trimmed();
    SEGUE_TRY(checkRead(r));
    if (rating < 1 || rating > 5)
        return invalid(u"invalid_rating"_s, u"A rating is a number from 1 to 5."_s);
    if (comment.size() > 4000)
        return fail(ErrorKind::Permanent, u"text_too_large"_s, u"A comment may have 4,000 characters."_s);
    SEGUE_TRY_VALUE(
        entry, m_parts.chat.rate(callerOf<VisitorCaller>(request), static_cast<int>(rating), comment));
    return ok({{u"entry"_s, visitorEntryToJson(entry)}});
}

Result<http::Response> WebChatRoutes::upload(const http::Request& request) const {
    return takeUpload(
        m_parts.storage, request, callerOf<VisitorCaller>(request).uploadOwner(), checkVisitorUpload);
}

Result<bool> WebChatRoutes::mayRead(
    db::Connection& db, const AttachmentRow& attachment, const VisitorCaller& visitor) const {
    if (attachment.entry.isEmpty())
        return attachment.owner == visitor.uploadOwner();
    SEGUE_TRY_VALUE(conversation, WebChat::conversationOf(db, visitor.contact));
    SEGUE_TRY_VALUE(entry, Entries(db).find(attachment.entry));
    return conversation && entry && isForCustomers(*entry) && entry->conversation == conversation->id;
}

Result<http::Response> WebChatRoutes::attachment(const http::Request& request) const {
    SEGUE_TRY_VALUE(session, m_parts.storage.session());
    SEGUE_TRY_VALUE(found, Attachments(session->db()).find(AttachmentId(request.parameter(u"id"_s))));
    if (!found)
        return notFound();
    SEGUE_TRY_VALUE(allowed, mayRead(session->db(), *found, callerOf<VisitorCaller>(request)));
    // As if it were not there: ids of others are nobody's business.
    if (!allowed)
        return notFound();
    return download(m_parts.storage, *found);
}

http::WebSocketHandlers
WebChatRoutes::open(const http::PeerPointer& peer, const http::Request& request) const {
    const StreamCaller& caller = callerOf<StreamCaller>(request);
    bool isNumber = false;
    const qint64 after = request.query.value(u"after"_s).toLongLong(&isNumber);
    const bool fromCursor = isNumber && after >= 0 && after <= caller.head;
    return m_parts.streams.open(peer, caller.visitor, fromCursor ? after : caller.head);
}

http::RouteOptions publicOptions(qint64 bodyLimit, http::RateLimit rate, http::Authorise authorise) {
    http::RouteOptions options;
    options.bodyLimit = bodyLimit;
    options.rate = rate;
    options.authorise = std::move(authorise);
    // Whose pages may ask is a setting that changes while the hub runs: fromShop() looks at it.
    options.cors = http::OriginPolicy{true, {}};
    return options;
}

http::RouteOptions chatUploadOptions(http::Authorise authorise) {
    http::RouteOptions options = uploadOptions(std::move(authorise));
    options.rate = http::RateLimit{20, Millis{60'000}};
    options.cors = http::OriginPolicy{true, {}};
    return options;
}

} // namespace

void addWebChatRoutes(http::Router& router, const WebChatParts& parts) {
    using Call = Result<http::Response> (WebChatRoutes::*)(const http::Request&) const;
    const auto routes = std::make_shared<WebChatRoutes>(parts);
    const auto call = [&routes](Call method) {
        return answering(
            [routes, method](const http::Request& request) { return ((*routes).*method)(request); });
    };
    const Millis minute{60'000};
    const http::Authorise visitor = routes->fromShop(parts.authenticator.visitors());
    router.add(
        http::Method::Post, u"/api/v1/chat/sessions"_s,
        publicOptions(smallBody, {60, minute}, routes->fromShop({})), call(&WebChatRoutes::begin));
    router.add(
        http::Method::Post, u"/api/v1/chat/messages"_s, publicOptions(messageBody, {120, minute}, visitor),
        call(&WebChatRoutes::send));
    router.add(
        http::Method::Get, u"/api/v1/chat/entries"_s, publicOptions(0, {600, minute}, visitor),
        call(&WebChatRoutes::entries));
    router.add(
        http::Method::Post, u"/api/v1/chat/rating"_s, publicOptions(2 * smallBody, {30, minute}, visitor),
        call(&WebChatRoutes::rate));
    router.add(
        http::Method::Post, u"/api/v1/chat/attachments"_s, chatUploadOptions(visitor),
        call(&WebChatRoutes::upload));
    router.add(
        http::Method::Get, u"/api/v1/chat/attachments/:id"_s, publicOptions(0, {600, minute}, visitor),
        call(&WebChatRoutes::attachment));
    http::WebSocketOptions stream;
    stream.origins.any = true;
    stream.rate = http::RateLimit{60, minute};
    stream.messageRate = http::RateLimit{40, Millis{10'000}};
    stream.authorise = routes->forStream();
    router.addWebSocket(
        u"/api/v1/chat/stream"_s, stream,
        [routes](const http::PeerPointer& peer, const http::Request& request) {
            return routes->open(peer, request);
        });
}

} // namespace segue::hub
