// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the cache takes in what a backend says, finds words in it, and shows a long timeline.
#include "tests/bench/filled_profile.h"

namespace segue::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageRows = 500;
constexpr int hits = 50;
constexpr int window = 60;

//! Runs `query(i)` `times` times and reports how long each took.
template <class Query>
Result<void>
measure(const Report& report, const QString& metric, int times, QList<double>* all, Query query) {
    QList<double> samples;
    for (int i = 0; i < times; ++i) {
        Result<void> done;
        samples.append(timed([&] { done = query(i); }));
        if (!done)
            return fail(done.error());
    }
    report.distribution(metric, samples, u"ms"_s);
    if (all)
        all->append(samples);
    return {};
}

Result<void> measureSearch(const Report& report, Views& views, const Vocabulary& words, int times) {
    const auto search = [&views](const QString& text) {
        return views.search(text, hits).map([](const SearchAnswer&) {});
    };
    QList<double> all;
    // Words of the rarest third, of the commonest forty, two words together, and what is typed
    // letter by letter.
    SEGUE_TRY(measure(report, u"search_rare"_s, times, &all, [&](int i) {
        return search(words.ranked(words.size() * 2 / 3 + (i * 37) % (words.size() / 3)) + u' ');
    }));
    SEGUE_TRY(measure(
        report, u"search_common"_s, times, &all, [&](int i) { return search(words.ranked(i % 40) + u' '); }));
    SEGUE_TRY(measure(report, u"search_two_words"_s, times, &all, [&](int i) {
        return search(words.ranked(i % 40) + u' ' + words.ranked(200 + (i * 13) % 2000) + u' ');
    }));
    SEGUE_TRY(measure(report, u"search_phrase"_s, times, &all, [&](int i) {
        return search(i % 2 == 0 ? u"\"return label\""_s : u"\"was not in the parcel\""_s);
    }));
    SEGUE_TRY(measure(report, u"search_prefix"_s, times, &all, [&](int i) {
        return search(words.ranked(20 + (i * 7) % 3000).left(2 + i % 4));
    }));
    SEGUE_TRY(measure(report, u"search_cjk"_s, times, &all, [&](int i) {
        const QStringList asked{u"磨豆机"_s, u"包裹"_s, u"退款"_s, u"更换地址"_s};
        return search(asked.at(i % asked.size()));
    }));
    report.distribution(u"search"_s, all, u"ms"_s);
    return {};
}

Result<void> measureTimeline(const Report& report, Views& views, const ContactRef& contact, int times) {
    SEGUE_TRY_VALUE(customer, views.customerOfContact(contact));
    const CustomerId id = customer.value_or(CustomerId());
    TimelineWindow end;
    SEGUE_TRY(measure(report, u"timeline_open"_s, times, nullptr, [&](int) -> Result<void> {
        SEGUE_TRY_VALUE(opened, views.timelineEnd(id, window));
        end = opened;
        return {};
    }));
    if (end.rows.size() < window)
        return fail(ErrorKind::Permanent, u"bench"_s, u"the long timeline is not there"_s);
    EntryRef anchor = end.rows.first().entry.ref;
    return measure(report, u"timeline_page"_s, times, nullptr, [&](int) -> Result<void> {
        SEGUE_TRY_VALUE(older, views.timelineBefore(id, anchor, window));
        anchor =
            older.rows.isEmpty() || older.atStart ? end.rows.first().entry.ref : older.rows.first().entry.ref;
        return {};
    });
}

} // namespace

Result<void> benchStore(Report& report, const Sizes& sizes) {
    Shape shape;
    const int entries = sizes.of("entries", 100'000);
    shape.longThread = std::min(sizes.of("thread", 10'000), entries / 2);
    shape.conversations = 1 + (entries - shape.longThread) / shape.entriesPerConversation;
    Generator generator(AccountId(u"bench"_s), shape);
    SEGUE_TRY_VALUE(profile, FilledProfile::make());
    SEGUE_TRY_VALUE(filling, profile->fill(generator, pageRows));
    report.figure(
        u"ingest"_s, static_cast<double>(filling.entries) / filling.seconds, u"entries/s"_s, filling.entries);
    report.figure(
        u"ingest_cpu"_s, static_cast<double>(filling.entries) / filling.cpuSeconds, u"entries/s"_s,
        filling.entries);
    report.figure(
        u"ingest_rows"_s, static_cast<double>(filling.rows) / filling.seconds, u"rows/s"_s, filling.rows);
    report.distribution(u"ingest_batch"_s, filling.batchMs, u"ms"_s);
    report.figure(
        u"bytes_per_entry"_s,
        static_cast<double>(profile->bytesOnDisk()) / static_cast<double>(filling.entries), u"bytes"_s,
        filling.entries);
    SEGUE_TRY_VALUE(views, profile->views());
    const int times = sizes.of("times", 200);
    SEGUE_TRY(measureSearch(report, *views, generator.vocabulary(), times));
    return measureTimeline(report, *views, generator.longContact(), times);
}

} // namespace segue::bench
