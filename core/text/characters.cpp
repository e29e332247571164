// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/characters.h"

#include <algorithm>

namespace segue::text {

QString withoutForbidden(QStringView text) {
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (QChar::isHighSurrogate(c) && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            clean += text[i];
            clean += text[++i];
        } else if (QChar::isSurrogate(c)) {
            clean += QChar(QChar::ReplacementCharacter);
        } else if (c == QChar::LineSeparator || c == QChar::ParagraphSeparator) {
            clean += u'\n';
        } else if (!isForbidden(c)) {
            clean += QChar(c);
        }
    }
    return clean;
}

QString TextTaming::tame(const QString& text) {
    constexpr int mostMarks = 8;
    constexpr int longestWord = 400;
    constexpr QChar zeroWidthSpace(0x200b);
    QString tamed;
    tamed.reserve(text.size());
    for (const QChar c : text) {
        if (!c.isSurrogate())
            m_marks = c.isMark() ? m_marks + 1 : 0;
        if (m_marks > mostMarks)
            continue;
        m_wordLength = c.isSpace() ? 0 : m_wordLength + 1;
        if (m_words == BreakWords && m_wordLength > longestWord && !c.isMark() && !c.isLowSurrogate()) {
            tamed += zeroWidthSpace;
            m_wordLength = 1;
        }
        tamed += c;
    }
    return tamed;
}

qsizetype wholeCharacters(QStringView text, qsizetype end) {
    if (end <= 0 || end >= text.size())
        return std::clamp<qsizetype>(end, 0, text.size());
    return text[end].isLowSurrogate() && text[end - 1].isHighSurrogate() ? end - 1 : end;
}

} // namespace segue::text
