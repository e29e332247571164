// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linkage/keys.h"

#include "core/base/enum_names.h"
#include "core/linkage/mixing.h"

#include <algorithm>
#include <utility>

namespace segue::linkage {

namespace {

using Text = std::u16string_view;

constexpr EnumNames<KeyPart, 10> partNames{{{
    {KeyPart::Whole, "whole"},
    {KeyPart::Beginning, "beginning"},
    {KeyPart::Ending, "ending"},
    {KeyPart::Skeleton, "skeleton"},
    {KeyPart::Year, "year"},
    {KeyPart::MonthDay, "month_day"},
    {KeyPart::LocalPart, "local_part"},
    {KeyPart::Area, "area"},
    {KeyPart::FirstWord, "first_word"},
    {KeyPart::BothNames, "both_names"},
}}};

constexpr size_t mostKeys = 16; // of one record for one rule

bool isNumber(ColumnKind kind) {
    return kind == ColumnKind::Phone || kind == ColumnKind::IdNumber;
}

Text beginningOf(ColumnKind kind, Text text) {
    return isNumber(kind) ? text.substr(0, (text.size() + 1) / 2) : text.substr(0, 3);
}

Text endingOf(ColumnKind kind, Text text) {
    const size_t length = isNumber(kind) ? text.size() / 2 : std::min<size_t>(3, text.size());
    return text.substr(text.size() - length);
}

bool isSoft(char16_t c) {
    return Text(u"aeiouyhw ").find(c) != Text::npos;
}

//! Of letters beyond Latin, which have no vowels that are known here, the first ones.
Key skeletonKey(Text text) {
    char16_t letters[4];
    size_t count = 0;
    for (size_t i = 0; i < text.size() && count < 4; ++i) {
        const bool isDoubled = count > 0 && letters[count - 1] == text[i];
        if (count == 0 || (!isSoft(text[i]) && !isDoubled))
            letters[count++] = text[i];
    }
    return hashOf(Text(letters, count));
}

Key hashed(Text text) {
    const Key key = hashOf(text);
    return text.empty() ? noKey : key == noKey ? 1 : key;
}

Key joined(Key left, Key right) {
    return left == noKey || right == noKey ? noKey : mixed(left * 3 + right) | 1;
}

} // namespace

QString toString(KeyPart part) {
    return partNames.name(part);
}

std::optional<KeyPart> keyPartFromString(QStringView word) {
    return partNames.value(word);
}

std::vector<KeyPart> keyPartsOf(ColumnKind kind) {
    switch (kind) {
    case ColumnKind::GivenName:
    case ColumnKind::Surname:
    case ColumnKind::Place:
        return {KeyPart::Whole, KeyPart::Beginning, KeyPart::Ending, KeyPart::Skeleton};
    case ColumnKind::Street:
    case ColumnKind::Text:
        return {KeyPart::Whole, KeyPart::FirstWord, KeyPart::Ending, KeyPart::Beginning};
    case ColumnKind::Date:
        return {KeyPart::Whole, KeyPart::Year, KeyPart::MonthDay};
    case ColumnKind::Email:
        return {KeyPart::Whole, KeyPart::LocalPart, KeyPart::Skeleton};
    case ColumnKind::Phone:
    case ColumnKind::IdNumber:
        return {KeyPart::Whole, KeyPart::Beginning, KeyPart::Ending};
    case ColumnKind::Postcode:
        return {KeyPart::Whole, KeyPart::Area};
    case ColumnKind::HouseNumber:
    case ColumnKind::Category:
        return {KeyPart::Whole};
    case ColumnKind::FullName:
        break;
    }
    return {};
}

Key keyOf(KeyPart part, ColumnKind kind, std::u16string_view folded) {
    if (folded.empty())
        return noKey;
    switch (part) {
    case KeyPart::Whole:
        return hashed(folded);
    case KeyPart::Beginning:
        return hashed(beginningOf(kind, folded));
    case KeyPart::Ending:
        return hashed(endingOf(kind, folded));
    case KeyPart::Skeleton:
        return skeletonKey(folded);
    case KeyPart::Year:
        return datePartsOf(folded).year == 0 ? noKey : hashed(folded.substr(0, 4));
    case KeyPart::MonthDay:
        return datePartsOf(folded).day == 0 ? noKey : hashed(folded.substr(4));
    case KeyPart::LocalPart:
        return hashed(folded.substr(0, folded.find(u'@')));
    case KeyPart::Area:
        return hashed(postcodeAreaOf(folded));
    case KeyPart::FirstWord:
        return hashed(folded.substr(0, folded.find(u' ')));
    case KeyPart::BothNames:
        break;
    }
    return noKey;
}

Key keyOfBothNames(std::u16string_view given, std::u16string_view surname) {
    const Key left = hashed(given);
    const Key right = hashed(surname);
    return joined(std::min(left, right), std::max(left, right));
}

Key keyOf(const RecordTable& table, RecordIndex record, const KeyFeature& feature) {
    const auto row = table.row(record);
    const auto textOf = [&](size_t field) { return table.pool(field).text(row[field]); };
    if (feature.part != KeyPart::BothNames)
        return keyOf(feature.part, table.fields()[feature.field].kind, textOf(feature.field));
    const auto surname = table.fieldOf(ColumnKind::Surname);
    return surname ? keyOfBothNames(textOf(feature.field), textOf(*surname)) : noKey;
}

void keysOf(const RecordTable& table, RecordIndex record, const BlockingRule& rule, std::vector<Key>& keys) {
    keys.assign(1, 1);
    const bool hasFurther = table.hasFurtherValues(record);
    for (const KeyFeature& feature : rule.features) {
        std::vector<Key> ofFeature;
        if (!hasFurther || feature.part == KeyPart::BothNames) {
            const Key key = keyOf(table, record, feature);
            for (Key& before : keys)
                before = joined(before, key);
            if (key == noKey)
                return keys.clear();
            continue;
        }
        const std::vector<Key> before = std::exchange(keys, {});
        for (const ValueId value : table.valuesOf(record, feature.field)) {
            const Key key = keyOf(
                feature.part, table.fields()[feature.field].kind, table.pool(feature.field).text(value));
            for (const Key known : before) {
                if (key != noKey && keys.size() < mostKeys)
                    keys.push_back(joined(known, key));
            }
        }
    }
    if (keys.size() > 1) {
        std::sort(keys.begin(), keys.end());
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    }
}

} // namespace segue::linkage
