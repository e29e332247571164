// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/views/excerpt.h"

#include "core/text/plain_text.h"
#include "core/text/search_text.h"

#include <QStringList>
#include <algorithm>

namespace segue {

namespace {

using text::SearchPiece;

constexpr QChar markBegin{0x02};
constexpr QChar markEnd{0x03};
//! A shorter word of the question is found only as it stands: "a" is not the beginning of everything.
constexpr qsizetype shortestBeginning = 3;

struct Range {
    qsizetype begin = 0;
    qsizetype end = 0;
};

//! What a question looks for: a word, or a run of characters of a script without spaces.
struct Needle {
    QStringList parts;
    bool isUnspaced = false;
    bool mayGoOn = false; //!< A longer word that begins with it is meant too.
};

QList<Needle> needlesOf(const QString& query) {
    QList<Needle> needles;
    qsizetype end = -1;
    const QList<SearchPiece> pieces = text::searchPieces(query);
    for (const SearchPiece& piece : pieces) {
        if (piece.isUnspaced && piece.begin == end && needles.last().isUnspaced)
            needles.last().parts.append(piece.folded);
        else
            needles.append({{piece.folded}, piece.isUnspaced, piece.folded.size() >= shortestBeginning});
        end = piece.end;
    }
    // The last one may be unfinished.
    if (!needles.isEmpty())
        needles.last().mayGoOn = true;
    return needles;
}

bool isAt(const QList<SearchPiece>& pieces, qsizetype at, const Needle& needle) {
    if (at + needle.parts.size() > pieces.size())
        return false;
    for (qsizetype i = 0; i < needle.parts.size(); ++i) {
        const SearchPiece& piece = pieces.at(at + i);
        if (piece.isUnspaced != needle.isUnspaced || (i > 0 && piece.begin != pieces.at(at + i - 1).end))
            return false;
        const QString& part = needle.parts.at(i);
        const bool goesOn = needle.mayGoOn && !needle.isUnspaced;
        if (goesOn ? !piece.folded.startsWith(part) : piece.folded != part)
            return false;
    }
    return true;
}

QList<Range> placesOf(const Needle& needle, const QList<SearchPiece>& pieces) {
    QList<Range> places;
    for (qsizetype at = 0; at < pieces.size(); ++at) {
        if (isAt(pieces, at, needle))
            places.append({pieces.at(at).begin, pieces.at(at + needle.parts.size() - 1).end});
    }
    return places;
}

//! A run that is nowhere as a whole is looked for by its pairs, as the index does it.
QList<Range> placesOfPairs(const Needle& needle, const QList<SearchPiece>& pieces) {
    QList<Range> places;
    for (qsizetype i = 0; needle.isUnspaced && i + 1 < needle.parts.size(); ++i)
        places += placesOf({needle.parts.mid(i, 2), true, false}, pieces);
    return places;
}

//! In order, and those that touch as one.
QList<Range> foundIn(const QList<SearchPiece>& pieces, const QString& query) {
    QList<Range> places;
    const QList<Needle> needles = needlesOf(query);
    for (const Needle& needle : needles) {
        const QList<Range> whole = placesOf(needle, pieces);
        places += whole.isEmpty() ? placesOfPairs(needle, pieces) : whole;
    }
    std::sort(places.begin(), places.end(), [](const Range& a, const Range& b) {
        return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
    });
    QList<Range> out;
    for (const Range& place : std::as_const(places)) {
        if (!out.isEmpty() && place.begin <= out.last().end)
            out.last().end = std::max(out.last().end, place.end);
        else
            out.append(place);
    }
    return out;
}

//! Where the excerpt begins, so that the first place found is in it: at a word or, where there are no spaces,
//! at a character.
qsizetype
beginFor(const QString& line, const QList<SearchPiece>& pieces, const Range& first, qsizetype length) {
    if (first.begin <= length / 3)
        return 0;
    const qsizetype wanted = first.begin - length / 4;
    const qsizetype space = line.lastIndexOf(u' ', wanted) + 1;
    if (wanted - space < length / 4)
        return space;
    const auto piece = std::find_if(
        pieces.cbegin(), pieces.cend(), [wanted](const SearchPiece& one) { return one.begin >= wanted; });
    return piece->begin;
}

} // namespace

QString excerpt(const QString& text, const QString& query, qsizetype length) {
    const QString line = text::snippet(text, 64 * 1024);
    const QList<SearchPiece> pieces = text::searchPieces(line);
    const QList<Range> found = foundIn(pieces, query);
    const qsizetype begin = found.isEmpty() ? 0 : beginFor(line, pieces, found.first(), length);
    QString out = begin > 0 ? QStringLiteral("… ") : QString();
    qsizetype at = begin;
    for (const Range& place : found) {
        if (place.begin < begin || place.end > begin + length)
            continue;
        out += QStringView(line).sliced(at, place.begin - at);
        out += markBegin + line.sliced(place.begin, place.end - place.begin) + markEnd;
        at = place.end;
    }
    const qsizetype room = std::max<qsizetype>(1, begin + length - at);
    return out + text::elide(QStringView(line).sliced(at), room);
}

} // namespace segue
