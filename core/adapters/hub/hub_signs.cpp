// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/adapters/hub/hub_signs.h"

#include "core/adapters/hub/hub_fields.h"

namespace segue::hub_api {

using namespace Qt::StringLiterals;

namespace {

Ephemeral typingFrom(JsonReader& r) {
    Ephemeral out;
    out.conversationId = r.id("conversation");
    out.on = r.optionalBool("on");
    JsonReader actor(r.object("actor"), r.pathOf("actor"));
    const AuthorKind kind = actor.word("kind", &authorKindFromString);
    out.kind = kind == AuthorKind::Customer ? Ephemeral::Kind::CustomerTyping : Ephemeral::Kind::AgentTyping;
    out.actorId = actor.optionalString("id");
    out.actorName = actor.optionalString("name");
    if (actor.error())
        r.complain("actor", actor.error()->message);
    return out;
}

Ephemeral presenceFrom(JsonReader& r) {
    Ephemeral out;
    out.kind = Ephemeral::Kind::AgentPresence;
    out.actorId = r.id("agent");
    out.presence = r.word("presence", &presenceFromString);
    return out;
}

Ephemeral seenFrom(JsonReader& r) {
    Ephemeral out;
    out.kind = Ephemeral::Kind::CustomerSeen;
    out.conversationId = r.id("conversation");
    if (r.string("by") != "customer"_L1)
        r.complain("by", u"not a customer"_s);
    return out;
}

} // namespace

std::optional<Ephemeral> signFrom(const QJsonObject& frame, Instant now) {
    JsonReader r(frame);
    const QString type = r.string("type");
    Ephemeral out;
    if (type == "typing"_L1)
        out = typingFrom(r);
    else if (type == "presence"_L1)
        out = presenceFrom(r);
    else if (type == "seen"_L1)
        out = seenFrom(r);
    else
        return std::nullopt;
    out.at = r.optionalInstant("at").value_or(now);
    return r.error() ? std::nullopt : std::optional(out);
}

QJsonObject typingFrame(const QString& conversationId, bool on) {
    return {{u"type"_s, u"typing"_s}, {u"conversation"_s, conversationId}, {u"on"_s, on}};
}

QJsonObject seenFrame(const QString& conversationId, Instant at) {
    return {{u"type"_s, u"seen"_s}, {u"conversation"_s, conversationId}, {u"at"_s, toMs(at)}};
}

QJsonObject presenceFrame(Presence presence) {
    return {{u"type"_s, u"presence"_s}, {u"presence"_s, toString(presence)}};
}

} // namespace segue::hub_api
