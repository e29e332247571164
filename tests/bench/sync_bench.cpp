// SPDX-License-Identifier: GPL-3.0-or-later
// The first sync of a new workstation with a hub that has been at work for years, over loopback.
#include "tests/bench/bench.h"
#include "tests/bench/hub_filler.h"
#include "tests/bench/workstation.h"

#include <QElapsedTimer>

namespace segue::bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Millis firstRowsPatience = 2min;

double secondsOf(const QElapsedTimer& clock) {
    return static_cast<double>(clock.nsecsElapsed()) / 1e9;
}

} // namespace

Result<void> benchSync(Report& report, const Setup& setup) {
    const int conversations = setup.sizes.of("conversations", 100'000);
    HubUnderTest hub;
    SEGUE_TRY(startFilled(hub, setup, conversations));
    SEGUE_TRY_VALUE(workstation, Workstation::open());
    Views& views = workstation->views();
    QElapsedTimer clock;
    clock.start();
    SEGUE_TRY(workstation->signIn(hub));
    const InboxFilter inbox;
    SEGUE_TRY(waitFor(
        [&] { return !views.inboxIds(inbox).value_or(QList<ConversationRef>()).isEmpty(); },
        u"the inbox stayed empty"_s, firstRowsPatience));
    report.figure(u"first_rows"_s, secondsOf(clock), u"s"_s, 1);
    SEGUE_TRY(workstation->settle());
    const double seconds = secondsOf(clock);
    InboxFilter solved;
    solved.scope = InboxFilter::Scope::Solved;
    SEGUE_TRY_VALUE(open, views.inboxIds(inbox));
    SEGUE_TRY_VALUE(done, views.inboxIds(solved));
    report.figure(u"all"_s, seconds, u"s"_s, open.size() + done.size());
    report.figure(
        u"conversations"_s, static_cast<double>(open.size() + done.size()) / seconds, u"conversations/s"_s,
        open.size() + done.size());
    return {};
}

} // namespace segue::bench
