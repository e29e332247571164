// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linkage/blocking.h"

#include "core/base/random.h"
#include "core/linkage/mixing.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <queue>

namespace segue::linkage {

namespace {

constexpr size_t sampleSize = 20'000;
constexpr size_t copies = 1'536;
using CopySet = std::bitset<copies>;
constexpr size_t mostRules = 40;
constexpr double leastGain = 0.002;
// Errors of a copied field: harsher than most data, so that rules do not lean on one field.
constexpr double replaced = 0.18;
constexpr double mistyped = 0.25;
// What it is worth to find a pair by one more rule: the errors of real pairs are not those of the copies.
constexpr std::array worth{1.0, 0.35, 0.12, 0.04};

//! Pairs a record that blocking may cost: all that a small table has, few in a large one.
double budgetOf(size_t records) {
    const auto n = static_cast<double>(records);
    return n * std::clamp(7e6 / std::max(n, 1.0), 14.0, 240.0);
}

//! One letter of `text` changed, dropped, doubled or swapped with the next.
std::u16string mistypedText(std::u16string text, Random& random) {
    if (text.empty())
        return text;
    const size_t at = random.below(text.size());
    switch (random.below(4)) {
    case 0:
        text[at] = text[random.below(text.size())] == text[at] ? u'q' : text[random.below(text.size())];
        break;
    case 1:
        text.erase(at, 1);
        break;
    case 2:
        text.insert(at, 1, text[random.below(text.size())]);
        break;
    default:
        if (at + 1 < text.size())
            std::swap(text[at], text[at + 1]);
    }
    return text;
}

//! A table of records and their copies with errors: record 2i and its copy 2i + 1.
class Copies {
public:
    Copies(const RecordTable& table, const std::vector<KeyFeature>& features) : m_table(table), m_random(7) {
        m_agree.resize(features.size());
        for (size_t i = 0; i < copies; ++i)
            makeOne(features, i);
    }
    //! The copies that agree with their original on a feature.
    const CopySet& agreeing(size_t feature) const { return m_agree[feature]; }

private:
    RecordIndex anyRecord() { return static_cast<RecordIndex>(m_random.below(m_table.size())); }

    std::u16string copyOf(RecordIndex record, size_t field) {
        const ValuePool& pool = m_table.pool(field);
        const double fate = m_random.unit();
        const RecordIndex other = anyRecord();
        // As often missing as the field is elsewhere.
        if (m_table.row(anyRecord())[field] == missingValue)
            return {};
        const std::u16string text(pool.text(m_table.row(record)[field]));
        if (fate < replaced)
            return std::u16string(pool.text(m_table.row(other)[field]));
        return fate < replaced + mistyped ? mistypedText(text, m_random) : text;
    }

    void makeOne(const std::vector<KeyFeature>& features, size_t copy) {
        const RecordIndex record = anyRecord();
        std::vector<std::u16string> texts;
        for (size_t field = 0; field < m_table.fields().size(); ++field)
            texts.push_back(copyOf(record, field));
        const auto given = m_table.fieldOf(ColumnKind::GivenName);
        const auto surname = m_table.fieldOf(ColumnKind::Surname);
        if (given && surname && m_random.below(20) == 0)
            std::swap(texts[*given], texts[*surname]);
        for (size_t i = 0; i < features.size(); ++i) {
            const KeyFeature& feature = features[i];
            const Key key =
                feature.part == KeyPart::BothNames
                    ? keyOfBothNames(texts[*given], texts[*surname])
                    : keyOf(feature.part, m_table.fields()[feature.field].kind, texts[feature.field]);
            m_agree[i][copy] = key != noKey && key == keyOf(m_table, record, feature);
        }
    }

    const RecordTable& m_table;
    SeededRandom m_random;
    std::vector<CopySet> m_agree; //!< By feature.
};

struct RuleCandidate {
    std::vector<size_t> features;
    double pairs = 0;
    CopySet finds;
};

bool sharesField(const std::vector<KeyFeature>& all, const std::vector<size_t>& some, size_t feature) {
    return std::any_of(some.begin(), some.end(), [&](size_t other) {
        const bool bothNames =
            all[other].part == KeyPart::BothNames || all[feature].part == KeyPart::BothNames;
        return all[other].field == all[feature].field || bothNames;
    });
}

//! Every rule of up to three features that the budget could bear by itself.
std::vector<RuleCandidate>
candidatesOf(const KeyStatistics& statistics, const Copies& made, double allPairs, double most) {
    std::vector<RuleCandidate> found;
    const std::vector<KeyFeature>& features = statistics.features();
    const auto consider = [&](const std::vector<size_t>& chosen) {
        const double pairs =
            std::max(statistics.chanceOfAgreement(chosen), statistics.resolution()) * allPairs;
        if (pairs > most)
            return false;
        RuleCandidate candidate{chosen, pairs, CopySet().set()};
        for (const size_t feature : chosen)
            candidate.finds &= made.agreeing(feature);
        found.push_back(std::move(candidate));
        return true;
    };
    for (size_t i = 0; i < features.size(); ++i) {
        if (consider({i}))
            continue;
        for (size_t j = i + 1; j < features.size(); ++j) {
            if (sharesField(features, {i}, j) || consider({i, j}))
                continue;
            for (size_t k = j + 1; k < features.size(); ++k) {
                if (!sharesField(features, {i, j}, k))
                    consider({i, j, k});
            }
        }
    }
    return found;
}

//! The copies by how many of the chosen rules find them.
class Found {
public:
    Found() { m_times.front().set(); }

