// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/identity_quality.h"

#include <map>

namespace segue::bench {

namespace {

double pairsIn(double members) {
    return members * (members - 1) / 2;
}

double harmonic(double a, double b) {
    return a + b > 0 ? 2 * a * b / (a + b) : 0;
}

double ratio(double part, double all) {
    return all > 0 ? part / all : 1;
}

} // namespace

LinkQuality qualityOf(const std::vector<uint32_t>& clusters, const std::vector<uint32_t>& truth) {
    std::map<uint32_t, double> inCluster;
    std::map<uint32_t, double> inTruth;
    std::map<std::pair<uint32_t, uint32_t>, double> inBoth;
    for (size_t i = 0; i < clusters.size(); ++i) {
        ++inCluster[clusters[i]];
        ++inTruth[truth[i]];
        ++inBoth[{clusters[i], truth[i]}];
    }
    double linked = 0;
    double wanted = 0;
    double right = 0;
    LinkQuality quality;
    for (const auto& [cluster, members] : inCluster)
        linked += pairsIn(members);
    for (const auto& [person, members] : inTruth)
        wanted += pairsIn(members);
    for (const auto& [both, members] : inBoth) {
        right += pairsIn(members);
        quality.bCubedPrecision += members * members / inCluster[both.first];
        quality.bCubedRecall += members * members / inTruth[both.second];
    }
    const auto n = static_cast<double>(clusters.size());
    quality.bCubedPrecision /= n;
    quality.bCubedRecall /= n;
    quality.bCubedF1 = harmonic(quality.bCubedPrecision, quality.bCubedRecall);
    quality.precision = ratio(right, linked);
    quality.recall = ratio(right, wanted);
    quality.f1 = harmonic(quality.precision, quality.recall);
    quality.truePairs = static_cast<qint64>(wanted);
    quality.linkedPairs = static_cast<qint64>(linked);
    return quality;
}

std::array<ProbabilityBand, 4>
bandsOf(const std::vector<linkage::ScoredPair>& pairs, const std::vector<uint32_t>& truth) {
    std::array<ProbabilityBand, 4> bands{{{0.5, 0.9}, {0.9, 0.99}, {0.99, 0.999}, {0.999, 1.01}}};
    for (const linkage::ScoredPair& pair : pairs) {
        const double probability = pair.probability();
        for (ProbabilityBand& band : bands) {
            if (probability < band.from || probability >= band.below)
                continue;
            ++band.pairs;
            band.right += truth[pair.left] == truth[pair.right] ? 1 : 0;
        }
    }
    return bands;
}

double blockingRecall(const linkage::CandidateIndex& index, const std::vector<uint32_t>& truth) {
    std::map<uint32_t, std::vector<linkage::RecordIndex>> people;
    for (linkage::RecordIndex record = 0; record < truth.size(); ++record)
        people[truth[record]].push_back(record);
    double wanted = 0;
    double found = 0;
    for (const auto& [person, members] : people) {
        if (members.size() < 2)
            continue;
        wanted += static_cast<double>(members.size() * (members.size() - 1));
        for (const linkage::RecordIndex member : members) {
            for (const linkage::RecordIndex other : index.comparedWith(member))
                found += truth[other] == person ? 1 : 0;
        }
    }
    return ratio(found, wanted);
}

} // namespace segue::bench
