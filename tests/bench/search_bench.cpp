// SPDX-License-Identifier: GPL-3.0-or-later
// Search as somebody types, in the big store: each kind of question is a figure of its own.
#include "tests/bench/filled_profile.h"
#include "tests/bench/search_words.h"
#include "tests/bench/timing.h"

namespace segue::bench {

using namespace Qt::StringLiterals;

namespace {
constexpr int mostHits = 50;
}

Result<void> benchSearch(Report& report, const Setup& setup) {
    SEGUE_TRY_VALUE(profile, FilledProfile::big(setup));
    SEGUE_TRY_VALUE(views, profile->views());
    const int times = setup.sizes.of("times", 200);
    const Vocabulary vocabulary;
    for (const SearchKind& kind : searchKinds(vocabulary)) {
        qint64 found = 0;
        SEGUE_TRY(measure(report, kind.name, times, [&](int i) {
            return views->search(kind.question(i), mostHits).map([&](const SearchAnswer& answer) {
                found += answer.hits.isEmpty() ? 0 : 1;
            });
        }));
        // One question more was asked than is counted, before the first.
        report.figure(
            kind.name + u"_answered"_s, 100.0 * static_cast<double>(found) / (times + 1), u"percent"_s,
            times + 1);
    }
    report.skipped(
        u"by_relevance"_s, u"The search lists the newest first; it does not rank, and its index keeps no "
                           "lengths to rank by."_s);
    return {};
}

} // namespace segue::bench
