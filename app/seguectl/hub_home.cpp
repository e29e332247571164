// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/hub_home.h"

#include "app/seguectl/ctl_text.h"
#include "app/seguectl/end_process.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QProcess>
#include <QTemporaryFile>
#include <QThread>

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

constexpr int startPatience = 20'000; // milliseconds
constexpr int endPatience = 10'000;
constexpr unsigned long pollInterval = 50;

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

bool HubHome::isOwned() const {
    return hub_folder::owner(m_dir) != 0;
}

std::optional<HubHome::Running> HubHome::running() const {
    return QDir(m_dir).exists() && isOwned() ? hub_folder::endpoint(m_dir) : std::nullopt;
}

Result<QString> HubHome::token() const {
    SEGUE_TRY_VALUE(token, hub_folder::token(m_dir));
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
    SystemRandom random;
    SEGUE_TRY_VALUE(token, hub_folder::prepare(m_dir, random));
    // Its standard input is a file, because it outlives us.
    QTemporaryFile starter(m_dir + u"/starter.XXXXXX"_s);
    const QByteArray greeting = hub_folder::greeting(token, hub_folder::agentName(Ctl::tr("Agent")));
    if (!starter.open() || starter.write(greeting) < 0 || !starter.flush())
        return fail(ErrorKind::Storage, u"io_error"_s, u"the hub's folder cannot be written to"_s);
    QProcess process;
    process.setProgram(hub_folder::program());
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
    std::optional<Running> started;
    waitUntil(
        [&] {
            started = hub_folder::endpoint(m_dir);
            if (started && started->pid != pid)
                started.reset();
            return started || !processRuns(pid);
        },
        startPatience);
    if (!started)
        return failed();
    return *started;
}

Result<bool> HubHome::stop() const {
    const auto now = running();
    if (!now)
        return false;
    if (!endProcess(now->pid) || !waitUntil([this] { return !isOwned(); }, endPatience))
        return fail(ErrorKind::Transient, u"hub_not_ended"_s, Ctl::tr("the hub did not end"));
    return true;
}

} // namespace segue::ctl
