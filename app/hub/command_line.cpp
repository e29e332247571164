// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/command_line.h"

#include "app/hub/api/version.h"

#include <QCommandLineParser>
#include <QStandardPaths>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

auto usage(const QString& message) {
    return fail(ErrorKind::Permanent, u"usage"_s, message);
}

void addOptions(QCommandLineParser& parser) {
    parser.setApplicationDescription(
        u"Serves a Segue workspace: conversations, web chat, mail and a help centre.\n\n"
        "Commands:\n"
        "  (none)         serve\n"
        "  token create   make an agent (--name, --role, --email) and print the token once\n"
        "  admin create   the same with the role of an administrator\n"
        "  check          look whether the database and its audit trail are sound"_s);
    parser.addPositionalArgument(u"command"_s, u"What to do; see above."_s, u"[command]"_s);
    parser.addOptions({
        {u"data"_s, u"Folder of the database and files."_s, u"DIR"_s},
        {u"database"_s, u"postgresql://… instead of a database in the folder; or in SEGUE_HUB_DATABASE."_s,
         u"URL"_s},
        {u"listen"_s, u"Address and port; port 0 keeps the one of last time. Default 127.0.0.1:0."_s,
         u"ADDRESS:PORT"_s},
        {u"embedded"_s,
         u"Live with the workstation that started this: reads its token from standard input."_s},
        {u"grace"_s,
         u"Seconds that an embedded hub waits for its workstation to come back; 0 ends it with its input. Default 30."_s,
         u"SECONDS"_s},
        {u"workers"_s, u"Threads that answer requests. Default 4."_s, u"N"_s},
        {u"look-every"_s,
         u"Seconds between two looks for changes of which no word has come from the other processes on the database. Default 1, with PostgreSQL 5."_s,
         u"SECONDS"_s},
        {u"trusted-proxy"_s, u"Proxy whose forwarding headers are believed; may be repeated."_s,
         u"ADDRESS"_s},
        {u"host"_s, u"Name by which the hub is reached, where only some are good; may be repeated."_s,
         u"NAME"_s},
        {u"name"_s, u"Name of the new agent."_s, u"NAME"_s},
        {u"email"_s, u"E-mail address of the new agent."_s, u"ADDRESS"_s},
        {u"role"_s, u"agent, supervisor or admin. Default agent."_s, u"ROLE"_s},
        {{u"h"_s, u"help"_s}, u"Shows this."_s},
        {{u"v"_s, u"version"_s}, u"Shows the version."_s},
    });
}

Result<void> readListen(const QString& text, CommandLine& line) {
    const qsizetype colon = text.lastIndexOf(u':');
    bool isPort = false;
    const quint16 port = text.mid(colon + 1).toUShort(&isPort);
    QString address = text.left(std::max<qsizetype>(colon, 0));
    if (address.startsWith(u'[') && address.endsWith(u']'))
        address = address.mid(1, address.size() - 2);
    if (colon <= 0 || !isPort || address.isEmpty())
        return usage(u"--listen wants ADDRESS:PORT, for example 127.0.0.1:8080."_s);
    line.address = address;
    line.port = port;
    return {};
}

Result<int> readNumber(const QCommandLineParser& parser, const QString& option, int fallback, int highest) {
    if (!parser.isSet(option))
        return fallback;
    bool isNumber = false;
    const int number = parser.value(option).toInt(&isNumber);
    if (!isNumber || number < 0 || number > highest)
        return usage(u"--%1 wants a number from 0 to %2."_s.arg(option).arg(highest));
    return number;
}

Result<void> readTask(const QCommandLineParser& parser, CommandLine& line) {
    const QString command = parser.positionalArguments().join(u' ');
    if (command.isEmpty())
        return {};
    if (command == "check"_L1) {
        line.task = CommandLine::Task::Check;
        return {};
    }
    if (command != "token create"_L1 && command != "admin create"_L1)
        return usage(u"Unknown command \"%1\"; --help shows what there is."_s.arg(command));
    line.task = CommandLine::Task::CreateToken;
    line.name = parser.value(u"name"_s).simplified();
    line.email = parser.value(u"email"_s).trimmed();
    if (line.name.isEmpty())
        return usage(u"The agent needs a --name."_s);
    const QString fallback = command == "admin create"_L1 ? u"admin"_s : u"agent"_s;
    const auto role = roleFromString(parser.isSet(u"role"_s) ? parser.value(u"role"_s) : fallback);
    if (!role)
        return usage(u"--role is agent, supervisor or admin."_s);
    line.role = *role;
    return {};
}

} // namespace

Result<CommandLine> readCommandLine(const QStringList& arguments) {
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(arguments))
        return usage(parser.errorText());
    CommandLine line;
    if (parser.isSet(u"help"_s) || parser.isSet(u"version"_s)) {
        line.task = CommandLine::Task::ShowText;
        line.text = parser.isSet(u"help"_s) ? parser.helpText() : u"segue-hub %1"_s.arg(hubVersion());
        return line;
    }
    SEGUE_TRY(readTask(parser, line));
    line.dataDir = parser.isSet(u"data"_s)
                       ? parser.value(u"data"_s)
                       : QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    // Its password would be seen in the list of processes: the environment is the better place.
    line.databaseUrl = parser.isSet(u"database"_s) ? parser.value(u"database"_s)
                                                   : qEnvironmentVariable("SEGUE_HUB_DATABASE");
    if (parser.isSet(u"listen"_s))
        SEGUE_TRY(readListen(parser.value(u"listen"_s), line));
    line.embedded = parser.isSet(u"embedded"_s);
    SEGUE_TRY_VALUE(grace, readNumber(parser, u"grace"_s, 30, 3600));
    SEGUE_TRY_VALUE(workers, readNumber(parser, u"workers"_s, 4, 64));
    if (parser.isSet(u"look-every"_s)) {
        SEGUE_TRY_VALUE(lookEvery, readNumber(parser, u"look-every"_s, 0, 3600));
        line.lookEvery = std::chrono::seconds(std::max(1, lookEvery));
    }
    line.grace = std::chrono::seconds(grace);
    line.workers = std::max(1, workers);
    line.trustedProxies = parser.values(u"trusted-proxy"_s);
    line.allowedHosts = parser.values(u"host"_s);
    return line;
}

} // namespace segue::hub
