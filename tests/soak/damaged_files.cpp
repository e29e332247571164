// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/damaged_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace segue::soak {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype pageBytes = 4096;

tl::unexpected<Error> failed(const QFile& file) {
    return fail(ErrorKind::Storage, u"io_error"_s, file.errorString());
}

//! Says what it did.
QString damageAt(QByteArray& bytes, qsizetype at, Random& random) {
    switch (random.below(5)) {
    case 0:
        bytes[at] = char(bytes.at(at) ^ char(1 << random.below(8)));
        return u"one bit"_s;
    case 1:
        bytes[at] = random.bytes(1).at(0);
        return u"one byte"_s;
    case 2: {
        const qsizetype count = std::min(qsizetype(1 + random.below(64)), bytes.size() - at);
        bytes.replace(at, count, random.bytes(int(count)));
        return u"%1 bytes"_s.arg(count);
    }
    case 3: {
        const qsizetype page = at / pageBytes * pageBytes;
        const qsizetype count = std::min(pageBytes, bytes.size() - page);
        bytes.replace(page, count, random.below(2) == 0 ? QByteArray(count, '\0') : random.bytes(int(count)));
        return u"a page"_s;
    }
    default:
        bytes.truncate(at);
        return u"cut off"_s;
    }
}

} // namespace

Result<DamagedFiles> DamagedFiles::of(const QString& path) {
    DamagedFiles files;
    files.m_name = QFileInfo(path).fileName();
    for (const QString& suffix : {u""_s, u"-wal"_s}) {
        QFile file(path + suffix);
        if (!suffix.isEmpty() && !file.exists())
            continue;
        if (!file.open(QIODevice::ReadOnly))
            return failed(file);
        if (file.size() > 0)
            files.m_sound.insert(suffix, file.readAll());
    }
    return files;
}

void DamagedFiles::damage(Random& random) {
    m_damaged = m_sound;
    const QString suffix = m_sound.keys().at(qsizetype(random.below(quint64(m_sound.size()))));
    QByteArray& bytes = m_damaged[suffix];
    const auto at = qsizetype(random.below(quint64(bytes.size())));
    m_what = u"%1 at %2 of %3%4"_s.arg(damageAt(bytes, at, random)).arg(at).arg(m_name, suffix);
}

Result<QString> DamagedFiles::writeTo(const QString& dir) const {
    QDir(dir).removeRecursively();
    QDir().mkpath(dir);
    const QString path = dir + u'/' + m_name;
    for (auto it = m_damaged.begin(); it != m_damaged.end(); ++it) {
        QFile file(path + it.key());
        if (!file.open(QIODevice::WriteOnly) || file.write(*it) != it->size())
            return failed(file);
    }
    return path;
}

} // namespace segue::soak
