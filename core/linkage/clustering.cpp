// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linkage/clustering.h"

#include "core/linkage/group_evidence.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <queue>
#include <set>
#include <tuple>

namespace segue::linkage {

namespace {

// How much more two groups may say than the best of what they were made of, before it is looked at.
constexpr double hope = 6;

//! Groups of records that grow together.
class Agglomeration {
public:
    Agglomeration(const Scorer& scorer, const Constraints& constraints)
        : m_evidence(scorer), m_least(weightOf(linkAbove)), m_root(scorer.table().size()),
          m_members(scorer.table().size()), m_edges(scorer.table().size()) {
        std::iota(m_root.begin(), m_root.end(), 0U);
        for (const auto& [left, right] : constraints.notSame) {
            m_enemies[left].insert(right);
            m_enemies[right].insert(left);
        }
    }

    void joinAll(const std::vector<RecordPair>& same) {
        for (const auto& [left, right] : same) {
            const RecordIndex a = rootOf(left);
            const RecordIndex b = rootOf(right);
            if (a != b && !isForbidden(a, b))
                join(a, b);
        }
    }

    void run(const std::vector<ScoredPair>& pairs) {
        for (const ScoredPair& pair : pairs)
            addEdge(rootOf(pair.left), rootOf(pair.right), pair.weight);
        while (!m_queue.empty()) {
            const Edge edge = m_queue.top();
            m_queue.pop();
            if (m_root[edge.left] != edge.left || m_root[edge.right] != edge.right)
                continue;
            const auto known = m_edges[edge.left].find(edge.right);
            if (known == m_edges[edge.left].end() || known->second.weight != edge.weight)
                continue;
            if (!known->second.isExact)
                weigh(edge.left, edge.right);
            else if (!isForbidden(edge.left, edge.right))
                join(edge.left, edge.right);
        }
    }

    std::vector<uint32_t> numbers() {
        std::vector<uint32_t> numbers(m_root.size());
        std::map<RecordIndex, uint32_t> known;
        for (RecordIndex record = 0; record < m_root.size(); ++record)
            numbers[record] =
                known.try_emplace(rootOf(record), static_cast<uint32_t>(known.size())).first->second;
        return numbers;
    }

private:
    struct Known {
        float weight = 0;
        bool isExact = false; //!< Else it is hoped for: not weighed since one of both grew.
    };
    struct Edge {
        float weight = 0;
        RecordIndex left = 0; //!< The smaller root.
        RecordIndex right = 0;
        bool operator<(const Edge& other) const {
            return std::tie(weight, other.left, other.right) < std::tie(other.weight, left, right);
        }
    };

    RecordIndex rootOf(RecordIndex record) {
        while (m_root[record] != record)
            record = m_root[record] = m_root[m_root[record]];
        return record;
    }

    std::vector<RecordIndex> membersOf(RecordIndex root) const {
        return m_members[root].empty() ? std::vector<RecordIndex>{root} : m_members[root];
    }

    void setEdge(RecordIndex a, RecordIndex b, Known known) {
        const RecordIndex left = std::min(a, b);
        const RecordIndex right = std::max(a, b);
        m_edges[left][right] = known;
        m_edges[right][left] = known;
        if (known.weight >= m_least)
            m_queue.push({known.weight, left, right});
    }

    //! Between groups of several records what one pair says is only a hope.
    void addEdge(RecordIndex a, RecordIndex b, float weight) {
        if (a == b)
            return;
        const bool isExact = m_members[a].empty() && m_members[b].empty();
        const auto known = m_edges[a].find(b);
        const float hoped = isExact ? weight : weight + static_cast<float>(hope);
        if (known == m_edges[a].end() || known->second.weight < hoped)
            setEdge(a, b, {hoped, isExact});
    }

    void weigh(RecordIndex a, RecordIndex b) {
        const double weight = m_evidence.weightOf(membersOf(a), membersOf(b));
        setEdge(a, b, {static_cast<float>(weight), true});
    }

    bool isForbidden(RecordIndex a, RecordIndex b) {
        if (m_enemies.empty())
            return false;
        const std::vector<RecordIndex> members = membersOf(a);
        return std::any_of(members.begin(), members.end(), [&](RecordIndex member) {
            const auto enemies = m_enemies.find(member);
            return enemies != m_enemies.end() &&
                   std::any_of(enemies->second.begin(), enemies->second.end(), [&](RecordIndex enemy) {
                       return rootOf(enemy) == b;
                   });
        });
    }

    //! The smaller root stays.
    void join(RecordIndex a, RecordIndex b) {
        const RecordIndex root = std::min(a, b);
        const RecordIndex gone = std::max(a, b);
        std::vector<RecordIndex> members = membersOf(root);
        const std::vector<RecordIndex> more = membersOf(gone);
        members.insert(members.end(), more.begin(), more.end());
        std::sort(members.begin(), members.end());
        m_members[root] = std::move(members);
        m_members[gone].clear();
        m_root[gone] = root;
        std::map<RecordIndex, Known> edges = std::move(m_edges[gone]);
        m_edges[gone].clear();
        for (const auto& [other, known] : m_edges[root])
            edges.try_emplace(other, known).first->second.weight =
                std::max(known.weight, edges[other].weight);
        m_edges[root].clear();
        for (const auto& [other, known] : edges) {
            if (other == root || other == gone)
                continue;
            m_edges[other].erase(gone);
            const float most = known.isExact ? known.weight + static_cast<float>(hope) : known.weight;
            setEdge(root, other, {most, false});
        }
    }

    GroupEvidence m_evidence;
    double m_least;
    std::vector<RecordIndex> m_root;
    std::vector<std::vector<RecordIndex>> m_members;   //!< Of a root with others; empty for one alone.
    std::vector<std::map<RecordIndex, Known>> m_edges; //!< Of each root, to other roots.
    std::map<RecordIndex, std::set<RecordIndex>> m_enemies;
    std::priority_queue<Edge> m_queue;
};

} // namespace

std::vector<uint32_t>
clusterRecords(const Scorer& scorer, const std::vector<ScoredPair>& pairs, const Constraints& constraints) {
    Agglomeration agglomeration(scorer, constraints);
    agglomeration.joinAll(constraints.same);
    agglomeration.run(pairs);
    return agglomeration.numbers();
}

} // namespace segue::linkage
