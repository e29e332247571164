// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/search_text.h"

#include "core/text/characters.h"

#include <QStringList>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace segue::text {

namespace {

constexpr qsizetype longestQuery = 256;
constexpr qsizetype mostTerms = 16;
constexpr qsizetype longestWord = 64;

bool isAccent(char32_t c) {
    return (c >= 0x0300 && c <= 0x036f) ||                // Latin, Greek, Cyrillic
           (c >= 0x0591 && c <= 0x05c7 && c != 0x05be) || // Hebrew points
           (c >= 0x064b && c <= 0x065f) || c == 0x0670 || // Arabic vowels
           c == 0x0640;                                   // Arabic elongation, a letter that says nothing
}

// Letters that Unicode does not take apart, after case folding.
void appendPlain(QString& text, QChar c) {
    switch (c.unicode()) {
    case u'ß':
        text += "ss"_L1;
        return;
    case u'æ':
        text += "ae"_L1;
        return;
    case u'œ':
        text += "oe"_L1;
        return;
    case u'ø':
        text += u'o';
        return;
    case u'ł':
        text += u'l';
        return;
    case u'đ':
        text += u'd';
        return;
    case u'ı':
        text += u'i';
        return;
    default:
        text += c;
    }
}

bool isAscii(QStringView text) {
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

QString folded(QStringView text) {
    if (isAscii(text))
        return text.toString().toLower();
    // Taken apart before the folding, because "İ" folds to "i" only without its dot.
    const QString apart = withoutForbidden(text).normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString plain;
    plain.reserve(apart.size());
    for (const QChar c : apart) {
        if (!isAccent(c.unicode()))
            appendPlain(plain, c);
    }
    return plain.normalized(QString::NormalizationForm_C);
}

char32_t characterAt(QStringView text, qsizetype at) {
    if (text[at].isHighSurrogate() && at + 1 < text.size())
        return QChar::surrogateToUcs4(text[at], text[at + 1]);
    return text[at].unicode();
}

qsizetype lengthOf(char32_t c) {
    return QChar::requiresSurrogates(c) ? 2 : 1;
}

bool isWordCharacter(char32_t c) {
    return QChar::isLetterOrNumber(c) || QChar::isMark(c);
}

bool isUnspacedScript(char32_t c) {
    if (c < 0x0e00) // Thai is the first of them.
        return false;
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return c == 0x30fc; // The long vowel mark of Katakana is "common".
    }
}

//! A word, or a run of a script without spaces as its characters, each with its marks: views of the reader's
//! text.
struct Run {
    bool isUnspaced = false;
    QList<QStringView> characters; //!< One view for a word.
};

//! From the beginning of one view to the end of another of the same text.
QStringView spanOf(QStringView first, QStringView last) {
    return QStringView(first.begin(), last.end());
}

class RunReader {
public:
    explicit RunReader(QStringView text) : m_text(folded(text)) {}

    bool next(Run& run) {
        run.characters.clear();
        while (m_position < m_text.size() && !isWordCharacter(current()))
            advance();
        if (m_position >= m_text.size())
            return false;
        run.isUnspaced = isUnspacedScript(current());
        const qsizetype begin = m_position;
        while (m_position < m_text.size() && isWordCharacter(current()) && belongs(run.isUnspaced)) {
            if (run.isUnspaced)
                append(run.characters, take());
            else
                advance();
        }
        if (!run.isUnspaced)
            run.characters += QStringView(m_text).sliced(begin, std::min(m_position - begin, longestWord));
        return true;
    }

private:
    bool belongs(bool isUnspaced) const {
        return QChar::isMark(current()) || isUnspacedScript(current()) == isUnspaced;
    }

    static void append(QList<QStringView>& characters, QStringView character) {
        if (!characters.isEmpty() && character.front().isMark())
            characters.last() = spanOf(characters.last(), character);
        else
            characters += character;
    }

    char32_t current() const { return characterAt(m_text, m_position); }
    void advance() { m_position += lengthOf(current()); }
    QStringView take() {
        const qsizetype begin = m_position;
        advance();
        return QStringView(m_text).sliced(begin, m_position - begin);
    }

