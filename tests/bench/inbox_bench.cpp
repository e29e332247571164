// SPDX-License-Identifier: GPL-3.0-or-later
// What the inbox asks of a large workspace when a view is chosen, filtered or sorted.
#include "tests/bench/filled_profile.h"
#include "tests/bench/timing.h"

namespace segue::bench {

using namespace Qt::StringLiterals;

namespace {

//! As many as the list reads at first (ui/inbox/inbox_model.cpp).
constexpr int listed = 500;
constexpr qsizetype visibleRows = 48; //!< What the list reads at a time.

struct View {
    const char* name;
    InboxFilter::Scope scope;
    InboxFilter::Order order = InboxFilter::Order::NewestFirst;
    std::optional<Channel> channel = {};
    const char* tag = "";
    bool ofAccount = false;
};
using Scope = InboxFilter::Scope;
using Order = InboxFilter::Order;
constexpr View shown[] = {
    {"switch_all", Scope::All},
    {"switch_mine", Scope::Mine},
    {"switch_unassigned", Scope::Unassigned},
    {"switch_waiting", Scope::Waiting, Order::LongestWaitFirst},
    {"switch_solved", Scope::Solved},
    {"filter_channel", Scope::All, Order::NewestFirst, Channel::WebChat},
    {"filter_tag", Scope::All, Order::NewestFirst, {}, "delivery"},
    {"filter_account", Scope::All, Order::NewestFirst, {}, "", true},
    {"filter_solved_channel", Scope::Solved, Order::NewestFirst, Channel::WebChat},
    {"filter_solved_tag", Scope::Solved, Order::NewestFirst, {}, "delivery"},
    {"sort_longest_wait", Scope::All, Order::LongestWaitFirst},
    {"sort_priority", Scope::All, Order::PriorityFirst},
    {"sort_solved_priority", Scope::Solved, Order::PriorityFirst}};

InboxFilter filterOf(const View& view) {
    InboxFilter filter;
    filter.scope = view.scope;
    filter.order = view.order;
    filter.channel = view.channel;
    filter.tag = QString::fromLatin1(view.tag);
    if (view.ofAccount)
        filter.account = FilledProfile::account();
    return filter;
}

//! The ids, then the rows that the screen shows of them: what stands between the click and the list.
Result<void> measureView(const Report& report, Views& views, const View& view, int times) {
    const InboxFilter filter = filterOf(view);
    QList<double> ids;
    const QString name = QString::fromLatin1(view.name);
    SEGUE_TRY(measure(report, name, times, [&](int) -> Result<void> {
        Result<QList<ConversationRef>> found;
        ids.append(timed([&] { found = views.inboxIds(filter, listed); }));
        if (!found)
            return fail(found.error());
        return views.inboxRows(found->mid(0, visibleRows)).map([](const QList<InboxRow>&) {});
    }));
    report.distribution(name + u"_ids"_s, ids, u"ms"_s);
    SEGUE_TRY_VALUE(found, views.inboxIds(filter));
    report.figure(name + u"_in_view"_s, static_cast<double>(found.size()), u"conversations"_s, 1);
    return {};
}

//! Scrolling reads the next rows, wherever they lie.
Result<void> measureScrolling(const Report& report, Views& views, int times) {
    SEGUE_TRY_VALUE(ids, views.inboxIds(filterOf(shown[0])));
    const qsizetype pages = std::max<qsizetype>(1, ids.size() / visibleRows);
    return measure(report, u"scroll"_s, times, [&](int i) {
        return views.inboxRows(ids.mid((i * 37) % pages * visibleRows, visibleRows))
            .map([](const QList<InboxRow>&) {});
    });
}

} // namespace

Result<void> benchInbox(Report& report, const Setup& setup) {
    SEGUE_TRY_VALUE(profile, FilledProfile::big(setup));
    SEGUE_TRY_VALUE(views, profile->views());
    const int times = setup.sizes.of("times", 100);
    for (const View& view : shown)
        SEGUE_TRY(measureView(report, *views, view, times));
    SEGUE_TRY(measureScrolling(report, *views, times));
    return measure(report, u"counts"_s, times, [&](int) {
        return views->inboxCounts(std::nullopt).map([](const InboxCounts&) {});
    });
}

} // namespace segue::bench
