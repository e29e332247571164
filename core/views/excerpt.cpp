// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/views/excerpt.h"

#include "core/text/plain_text.h"
#include "core/text/search_text.h"

#include <QStringList>

namespace segue {

namespace {

constexpr QChar markBegin{0x02};
constexpr QChar markEnd{0x03};

//! True if a word of the text is what one of the searched terms asks for.
bool isFound(const QString& folded, const QStringList& terms) {
    if (folded.isEmpty())
        return false;
    for (const QString& term : terms) {
        if (folded.startsWith(term) || folded.contains(u' ' + term))
            return true;
    }
    return false;
}

struct Word {
    qsizetype begin = 0;
    qsizetype end = 0;
};

QList<Word> foundWords(const QString& line, const QStringList& terms) {
    QList<Word> out;
    qsizetype begin = 0;
    while (begin < line.size()) {
        qsizetype end = line.indexOf(u' ', begin);
        if (end < 0)
            end = line.size();
        if (isFound(text::searchText(QStringView(line).sliced(begin, end - begin)), terms))
            out.append({begin, end});
        begin = end + 1;
    }
    return out;
}

} // namespace

QString excerpt(const QString& text, const QString& query, qsizetype length) {
    const QString line = text::snippet(text, 64 * 1024);
    const QStringList terms = text::searchText(query).split(u' ', Qt::SkipEmptyParts);
    const QList<Word> found = foundWords(line, terms);
    qsizetype begin = 0;
    if (!found.isEmpty() && found.first().begin > length / 3) {
        begin = line.lastIndexOf(u' ', found.first().begin - length / 4) + 1;
    }
    QString out = begin > 0 ? QStringLiteral("… ") : QString();
    qsizetype at = begin;
    for (const Word& word : found) {
        if (word.begin < begin || word.end > begin + length)
            continue;
        out += QStringView(line).sliced(at, word.begin - at);
        out += markBegin + line.sliced(word.begin, word.end - word.begin) + markEnd;
        at = word.end;
    }
    const qsizetype room = std::max<qsizetype>(1, begin + length - at);
    return out + text::elide(QStringView(line).sliced(at), room);
}

} // namespace segue
