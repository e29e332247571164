// SPDX-License-Identifier: GPL-3.0-or-later
// Search as somebody types, in the big store: each kind of question is a figure of its own.
#include "tests/bench/filled_profile.h"
#include "tests/bench/search_words.h"
#include "tests/bench/timing.h"

namespace segue::bench {

using namespace Qt::StringLiterals;

namespace {
constexpr int mostHits = 50;

Result<void> measureKind(
    Report& report, Views& views, const SearchKind& kind, SearchOrder order, const QString& name, int times) {
    qint64 found = 0;
    qint64 partial = 0;
    SEGUE_TRY(measure(report, name, times, [&](int i) {
        return views.search(kind.question(i), mostHits, order).map([&](const SearchAnswer& answer) {
            found += answer.hits.isEmpty() ? 0 : 1;
            partial += answer.partial ? 1 : 0;
        });
    }));
    // One question more was asked than is counted, before the first.
    const auto share = [&](qint64 count) { return 100.0 * double(count) / (times + 1); };
    report.figure(name + u"_answered"_s, share(found), u"percent"_s, times + 1);
    if (order == SearchOrder::BestFirst)
        report.figure(name + u"_newest_part"_s, share(partial), u"percent"_s, times + 1);
    return {};
}
} // namespace

Result<void> benchSearch(Report& report, const Setup& setup) {
    SEGUE_TRY_VALUE(profile, FilledProfile::big(setup));
    SEGUE_TRY_VALUE(views, profile->views());
    const int times = setup.sizes.of("times", 200);
    const Vocabulary vocabulary;
    const std::pair<SearchOrder, QString> orders[] = {
        {SearchOrder::NewestFirst, QString()}, {SearchOrder::BestFirst, u"_by_relevance"_s}};
    for (const auto& [order, suffix] : orders) {
        for (const SearchKind& kind : searchKinds(vocabulary))
            SEGUE_TRY(measureKind(report, *views, kind, order, kind.name + suffix, times));
    }
    return {};
}

} // namespace segue::bench
