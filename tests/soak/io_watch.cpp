// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/io_watch.h"

#include "tests/fakes/io_log_format.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QProcess>

namespace segue::soak {

using namespace Qt::StringLiterals;

QString ioShim() {
    const QString path = QStringLiteral(SEGUE_BINARY_DIR "/bin/libsegue-io-shim.so");
    return QFileInfo::exists(path) ? path : QString();
}

QProcessEnvironment watched(const QString& root, const QString& log) {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LD_PRELOAD"_s, ioShim());
    environment.insert(u"SEGUE_IO_ROOT"_s, root);
    environment.insert(u"SEGUE_IO_LOG"_s, log);
    // A sanitizer would be the first library of all; it is content to come after the shim.
    const QString options = environment.value(u"ASAN_OPTIONS"_s);
    environment.insert(
        u"ASAN_OPTIONS"_s, (options.isEmpty() ? options : options + u':') + u"verify_asan_link_order=0"_s);
    return environment;
}

QProcessEnvironment watched(const QString& root, const QString& log, const IoFailure& failure) {
    QProcessEnvironment environment = watched(root, log);
    environment.insert(u"SEGUE_IO_FAIL_AT"_s, QString::number(failure.at));
    environment.insert(u"SEGUE_IO_FAIL_COUNT"_s, QString::number(failure.count));
    environment.insert(u"SEGUE_IO_FAIL_ERRNO"_s, QString::number(failure.number));
    return environment;
}

QProcessEnvironment watchedUntil(const QString& root, const QString& log, qint64 killAt) {
    QProcessEnvironment environment = watched(root, log);
    environment.insert(u"SEGUE_IO_KILL_AT"_s, QString::number(killAt));
    return environment;
}

PartPlayed playPart(const QStringList& words, const QProcessEnvironment& environment) {
    constexpr int patience = 600'000; // milliseconds
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setProcessEnvironment(environment);
    process.start(QCoreApplication::applicationFilePath(), words);
    PartPlayed played;
    const bool ended = process.waitForFinished(patience);
    played.wasKilled = ended && process.exitStatus() == QProcess::CrashExit;
    played.endedWell = ended && !played.wasKilled && process.exitCode() == 0;
    played.said = QString::fromUtf8(process.readAll()).trimmed();
    return played;
}

Result<void> acknowledge(const QString& log, const QString& what) {
    QFile file(log);
    const QByteArray path = what.toUtf8();
    IoHeader header;
    header.kind = IoKind::Acknowledged;
    header.pathBytes = quint32(path.size());
    const QByteArray record = QByteArray(reinterpret_cast<const char*>(&header), sizeof header) + path;
    // One write, so that what the program appends does not come in between.
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered) ||
        file.write(record) != record.size())
        return fail(ErrorKind::Storage, u"io_error"_s, file.errorString());
    return {};
}

} // namespace segue::soak
