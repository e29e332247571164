// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/command_table.h"
#include "app/seguectl/ctl_text.h"
#include "app/seguectl/hub_access.h"
#include "app/seguectl/json_of.h"
#include "app/seguectl/lookup.h"
#include "app/seguectl/output.h"
#include "app/seguectl/profile.h"
#include "core/engine/web_address.h"

#include <QHash>
#include <iostream>
#include <string>

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

//! Never an argument: other users of the machine can read those.
Result<QString> credentialFrom(const Request& request) {
    if (!request.has(u"token-stdin"_s)) {
        const QString token = Profile::environmentToken();
        if (token.isEmpty())
            return usage(Ctl::tr("Give the account's token with --token-stdin or in SEGUE_TOKEN."));
        return token;
    }
    std::string line;
    std::getline(std::cin, line);
    const QString token = QString::fromStdString(line).trimmed();
    if (token.isEmpty())
        return usage(Ctl::tr("No token came on standard input."));
    return token;
}

Result<Account> accountFrom(const Request& request) {
    Account account;
    account.kind = request.value(u"kind"_s, u"hub"_s);
    SEGUE_TRY_VALUE(address, serverAddress(request.arguments.first()));
    account.baseUrl = address;
    account.name = request.value(u"name"_s);
    account.defaultRegion = request.value(u"region"_s).toUpper();
    return account;
}

Result<void> add(Context& context) {
    SEGUE_TRY_VALUE(account, accountFrom(context.request));
    SEGUE_TRY_VALUE(credential, credentialFrom(context.request));
    if (isUnprotected(account.baseUrl))
        context.output.warn(
            Ctl::tr("This address is not protected: the token and every message can be read on the way. Use "
                    "https where you can."));
    SEGUE_TRY_VALUE(engine, context.profile.engine(Profile::Purpose::Accounts));
    // A wrong token or address is said before anything is kept.
    SEGUE_TRY_VALUE(identity, engine->validate(account, credential));
    if (account.name.isEmpty())
        account.name = identity.value("workspace"_L1).toString();
    SEGUE_TRY_VALUE(added, engine->addAccount(account, credential));
    if (added.keptForSession)
        context.output.warn(
            Ctl::tr("There is no keyring here, so the token is forgotten when this command ends; give it "
                    "in SEGUE_TOKEN from now on."));
    context.output.answer(
        {{u"account"_s, added.id.value()},
         {u"name"_s, account.name},
         {u"kept"_s, added.keptForSession ? u"for_session"_s : u"durably"_s},
         {u"identity"_s, identity}},
        Ctl::tr("Added %1 as %2 (%3).")
            .arg(account.name, identity.value("agent_name"_L1).toString(), added.id.value()));
    return {};
}

//! The connections' states by account, as far as a running engine knows them.
QHash<QString, QJsonObject> statesOf(Profile& profile) {
    QHash<QString, QJsonObject> out;
    if (!profile.hasOtherOwner())
        return out;
    const auto engine = profile.engine(Profile::Purpose::Accounts);
    const auto connections = engine ? (*engine)->connections() : Result<QJsonArray>();
    if (!connections)
        return out;
    for (const QJsonValue& one : std::as_const(*connections))
        out.insert(one.toObject().value("account"_L1).toString(), one.toObject());
    return out;
}

Result<void> list(Context& context) {
    SEGUE_TRY_VALUE(views, context.profile.views());
    SEGUE_TRY_VALUE(accounts, views->accounts());
    const auto states = statesOf(context.profile);
    QJsonArray rows;
    TextTable table({Ctl::tr("ID"), Ctl::tr("NAME"), Ctl::tr("AS"), Ctl::tr("STATE"), Ctl::tr("ADDRESS")});
    for (const Account& account : std::as_const(accounts)) {
        const QString state = states.value(account.id.value()).value("state"_L1).toString(u"closed"_s);
        QJsonObject row = toJson(account);
        row.insert(u"state"_s, state);
        rows.append(row);
        table.add({account.id.value(), account.name, account.selfName, state, account.baseUrl.toString()});
    }
    context.output.answer({{u"accounts"_s, rows}}, table.text(Ctl::tr("There is no account yet.")));
    return {};
}

Result<void> remove(Context& context) {
    SEGUE_TRY_VALUE(views, context.profile.views());
    SEGUE_TRY_VALUE(account, findAccount(*views, context.request.arguments.first()));
    SEGUE_TRY_VALUE(engine, context.profile.engine(Profile::Purpose::Accounts));
    SEGUE_TRY_VALUE(
        isForgotten, engine->removeAccount(account.id, context.request.has(u"even-with-queued"_s)));
    if (!isForgotten)
        context.output.warn(
            Ctl::tr("The system's keyring did not answer; if it has this account's token, remove it there."));
    context.output.answer(
        {{u"removed"_s, account.id.value()}},
        Ctl::tr("Removed %1 with everything that was kept of it here.").arg(account.name));
    return {};
}

} // namespace

QList<CommandSpec> accountCommands() {
    return {
        {u"accounts add"_s,
         u"ADDRESS"_s,
         1,
         1,
         Ctl::tr("Connects a helpdesk, after a look at it."),
         Ctl::tr("The token comes on standard input or in SEGUE_TOKEN, and goes to the system's "
                 "keyring."),
         {{u"token-stdin"_s, {}, Ctl::tr("Reads the token from the first line of standard input.")},
          {u"name"_s, u"NAME"_s, Ctl::tr("What the account is called; the workspace's name if not given.")},
          {u"kind"_s, u"KIND"_s, Ctl::tr("What the helpdesk is; hub if not given.")},
          {u"region"_s, u"CC"_s, Ctl::tr("The country of phone numbers without a prefix, like NO.")}},
         &add},
        {u"accounts list"_s, {}, 0, 0, Ctl::tr("Shows the accounts."), {}, {}, &list},
        {u"accounts remove"_s,
         u"ACCOUNT"_s,
         1,
         1,
         Ctl::tr("Forgets an account, its rows, files and token."),
         {},
         {{u"even-with-queued"_s, {}, Ctl::tr("Also if commands for it still wait in the outbox.")}},
         &remove},
    };
}

} // namespace segue::ctl
