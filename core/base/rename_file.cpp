// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/rename_file.h"

#include <filesystem>

namespace segue {

using namespace Qt::StringLiterals;

Result<void> renameFile(const QString& from, const QString& to) {
    std::error_code error;
    std::filesystem::rename(from.toStdU16String(), to.toStdU16String(), error);
    if (error)
        return fail(ErrorKind::Storage, u"io_error"_s, QString::fromLocal8Bit(error.message().c_str()));
    return {};
}

} // namespace segue
