// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/command_line.h"

#include "app/seguectl/command_help.h"
#include "app/seguectl/command_table.h"
#include "app/seguectl/ctl_text.h"

#include <QCommandLineParser>
#include <QSet>
#include <algorithm>

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

//! Every option of every command: an option has the same form wherever it occurs.
void declareOptions(QCommandLineParser& parser, const QList<CommandSpec>& table) {
    QSet<QString> declared;
    const auto declare = [&](const QList<Option>& options) {
        for (const Option& option : options) {
            if (!declared.contains(option.name))
                parser.addOption({option.name, option.text, option.value});
            declared.insert(option.name);
        }
    };
    declare(commonOptions());
    for (const CommandSpec& command : table)
        declare(command.options);
    parser.addOption({u"h"_s, {}});
    parser.addOption({u"v"_s, {}});
}

//! The command that `words` begin with; the longer name wins.
const CommandSpec* commandFor(const QList<CommandSpec>& table, const QStringList& words) {
    for (const int length : {2, 1}) {
        const QString name = words.mid(0, length).join(u' ');
        for (const CommandSpec& command : table) {
            if (words.size() >= length && command.name == name)
                return &command;
        }
    }
    return nullptr;
}

bool isGroup(const QList<CommandSpec>& table, const QString& word) {
    return std::any_of(table.begin(), table.end(), [&](const CommandSpec& command) {
        return command.name.startsWith(word + u' ');
    });
}

Result<Request> requestFor(const CommandSpec& command, const QCommandLineParser& parser) {
    Request request;
    request.arguments = parser.positionalArguments().mid(command.name.split(u' ').size());
    QSet<QString> known;
    for (const Option& option : commonOptions() + command.options)
        known.insert(option.name);
    const QStringList given = parser.optionNames();
    for (const QString& name : given) {
        if (!known.contains(name))
            return usage(Ctl::tr("\"%1\" has no option --%2.").arg(command.name, name));
        request.options.insert(name, parser.value(name));
    }
    if (request.arguments.size() < command.least)
        return usage(Ctl::tr("Something is missing: seguectl %1 %2").arg(command.name, command.arguments));
    if (request.arguments.size() > command.most)
        return usage(Ctl::tr("\"%1\" is one word too many.").arg(request.arguments.at(command.most)));
    return request;
}

} // namespace

Result<CommandLine> readCommandLine(const QList<CommandSpec>& table, const QStringList& arguments) {
    QCommandLineParser parser;
    declareOptions(parser, table);
    // The parser takes the first for the program's name.
    if (!parser.parse(QStringList{u"seguectl"_s} + arguments))
        return usage(parser.errorText());
    CommandLine line;
    QStringList words = parser.positionalArguments();
    const bool wantsHelp = parser.isSet(u"help"_s) || parser.isSet(u"h"_s) || words.value(0) == "help"_L1;
    if (words.value(0) == "help"_L1)
        words.removeFirst();
    if (parser.isSet(u"version"_s) || parser.isSet(u"v"_s)) {
        line.text = u"seguectl "_s + QCoreApplication::applicationVersion();
        return line;
    }
    const CommandSpec* command = commandFor(table, words);
    if (!command && !words.isEmpty() && !isGroup(table, words.first()))
        return usage(Ctl::tr("There is no command \"%1\"; seguectl --help lists them.").arg(words.first()));
    if (wantsHelp || (!command && words.isEmpty())) {
        line.text = command ? commandHelp(*command) : tableHelp(table, words.value(0));
        return line;
    }
    if (!command)
        return usage(
            Ctl::tr("\"%1\" wants one more word; seguectl %1 --help lists them.").arg(words.first()));
    SEGUE_TRY_VALUE(request, requestFor(*command, parser));
    line.command = *command;
    line.request = request;
    return line;
}

bool asksForJson(const QStringList& arguments) {
    return arguments.contains(u"--json"_s);
}

} // namespace segue::ctl
