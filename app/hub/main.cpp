// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/hub_server.h"
#include "app/hub/api/version.h"
#include "app/hub/command_line.h"
#include "app/hub/embedded_life.h"
#include "app/hub/instance.h"
#include "app/hub/process_signals.h"
#include "app/hub/storage/audit_log.h"
#include "app/hub/team_setup.h"
#include "core/base/json.h"
#include "core/base/log.h"
#include "core/db/check.h"
#include "core/db/migrator.h"

#include <QCoreApplication>
#include <cstdio>
#include <iostream>
#include <string>

using namespace Qt::StringLiterals;

namespace segue::hub {

namespace {

enum ExitCode { Good = 0, Failed = 1, Misused = 2, AlreadyRunning = 3, NewerDatabase = 4 };

int complain(const Error& error, ExitCode code = Failed) {
    std::fprintf(stderr, "segue-hub: %s (%s)\n", qPrintable(error.message), qPrintable(error.code));
    return code;
}

//! The database cannot be opened.
int complainOfStorage(const Error& error) {
    if (error.code != "schema_newer"_L1)
        return complain(error);
    Error newer = error;
    newer.message =
        u"a newer segue-hub wrote this database; update this one. Nothing was changed: "_s + error.message;
    return complain(newer, NewerDatabase);
}

void say(const QByteArray& line) {
    std::fprintf(stdout, "%s\n", line.constData());
    std::fflush(stdout);
}

//! What the workstation says first, on standard input.
struct Starter {
    QByteArray token;
    QString agentName;
};

Result<Starter> readStarter() {
    constexpr qsizetype longest = 64 * 1024;
    std::string line;
    std::getline(std::cin, line);
    SEGUE_TRY_VALUE(object, parseJsonObject(QByteArray::fromStdString(line), longest));
    JsonReader r(object);
    const Starter starter{r.string("token").toLatin1(), r.optionalString("agent_name", u"Agent"_s)};
    if (starter.token.size() < 20)
        r.complain("token", u"too short to be safe"_s);
    return r.take(starter);
}

bool isLoopback(const QString& address) {
    return address.startsWith("127."_L1) || address == "::1"_L1;
}

HubOptions hubOptions(const CommandLine& line) {
    HubOptions options;
    options.dataDir = line.dataDir;
    options.databaseUrl = line.databaseUrl;
    options.address = line.address;
    options.workerThreads = line.workers;
    options.trustedProxies = line.trustedProxies;
    options.allowedHosts = line.allowedHosts;
    options.lookEvery = line.lookEvery;
    // On this machine alone, no web page may reach the hub under a name of its own.
    if (options.allowedHosts.isEmpty() && isLoopback(line.address) && line.trustedProxies.isEmpty())
        options.allowedHosts = {u"localhost"_s};
    return options;
}

//! The port of last time if nothing else is asked for; any other if somebody has taken it.
Result<quint16> startServer(HubServer& server, const CommandLine& line, const Instance& instance) {
    const quint16 kept = line.port == 0 ? instance.keptPort() : line.port;
    auto port = server.start(kept);
    if (!port && line.port == 0 && kept != 0)
        return server.start(0);
    return port;
}

class Program {
public:
    int serve(const CommandLine& line);
    int createToken(const CommandLine& line);
    int check(const CommandLine& line);

private:
    int run(const CommandLine& line, HubServer& server);

