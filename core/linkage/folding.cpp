// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linkage/folding.h"

#include "core/text/search_text.h"

#include <algorithm>
#include <array>

namespace segue::linkage {

namespace {

bool isDigit(char16_t c) {
    return c >= u'0' && c <= u'9';
}

bool isAsciiWord(char16_t c) {
    return isDigit(c) || (c >= u'a' && c <= u'z');
}

char16_t lowered(char16_t c) {
    return c >= u'A' && c <= u'Z' ? static_cast<char16_t>(c - u'A' + u'a') : c;
}

bool isApostrophe(char16_t c) {
    return c == u'\'' || c == u'\u2019' || c == u'\u02bc' || c == u'`' || c == u'\u00b4';
}

bool isAscii(QStringView text) {
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

void appendAsciiWords(QStringView text, std::u16string& out) {
    bool gap = false;
    for (const QChar c : text) {
        const char16_t letter = lowered(c.unicode());
        if (isApostrophe(letter))
            continue;
        if (!isAsciiWord(letter)) {
            gap = !out.empty();
            continue;
        }
        if (gap)
            out += u' ';
        gap = false;
        out += letter;
    }
}

void appendWords(QStringView text, std::u16string& out) {
    if (isAscii(text))
        return appendAsciiWords(text, out);
    QString whole = text.toString();
    whole.removeIf([](QChar c) { return isApostrophe(c.unicode()); });
    qsizetype end = 0;
    bool wasUnspaced = false;
    const QList<text::SearchPiece> pieces = text::searchPieces(whole);
    for (const text::SearchPiece& piece : pieces) {
        const bool touches = piece.begin == end && piece.isUnspaced && wasUnspaced;
        if (!out.empty() && !touches)
            out += u' ';
        out.append(reinterpret_cast<const char16_t*>(piece.folded.utf16()), size_t(piece.folded.size()));
        end = piece.end;
        wasUnspaced = piece.isUnspaced;
    }
}

void appendEmail(QStringView text, std::u16string& out) {
    const QString folded = isAscii(text)
                               ? text.toString().toLower()
                               : text.toString().normalized(QString::NormalizationForm_KC).toCaseFolded();
    for (const QChar c : folded) {
        if (!c.isSpace() && c.unicode() >= 0x20)
            out += c.unicode();
    }
}

void appendDigits(QStringView text, std::u16string& out) {
    for (const QChar c : text) {
        if (const int digit = c.digitValue(); digit >= 0)
            out += static_cast<char16_t>(u'0' + digit);
    }
}

//! The first groups of digits of a text: value and how many digits.
struct DigitGroups {
    std::array<int, 3> value{};
    std::array<int, 3> length{};
    size_t count = 0;
};

DigitGroups digitGroupsOf(QStringView text) {
    DigitGroups groups;
    bool inside = false;
    for (const QChar c : text) {
        const int digit = c.digitValue();
        if (digit < 0) {
            inside = false;
            continue;
        }
        if (!inside && groups.count == groups.value.size())
            break;
        if (!inside)
            ++groups.count;
        inside = true;
        int& length = groups.length[groups.count - 1];
        int& value = groups.value[groups.count - 1];
        if (++length <= 8)
            value = value * 10 + digit;
    }
    return groups;
}

DateParts datePartsOf(const DigitGroups& groups) {
    const auto& [value, length, count] = groups;
    if (count == 1 && length[0] == 8)
        return {value[0] / 10000, value[0] / 100 % 100, value[0] % 100};
    if (count == 1 && length[0] == 6)
        return {value[0] / 100, value[0] % 100, 0};
    if (count == 1 && length[0] == 4)
        return {value[0], 0, 0};
    if (count == 2 && length[0] == 4 && length[1] <= 2)
        return {value[0], value[1], 0};
    if (count == 2 && length[1] == 4 && length[0] <= 2)
        return {value[1], value[0], 0};
    if (count < 3 || length[1] > 2)
        return {};
    if (length[0] == 4 && length[2] <= 2)
        return {value[0], value[1], value[2]};
    if (length[2] != 4 || length[0] > 2)
        return {};
    // Day first, unless the second number can be no month.
    const bool monthFirst = value[1] > 12 && value[0] <= 12;
    return {value[2], monthFirst ? value[0] : value[1], monthFirst ? value[1] : value[0]};
}

void appendNumber(int number, int width, std::u16string& out) {
    for (int power = width == 4 ? 1000 : 10; power > 0; power /= 10)
        out += static_cast<char16_t>(u'0' + number / power % 10);
}

void appendDate(QStringView text, std::u16string& out) {
    const DateParts parts = datePartsOf(digitGroupsOf(text));
    if (parts.year == 0)
        appendDigits(text, out); // Digits that are nearly a date are compared as such.
    if (parts.year == 0 && out.size() < 4)
        out.clear();
    if (parts.year == 0)
        return out.empty() ? appendWords(text, out) : void();
    appendNumber(parts.year, 4, out);
    appendNumber(parts.month, 2, out);
    appendNumber(parts.day, 2, out);
}

void removeSpaces(std::u16string& text) {
    text.erase(std::remove(text.begin(), text.end(), u' '), text.end());
}

} // namespace

void foldValue(ColumnKind kind, QStringView text, std::u16string& out) {
    out.clear();
    text = text.left(longestValue);
    switch (kind) {
    case ColumnKind::Email:
        return appendEmail(text, out);
    case ColumnKind::Phone:
        return appendDigits(text, out);
    case ColumnKind::Date:
        return appendDate(text, out);
    case ColumnKind::IdNumber:
    case ColumnKind::Postcode:
    case ColumnKind::HouseNumber:
        appendWords(text, out);
        return removeSpaces(out);
    case ColumnKind::GivenName:
    case ColumnKind::Surname:
    case ColumnKind::FullName:
    case ColumnKind::Street:
    case ColumnKind::Place:
    case ColumnKind::Category:
    case ColumnKind::Text:
        return appendWords(text, out);
    }
}

DateParts datePartsOf(std::u16string_view folded) {
    if (folded.size() != 8 || !std::all_of(folded.begin(), folded.end(), &isDigit))
        return {};
    const auto number = [&](size_t begin, size_t length) {
        int value = 0;
        for (const char16_t c : folded.substr(begin, length))
            value = value * 10 + (c - u'0');
        return value;
    };
    return {number(0, 4), number(4, 2), number(6, 2)};
}

std::u16string_view postcodeAreaOf(std::u16string_view folded) {
    const bool hasLetters = !std::all_of(folded.begin(), folded.end(), &isDigit);
    const size_t local = hasLetters ? 3 : 2;
    return folded.size() > local + 1 ? folded.substr(0, folded.size() - local) : folded;
}

NameParts namePartsOf(QStringView fullName) {
    const QStringView text = fullName.left(longestValue).trimmed();
    const qsizetype comma = text.indexOf(u',');
    // "Surname, Given": one word or a hyphenated one before the comma. "Thomas Clifford, Baron" is another
    // thing.
    if (comma > 0 && !text.left(comma).trimmed().contains(u' ') && comma + 1 < text.size())
        return {text.mid(comma + 1).trimmed().toString(), text.left(comma).trimmed().toString()};
    const QString words = (comma > 0 ? text.left(comma) : text).toString().simplified();
    const qsizetype gap = words.lastIndexOf(u' ');
    if (gap < 0)
        return {words, {}};
    return {words.left(gap), words.mid(gap + 1)};
}

} // namespace segue::linkage
