// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/save_file.h"

namespace segue {

using namespace Qt::StringLiterals;

bool commitWhole(QSaveFile& file) {
    // A disk that took a part of it says why only when it is asked for the rest.
    return (file.flush() || file.flush()) && file.commit();
}

Result<void> savePrivately(const QString& path, const QByteArray& bytes) {
    QSaveFile file(path);
    // Narrowed before a byte of a secret is in it.
    if (!file.open(QIODevice::WriteOnly) ||
        !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        file.write(bytes) != bytes.size() || !commitWhole(file))
        return fail(writeError(file));
    return {};
}

Error writeError(const QFileDevice& file) {
    // Qt reports a full disk as a resource error on some systems and as a write error on others.
    const bool full = file.error() == QFileDevice::ResourceError ||
                      file.errorString().contains("space"_L1, Qt::CaseInsensitive);
    return {ErrorKind::Storage, full ? u"disk_full"_s : u"io_error"_s, file.errorString(), 0, std::nullopt};
}

} // namespace segue
