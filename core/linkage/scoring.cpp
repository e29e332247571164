// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linkage/scoring.h"

#include "core/linkage/text_distance.h"

#include <algorithm>
#include <cmath>

namespace segue::linkage {

using namespace Qt::StringLiterals;

namespace {

constexpr double smallestShare = 1e-9;
constexpr double nearRarity =
    0.5; //!< How much of a value's rarity counts where two values are near, not equal.
constexpr float mostNearRarity = 3;

float weightOfShares(double match, double chance) {
    return static_cast<float>(std::log2(std::max(match, smallestShare) / std::max(chance, smallestShare)));
}

QString toQString(std::u16string_view text) {
    return QString::fromUtf16(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

double probabilityOf(double weight) {
    return 1 / (1 + std::exp2(-weight));
}

double weightOf(double probability) {
    return std::log2(probability / (1 - probability));
}

Scorer::Scorer(const RecordTable& table, const Model& model, const Frequencies& frequencies)
    : m_table(table), m_model(model), m_frequencies(frequencies), m_weights(model.fields.size()),
      m_given(table.fieldOf(ColumnKind::GivenName)), m_surname(table.fieldOf(ColumnKind::Surname)),
      m_priorWeight(linkage::weightOf(model.prior)) {
    if (!m_given || !m_surname || std::max(*m_given, *m_surname) >= m_weights.size())
        m_given = m_surname = std::nullopt;
    m_relativeOdds = model.relatives / std::max(1 - model.prior - model.relatives, smallestShare);
    for (size_t field = 0; field < m_weights.size(); ++field) {
        m_shared.push_back(sharedByRelatives(model.fields[field].field.kind));
        prepare(field);
    }
    for (size_t field = 0; field < m_weights.size(); ++field)
        m_order.push_back(field);
    std::stable_sort(m_order.begin(), m_order.end(), [this](size_t a, size_t b) {
        return m_weights[a].mostUnequal > m_weights[b].mostUnequal;
    });
}

void Scorer::prepare(size_t field) {
    const FieldModel& known = m_model.fields[field];
    Weights& weights = m_weights[field];
    // No value is rarer than one that occurs once.
    weights.chanceOfEqual =
        std::max(m_frequencies.chanceOfEqual(field), 1 / std::max(m_frequencies.total(field), 1.0));
    const auto kinds = levelsOf(known.field.kind);
    weights.most.fill(-1000);
    for (size_t parentLevel = 0; parentLevel <= mostLevels; ++parentLevel) {
        const bool isFree = known.parent < 0 || parentLevel == 0 || parentLevel > known.matchUnder.size();
        const LevelShares& match = isFree ? known.match : known.matchUnder[parentLevel - 1];
        const LevelShares& chance = isFree ? known.chance : known.chanceUnder[parentLevel - 1];
        for (size_t level = 1; level <= kinds.size(); ++level) {
            const float weight = weightOfShares(match[level - 1], chance[level - 1]);
            weights.under[parentLevel][level] = weight;
            weights.most[level] = std::max(weights.most[level], weight);
        }
        const double alone = std::log2(std::max(known.chance[0], smallestShare));
        const double here = std::log2(std::max(chance[0], smallestShare));
        weights.news[parentLevel] = static_cast<float>(alone < 0 ? std::clamp(here / alone, 0.0, 1.0) : 0);
    }
    weights.mostUnequal = 0; // As where they turn out to say nothing.
    for (size_t level = 2; level <= kinds.size(); ++level) {
        const float rare = kinds[level - 1].isNear ? mostNearRarity : 0;
        weights.mostUnequal = std::max(weights.mostUnequal, weights.most[level] + rare);
    }
}

bool Scorer::isSwapped(std::span<const ValueId> left, std::span<const ValueId> right) const {
    if (!m_given || left[*m_given] == missingValue || left[*m_surname] == missingValue)
        return false;
    const bool first = left[*m_given] == right[*m_surname];
    const bool second = left[*m_surname] == right[*m_given];
    if (first == second)
        return first && left[*m_given] != right[*m_given];
    const ValueId other = first ? right[*m_given] : right[*m_surname];
    const ValueId own = first ? left[*m_surname] : left[*m_given];
    if (other == missingValue || own == other || left[*m_given] == right[*m_given] ||
        left[*m_surname] == right[*m_surname])
        return false;
    const ValuePool& names = m_table.pool(*m_given);
    constexpr double like = 0.88;
    return jaroWinkler(names.text(own), names.text(other)) >= like;
}

Level Scorer::furtherLevel(size_t field, RecordIndex left, RecordIndex right) const {
    const ColumnKind kind = m_model.fields[field].field.kind;
    const ValuePool& pool = m_table.pool(field);
    const std::vector<ValueId> others = m_table.valuesOf(right, field);
    Level best = missingLevel;
    for (const ValueId own : m_table.valuesOf(left, field)) {
        for (const ValueId other : others) {
            const Level level = linkage::levelOf(kind, pool.folded(own), pool.folded(other));
            if (level != missingLevel && (best == missingLevel || level < best))
                best = level;
        }
    }
    return best;
}

Level Scorer::levelIn(size_t field, RecordIndex left, RecordIndex right) const {
    const ValueId own = m_table.row(left)[field];
    const ValueId other = m_table.row(right)[field];
    if (own == missingValue || other == missingValue)
        return missingLevel;
    if (own == other)
        return equalLevel;
    const ValuePool& pool = m_table.pool(field);
    return linkage::levelOf(m_model.fields[field].field.kind, pool.folded(own), pool.folded(other));
}

Pattern Scorer::patternOf(RecordIndex left, RecordIndex right) const {
    const bool hasFurther = m_table.hasFurtherValues(left) || m_table.hasFurtherValues(right);
    const bool swapped = isSwapped(m_table.row(left), m_table.row(right));
    Pattern pattern = 0;
    for (size_t field = 0; field < m_weights.size(); ++field) {
        if (swapped && (field == *m_given || field == *m_surname)) {
            pattern |= withLevel(field == *m_given ? swappedLevel : missingLevel, field);
            continue;
        }
        const Level level = hasFurther ? furtherLevel(field, left, right) : levelIn(field, left, right);
        pattern |= withLevel(level, field);
    }
    return pattern;
}

double Scorer::rarity(size_t field, Level level, ValueId left, ValueId right) const {
    const double share = std::max(m_frequencies.shareOf(field, left), m_frequencies.shareOf(field, right));
    const double rare = std::log2(m_weights[field].chanceOfEqual / share);
    return level == equalLevel ? rare : std::min<double>(nearRarity * rare, mostNearRarity);
}

double Scorer::furtherRarity(size_t field, Level level, RecordIndex left, RecordIndex right) const {
    const ColumnKind kind = m_model.fields[field].field.kind;
    const ValuePool& pool = m_table.pool(field);
    const std::vector<ValueId> others = m_table.valuesOf(right, field);
    std::optional<double> most;
    for (const ValueId own : m_table.valuesOf(left, field)) {
        for (const ValueId other : others) {
            if (linkage::levelOf(kind, pool.folded(own), pool.folded(other)) == level)
                most = std::max(most.value_or(-1000), rarity(field, level, own, other));
        }
    }
    return most.value_or(0);
}

double Scorer::fieldWeight(size_t field, Pattern pattern, RecordIndex left, RecordIndex right) const {
    const Level level = linkage::levelIn(pattern, field);
    if (level == missingLevel)
        return 0;
    const FieldModel& known = m_model.fields[field];
    const Weights& weights = m_weights[field];
    const Level parentLevel =
        known.parent < 0 ? missingLevel : linkage::levelIn(pattern, size_t(known.parent));
    const double weight = weights.under[parentLevel][level];
    const bool isNear = levelsOf(known.field.kind)[level - 1u].isNear;
    if (level != equalLevel && !isNear)
        return weight;
    const bool hasFurther = m_table.hasFurtherValues(left) || m_table.hasFurtherValues(right);
    const double rare = hasFurther
                            ? furtherRarity(field, level, left, right)
                            : rarity(field, level, m_table.row(left)[field], m_table.row(right)[field]);
    return weight + weights.news[parentLevel] * rare;
}

double Scorer::relativeRatio(size_t field, double fieldWeight) const {
    return m_shared[field] * std::exp2(fieldWeight) + 1 - m_shared[field];
}

double Scorer::relativesWeight(double shared) const {
    return -std::log2(1 + m_relativeOdds * shared);
}

double Scorer::weightOf(Pattern pattern, RecordIndex left, RecordIndex right) const {
    double weight = m_priorWeight;
    double shared = 1;
    for (size_t field = 0; field < m_weights.size(); ++field) {
        if (linkage::levelIn(pattern, field) == missingLevel)
            continue;
        const double says = fieldWeight(field, pattern, left, right);
        weight += says;
        shared *= relativeRatio(field, says);
    }
    return weight + relativesWeight(shared);
}

double Scorer::weightOf(RecordIndex left, RecordIndex right) const {
    return weightOf(patternOf(left, right), left, right);
}

std::optional<double> Scorer::weightAbove(RecordIndex left, RecordIndex right, double least) const {
    const auto own = m_table.row(left);
    const auto other = m_table.row(right);
    const bool isPlain =
        !m_table.hasFurtherValues(left) && !m_table.hasFurtherValues(right) && !isSwapped(own, other);
    if (!isPlain) {
        const double weight = weightOf(left, right);
        return weight < least ? std::nullopt : std::optional(weight);
    }
    double bound = m_priorWeight;
    Pattern pattern = 0;
    for (size_t field = 0; field < m_weights.size(); ++field) {
        if (own[field] == missingValue || other[field] == missingValue)
            continue;
        const Weights& weights = m_weights[field];
        if (own[field] != other[field]) {
            bound += weights.mostUnequal;
            continue;
        }
        pattern |= withLevel(equalLevel, field);
        bound += weights.most[equalLevel] + std::max(0.0, rarity(field, equalLevel, own[field], own[field]));
    }
    for (const size_t field : m_order) {
        if (bound < least)
            return std::nullopt;
        if (own[field] == missingValue || other[field] == missingValue || own[field] == other[field])
            continue;
        const Level level = levelIn(field, left, right);
        pattern |= withLevel(level, field);
        if (level == missingLevel) {
            bound -= m_weights[field].mostUnequal;
            continue;
        }
        const bool isNear = levelsOf(m_model.fields[field].field.kind)[level - 1u].isNear;
        bound += m_weights[field].most[level] + (isNear ? mostNearRarity : 0) - m_weights[field].mostUnequal;
    }
    const double weight = weightOf(pattern, left, right);
    return weight < least ? std::nullopt : std::optional(weight);
}

std::vector<FieldEvidence> Scorer::explain(RecordIndex left, RecordIndex right) const {
    const Pattern pattern = patternOf(left, right);
    std::vector<FieldEvidence> evidence;
    double shared = 1;
    for (size_t field = 0; field < m_weights.size(); ++field) {
        const Level level = linkage::levelIn(pattern, field);
        if (level == missingLevel)
            continue;
        const FieldModel& known = m_model.fields[field];
        const ValuePool& pool = m_table.pool(field);
        evidence.push_back(
            {known.field.name, QString::fromLatin1(levelsOf(known.field.kind)[level - 1u].name),
             toQString(pool.text(m_table.row(left)[field])), toQString(pool.text(m_table.row(right)[field])),
             fieldWeight(field, pattern, left, right)});
        shared *= relativeRatio(field, evidence.back().weight);
    }
    constexpr double worthSaying = -0.05;
    if (const double says = relativesWeight(shared); says < worthSaying)
        evidence.push_back({u"relatives"_s, u"possible"_s, {}, {}, says});
    std::stable_sort(evidence.begin(), evidence.end(), [](const FieldEvidence& a, const FieldEvidence& b) {
        return std::abs(a.weight) > std::abs(b.weight);
    });
    return evidence;
}

} // namespace segue::linkage
