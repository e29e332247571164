// SPDX-License-Identifier: GPL-3.0-or-later
// What the inbox asks of a large workspace.
#include "tests/bench/filled_profile.h"

namespace segue::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageRows = 500;
constexpr qsizetype visibleRows = 40;

struct View {
    const char* name;
    InboxFilter::Scope scope;
    InboxFilter::Order order;
};
using Scope = InboxFilter::Scope;
using Order = InboxFilter::Order;
constexpr View shown[] = {
    {"all", Scope::All, Order::NewestFirst},
    {"waiting", Scope::Waiting, Order::LongestWaitFirst},
    {"mine", Scope::Mine, Order::NewestFirst},
    {"priority", Scope::All, Order::PriorityFirst},
    {"solved", Scope::Solved, Order::NewestFirst}};

Result<void> measureView(const Report& report, Views& views, const View& view, int times) {
    InboxFilter filter;
    filter.scope = view.scope;
    filter.order = view.order;
    QList<double> ids;
    QList<double> rows;
    for (int i = 0; i < times; ++i) {
        Result<QList<ConversationRef>> found;
        ids.append(timed([&] { found = views.inboxIds(filter); }));
        if (!found)
            return tl::unexpected<Error>(found.error());
        Result<QList<InboxRow>> visible;
        rows.append(timed([&] { visible = views.inboxRows(found->mid(0, visibleRows)); }));
        if (!visible)
            return tl::unexpected<Error>(visible.error());
    }
    report.distribution(u"ids_"_s + QLatin1StringView(view.name), ids, u"ms"_s);
    report.distribution(u"rows_"_s + QLatin1StringView(view.name), rows, u"ms"_s);
    return {};
}

} // namespace

Result<void> benchInbox(Report& report, const Sizes& sizes) {
    Shape shape;
    shape.conversations = sizes.of("conversations", 100'000);
    shape.entriesPerConversation = 1;
    Generator generator(AccountId(u"bench"_s), shape);
    SEGUE_TRY_VALUE(profile, FilledProfile::make());
    SEGUE_TRY_VALUE(filling, profile->fill(generator, pageRows));
    report.figure(
        u"ingest_rows"_s, static_cast<double>(filling.rows) / filling.seconds, u"rows/s"_s, filling.rows);
    SEGUE_TRY_VALUE(views, profile->views());
    const int times = sizes.of("times", 50);
    for (const View& view : shown)
        SEGUE_TRY(measureView(report, *views, view, times));
    QList<double> counts;
    for (int i = 0; i < times; ++i)
        counts.append(timed([&] { (void)views->inboxCounts(std::nullopt); }));
    report.distribution(u"counts"_s, counts, u"ms"_s);
    return {};
}

} // namespace segue::bench
