// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/byte_scan.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

QByteArray utf16(const QString& text, bool bigEndian) {
    QByteArray out;
    for (const QChar c : text) {
        const char high = char(c.unicode() >> 8);
        const char low = char(c.unicode() & 0xff);
        out += bigEndian ? high : low;
        out += bigEndian ? low : high;
    }
    return out;
}

//! What base64 makes of the word wherever it stands in a longer text: the characters that depend on it alone.
QByteArrayList base64(const QString& text) {
    QByteArrayList out;
    for (int before = 0; before < 3; ++before) {
        const QByteArray bytes = QByteArray(before, 'x') + text.toUtf8();
        const int first = (before * 8 + 5) / 6;
        const int last = int(bytes.size()) * 8 / 6;
        out.append(bytes.toBase64().mid(first, last - first));
    }
    return out;
}

bool holds(const QByteArray& bytes, const QByteArray& lower, const QString& word) {
    const QString folded = word.toLower();
    if (lower.contains(folded.toUtf8()) || lower.contains(utf16(folded, false)) ||
        lower.contains(utf16(folded, true)))
        return true;
    const QByteArrayList encoded = base64(word);
    return std::any_of(
        encoded.begin(), encoded.end(), [&](const QByteArray& one) { return bytes.contains(one); });
}

} // namespace

QStringList wordsOnDisk(const QString& folder, const QStringList& words) {
    QStringList found;
    QDirIterator it(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        const QByteArray lower = bytes.toLower();
        for (const QString& word : words) {
            if (holds(bytes, lower, word))
                found.append(QDir(folder).relativeFilePath(file.fileName()) + u": "_s + word);
        }
    }
    return found;
}

} // namespace segue
