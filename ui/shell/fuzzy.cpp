// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/fuzzy.h"

#include <QStringList>

namespace segue {

namespace {

//! Folded to what people type: no case, no accents.
QString folded(const QString& text) {
    QString out;
    const QString decomposed = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    for (const QChar c : decomposed) {
        if (c.category() != QChar::Mark_NonSpacing)
            out += c;
    }
    return out;
}

bool beginsWord(const QString& text, qsizetype at) {
    return at == 0 || !text.at(at - 1).isLetterOrNumber();
}

int wordScore(const QString& word, const QString& text) {
    const qsizetype whole = text.indexOf(word);
    if (whole >= 0) {
        // A run counts more the earlier it begins a word.
        return 200 + (beginsWord(text, whole) ? 200 : 0) + static_cast<int>(qMax<qsizetype>(0, 50 - whole));
    }
    int score = 0;
    qsizetype from = 0;
    for (const QChar c : word) {
        const qsizetype at = text.indexOf(c, from);
        if (at < 0)
            return 0;
        score += beginsWord(text, at) ? 12 : (at == from && from > 0 ? 6 : 1);
        from = at + 1;
    }
    return score;
}

} // namespace

int fuzzyScore(const QString& query, const QString& text) {
    const QStringList words = folded(query).split(u' ', Qt::SkipEmptyParts);
    const QString target = folded(text);
    int total = 1;
    for (const QString& word : words) {
        const int score = wordScore(word, target);
        if (score == 0)
            return 0;
        total += score;
    }
    return total;
}

} // namespace segue
