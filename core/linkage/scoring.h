// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/linkage/frequencies.h"
#include "core/linkage/model.h"

#include <array>
#include <optional>
#include <vector>

namespace segue::linkage {

//! log2 of odds, and back.
double probabilityOf(double weight);
double weightOf(double probability);

//! What one field says about a pair.
struct FieldEvidence {
    QString field;
    QString level; //!< As levelsOf() names it.
    QString left;  //!< The folded values.
    QString right;
    double weight = 0; //!< log2 of how many times likelier it is for one person than for two.
};

//! Compares and weighs pairs of a table's records by a model. All must outlive it; frequencies may grow.
class Scorer {
public:
    Scorer(const RecordTable& table, const Model& model, const Frequencies& frequencies);

    const RecordTable& table() const { return m_table; }
    const Model& model() const { return m_model; }

    Pattern patternOf(RecordIndex left, RecordIndex right) const;
    //! log2 of the odds that both are one person.
    double weightOf(RecordIndex left, RecordIndex right) const;
    //! As weightOf(); nothing where that is certainly below `least`, which is found much faster.
    std::optional<double> weightAbove(RecordIndex left, RecordIndex right, double least) const;
    //! What one field of a pair says, with that pattern; 0 where it is missing.
    double fieldWeight(size_t field, Pattern pattern, RecordIndex left, RecordIndex right) const;
    double priorWeight() const { return m_priorWeight; }
    //! What is taken off a pair's weight because they might be relatives; at most 0. `shared` is the product
    //! over the fields of relativeRatio().
    double relativesWeight(double shared) const;
    //! How much likelier what a field says is for relatives than for strangers, where it weighs
    //! `fieldWeight`.
    double relativeRatio(size_t field, double fieldWeight) const;

    //! Every field that says something, the heaviest first, and "relatives" where that takes something off.
    //! They and priorWeight() add up to weightOf().
    std::vector<FieldEvidence> explain(RecordIndex left, RecordIndex right) const;

private:
    using LevelWeights = std::array<float, mostLevels + 1>; //!< By level; 0 for the missing one.
    struct Weights {
        std::array<LevelWeights, mostLevels + 1>
            under{};         //!< By the parent's level; all the same without one.
        LevelWeights most{}; //!< The greatest under any.
        std::array<float, mostLevels + 1>
            news{};            //!< How much of a value's rarity counts, by the parent's level.
        float mostUnequal = 0; //!< Of all levels that are not equality, with rarity.
        double chanceOfEqual = 0;
    };

    void prepare(size_t field);
    double weightOf(Pattern pattern, RecordIndex left, RecordIndex right) const;
    bool isSwapped(std::span<const ValueId> left, std::span<const ValueId> right) const;
    Level levelIn(size_t field, RecordIndex left, RecordIndex right) const;
    Level furtherLevel(size_t field, RecordIndex left, RecordIndex right) const;
    //! How much rarer than usual what both have in common is, in log2.
    double rarity(size_t field, Level level, ValueId left, ValueId right) const;
    double furtherRarity(size_t field, Level level, RecordIndex left, RecordIndex right) const;

    const RecordTable& m_table;
    const Model& m_model;
    const Frequencies& m_frequencies;
    std::vector<Weights> m_weights;
    std::vector<size_t> m_order; //!< Fields, those that decide most for least first.
    std::optional<size_t> m_given;
    std::optional<size_t> m_surname;
    std::vector<double> m_shared; //!< sharedByRelatives(), by field.
    double m_relativeOdds = 0;
    double m_priorWeight = 0;
};

} // namespace segue::linkage
