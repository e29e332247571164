// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtGlobal>

#ifdef Q_OS_WIN

#include "core/base/sync_folder.h"

#include <QDir>
#include <qt_windows.h>

namespace segue {

using namespace Qt::StringLiterals;

// NTFS writes names into its journal in the order of the calls; there is no call that waits for it.
Result<void> syncFolder(const QString&) {
    return {};
}

Result<void> syncFile(const QString& path) {
    const std::wstring name = QDir::toNativeSeparators(path).toStdWString();
    const HANDLE file = CreateFileW(
        name.c_str(), GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr, OPEN_EXISTING, 0, nullptr);
    if (file == INVALID_HANDLE_VALUE)
        return fail(ErrorKind::Storage, u"io_error"_s, u"a file cannot be opened to be synced"_s);
    const bool isDone = FlushFileBuffers(file) != 0;
    CloseHandle(file);
    return isDone ? Result<void>()
                  : Result<void>(fail(ErrorKind::Storage, u"io_error"_s, u"a file cannot be synced"_s));
}

} // namespace segue

#endif
