// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/value_json.h"

namespace segue {

using namespace Qt::StringLiterals;

namespace {

QJsonObject refToJson(const ContactRef& ref) {
    return {{u"account"_s, ref.account.value()}, {u"id"_s, ref.id}};
}

ContactRef readContactRef(JsonReader& parent, const char* key) {
    JsonReader r(parent.object(key), parent.pathOf(key));
    const ContactRef ref{AccountId(r.string("account")), r.id("id")};
    if (r.error())
        parent.complain(key, r.error()->message);
    return ref;
}

} // namespace

QJsonObject participantToJson(const Participant& participant) {
    QJsonObject out{
        {u"role"_s, toString(participant.role)},
        {u"address"_s, participant.address},
        {u"name"_s, participant.name}};
    if (participant.contact)
        out.insert(u"contact"_s, participant.contact->id);
    return out;
}

Participant readParticipant(JsonReader& r, const AccountId& account) {
    Participant out;
    out.role = participantRoleFromString(r.string("role")).value_or(ParticipantRole::Cc);
    out.address = r.optionalString("address");
    out.name = r.optionalString("name");
    // "" and null are both "nobody we know".
    if (const QString contact = r.optionalString("contact"); !contact.isEmpty())
        out.contact = ContactRef{account, contact};
    return out;
}

QJsonObject stagedFileToJson(const StagedFile& file) {
    return {
        {u"sha256"_s, file.sha256},
        {u"name"_s, file.name},
        {u"media_type"_s, file.mediaType},
        {u"size"_s, file.size}};
}

StagedFile readStagedFile(JsonReader& r) {
    return {r.string("sha256"), r.string("name"), r.optionalString("media_type"), r.optionalInteger("size")};
}

QJsonObject evidenceToJson(const Evidence& evidence) {
    return {
        {u"field"_s, evidence.field},
        {u"level"_s, evidence.level},
        {u"left"_s, evidence.left},
        {u"right"_s, evidence.right},
        {u"weight"_s, evidence.weight}};
}

Evidence readEvidence(JsonReader& r) {
    return {
        r.string("field"), r.optionalString("level"), r.optionalString("left"), r.optionalString("right"),
        r.optionalNumber("weight")};
}

QJsonObject decisionToJson(const IdentityDecision& decision) {
    QJsonObject out{
        {u"id"_s, decision.id.value()},
        {u"verdict"_s, toString(decision.verdict)},
        {u"left"_s, refToJson(decision.left)},
        {u"right"_s, refToJson(decision.right)},
        {u"actor"_s, decision.actor},
        {u"reason"_s, decision.reason},
        {u"evidence"_s, listToJson(decision.evidence, &evidenceToJson)},
        {u"at"_s, toMs(decision.at)},
        {u"act"_s, decision.act.value()},
        {u"version"_s, decision.version}};
    if (decision.revokes)
        out.insert(u"revokes"_s, decision.revokes->value());
    return out;
}

IdentityDecision readDecision(JsonReader& r) {
    IdentityDecision out;
    out.id = DecisionId(r.optionalString("id"));
    out.verdict = r.word("verdict", &verdictFromString);
    out.left = readContactRef(r, "left");
    out.right = readContactRef(r, "right");
    if (r.has("revokes"))
        out.revokes = DecisionId(r.id("revokes"));
    out.actor = r.optionalString("actor");
    out.reason = r.optionalString("reason");
    out.evidence = readList(r, "evidence", &readEvidence);
    out.at = r.optionalInstant("at").value_or(Instant{});
    const QString act = r.optionalString("act");
    out.act = ActId(act.isEmpty() ? out.id.value() : act);
    out.version = r.optionalInteger("version");
    // Read leniently, what cannot be understood joins nobody.
    if (r.error())
        out.verdict = IdentityDecision::Verdict::NotSame;
    return out;
}

QJsonObject errorToJson(const Error& error) {
    QJsonObject out{
        {u"kind"_s, toString(error.kind)}, {u"code"_s, error.code}, {u"message"_s, error.message}};
    if (error.httpStatus != 0)
        out.insert(u"http_status"_s, error.httpStatus);
    if (error.retryAfter)
        out.insert(u"retry_after"_s, static_cast<qint64>(error.retryAfter->count()));
    return out;
}

Error errorFromJson(const QJsonObject& object) {
    JsonReader r(object);
    Error out;
    out.kind = errorKindFromString(r.optionalString("kind"));
    out.code = r.optionalString("code");
    out.message = r.optionalString("message");
    out.httpStatus = static_cast<int>(r.optionalInteger("http_status"));
    if (r.has("retry_after"))
        out.retryAfter = Millis{r.integer("retry_after")};
    return out;
}

} // namespace segue
