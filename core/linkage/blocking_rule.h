// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstddef>
#include <optional>
#include <vector>

namespace segue::linkage {

//! What of a value goes into a key. None knows a language.
enum class KeyPart {
    Whole,
    Beginning, //!< The first three characters; of a number its first half.
    Ending,    //!< The last three characters; of a number its second half.
    Skeleton,  //!< The first letter and the next consonants, without doublings.
    Year,
    MonthDay,
    LocalPart, //!< Of an e-mail address, what stands before the @.
    Area,      //!< Of a postcode.
    FirstWord,
    BothNames, //!< Given name and surname, in either order.
};

QString toString(KeyPart part);
std::optional<KeyPart> keyPartFromString(QStringView word);

struct KeyFeature {
    size_t field = 0;
    KeyPart part = KeyPart::Whole;

    bool operator==(const KeyFeature&) const = default;
};

//! Records that agree in all features of a rule are compared.
struct BlockingRule {
    std::vector<KeyFeature> features;

    bool operator==(const BlockingRule&) const = default;
};

} // namespace segue::linkage
