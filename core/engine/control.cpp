// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/control.h"

#include "core/base/enum_names.h"
#include "core/base/hash.h"
#include "core/domain/value_json.h"

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

} // namespace

QString socketName(const QString& profileDir) {
    const QString canonical = QFileInfo(profileDir).canonicalFilePath();
    const QString path = canonical.isEmpty() ? QDir(profileDir).absolutePath() : canonical;
    return u"segue-"_s + sha256Hex(path.toUtf8()).left(24);
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

QJsonObject identityToJson(const AccountIdentity& identity) {
    return {{u"agent_id"_s, identity.agentId},
            {u"agent_name"_s, identity.agentName},
            {u"workspace"_s, identity.workspaceName},
            {u"role"_s, toString(identity.role)},
            {u"version"_s, identity.serverVersion},
            {u"missing"_s, QJsonArray::fromStringList(identity.missing)}};
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

QJsonObject exportedToJson(const ExportedCustomer& exported) {
    return {
        {u"conversations"_s, exported.conversations},
        {u"entries"_s, exported.entries},
        {u"files"_s, exported.files},
        {u"missing_files"_s, exported.missingFiles},
        {u"withheld"_s, exported.withheld},
        {u"sha256"_s, exported.sha256}};
}

ExportedCustomer exportedFromJson(const QJsonObject& object) {
    return {object.value("conversations"_L1).toInt(), object.value("entries"_L1).toInt(),
            object.value("files"_L1).toInt(),         object.value("missing_files"_L1).toInt(),
            object.value("withheld"_L1).toInt(),      object.value("sha256"_L1).toString()};
}

} // namespace segue::control