    double gainOf(const RuleCandidate& candidate) const {
        double gain = 0;
        for (size_t times = 0; times < worth.size(); ++times)
            gain += worth[times] * static_cast<double>((candidate.finds & m_times[times]).count());
        return gain / static_cast<double>(copies);
    }

    void take(const RuleCandidate& candidate) {
        CopySet moved;
        for (CopySet& times : m_times) {
            const CopySet more = times & candidate.finds;
            times = (times & ~candidate.finds) | moved;
            moved = more;
        }
    }

private:
    std::array<CopySet, worth.size()> m_times; //!< Those that are found more often are in none.
};

} // namespace

size_t mostBlockMembers(size_t records) {
    return records < 50'000 ? 500 : 200;
}

KeyStatistics::KeyStatistics(const RecordTable& table) {
    const size_t size = std::min(table.size(), sampleSize);
    m_resolution = 0.25 / std::max(1.0, static_cast<double>(size) * static_cast<double>(size) / 2);
    const auto consider = [&](const KeyFeature& feature) {
        std::vector<Key> keys(size);
        size_t present = 0;
        for (size_t i = 0; i < size; ++i) {
            keys[i] = keyOf(table, static_cast<RecordIndex>(i * table.size() / size), feature);
            present += keys[i] == noKey ? 0 : 1;
        }
        if (present == 0)
            return;
        m_features.push_back(feature);
        m_keys.push_back(std::move(keys));
        m_present.push_back(static_cast<double>(present) / static_cast<double>(size));
    };
    for (size_t field = 0; field < table.fields().size(); ++field) {
        for (const KeyPart part : keyPartsOf(table.fields()[field].kind))
            consider({field, part});
    }
    const auto given = table.fieldOf(ColumnKind::GivenName);
    if (given && table.fieldOf(ColumnKind::Surname))
        consider({*given, KeyPart::BothNames});
}

double KeyStatistics::presentField(size_t field) const {
    for (size_t i = 0; i < m_features.size(); ++i) {
        if (m_features[i] == KeyFeature{field, KeyPart::Whole})
            return m_present[i];
    }
    return 0;
}

double KeyStatistics::chanceOfAgreement(const std::vector<size_t>& features) const {
    const size_t size = m_keys.empty() ? 0 : m_keys.front().size();
    size_t slots = 1;
    while (slots < size * 2)
        slots *= 2;
    // Open addressing: each distinct key once, with how many records have it.
    std::vector<std::pair<Key, uint32_t>> counted(slots, {noKey, 0});
    double pairs = 0;
    for (size_t i = 0; i < size; ++i) {
        Key key = 1;
        bool isThere = true;
        for (const size_t feature : features) {
            isThere = isThere && m_keys[feature][i] != noKey;
            key = mixed(key * 3 + m_keys[feature][i]) | 1;
        }
        if (!isThere)
            continue;
        size_t slot = key >> 1 & (slots - 1);
        while (counted[slot].first != noKey && counted[slot].first != key)
            slot = (slot + 1) & (slots - 1);
        counted[slot].first = key;
        pairs += counted[slot].second++;
    }
    const double all = static_cast<double>(size) * (static_cast<double>(size) - 1) / 2;
    return all > 0 ? pairs / all : 0;
}

std::vector<BlockingRule> chooseBlocking(const RecordTable& table, const KeyStatistics& statistics) {
    const auto n = static_cast<double>(table.size());
    if (table.size() < 2)
        return {};
    const Copies made(table, statistics.features());
    double budget = budgetOf(table.size());
    const std::vector<RuleCandidate> candidates = candidatesOf(statistics, made, n * (n - 1) / 2, budget / 4);
    // A rule costs its keys as well as its pairs. What it gains only shrinks while others are chosen, so that
    // the first whose rate still is what it was is the best.
    Found found;
    const auto rateOf = [&](const RuleCandidate& candidate) {
        const double gain = found.gainOf(candidate);
        return gain > leastGain ? gain / (candidate.pairs + 2 * n) : 0;
    };
    std::priority_queue<std::pair<double, size_t>> queue;
    for (size_t i = 0; i < candidates.size(); ++i)
        queue.emplace(rateOf(candidates[i]), candidates.size() - i);
    std::vector<BlockingRule> rules;
    while (!queue.empty() && rules.size() < mostRules) {
        const auto [rate, place] = queue.top();
        queue.pop();
        const RuleCandidate& candidate = candidates[candidates.size() - place];
        const double now = rateOf(candidate);
        if (now <= 0 || candidate.pairs > budget)
            continue;
        if (now < rate) {
            queue.emplace(now, place);
            continue;
        }
        budget -= candidate.pairs;
        found.take(candidate);
        BlockingRule rule;
        for (const size_t feature : candidate.features)
            rule.features.push_back(statistics.features()[feature]);
        rules.push_back(std::move(rule));
    }
    return rules;
}

std::vector<KeyFeature> refinementsOf(const KeyStatistics& statistics) {
    std::vector<std::pair<double, size_t>> order;
    for (size_t i = 0; i < statistics.features().size(); ++i) {
        if (statistics.features()[i].part != KeyPart::BothNames)
            order.emplace_back(statistics.chanceOfAgreement({i}) / statistics.present(i), i);
    }
    std::sort(order.begin(), order.end());
    std::vector<KeyFeature> refinements;
    for (const auto& [chance, feature] : order)
        refinements.push_back(statistics.features()[feature]);
    return refinements;
}

} // namespace segue::linkage
