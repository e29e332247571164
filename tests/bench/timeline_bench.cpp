// SPDX-License-Identifier: GPL-3.0-or-later
// What a customer with ten thousand entries asks of the store: the reads, not the painting.
#include "tests/bench/filled_profile.h"
#include "tests/bench/timing.h"

namespace segue::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int window = 60; //!< Rows that the timeline reads at a time.

//! Goes back window by window to the oldest row, and around again.
Result<void> measurePaging(const Report& report, Views& views, const CustomerId& customer, int times) {
    SEGUE_TRY_VALUE(end, views.timelineEnd(customer, window));
    if (end.rows.size() < window)
        return fail(ErrorKind::Permanent, u"bench"_s, u"the long timeline is not there"_s);
    const EntryRef newest = end.rows.first().entry.ref;
    EntryRef anchor = newest;
    int read = 0;
    SEGUE_TRY(measure(report, u"page_back"_s, times, [&](int) -> Result<void> {
        SEGUE_TRY_VALUE(older, views.timelineBefore(customer, anchor, window));
        read += static_cast<int>(older.rows.size());
        anchor = older.rows.isEmpty() || older.atStart ? newest : older.rows.first().entry.ref;
        return {};
    }));
    report.figure(u"paged"_s, read, u"entries"_s, times);
    return measure(report, u"jump"_s, times, [&](int) {
        return views.timelineAround(customer, anchor, window).map([](const TimelineWindow&) {});
    });
}

} // namespace

Result<void> benchTimeline(Report& report, const Setup& setup) {
    SEGUE_TRY_VALUE(profile, FilledProfile::big(setup));
    SEGUE_TRY_VALUE(views, profile->views());
    QList<CustomerId> customers;
    for (int i = 0; i < bigShape(setup.sizes).longTimelines; ++i) {
        SEGUE_TRY_VALUE(found, views->customerOfContact(Generator::longContact(FilledProfile::account(), i)));
        customers.append(found.value_or(CustomerId()));
    }
    if (customers.isEmpty()) {
        report.skipped(u"open"_s, u"Long timelines are only in a store of 200,000 entries or more."_s);
        return {};
    }
    const int times = setup.sizes.of("times", 300);
    SEGUE_TRY(measure(report, u"open"_s, times, [&](int i) {
        return views->timelineEnd(customers.at(i % customers.size()), window).map([](const TimelineWindow&) {
        });
    }));
    SEGUE_TRY(measure(report, u"customer_card"_s, times, [&](int i) {
        return views->customer(customers.at(i % customers.size()))
            .map([](const std::optional<CustomerCard>&) {});
    }));
    return measurePaging(report, *views, customers.first(), times);
}

} // namespace segue::bench
