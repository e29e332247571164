// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtGlobal>

#ifndef Q_OS_WIN

#include "core/base/sync_folder.h"

#include <QFile>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

Result<void> sync(const QString& path, int flags) {
    const auto failed = [] {
        return fail(ErrorKind::Storage, u"io_error"_s, QString::fromLocal8Bit(std::strerror(errno)));
    };
    const int opened = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | flags);
    if (opened < 0)
        return failed();
    const int done = ::fsync(opened);
    // Some file systems know no such thing as syncing a folder; there is nothing better then.
    const bool isFine = done == 0 || errno == EINVAL || errno == ENOTSUP;
    const auto answer = isFine ? Result<void>() : failed();
    ::close(opened);
    return answer;
}

} // namespace

Result<void> syncFolder(const QString& path) {
    return sync(path, O_DIRECTORY);
}

Result<void> syncFile(const QString& path) {
    return sync(path, 0);
}

} // namespace segue

#endif
