// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/command_help.h"

#include "app/seguectl/command_table.h"
#include "app/seguectl/ctl_text.h"

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

constexpr int column = 28;

QString row(const QString& left, const QString& right) {
    return u"  %1 %2\n"_s.arg(left, -column).arg(right);
}

QString optionRows(const QList<Option>& options) {
    QString out;
    for (const Option& option : options)
        out += row(u"--%1 %2"_s.arg(option.name, option.value).trimmed(), option.text);
    return out;
}

QString usageLine(const CommandSpec& command) {
    return u"%1 %2"_s.arg(command.name, command.arguments).trimmed();
}

} // namespace

QString commandHelp(const CommandSpec& command) {
    QString out =
        Ctl::tr("Usage: seguectl %1 [options]").arg(usageLine(command)) + u"\n\n"_s + command.text + u'\n';
    if (!command.more.isEmpty())
        out += u'\n' + command.more + u'\n';
    out += u'\n' + Ctl::tr("Options:") + u'\n' + optionRows(command.options + commonOptions());
    return out.trimmed();
}

QString tableHelp(const QList<CommandSpec>& table, const QString& group) {
    QString out;
    if (group.isEmpty())
        out += Ctl::tr("Usage: seguectl COMMAND [options]") + u"\n\n"_s +
               Ctl::tr("Works with a Segue profile from the command line: also while the "
                       "workstation runs, and without it.") +
               u"\n\n"_s;
    out += Ctl::tr("Commands:") + u'\n';
    for (const CommandSpec& command : table) {
        if (group.isEmpty() || command.name.startsWith(group + u' ') || command.name == group)
            out += row(usageLine(command), command.text);
    }
    out += u'\n' + Ctl::tr("Options of every command:") + u'\n' + optionRows(commonOptions());
    out +=
        u'\n' + Ctl::tr("The exit code is 0 for done, 1 for refused or failed, 2 for a wrong command line.");
    return out.trimmed();
}

} // namespace segue::ctl
