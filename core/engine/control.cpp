// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/control.h"

#include "core/base/enum_names.h"
#include "core/base/json.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

namespace segue::control {

using namespace Qt::StringLiterals;

namespace {

using State = ConnectionStatus::State;
constexpr EnumNames<State, 8> stateNames{{{
    {State::Disabled, "disabled"},
    {State::Connecting, "connecting"},
    {State::CatchingUp, "catching_up"},
    {State::Live, "live"},
    {State::Polling, "polling"},
    {State::Offline, "offline"},
    {State::NeedsSignIn, "needs_sign_in"},
    {State::Broken, "broken"},
}}};

template <class Ref> QJsonObject refToJson(const Ref& ref) {
    return {{u"account"_s, ref.account.value()}, {u"id"_s, ref.id}};
}

ContactRef contactFromJson(JsonReader& parent, const char* key) {
    JsonReader r(parent.object(key), parent.pathOf(key));
    const ContactRef ref{AccountId(r.string("account")), r.id("id")};
    if (r.error())
        parent.complain(key, r.error()->message);
    return ref;
}

QJsonArray evidenceToJson(const QList<Evidence>& evidence) {
    QJsonArray out;
    for (const Evidence& line : evidence)
        out.append(QJsonObject{
            {u"field"_s, line.field},
            {u"level"_s, line.level},
            {u"left"_s, line.left},
            {u"right"_s, line.right},
            {u"weight"_s, line.weight}});
    return out;
}

QList<Evidence> evidenceFromJson(JsonReader& parent) {
    QList<Evidence> out;
    const QJsonArray lines = parent.optionalArray("evidence");
    for (const QJsonValue& line : lines) {
        JsonReader r(line.toObject(), parent.pathOf("evidence"));
        out.append(
            {r.optionalString("field"), r.optionalString("level"), r.optionalString("left"),
             r.optionalString("right"), r.optionalNumber("weight")});
    }
    return out;
}

} // namespace

QString socketName(const QString& profileDir) {
    const QString canonical = QFileInfo(profileDir).canonicalFilePath();
    const QString path = canonical.isEmpty() ? QDir(profileDir).absolutePath() : canonical;
    const QByteArray hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex();
    return u"segue-"_s + QString::fromLatin1(hash.left(24));
}

QString stateName(State state) {
    return stateNames.name(state);
}

QJsonObject accountToJson(const Account& account) {
    return {
        {u"id"_s, account.id.value()},
        {u"kind"_s, account.kind},
        {u"name"_s, account.name},
        {u"base_url"_s, account.baseUrl.toString()},
        {u"self_agent_id"_s, account.selfAgentId},
        {u"self_name"_s, account.selfName},
        {u"self_role"_s, toString(account.selfRole)},
        {u"default_region"_s, account.defaultRegion},
        {u"colour"_s, account.colour},
        {u"embedded"_s, account.embedded},
        {u"enabled"_s, account.enabled}};
}

Result<Account> accountFromJson(const QJsonObject& object) {
    JsonReader r(object);
    Account account;
    account.id = AccountId(r.optionalString("id"));
    account.kind = r.string("kind");
    account.name = r.optionalString("name");
    account.baseUrl = QUrl(r.string("base_url"));
    account.selfAgentId = r.optionalString("self_agent_id");
    account.selfName = r.optionalString("self_name");
    account.selfRole = roleFromString(r.optionalString("self_role")).value_or(Role::Agent);
    account.defaultRegion = r.optionalString("default_region");
    account.colour = r.optionalString("colour");
    account.embedded = r.optionalBool("embedded");
    account.enabled = r.optionalBool("enabled", true);
    return r.take(account);
}

QJsonObject statusToJson(const ConnectionStatus& status) {
    QJsonObject out{
        {u"account"_s, status.account.value()},
        {u"state"_s, stateName(status.state)},
        {u"since"_s, toMs(status.since)}};
    if (status.progress >= 0)
        out.insert(u"progress"_s, status.progress);
    if (status.error)
        out.insert(u"error"_s, errorToJson(*status.error));
    return out;
}

QJsonObject decisionToJson(const IdentityDecision& decision) {
    QJsonObject out{
        {u"id"_s, decision.id.value()},
        {u"verdict"_s, toString(decision.verdict)},
        {u"left"_s, refToJson(decision.left)},
        {u"right"_s, refToJson(decision.right)},
        {u"actor"_s, decision.actor},
        {u"reason"_s, decision.reason},
        {u"evidence"_s, evidenceToJson(decision.evidence)},
        {u"at"_s, toMs(decision.at)}};
    if (decision.revokes)
        out.insert(u"revokes"_s, decision.revokes->value());
    return out;
}

Result<IdentityDecision> decisionFromJson(const QJsonObject& object) {
    JsonReader r(object);
    IdentityDecision decision;
    decision.id = DecisionId(r.optionalString("id"));
    const auto verdict = verdictFromString(r.string("verdict"));
    if (!verdict)
        r.complain("verdict", u"unknown word"_s);
    decision.verdict = verdict.value_or(IdentityDecision::Verdict::NotSame);
    decision.left = contactFromJson(r, "left");
    decision.right = contactFromJson(r, "right");
    if (r.has("revokes"))
        decision.revokes = DecisionId(r.id("revokes"));
    decision.actor = r.optionalString("actor");
    decision.reason = r.optionalString("reason");
    decision.evidence = evidenceFromJson(r);
    decision.at = r.optionalInstant("at").value_or(Instant{});
    return r.take(decision);
}

QJsonObject errorToJson(const Error& error) {
    QJsonObject out{
        {u"kind"_s, toString(error.kind)}, {u"code"_s, error.code}, {u"message"_s, error.message}};
    if (error.httpStatus != 0)
        out.insert(u"http_status"_s, error.httpStatus);
    return out;
}

Error errorFromJson(const QJsonObject& object) {
    JsonReader r(object);
    Error error;
    error.kind = errorKindFromString(r.optionalString("kind"));
    error.code = r.optionalString("code");
    error.message = r.optionalString("message");
    error.httpStatus = static_cast<int>(r.optionalInteger("http_status"));
    return error;
}

} // namespace segue::control
