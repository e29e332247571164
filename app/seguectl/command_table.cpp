// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/command_table.h"

#include "app/seguectl/ctl_text.h"

namespace segue::ctl {

using namespace Qt::StringLiterals;

QList<CommandSpec> allCommands() {
    return accountCommands() + syncCommands() + conversationCommands() + changeCommands() + lookupCommands() +
           outboxCommands() + exportCommands() + customerCommands() + QList{auditTrailCommand()} +
           hubCommands();
}

QList<Option> commonOptions() {
    return {
        {u"profile"_s, u"DIR"_s,
         Ctl::tr("The folder that holds everything; the workstation's own if not given.")},
        {u"json"_s, {}, Ctl::tr("Answers, and errors on standard error, as JSON.")},
        {u"help"_s, {}, Ctl::tr("Shows what there is, or what a command takes.")},
        {u"version"_s, {}, Ctl::tr("Shows the version.")}};
}

} // namespace segue::ctl
