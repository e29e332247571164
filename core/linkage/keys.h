// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/linkage/blocking_rule.h"
#include "core/linkage/record_table.h"

#include <vector>

namespace segue::linkage {

//! A hash of what a feature takes of a value; `noKey` where the value has nothing of the kind.
using Key = uint64_t;
constexpr Key noKey = 0;

//! The features that values of that kind have.
std::vector<KeyPart> keyPartsOf(ColumnKind kind);
//! Never for BothNames, which is of two values.
Key keyOf(KeyPart part, ColumnKind kind, std::u16string_view folded);
Key keyOfBothNames(std::u16string_view given, std::u16string_view surname);

//! The key of a record's first values for a feature.
Key keyOf(const RecordTable& table, RecordIndex record, const KeyFeature& feature);
//! The keys of a record for a rule: one, or several where it has several values. Into `keys`, which is
//! cleared.
void keysOf(const RecordTable& table, RecordIndex record, const BlockingRule& rule, std::vector<Key>& keys);

} // namespace segue::linkage
