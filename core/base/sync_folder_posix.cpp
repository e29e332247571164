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

Result<void> syncFolder(const QString& path) {
    const auto failed = [] {
        return fail(ErrorKind::Storage, u"io_error"_s, QString::fromLocal8Bit(std::strerror(errno)));
    };
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return failed();
    const int done = ::fsync(folder);
    // Some file systems know no such thing as syncing a folder; there is nothing better then.
    const bool isFine = done == 0 || errno == EINVAL || errno == ENOTSUP;
    const auto answer = isFine ? Result<void>() : failed();
    ::close(folder);
    return answer;
}

} // namespace segue

#endif
