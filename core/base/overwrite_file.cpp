// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/overwrite_file.h"

#include "core/base/sync_folder.h"

#include <QFile>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

Result<void> removeOverwritten(const QString& path) {
    QFile file(path);
    if (!file.exists())
        return {};
    // Best effort: a file that may not be written to can still be removed.
    if (file.open(QIODevice::ReadWrite)) {
        const QByteArray zeros(64 * 1024, '\0');
        qint64 left = file.size();
        while (left > 0) {
            const qint64 written = file.write(zeros.constData(), std::min<qint64>(left, zeros.size()));
            if (written <= 0)
                break;
            left -= written;
        }
        file.close();
        std::ignore = syncFile(path);
    }
    if (!file.remove())
        return fail(ErrorKind::Storage, u"io_error"_s, u"a file cannot be removed"_s);
    return {};
}

} // namespace segue
