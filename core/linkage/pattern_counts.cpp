// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linkage/pattern_counts.h"

#include <algorithm>
#include <cmath>

namespace segue::linkage {

namespace {

constexpr int mostRounds = 40;
constexpr double settled = 1e-5;
constexpr double startPairs = 12; // what the starting m weighs, in pairs seen

struct Ratios {
    double match = 1;
    double relative = 1;
};

//! How much likelier a pattern is for one person and for relatives than for strangers, over the fields that
//! take part.
Ratios ratiosOf(Pattern pattern, const Model& model, const std::vector<LevelShares>& match) {
    Ratios ratios;
    for (size_t field = 0; field < match.size(); ++field) {
        const Level level = levelIn(pattern, field);
        if (level == missingLevel || match[field].empty())
            continue;
        const double ratio = match[field][level - 1u] / model.fields[field].chance[level - 1u];
        const double shared = sharedByRelatives(model.fields[field].field.kind);
        ratios.match *= ratio;
        ratios.relative *= shared * ratio + 1 - shared;
    }
    return ratios;
}

//! m from the posteriors, drawn towards the start.
void maximise(
    const PatternCounts& counts, const std::vector<double>& posterior, const Model& start,
    std::vector<LevelShares>& match) {
    for (size_t field = 0; field < match.size(); ++field) {
        if (match[field].empty())
            continue;
        LevelShares seen(match[field].size(), 0);
        double all = 0;
        for (size_t i = 0; i < counts.size(); ++i) {
            if (const Level level = levelIn(counts[i].first, field); level != missingLevel) {
                seen[level - 1u] += counts[i].second * posterior[i];
                all += counts[i].second * posterior[i];
            }
        }
        for (size_t level = 0; level < seen.size(); ++level) {
            match[field][level] =
                (seen[level] + startPairs * start.fields[field].match[level]) / (all + startPairs);
        }
    }
}

} // namespace

PatternCounts countPatterns(std::vector<Pattern> patterns) {
    std::sort(patterns.begin(), patterns.end());
    PatternCounts counts;
    for (const Pattern pattern : patterns) {
        if (counts.empty() || counts.back().first != pattern)
            counts.emplace_back(pattern, 0);
        counts.back().second += 1;
    }
    return counts;
}

SessionResult runSession(
    const PatternCounts& counts, const Model& start, const std::vector<bool>& excluded, double matchShare) {
    SessionResult result;
    result.matchShare = matchShare;
    for (size_t field = 0; field < start.fields.size(); ++field)
        result.match.push_back(excluded[field] ? LevelShares{} : start.fields[field].match);
    result.posterior.assign(counts.size(), 0);
    double all = 0;
    for (const auto& [pattern, count] : counts)
        all += count;
    result.relativeShare = (1 - matchShare) * std::min(0.5, matchShare);
    for (int round = 0; round < mostRounds && all > 0; ++round) {
        double matches = 0;
        result.relativePairs = 0;
        const double strangers = 1 - result.matchShare - result.relativeShare;
        for (size_t i = 0; i < counts.size(); ++i) {
            const Ratios ratios = ratiosOf(counts[i].first, start, result.match);
            const double match = result.matchShare * ratios.match;
            const double relative = result.relativeShare * ratios.relative;
            const double sum = match + relative + strangers;
            result.posterior[i] = match / sum;
            matches += counts[i].second * match / sum;
            result.relativePairs += counts[i].second * relative / sum;
        }
        maximise(counts, result.posterior, start, result.match);
        const double share = std::clamp((matches + matchShare) / (all + 1), 1e-6, 0.99);
        const bool isSettled = std::abs(share - result.matchShare) < settled * share;
        result.matchShare = share;
        result.relativeShare = std::clamp(result.relativePairs / (all + 1), 1e-9, 0.999 - share);
        if (isSettled)
            break;
    }
    return result;
}

} // namespace segue::linkage
