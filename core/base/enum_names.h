// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

namespace segue {

//! The one table that ties an enumeration to the words that databases, APIs and logs use for it.
template <class Enum, std::size_t N> struct EnumNames {
    std::array<std::pair<Enum, const char*>, N> entries;

    //! The word for `value`; empty for a value outside the table.
    QString name(Enum value) const {
        for (const auto& [candidate, word] : entries) {
            if (candidate == value)
                return QString::fromLatin1(word);
        }
        return {};
    }

    //! The value for `word`, or nothing for a word outside the table.
    std::optional<Enum> value(QStringView word) const {
        for (const auto& [candidate, known] : entries) {
            if (word == QLatin1StringView(known))
                return candidate;
        }
        return std::nullopt;
    }
};

} // namespace segue
