// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linkage/candidate_index.h"

#include "core/linkage/blocking.h"
#include "core/linkage/parallel.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <tuple>

namespace segue::linkage {

namespace {
//! A table of no more records is compared pair by pair: it takes a second, and misses nothing.
constexpr size_t fewRecords = 2'000;
constexpr size_t partsOfScan = 64;
} // namespace

CandidateIndex::CandidateIndex(const RecordTable& table, const Model& model) : m_table(table) {
    const size_t count = model.blocking.size();
    std::vector<std::unique_ptr<RuleIndex>> made(count);
    inParts(count, workerCount(), [&](size_t begin, size_t end, size_t) {
        for (size_t i = begin; i < end; ++i) {
            made[i] = std::make_unique<RuleIndex>(
                table, model.blocking[i], model.refinements, mostBlockMembers(table.size()));
        }
    });
    m_rules.reserve(count);
    for (auto& rule : made)
        m_rules.push_back(std::move(*rule));
}

CandidateIndex::Seen& CandidateIndex::seenBy(size_t records) {
    // Kept from search to search, because it is as long as the table.
    thread_local Seen seen(0);
    if (seen.size() != records)
        seen = Seen(records);
    return seen;
}

bool CandidateIndex::comparesAll() const {
    return m_table.size() <= fewRecords;
}

void CandidateIndex::add(RecordIndex record) {
    for (RuleIndex& rule : m_rules)
        rule.add(record);
}

void CandidateIndex::remove(RecordIndex record) {
    if (m_removed.size() <= record)
        m_removed.resize(m_table.size());
    m_removed[record] = true;
}

template <class Visit>
void CandidateIndex::visitCandidates(RecordIndex record, Seen& seen, const Visit& visit) const {
    const auto isThere = [this](RecordIndex other) { return other >= m_removed.size() || !m_removed[other]; };
    if (comparesAll()) {
        for (RecordIndex other = 0; other < m_table.size(); ++other) {
            if (other != record && isThere(other))
                visit(other);
        }
        return;
    }
    seen.begin();
    for (const RuleIndex& rule : m_rules) {
        rule.visitBlocksOf(record, [&](std::span<const RecordIndex> block) {
            for (const RecordIndex other : block) {
                if (other != record && isThere(other) && seen.isFirst(other))
                    visit(other);
            }
        });
    }
}

template <class Visit>
void CandidateIndex::visitEarlier(RecordIndex record, Seen& seen, const Visit& visit) const {
    const auto isThere = [this](RecordIndex other) { return other >= m_removed.size() || !m_removed[other]; };
    if (!isThere(record))
        return;
    if (comparesAll()) {
        for (RecordIndex other = 0; other < record; ++other) {
            if (isThere(other))
                visit(other);
        }
        return;
    }
    seen.begin();
    for (const RuleIndex& rule : m_rules) {
        rule.visitBlocksOf(record, [&](std::span<const RecordIndex> block) {
            for (const RecordIndex other : block) {
                if (other >= record)
                    break;
                if (seen.isFirst(other) && isThere(other))
                    visit(other);
            }
        });
    }
}

std::vector<ScoredPair>
CandidateIndex::candidatesFor(const Scorer& scorer, RecordIndex record, double least) const {
    std::vector<ScoredPair> found;
    visitCandidates(record, seenBy(m_table.size()), [&](RecordIndex other) {
        const RecordIndex left = std::min(record, other);
        const RecordIndex right = std::max(record, other);
        if (const auto weight = scorer.weightAbove(left, right, least))
            found.push_back({left, right, static_cast<float>(*weight)});
    });
    std::sort(found.begin(), found.end(), [](const ScoredPair& a, const ScoredPair& b) {
        return std::tie(b.weight, a.left, a.right) < std::tie(a.weight, b.left, b.right);
    });
    return found;
}

std::vector<ScoredPair> CandidateIndex::allCandidates(const Scorer& scorer, double least) const {
    const size_t parts = std::min(partsOfScan, std::max<size_t>(m_table.size(), 1));
    std::vector<std::vector<ScoredPair>> found(parts);
    std::atomic<size_t> next{0};
    inParts(workerCount(), workerCount(), [&](size_t, size_t, size_t) {
        Seen seen(m_table.size());
        for (size_t part = next++; part < parts; part = next++) {
            for (size_t record = m_table.size() * part / parts; record < m_table.size() * (part + 1) / parts;
                 ++record) {
                const auto right = static_cast<RecordIndex>(record);
                const size_t before = found[part].size();
                visitEarlier(right, seen, [&](RecordIndex left) {
                    if (const auto weight = scorer.weightAbove(left, right, least))
                        found[part].push_back({left, right, static_cast<float>(*weight)});
                });
                std::sort(
                    found[part].begin() + static_cast<std::ptrdiff_t>(before), found[part].end(),
                    [](const ScoredPair& a, const ScoredPair& b) { return a.left < b.left; });
            }
        }
    });
    std::vector<ScoredPair> all;
    for (std::vector<ScoredPair>& some : found) {
        all.insert(all.end(), some.begin(), some.end());
        std::vector<ScoredPair>().swap(some);
    }
    return all;
}

std::vector<RecordIndex> CandidateIndex::comparedWith(RecordIndex record) const {
    std::vector<RecordIndex> others;
    visitCandidates(record, seenBy(m_table.size()), [&](RecordIndex other) { others.push_back(other); });
    return others;
}

} // namespace segue::linkage
