// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/hub_home.h"

#include "app/seguectl/ctl_text.h"
#include "app/seguectl/end_process.h"
#include "core/accounts/token_file.h"
#include "core/base/json.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QLockFile>
#include <QProcess>
#include <QTemporaryFile>
#include <QThread>

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

constexpr int startPatience = 20'000; // milliseconds
constexpr int endPatience = 10'000;
constexpr unsigned long pollInterval = 50;
constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;

//! The last thing that the hub said. Its lines begin with when and who.
QString lastLineOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    constexpr qint64 enough = 4096;
    file.seek(std::max<qint64>(0, file.size() - enough));
    return QString::fromUtf8(file.readAll()).trimmed().section(u'\n', -1);
}

//! Polls until `done` says so; false where `patience` milliseconds ran out.
template <class Done> bool waitUntil(Done done, int patience) {
    const QDeadlineTimer deadline(patience);
    while (!done()) {
        if (deadline.hasExpired())
            return false;
        QThread::msleep(pollInterval);
    }
    return true;
}

} // namespace

bool HubHome::isLocked() const {
    QLockFile lock(m_dir + u"/hub.lock"_s);
    lock.setStaleLockTime(0);
    return !lock.tryLock(0) && lock.error() == QLockFile::LockFailedError;
}

std::optional<HubHome::Running> HubHome::running() const {
    return QDir(m_dir).exists() && isLocked() ? announced() : std::nullopt;
}

std::optional<HubHome::Running> HubHome::announced() const {
    QFile file(m_dir + u"/endpoint.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const auto object = parseJsonObject(file.read(64 * 1024));
    if (!object)
        return std::nullopt;
    JsonReader r(*object);
    const Running out{
        QUrl(u"http://127.0.0.1:%1"_s.arg(r.integer("port"))), r.integer("pid"), r.optionalString("version"),
        r.optionalInstant("started_at").value_or(Instant{})};
    return r.error() ? std::nullopt : std::optional(out);
}

Result<QString> HubHome::token() const {
    SEGUE_TRY_VALUE(token, TokenFile(m_dir + u"/token"_s).read());
    if (token.isEmpty())
        return fail(ErrorKind::Permanent, u"no_hub"_s, Ctl::tr("this profile has no embedded hub"));
    return token;
}

Result<HubHome::Running> HubHome::start() const {
    const QString log = m_dir + u"/hub.log"_s;
    const auto failed = [&log] {
        const QString why = lastLineOf(log);
        return fail(
            ErrorKind::Permanent, u"hub_not_started"_s,
            why.isEmpty() ? Ctl::tr("the hub did not start")
                          : Ctl::tr("the hub did not start; it said: %1").arg(why));
    };
    if (!QDir().mkpath(m_dir) || !QFile::setPermissions(m_dir, ownerOnly))
        return fail(ErrorKind::Storage, u"io_error"_s, u"the hub's folder cannot be made"_s);
    SystemRandom random;
    SEGUE_TRY_VALUE(token, TokenFile(m_dir + u"/token"_s).readOrMake(random));
    // It reads its token from standard input, as from a workstation; a file, because it outlives
    // us.
    QTemporaryFile starter(m_dir + u"/starter.XXXXXX"_s);
    if (!starter.open() ||
        starter.write(toJson({{u"token"_s, token}, {u"agent_name"_s, agentName()}}) + '\n') < 0 ||
        !starter.flush())
        return fail(ErrorKind::Storage, u"io_error"_s, u"the hub's folder cannot be written to"_s);
    QProcess process;
    process.setProgram(program());
    process.setArguments({u"--embedded"_s, u"--data"_s, m_dir, u"--grace"_s, u"3600"_s});
    process.setStandardInputFile(starter.fileName());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(log);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"QT_LOGGING_RULES"_s); // Ours: a hub of its own may say what it does.
    process.setProcessEnvironment(environment);
    qint64 pid = 0;
    if (!process.startDetached(&pid))
        return failed();
    // A look at its lock would take it for a moment, in which the hub believes that another one runs.
    std::optional<Running> now;
    const auto answers = [&] { return (now = announced()) && now->pid == pid; };
    waitUntil([&] { return answers() || !processRuns(pid); }, startPatience);
    if (!answers())
        return failed();
    return *now;
}

Result<bool> HubHome::stop() const {
    const auto now = running();
    if (!now)
        return false;
    if (!endProcess(now->pid) || !waitUntil([this] { return !isLocked(); }, endPatience))
        return fail(ErrorKind::Transient, u"hub_not_ended"_s, Ctl::tr("the hub did not end"));
    return true;
}

QString HubHome::program() {
#ifdef Q_OS_WIN
    const QString name = u"segue-hub.exe"_s;
#else
    const QString name = u"segue-hub"_s;
#endif
    return QDir(QCoreApplication::applicationDirPath()).filePath(name);
}

QString HubHome::agentName() {
    for (const char* variable : {"USER", "USERNAME"}) {
        const QString name = qEnvironmentVariable(variable);
        if (!name.isEmpty())
            return name.at(0).toUpper() + name.mid(1);
    }
    return Ctl::tr("Agent");
}

} // namespace segue::ctl
