// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/hub_admin_commands.h"

#include "app/seguectl/ctl_text.h"
#include "app/seguectl/hub_access.h"
#include "app/seguectl/hub_api.h"
#include "app/seguectl/hub_settings.h"
#include "app/seguectl/output.h"

#include <iostream>
#include <string>

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostAssignments = 100;

std::optional<QString> lineOfStandardInput() {
    std::string line;
    if (!std::getline(std::cin, line))
        return std::nullopt;
    return QString::fromStdString(line).remove(u'\r');
}

Result<void> settings(Context& context) {
    // A wrong word is told before a hub is started.
    SEGUE_TRY_VALUE(changes, settingsFromWords(context.request.arguments, lineOfStandardInput));
    SEGUE_TRY_VALUE(access, hubAccess(context));
    HubApi hub(access.address, access.token);
    const QString path = u"/admin/settings"_s;
    SEGUE_TRY_VALUE(now, changes.isEmpty() ? hub.get(path) : hub.put(path, changes));
    context.output.answer(now, settingsText(now));
    return {};
}

Result<void> channelToken(Context& context) {
    SEGUE_TRY_VALUE(access, hubAccess(context));
    HubApi hub(access.address, access.token);
    SEGUE_TRY_VALUE(
        made, hub.post(u"/admin/channel-tokens"_s, {{u"name"_s, context.request.arguments.first()}}));
    context.output.progress(Ctl::tr("Keep this token now: the hub shows it once."));
    context.output.answer(made, made.value("token"_L1).toString());
    return {};
}

} // namespace

CommandSpec settingsCommand() {
    return {
        u"hub settings"_s,
        u"[KEY=VALUE…]"_s,
        0,
        mostAssignments,
        Ctl::tr("Shows the hub's settings, or changes those that are named."),
        Ctl::tr("The keys are %1.\n"
                "A list has commas between its values; an empty value takes a setting back. A password or "
                "secret is\n"
                "best given as KEY=- and on standard input, where nobody else on this machine sees it.")
            .arg(settingKeys().join(u", "_s)),
        {hubAccountOption()},
        &settings};
}

CommandSpec channelTokenCommand() {
    return {
        u"hub channel-token"_s,
        u"NAME"_s,
        1,
        1,
        Ctl::tr("Makes a token for a mail server or a bridge to bring messages in with."),
        Ctl::tr("NAME says what it is for. The token can do nothing else, and is shown once."),
        {hubAccountOption()},
        &channelToken};
}

} // namespace segue::ctl
