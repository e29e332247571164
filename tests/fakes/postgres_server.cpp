// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/postgres_server.h"

#include <QDir>
#include <QFileInfo>
#include <QTcpServer>

namespace segue {

using namespace Qt::StringLiterals;

PostgresServer::~PostgresServer() {
    m_keeper.closeWriteChannel();
    m_keeper.waitForFinished(60'000);
}

QString PostgresServer::start() {
    const QDir versions(u"/usr/lib/postgresql"_s);
    const QStringList found = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    if (found.isEmpty())
        return u"PostgreSQL is not installed"_s;
    m_tools = versions.filePath(found.last()) + u"/bin"_s;
    m_asRoot = QFileInfo(m_folder.path()).ownerId() == 0;
    if (m_asRoot && !run({u"/bin/chown"_s, u"postgres"_s, m_folder.path()}, false))
        return u"the server's folder cannot be given to the user postgres"_s;
    QTcpServer probe;
    if (!probe.listen(QHostAddress::LocalHost))
        return u"no free port"_s;
    m_port = probe.serverPort();
    probe.close();
    if (!run(
            {m_tools + u"/initdb"_s, u"-D"_s, data(), u"-A"_s, u"trust"_s, u"--no-sync"_s, u"-U"_s,
             u"segue"_s, u"-E"_s, u"UTF8"_s}))
        return u"initdb failed"_s;
    const QString settings =
        u"-F -p %1 -c listen_addresses=127.0.0.1 -c unix_socket_directories=%2"_s.arg(m_port).arg(
            m_folder.path());
    const bool isRunning = run(
        {m_tools + u"/pg_ctl"_s, u"-D"_s, data(), u"-w"_s, u"-l"_s, m_folder.filePath(u"log"_s), u"-o"_s,
         settings, u"start"_s});
    if (!isRunning)
        return u"the server did not start"_s;
    keep();
    return {};
}

void PostgresServer::keep() {
    const QString wait = u"cat > /dev/null; exec \"$0\" -D \"$1\" -m immediate stop > /dev/null 2>&1"_s;
    const QStringList keeper = command({u"sh"_s, u"-c"_s, wait, m_tools + u"/pg_ctl"_s, data()});
    m_keeper.setWorkingDirectory(m_folder.path());
    m_keeper.start(keeper.first(), keeper.mid(1));
    m_keeper.waitForStarted();
}

QString PostgresServer::url() const {
    return u"postgresql://segue@127.0.0.1:%1/postgres"_s.arg(m_port);
}

QString PostgresServer::newDatabase() {
    const QString name = u"hub%1"_s.arg(++m_databases);
    const bool isMade = run(
        {m_tools + u"/createdb"_s, u"-h"_s, u"127.0.0.1"_s, u"-p"_s, QString::number(m_port), u"-U"_s,
         u"segue"_s, name});
    return isMade ? u"postgresql://segue@127.0.0.1:%1/%2"_s.arg(m_port).arg(name) : QString();
}

bool PostgresServer::restart() const {
    return run({m_tools + u"/pg_ctl"_s, u"-D"_s, data(), u"-w"_s, u"-m"_s, u"fast"_s, u"restart"_s});
}

//! As the server's user.
QStringList PostgresServer::command(const QStringList& line) const {
    return m_asRoot ? QStringList{u"runuser"_s, u"-u"_s, u"postgres"_s, u"--"_s} + line : line;
}

bool PostgresServer::run(QStringList line, bool asPostgres) const {
    if (asPostgres)
        line = command(line);
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.setWorkingDirectory(m_folder.path());
    process.start(line.first(), line.mid(1));
    return process.waitForFinished(60'000) && process.exitCode() == 0;
}

} // namespace segue
