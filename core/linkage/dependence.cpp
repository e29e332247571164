// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linkage/dependence.h"

#include <algorithm>
#include <cmath>

namespace segue::linkage {

namespace {

constexpr int rounds = 12;
constexpr double chanceWeight =
    150; // what u among all strangers weighs beside u among those who agree, in pairs
constexpr double leastStrangers = 0.5;
constexpr double mistaken = 0.1;   // the share of other pairs that are taken for strangers
constexpr double matchWeight = 40; // the same of m
constexpr double leastBits = 0.25; // A weaker dependence is not worth a parent.

//! Shares by field.
using FieldShares = std::vector<LevelShares>;

FieldShares chanceOf(const Model& model) {
    FieldShares shares;
    for (const FieldModel& known : model.fields)
        shares.push_back(known.chance);
    return shares;
}

//! The probability that a pair of that pattern, agreeing on `parent`, are strangers.
double strangerShare(
    Pattern pattern, size_t parent, const Model& model, const FieldShares& chance, double match,
    double relative) {
    double matchRatio = 1;
    double relativeRatio = 1;
    for (size_t field = 0; field < model.fields.size(); ++field) {
        const Level level = levelIn(pattern, field);
        if (level == missingLevel || field == parent)
            continue;
        const FieldModel& known = model.fields[field];
        const double ratio = known.match[level - 1u] / chance[field][level - 1u];
        const double shared = sharedByRelatives(known.field.kind);
        matchRatio *= ratio;
        relativeRatio *= shared * ratio + 1 - shared;
    }
    const double strangers = std::max(1 - match - relative, 0.001);
    return strangers / (strangers + match * matchRatio + relative * relativeRatio);
}

//! u of every field among the strangers who agree on `parent`.
FieldShares chanceUnder(const Session& session, size_t parent, const Model& model) {
    const FieldModel& agreed = model.fields[parent];
    const double match = model.prior * agreed.match[0];
    const double relative = model.relatives * relativeShares(agreed)[0];
    const double all = match + relative + agreed.chance[0];
    FieldShares chance = chanceOf(model);
    // Where hardly any strangers agree, those who seem to be are matches that were not recognised.
    if (agreed.chance[0] < leastStrangers * all)
        return chance;
    double pairs = 0;
    for (const auto& [pattern, count] : session.counts)
        pairs += count;
    const double usualWeight = chanceWeight + mistaken * pairs * (1 - agreed.chance[0] / all);
    for (int round = 0; round < rounds; ++round) {
        FieldShares sums;
        for (const FieldModel& known : model.fields) {
            sums.push_back(known.chance);
            for (double& share : sums.back())
                share *= usualWeight;
        }
        for (const auto& [pattern, count] : session.counts) {
            const double strangers =
                count * strangerShare(pattern, parent, model, chance, match / all, relative / all);
            for (size_t field = 0; field < sums.size(); ++field) {
                if (const Level level = levelIn(pattern, field); level != missingLevel)
                    sums[field][level - 1u] += strangers;
            }
        }
        for (LevelShares& shares : sums) {
            double sum = 0;
            for (const double share : shares)
                sum += share;
            for (double& share : shares)
                share /= sum;
        }
        chance = std::move(sums);
    }
    return chance;
}

//! Whether it changes with the household: when somebody moves, all such fields change together. What is of
//! the person goes wrong field by field.
bool isOfHousehold(const FieldModel& known) {
    return sharedByRelatives(known.field.kind) >= 0.3;
}

//! m of a field under every level of another, from the sessions in which both took part.
std::vector<LevelShares>
matchUnder(const std::vector<Session>& sessions, size_t field, size_t parent, const Model& model) {
    const LevelShares& usual = model.fields[field].match;
    if (!isOfHousehold(model.fields[field]) || !isOfHousehold(model.fields[parent]))
        return std::vector<LevelShares>(model.fields[parent].match.size(), usual);
    std::vector<LevelShares> under(model.fields[parent].match.size(), LevelShares(usual.size(), 0));
    for (const Session& session : sessions) {
        if (session.excluded[field] || session.excluded[parent])
            continue;
        for (size_t i = 0; i < session.counts.size(); ++i) {
            const Level level = levelIn(session.counts[i].first, field);
            const Level above = levelIn(session.counts[i].first, parent);
            if (level != missingLevel && above != missingLevel)
                under[above - 1u][level - 1u] += session.counts[i].second * session.result.posterior[i];
        }
    }
    for (LevelShares& shares : under) {
        double sum = matchWeight;
        for (const double share : shares)
            sum += share;
        for (size_t level = 0; level < shares.size(); ++level)
            shares[level] = (shares[level] + matchWeight * usual[level]) / sum;
    }
    return under;
}

//! By how many bits matches would on average be misjudged if the field stood alone.
double bitsOf(
    const FieldModel& field, const FieldModel& parent, const LevelShares& chance,
    const std::vector<LevelShares>& match) {
    double bits = 0;
    for (size_t above = 0; above < match.size(); ++above) {
        for (size_t level = 0; level < field.match.size(); ++level) {
            const double share = parent.match[above] * match[above][level];
            double misjudged = std::log2(match[above][level] / field.match[level]);
            if (above == 0)
                misjudged -= std::log2(chance[level] / field.chance[level]);
            bits += share * std::abs(misjudged);
        }
    }
    return bits;
}

//! What strangers share may take the weight of an agreement away, but not make it speak against a match: that
//! would be matches taken for strangers. What is taken off is added to the last level.
LevelShares withoutReversals(LevelShares chance, const FieldModel& known) {
    for (size_t level = 0; level + 1 < chance.size(); ++level) {
        const double most = std::max(known.chance[level], known.match[level]);
        if (chance[level] > most) {
            chance.back() += chance[level] - most;
            chance[level] = most;
        }
    }
    return chance;
}

struct Edge {
    double bits = 0;
    size_t field = 0;
    size_t parent = 0;
};

bool descendsFrom(const Model& model, size_t field, size_t ancestor) {
    for (int at = static_cast<int>(field); at >= 0; at = model.fields[size_t(at)].parent) {
        if (size_t(at) == ancestor)
            return true;
    }
    return false;
}

} // namespace

void learnDependence(
    const std::vector<Session>& agreeing, const std::vector<Session>& sessions, Model& model) {
    const size_t count = model.fields.size();
    std::vector<FieldShares> chance;
    for (size_t parent = 0; parent < count; ++parent)
        chance.push_back(chanceUnder(agreeing[parent], parent, model));
    std::vector<Edge> edges;
    for (size_t field = 0; field < count; ++field) {
        for (size_t parent = 0; parent < count; ++parent) {
            if (field == parent)
                continue;
            const double bits = bitsOf(
                model.fields[field], model.fields[parent], chance[parent][field],
                matchUnder(sessions, field, parent, model));
            if (bits > leastBits)
                edges.push_back({bits, field, parent});
        }
    }
    std::stable_sort(
        edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.bits > b.bits; });
    for (const Edge& edge : edges) {
        FieldModel& field = model.fields[edge.field];
        if (field.parent >= 0 || descendsFrom(model, edge.parent, edge.field))
            continue;
        field.parent = static_cast<int>(edge.parent);
        field.matchUnder = matchUnder(sessions, edge.field, edge.parent, model);
        field.chanceUnder.assign(field.matchUnder.size(), field.chance);
        field.chanceUnder.front() = withoutReversals(chance[edge.parent][edge.field], field);
    }
}

} // namespace segue::linkage
