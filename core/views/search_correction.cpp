// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/views/search_correction.h"

#include "core/text/search_text.h"
#include "core/text/spelling.h"

#include <optional>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

//! A word in so many entries is not doubted.
constexpr int undoubted = 3;
//! What is meant by a word that somebody did write must be in so many.
constexpr int common = 50;
//! More than that are not counted.
constexpr int mostCounted = 200;
//! From this length on two slips are looked for, behind so many letters that are taken to be right.
constexpr qsizetype longWord = 7;
constexpr qsizetype rightBeginning = 3;
constexpr int mostSlips = 2;

class WordCounts {
public:
    explicit WordCounts(db::Connection& cache) : m_cache(cache) {}

    //! In how many entries it is, up to `most`.
    Result<int> of(const QString& word, int most, bool isUnfinished = false) {
        return m_cache
            .scalar<int>(
                u"SELECT COUNT(*) FROM (SELECT 1 FROM entries_index WHERE entries_index MATCH ? LIMIT ?)"_s,
                {u'"' + word + (isUnfinished ? u"\"*"_s : u"\""_s), most})
            .map([](const std::optional<int>& count) { return count.value_or(0); });
    }

    //! Words that begin as `word` does, with the numbers of their entries.
    Result<void> readBeginningAs(const QString& word, const std::function<void(const QString&, int)>& read) {
        SEGUE_TRY(m_cache.exec(
            u"CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab (main, entries_index, row)"_s));
        const QString beginning = word.left(rightBeginning);
        return m_cache.query(
            u"SELECT term, doc FROM temp.words WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?"_s,
            {beginning, QString(beginning + QChar(0xffff)), word.size() - mostSlips, word.size() + mostSlips},
            [&](const db::Row& row) { read(row.text(0), int(row.integer(1))); });
    }

private:
    db::Connection& m_cache;
};

struct Meant {
    QString word;
    int count = 0;
};

//! The commonest word one slip away, of equals the likeliest slip.
Result<Meant> oneSlipAway(WordCounts& counts, const QString& word) {
    Meant best;
    const QStringList words = text::oneSlipFrom(word);
    for (const QString& other : words) {
        SEGUE_TRY_VALUE(count, counts.of(other, mostCounted));
        if (count > best.count)
            best = {other, count};
    }
    return best;
}

Result<Meant> twoSlipsAway(WordCounts& counts, const QString& word) {
    Meant best;
    if (word.size() < longWord)
        return best;
    SEGUE_TRY(counts.readBeginningAs(word, [&](const QString& other, int count) {
        if (count > best.count && text::slipsBetween(word, other) <= mostSlips)
            best = {other, count};
    }));
    return best;
}

//! What is meant by `word`; empty if it is right, or nobody knows.
Result<QString> meantBy(WordCounts& counts, const QString& word, bool isUnfinished) {
    if (!text::canBeMistyped(word))
        return QString();
    SEGUE_TRY_VALUE(known, counts.of(word, undoubted, isUnfinished));
    if (known >= undoubted)
        return QString();
    SEGUE_TRY_VALUE(near, oneSlipAway(counts, word));
    if (near.count >= (known == 0 ? 1 : common))
        return near.word;
    if (known > 0)
        return QString();
    SEGUE_TRY_VALUE(farther, twoSlipsAway(counts, word));
    return farther.word;
}

} // namespace

Result<QString> correctedQuestion(db::Connection& cache, const QString& question) {
    WordCounts counts(cache);
    QString corrected;
    qsizetype end = 0;
    const QList<text::SearchPiece> pieces = text::searchPieces(question);
    bool isChanged = false;
    for (const text::SearchPiece& piece : pieces) {
        if (piece.isUnspaced)
            continue;
        SEGUE_TRY_VALUE(meant, meantBy(counts, piece.folded, piece.end == question.size()));
        if (meant.isEmpty())
            continue;
        corrected += question.sliced(end, piece.begin - end) + meant;
        end = piece.end;
        isChanged = true;
    }
    return isChanged ? corrected + question.sliced(end) : QString();
}

} // namespace segue
