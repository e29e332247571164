// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/linkage/blocking_rule.h"
#include "core/linkage/levels.h"
#include "core/linkage/record_table.h"

#include <QByteArray>
#include <vector>

namespace segue::linkage {

//! A pair's levels, four bits for each field: what is counted and trained on.
using Pattern = uint64_t;

constexpr Level levelIn(Pattern pattern, size_t field) {
    return static_cast<Level>(pattern >> (4 * field) & 15);
}
constexpr Pattern withLevel(Level level, size_t field) {
    return Pattern{level} << (4 * field);
}

//! Probabilities of a field's levels, the first for level 1; they add up to 1.
using LevelShares = std::vector<double>;

//! What the model knows of one field.
struct FieldModel {
    Field field;
    LevelShares match;  //!< m: between records of one person.
    LevelShares chance; //!< u: between records of two people.
    //! The field that this one follows (a city its postcode): its shares are then those under each level of
    //! that field, so that what both say is counted once. -1: it stands alone.
    int parent = -1;
    std::vector<LevelShares> matchUnder;  //!< By the parent's level, from level 1 on.
    std::vector<LevelShares> chanceUnder; //!< As matchUnder.

    bool operator==(const FieldModel&) const = default;
};

//! Everything that was learned, but no value of any record: how often single values occur stays with the
//! index.
struct Model {
    double prior = 0; //!< The probability that two records taken at random are one person.
    //! The probability that they are two people who share an address and a name: a family, a household.
    //! Without that third possibility families would look like one person wherever addresses say more than
    //! names.
    double relatives = 0;
    std::vector<FieldModel> fields;
    std::vector<BlockingRule> blocking;
    std::vector<KeyFeature> refinements; //!< What large blocks are split by, in order.

    bool operator==(const Model&) const = default;
};

//! The starting model: what is known of columns of these kinds before anything was learned, for a store of
//! `records`.
Model startingModel(const RecordTable& table);

//! Whether the model was made for a table of these fields.
bool fits(const Model& model, const RecordTable& table);

//! The shares of a field's levels between relatives: part as of one person, the rest as of strangers.
LevelShares relativeShares(const FieldModel& known);

//! Readable and versioned.
QByteArray modelToJson(const Model& model);
//! Errors: Protocol, with the path of what is wrong; an unknown version, shares that add up to something
//! else.
Result<Model> modelFromJson(const QByteArray& json);

} // namespace segue::linkage
