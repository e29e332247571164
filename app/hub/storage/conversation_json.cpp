// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/conversation_json.h"

#include "app/hub/storage/json_values.h"
#include "core/base/json.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

QJsonArray participantsToJson(const QList<ParticipantRow>& participants) {
    QJsonArray out;
    for (const ParticipantRow& p : participants)
        out.append(QJsonObject{
            {u"role"_s, toString(p.role)},
            {u"contact"_s, jsonId(p.contact)},
            {u"address"_s, p.address},
            {u"name"_s, p.name}});
    return out;
}

Result<QList<ParticipantRow>> participantsFromJson(const QJsonArray& array, const QString& path) {
    QList<ParticipantRow> out;
    for (qsizetype i = 0; i < array.size(); ++i) {
        JsonReader r(array.at(i).toObject(), path + u"[%1]"_s.arg(i));
        const auto role = participantRoleFromString(r.string("role"));
        if (!role)
            r.complain("role", u"expected requester, to, cc or bcc"_s);
        ParticipantRow p{
            role.value_or(ParticipantRole::To), ContactId(r.optionalId("contact")),
            r.optionalString("address"), r.optionalString("name")};
        SEGUE_TRY_VALUE(checked, r.take(p));
        out.append(checked);
    }
    return out;
}

QJsonObject conversationToJson(const ConversationRow& c) {
    return {
        {u"id"_s, c.id.value()},
        {u"version"_s, c.version},
        {u"reference"_s, referenceOf(c)},
        {u"subject"_s, c.subject},
        {u"channel"_s, toString(c.channel)},
        {u"contact"_s, jsonId(c.contact)},
        {u"participants"_s, participantsToJson(c.participants)},
        {u"status"_s, toString(c.status)},
        {u"priority"_s, toString(c.priority)},
        {u"assignee"_s, jsonId(c.assignee)},
        {u"team"_s, jsonId(c.team)},
        {u"tags"_s, QJsonArray::fromStringList(c.tags)},
        {u"snoozed_until"_s, jsonTime(c.snoozedUntil)},
        {u"reply_until"_s, jsonTime(c.replyUntil)},
        {u"waiting_since"_s, jsonTime(c.waitingSince)},
        {u"agent_seen_at"_s, jsonTime(c.agentSeenAt)},
        {u"customer_seen_at"_s, jsonTime(c.customerSeenAt)},
        {u"rating"_s, c.rating},
        {u"created_at"_s, jsonTime(c.createdAt)},
        {u"updated_at"_s, jsonTime(c.updatedAt)}};
}

bool asksForRating(const ConversationRow& c) {
    return c.channel == Channel::WebChat && c.status == Status::Solved && c.rating == 0;
}

QJsonObject visitorConversationToJson(const ConversationRow& c) {
    return {
        {u"id"_s, c.id.value()},
        {u"status"_s, toString(c.status)},
        {u"rating"_s, c.rating},
        {u"rating_asked"_s, asksForRating(c)},
        {u"agent_seen_at"_s, jsonTime(c.agentSeenAt)},
        {u"customer_seen_at"_s, jsonTime(c.customerSeenAt)}};
}

} // namespace segue::hub