    SystemClock m_clock;
    SystemRandom m_random;
    QtScheduler m_scheduler;
};

//! The schema that has an audit trail.
constexpr int auditSince = 3;

EmbeddedLife* livingLife = nullptr;

void onInputEnd() {
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [] {
            if (livingLife)
                livingLife->inputEnded();
        },
        Qt::QueuedConnection);
}

int Program::run(const CommandLine& line, HubServer& server) {
    EmbeddedLife life(server, m_clock, m_scheduler, line.grace);
    QObject::connect(&life, &EmbeddedLife::over, QCoreApplication::instance(), &QCoreApplication::quit);
    if (line.embedded) {
        livingLife = &life;
        watchStandardInput(onInputEnd);
    }
    QCoreApplication::exec();
    livingLife = nullptr;
    server.stop();
    return Good;
}

int Program::serve(const CommandLine& line) {
    auto instance = Instance::claim(line.dataDir);
    if (!instance)
        return complain(
            instance.error(), instance.error().kind == ErrorKind::Conflict ? AlreadyRunning : Failed);
    auto server = HubServer::open(hubOptions(line), m_clock, m_random);
    if (!server)
        return complainOfStorage(server.error());
    if (line.embedded) {
        const auto starter = readStarter();
        if (!starter)
            return complain(starter.error(), Misused);
        if (auto adopted = adoptEmbeddedAgent((*server)->storage(), starter->agentName, starter->token);
            !adopted)
            return complain(adopted.error());
    }
    const auto port = startServer(**server, line, **instance);
    if (!port)
        return complain(port.error());
    if (auto announced = (*instance)->announce(*port, hubVersion(), m_clock.now()); !announced)
        return complain(announced.error());
    say(toJson(QJsonObject{{u"port"_s, *port}, {u"version"_s, hubVersion()}}));
    return run(line, **server);
}

int Program::createToken(const CommandLine& line) {
    auto storage = Storage::open({line.dataDir, line.databaseUrl}, m_clock, m_random);
    if (!storage)
        return complainOfStorage(storage.error());
    const auto token = createAgent(**storage, line.name, line.email, line.role);
    if (!token)
        return complain(token.error());
    say(token->toLatin1());
    return Good;
}

//! Reads the audit trail.
int checkAudit(db::Connection& connection) {
    const auto found = AuditLog(connection).check();
    if (!found)
        return complain(found.error());
    if (found->brokenAt)
        return complain(
            {ErrorKind::Storage,
             u"audit_broken"_s,
             u"Row %1 of the audit trail is not as it was written, or one before it is missing."_s.arg(
                 *found->brokenAt),
             0,
             {}});
    say("The audit trail is whole: rows: " + QByteArray::number(found->rows) +
        ", head: " + found->head.toLatin1() + ".");
    return Good;
}

int Program::check(const CommandLine& line) {
    auto connection = Storage::openToLook({line.dataDir, line.databaseUrl});
    if (!connection)
        return complain(connection.error());
    if (auto sound = db::checkIntegrity(*connection); !sound)
        return complain(sound.error());
    const auto version = db::schemaVersion(*connection);
    if (!version)
        return complain(version.error());
    say("The database is sound; its schema is version " + QByteArray::number(*version) + ".");
    return *version < auditSince ? Good : checkAudit(*connection);
}

} // namespace

int runProgram(const QStringList& arguments) {
    const auto line = readCommandLine(arguments);
    if (!line)
        return complain(line.error(), Misused);
    keepNewFilesPrivate();
    quitOnSignals();
    // One person's hub needs no line for every request; QT_LOGGING_RULES has the last word.
    if (line->embedded)
        QLoggingCategory::setFilterRules(u"segue.hub.access=false"_s);
    Program program;
    switch (line->task) {
    case CommandLine::Task::ShowText:
        say(line->text.toUtf8());
        return Good;
    case CommandLine::Task::CreateToken:
        return program.createToken(*line);
    case CommandLine::Task::Check:
        return program.check(*line);
    case CommandLine::Task::Serve:
        break;
    }
    return program.serve(*line);
}

} // namespace segue::hub

int main(int argc, char* argv[]) {
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"segue-hub"_s);
    QCoreApplication::setApplicationVersion(segue::hub::hubVersion());
    qSetMessagePattern(u"%{time} %{type} %{category} %{message}"_s);
    return segue::hub::runProgram(QCoreApplication::arguments());
}
