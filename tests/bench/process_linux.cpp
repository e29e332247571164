// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/process_linux.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QStandardPaths>
#include <fcntl.h>
#include <unistd.h>

namespace segue::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; // milliseconds

QList<QByteArray> linesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QList<QByteArray>();
}

void dropFile(const QString& path) {
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        ::posix_fadvise(file.handle(), 0, 0, POSIX_FADV_DONTNEED);
}

} // namespace

QString ownProgram(const QString& name) {
    return QDir(QCoreApplication::applicationDirPath()).filePath(name);
}

QString systemProgram(const QString& name) {
    return QStandardPaths::findExecutable(name);
}

Result<QByteArray> runCtl(const QString& profile, const QStringList& arguments, int limit) {
    QProcess ctl;
    ctl.setStandardErrorFile(QProcess::nullDevice());
    ctl.start(ownProgram(u"seguectl"_s), QStringList{u"--profile"_s, profile} + arguments);
    if (!ctl.waitForFinished(limit) || ctl.exitCode() != 0)
        return fail(
            ErrorKind::Permanent, u"cannot_measure"_s, u"seguectl %1 failed"_s.arg(arguments.join(u' ')));
    return ctl.readAllStandardOutput();
}

Memory memoryOf(qint64 pid) {
    Memory memory;
    for (const QByteArray& line : linesOf(u"/proc/%1/smaps_rollup"_s.arg(pid))) {
        const qsizetype colon = line.indexOf(':');
        const double megabytes = line.mid(colon + 1).trimmed().split(' ').first().toDouble() * 1024 / 1e6;
        if (line.startsWith("Pss:"))
            memory.all = megabytes;
        else if (line.startsWith("Pss_Anon:"))
            memory.own = megabytes;
    }
    return memory;
}

Memory memoryOfTree(qint64 pid) {
    Memory sum = memoryOf(pid);
    const QDir threads(u"/proc/%1/task"_s.arg(pid));
    for (const QString& thread : threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const auto lines = linesOf(threads.filePath(thread) + u"/children"_s);
        for (const QByteArray& child : lines.value(0).split(' ')) {
            if (child.isEmpty())
                continue;
            const Memory more = memoryOfTree(child.toLongLong());
            sum.all += more.all;
            sum.own += more.own;
        }
    }
    return sum;
}

bool dropFileCache() {
    // What was written but is not on the disk yet cannot be dropped.
    ::sync();
    QFile control(u"/proc/sys/vm/drop_caches"_s);
    return control.open(QIODevice::WriteOnly) && control.write("1\n") == 2 && control.flush();
}

void dropFromCache(const QStringList& paths) {
    ::sync();
    for (const QString& path : paths) {
        if (!QFileInfo(path).isDir()) {
            dropFile(path);
            continue;
        }
        for (QDirIterator files(path, QDir::Files, QDirIterator::Subdirectories); files.hasNext();)
            dropFile(files.next());
    }
}

QStringList filesMappedBy(qint64 pid) {
    QSet<QString> files;
    for (const QByteArray& line : linesOf(u"/proc/%1/maps"_s.arg(pid))) {
        if (const qsizetype at = line.indexOf('/'); at > 0)
            files.insert(QString::fromLocal8Bit(line.mid(at)));
    }
    return files.values();
}

void endProcess(QProcess& process) {
    process.terminate();
    if (process.state() == QProcess::NotRunning || process.waitForFinished(patience))
        return;
    process.kill();
    process.waitForFinished(patience);
}

} // namespace segue::bench
