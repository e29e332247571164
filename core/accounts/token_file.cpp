// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/accounts/token_file.h"

#include "core/base/save_file.h"

#include <QFile>

namespace segue {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 longestToken = 4096;
} // namespace

Result<QString> TokenFile::read() const {
    QFile file(m_path);
    if (!file.exists())
        return QString();
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, u"io_error"_s, u"the token file cannot be read"_s);
    return QString::fromUtf8(file.read(longestToken)).trimmed();
}

Result<QString> TokenFile::readOrMake(Random& random) {
    SEGUE_TRY_VALUE(known, read());
    if (!known.isEmpty())
        return known;
    const QString token = randomToken(random);
    SEGUE_TRY(write(token));
    return token;
}

Result<void> TokenFile::write(const QString& token) const {
    if (!savePrivately(m_path, token.toUtf8() + '\n'))
        return fail(ErrorKind::Storage, u"io_error"_s, u"the token file cannot be written"_s);
    return {};
}

} // namespace segue