    const QString m_text;
    qsizetype m_position = 0;
};

QList<QStringView> pairs(const QList<QStringView>& characters) {
    if (characters.size() < 2)
        return characters;
    QList<QStringView> result;
    for (qsizetype i = 0; i + 1 < characters.size(); ++i)
        result += spanOf(characters[i], characters[i + 1]);
    return result;
}

void appendWord(QString& text, QStringView word) {
    if (!text.isEmpty())
        text += u' ';
    text += word;
}

QString quoted(const QList<QStringView>& words, bool isPrefix) {
    QString phrase;
    for (const QStringView word : words)
        appendWord(phrase, word);
    return u'"' + phrase + (isPrefix ? u"\"*"_s : u"\""_s);
}

// The terms of some words that must all occur, in any order.
QStringList wordTerms(QStringView text, bool lastIsUnfinished) {
    QStringList terms;
    RunReader reader(text);
    Run run;
    bool lastIsUnspaced = false;
    while (reader.next(run)) {
        // One character alone stands at the beginning of a pair, or alone at the end of its run: a
        // prefix finds both.
        const bool isSingle = run.isUnspaced && run.characters.size() == 1;
        terms += quoted(run.isUnspaced ? pairs(run.characters) : run.characters, isSingle);
        lastIsUnspaced = run.isUnspaced;
    }
    // A quarter of all words begin with some one letter: they would take long and say nothing.
    constexpr qsizetype quotedLetter = 3;
    if (lastIsUnfinished && !terms.isEmpty() && !lastIsUnspaced && terms.last().size() > quotedLetter)
        terms.last() += u'*';
    return terms;
}

// The terms of words that must follow one another. Where a script without spaces is among them, the
// last character of its run stands between it and the next word in the index, so that each run is a
// phrase of its own.
QStringList phraseTerms(QStringView text) {
    QStringList terms;
    QList<QStringView> words;
    const auto endPhrase = [&terms, &words] {
        if (!words.isEmpty())
            terms += quoted(words, false);
        words.clear();
    };
    RunReader reader(text);
    Run run;
    while (reader.next(run)) {
        if (!run.isUnspaced) {
            words += run.characters;
            continue;
        }
        endPhrase();
        terms += quoted(pairs(run.characters), run.characters.size() == 1);
    }
    endPhrase();
    return terms;
}

bool isQuoteMark(QChar c) {
    return c == u'"' || c == u'\u201c' || c == u'\u201d' || c == u'\u201e' || c == u'\u00ab' ||
           c == u'\u00bb';
}

} // namespace

namespace {
//! searchText() of ASCII: most of what is indexed, and much faster without looking characters up.
QString asciiSearchText(QStringView text) {
    QString result(text.size(), Qt::Uninitialized); // A gap gives one space at most.
    QChar* const out = result.data();
    qsizetype length = 0;
    qsizetype ofWord = 0;
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        const bool isUpper = code >= u'A' && code <= u'Z';
        if (!isUpper && (code < u'a' || code > u'z') && (code < u'0' || code > u'9')) {
            ofWord = 0;
            continue;
        }
        if (ofWord == 0 && length > 0)
            out[length++] = u' ';
        if (ofWord++ < longestWord)
            out[length++] = isUpper ? QChar(static_cast<char16_t>(code - u'A' + u'a')) : c;
    }
    result.truncate(length);
    return result;
}
} // namespace

QString searchText(QStringView text) {
    if (isAscii(text))
        return asciiSearchText(text);
    QString result;
    RunReader reader(text);
    result.reserve(text.size() * 2);
    Run run;
    while (reader.next(run)) {
        const QList<QStringView> words = run.isUnspaced ? pairs(run.characters) : run.characters;
        for (const QStringView word : words)
            appendWord(result, word);
        // Also the last character by itself, so that a search for one character finds it at the end
        // of a run.
        if (run.isUnspaced && run.characters.size() > 1)
            appendWord(result, run.characters.last());
    }
    return result;
}

QList<SearchPiece> searchPieces(QStringView text) {
    QList<SearchPiece> pieces;
    qsizetype at = 0;
    while (at < text.size()) {
        const char32_t first = characterAt(text, at);
        SearchPiece piece{at, at + lengthOf(first), {}, isUnspacedScript(first)};
        at = piece.end;
        if (!isWordCharacter(first))
            continue;
        // A character takes its marks along; a word goes on to the next gap or other script.
        while (at < text.size()) {
            const char32_t c = characterAt(text, at);
            const bool belongs =
                QChar::isMark(c) || (!piece.isUnspaced && isWordCharacter(c) && !isUnspacedScript(c));
            if (!belongs)
                break;
            at += lengthOf(c);
        }
        piece.end = at;
        piece.folded = folded(text.sliced(piece.begin, at - piece.begin));
        if (!piece.folded.isEmpty())
            pieces.append(piece);
    }
    return pieces;
}

QString ftsQuery(QStringView userInput) {
    const QStringView input =
        userInput.left(wholeCharacters(userInput, std::min(userInput.size(), longestQuery)));
    QStringList terms;
    bool isPhrase = false;
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= input.size(); ++i) {
        const bool isEnd = i == input.size();
        if (!isEnd && !isQuoteMark(input[i]))
            continue;
        const QStringView part = input.sliced(begin, i - begin);
        // A quote that is still open is a phrase already, but its last word may be unfinished: take
        // it as words.
        const bool isClosedPhrase = isPhrase && !isEnd;
        const bool isUnfinished = isEnd && !part.isEmpty() && !part.back().isSpace();
        terms += isClosedPhrase ? phraseTerms(part) : wordTerms(part, isUnfinished);
        isPhrase = !isPhrase;
        begin = i + 1;
    }
    return terms.mid(0, mostTerms).join(" AND "_L1);
}

} // namespace segue::text
