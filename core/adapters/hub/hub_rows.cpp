// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/adapters/hub/hub_rows.h"

#include "core/adapters/hub/hub_fields.h"
#include "core/domain/value_json.h"

#include <QJsonDocument>

namespace segue::hub_api {

using namespace Qt::StringLiterals;

namespace {

ContactPoint pointFrom(JsonReader& r) {
    ContactPoint out;
    out.kind = r.word("kind", &pointKindFromString);
    out.system = r.optionalString("system");
    out.value = r.string("value");
    out.normalised = r.optionalString("normalised");
    out.verified = r.optionalBool("verified");
    out.verifiedBy = r.optionalString("verified_by");
    out.since = r.optionalInstant("since");
    return out;
}

Attachment attachmentFrom(JsonReader& r) {
    Attachment out;
    out.id = r.id("id");
    out.name = r.optionalString("name");
    out.mediaType = r.optionalString("media_type");
    out.size = r.optionalInteger("size");
    out.contentId = r.optionalString("content_id");
    return out;
}

Author authorFrom(JsonReader& parent) {
    JsonReader r(parent.object("author"), parent.pathOf("author"));
    Author out;
    out.kind = r.word("kind", &authorKindFromString);
    out.id = r.optionalString("id");
    out.name = r.optionalString("name");
    if (r.error())
        parent.complain("author", r.error()->message);
    return out;
}

std::optional<Change> changeFrom(JsonReader& parent) {
    if (!parent.has("change"))
        return std::nullopt;
    JsonReader r(parent.object("change"), parent.pathOf("change"));
    Change out;
    out.field = r.string("field");
    out.before = r.optionalString("before");
    out.after = r.optionalString("after");
    if (r.error())
        parent.complain("change", r.error()->message);
    return out;
}

QMap<QString, QString> detailsFrom(JsonReader& r) {
    QMap<QString, QString> out;
    const QJsonObject details = r.optionalObject("details");
    for (auto it = details.begin(); it != details.end(); ++it)
        out.insert(it.key(), it->toVariant().toString());
    return out;
}

int ratingFrom(JsonReader& r) {
    const qint64 rating = r.optionalInteger("rating");
    if (rating < 0 || rating > 5)
        r.complain("rating", u"must be 0 to 5"_s);
    return static_cast<int>(rating);
}

} // namespace

Result<Organisation> organisationFrom(const QJsonObject& object, const Origin& origin) {
    JsonReader r(object, origin.path);
    Organisation out;
    out.ref = {origin.account, r.id("id")};
    out.name = r.string("name");
    out.domains = r.optionalStrings("domains");
    out.version = r.integer("version");
    return r.take(std::move(out));
}

Result<Contact> contactFrom(const QJsonObject& object, const Origin& origin) {
    JsonReader r(object, origin.path);
    Contact out;
    out.ref = {origin.account, r.id("id")};
    out.name = r.optionalString("name");
    r.each("points", [&](JsonReader& point) { out.points.append(pointFrom(point)); });
    out.organisation = optionalRef<OrganisationRef>(r, "organisation", origin.account);
    out.language = r.optionalString("language");
    out.timeZone = r.optionalString("time_zone");
    out.details = detailsFrom(r);
    out.createdAt = r.instant("created_at");
    out.version = r.integer("version");
    return r.take(std::move(out));
}

Result<Conversation> conversationFrom(const QJsonObject& object, const Origin& origin) {
    JsonReader r(object, origin.path);
    Conversation out;
    out.ref = {origin.account, r.id("id")};
    out.reference = r.optionalString("reference");
    out.subject = r.optionalString("subject");
    out.channel = r.word("channel", &channelFromString);
    out.contact = optionalRef<ContactRef>(r, "contact", origin.account);
    r.each("participants", [&](JsonReader& participant) {
        out.participants.append(readParticipant(participant, origin.account));
    });
    out.status = r.word("status", &statusFromString);
    out.rawStatus = toString(out.status); // The hub's words are ours.
    out.priority = r.optionalWord("priority", &priorityFromString, Priority::None);
    out.assignee = optionalRef<AgentRef>(r, "assignee", origin.account);
    out.team = optionalRef<TeamRef>(r, "team", origin.account);
    out.tags = r.optionalStrings("tags");
    out.snoozedUntil = r.optionalInstant("snoozed_until");
    out.replyUntil = r.optionalInstant("reply_until");
    out.waitingSince = r.optionalInstant("waiting_since");
    out.agentSeenAt = r.optionalInstant("agent_seen_at");
    out.customerSeenAt = r.optionalInstant("customer_seen_at");
    out.rating = ratingFrom(r);
    out.createdAt = r.instant("created_at");
    out.updatedAt = r.instant("updated_at");
    out.version = r.integer("version");
    return r.take(std::move(out));
}

Result<Entry> entryFrom(const QJsonObject& object, const Origin& origin) {
    JsonReader r(object, origin.path);
    Entry out;
    out.ref = {origin.account, r.id("id")};
    out.conversation = {origin.account, r.id("conversation")};
    out.kind = r.word("kind", &entryKindFromString);
    out.visibility = r.word("visibility", &visibilityFromString);
    out.channel = r.word("channel", &channelFromString);
    out.author = authorFrom(r);
    out.contact = optionalRef<ContactRef>(r, "contact", origin.account);
    out.subject = r.optionalString("subject");
    out.text = r.optionalString("text");
    out.html = r.optionalString("html");
    r.each("attachments", [&](JsonReader& file) { out.attachments.append(attachmentFrom(file)); });
    out.change = changeFrom(r);
    out.rating = ratingFrom(r);
    out.delivery = r.optionalWord("delivery", &deliveryFromString, Delivery::None);
    out.deliveryError = r.optionalString("delivery_error");
    out.at = r.instant("at");
    out.sequence = r.optionalInteger("sequence");
    out.command = CommandId(r.optionalString("command"));
    out.version = r.integer("version");
    return r.take(std::move(out));
}

Result<Article> articleFrom(const QJsonObject& object, const Origin& origin) {
    JsonReader r(object, origin.path);
    Article out;
    out.ref = {origin.account, r.id("id")};
    out.title = r.string("title");
    out.body = r.optionalString("body");
    out.language = r.optionalString("language");
    out.section = r.optionalString("section");
    out.keywords = r.optionalStrings("keywords");
    out.state = r.word("state", &articleStateFromString);
    out.url = r.optionalString("url");
    out.updatedAt = r.instant("updated_at");
    out.version = r.integer("version");
    return r.take(std::move(out));
}

Result<Agent> agentFrom(const QJsonObject& object, const Origin& origin) {
    JsonReader r(object, origin.path);
    Agent out;
    out.ref = {origin.account, r.id("id")};
    out.name = r.string("name");
    out.email = r.optionalString("email");
    out.role = r.word("role", &roleFromString);
    out.presence = r.optionalWord("presence", &presenceFromString, Presence::Offline);
    out.capacity = static_cast<int>(r.optionalInteger("capacity"));
    out.active = r.optionalBool("active", true);
    out.version = r.integer("version");
    return r.take(std::move(out));
}

Result<Team> teamFrom(const QJsonObject& object, const Origin& origin) {
    JsonReader r(object, origin.path);
    Team out;
    out.ref = {origin.account, r.id("id")};
    out.name = r.string("name");
    out.agentIds = r.optionalStrings("agents");
    out.version = r.integer("version");
    return r.take(std::move(out));
}

Result<CannedResponse> cannedResponseFrom(const QJsonObject& object, const Origin& origin) {
    JsonReader r(object, origin.path);
    CannedResponse out;
    out.account = origin.account;
    out.id = r.id("id");
    out.shortcut = r.string("shortcut");
    out.title = r.optionalString("title");
    out.text = r.string("text");
    out.version = r.integer("version");
    return r.take(std::move(out));
}

Result<Macro> macroFrom(const QJsonObject& object, const Origin& origin) {
    JsonReader r(object, origin.path);
    Macro out;
    out.account = origin.account;
    out.id = r.id("id");
    out.title = r.string("title");
    const QJsonArray operations = r.array("operations");
    out.operationsJson = QString::fromUtf8(QJsonDocument(operations).toJson(QJsonDocument::Compact));
    out.version = r.integer("version");
    return r.take(std::move(out));
}

Result<IdentityDecision> decisionFrom(const QJsonObject& object, const Origin& origin) {
    JsonReader r(object, origin.path);
    IdentityDecision out;
    out.id = DecisionId(r.id("id"));
    out.verdict = r.word("verdict", &verdictFromString);
    out.left = {origin.account, r.id("left")};
    out.right = {origin.account, r.id("right")};
    const QString revokes = r.optionalString("revokes");
    if (!revokes.isEmpty())
        out.revokes = DecisionId(revokes);
    out.actor = r.optionalString("actor");
    out.reason = r.optionalString("reason");
    r.each("evidence", [&](JsonReader& line) { out.evidence.append(readEvidence(line)); });
    out.at = r.instant("at");
    // An older hub knows of no acts.
    const QString act = r.optionalString("act");
    out.act = ActId(act.isEmpty() ? out.id.value() : act);
    out.version = r.integer("version");
    return r.take(std::move(out));
}

} // namespace segue::hub_api
