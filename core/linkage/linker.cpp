// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linkage/linker.h"

#include "core/linkage/parallel.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace segue::linkage {

namespace {

// A first run shows who has many records, so that a second one can count people instead of records.
constexpr int runs = 2;
// What a pair may gain from one run to the next, in bits.
constexpr double gain = 4;

void cluster(const Scorer& scorer, const Constraints& constraints, Linkage& linkage) {
    std::vector<ScoredPair> pairs = linkage.pairs;
    std::erase_if(pairs, [](const ScoredPair& pair) { return pair.weight < leastEdgeWeight; });
    linkage.clusters = clusterRecords(scorer, pairs, constraints);
}

void weighAgain(const Scorer& scorer, std::vector<ScoredPair>& pairs) {
    inParts(pairs.size(), workerCount(), [&](size_t begin, size_t end, size_t) {
        for (size_t i = begin; i < end; ++i)
            pairs[i].weight = static_cast<float>(scorer.weightOf(pairs[i].left, pairs[i].right));
    });
}

void dropLightPairs(std::vector<ScoredPair>& pairs) {
    std::erase_if(pairs, [](const ScoredPair& pair) { return pair.weight < leastEdgeWeight; });
    pairs.shrink_to_fit();
}

//! Of a table whose records are in order of their contents.
Linkage linkOrdered(const RecordTable& table, const Constraints& constraints) {
    const KeyStatistics statistics(table);
    const Trainer trainer(table, statistics);
    const std::vector<BlockingRule> blocking = chooseBlocking(table, statistics);
    Linkage linkage;
    for (int run = 0; run < runs; ++run) {
        const Frequencies frequencies =
            run == 0 ? Frequencies::of(table) : Frequencies::of(table, linkage.clusters);
        linkage.model = trainer.train(frequencies, linkage.clusters);
        linkage.model.blocking = blocking;
        linkage.model.refinements = refinementsOf(statistics);
        const Scorer scorer(table, linkage.model, frequencies);
        if (run == 0)
            linkage.pairs =
                CandidateIndex(table, linkage.model).allCandidates(scorer, leastEdgeWeight - gain);
        else
            weighAgain(scorer, linkage.pairs);
        cluster(scorer, constraints, linkage);
    }
    dropLightPairs(linkage.pairs);
    return linkage;
}

Linkage linkOrdered(const RecordTable& table, const Constraints& constraints, Model model) {
    Linkage linkage;
    linkage.model = std::move(model);
    const Frequencies frequencies = Frequencies::of(table);
    const Scorer scorer(table, linkage.model, frequencies);
    linkage.pairs = CandidateIndex(table, linkage.model).allCandidates(scorer, leastEdgeWeight);
    cluster(scorer, constraints, linkage);
    return linkage;
}

//! The same constraints, of records that have new places.
Constraints movedTo(const std::vector<RecordIndex>& places, const Constraints& constraints) {
    Constraints moved = constraints;
    for (std::vector<RecordPair>* pairs : {&moved.same, &moved.notSame}) {
        for (auto& [left, right] : *pairs) {
            left = places[left];
            right = places[right];
        }
    }
    return moved;
}

//! Links the records in order of their contents, and tells of them in their own.
template <class Link>
Linkage linkInOrder(const RecordTable& table, const Constraints& constraints, const Link& link) {
    const std::vector<RecordIndex> order = table.orderByContents();
    std::vector<RecordIndex> places(order.size());
    for (RecordIndex place = 0; place < order.size(); ++place)
        places[order[place]] = place;
    Linkage linkage = link(table.reordered(order), movedTo(places, constraints));
    for (ScoredPair& pair : linkage.pairs) {
        const auto [left, right] = std::minmax(order[pair.left], order[pair.right]);
        pair = {left, right, pair.weight};
    }
    std::sort(linkage.pairs.begin(), linkage.pairs.end(), [](const ScoredPair& a, const ScoredPair& b) {
        return std::tie(a.left, a.right) < std::tie(b.left, b.right);
    });
    std::unordered_map<uint32_t, uint32_t> numbers;
    std::vector<uint32_t> clusters(order.size());
    for (RecordIndex record = 0; record < order.size(); ++record) {
        const auto next = static_cast<uint32_t>(numbers.size());
        clusters[record] = numbers.try_emplace(linkage.clusters[places[record]], next).first->second;
    }
    linkage.clusters = std::move(clusters);
    return linkage;
}

} // namespace

Linkage linkRecords(const RecordTable& table, const Constraints& constraints) {
    return linkInOrder(table, constraints, [](const RecordTable& ordered, const Constraints& moved) {
        return linkOrdered(ordered, moved);
    });
}

Linkage linkRecords(const RecordTable& table, const Constraints& constraints, const Model& model) {
    return linkInOrder(table, constraints, [&](const RecordTable& ordered, const Constraints& moved) {
        return linkOrdered(ordered, moved, model);
    });
}

} // namespace segue::linkage
