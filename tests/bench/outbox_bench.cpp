// SPDX-License-Identifier: GPL-3.0-or-later
// How long a reply takes to be accepted, and a long queue to be sent to a real hub.
#include "tests/bench/bench.h"
#include "tests/bench/timing.h"
#include "tests/bench/workstation.h"

namespace segue::bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Millis acceptPatience = 1min;
constexpr Millis lookEvery{20};
constexpr Millis drainPatience = 10min;

Result<QStringList> startConversations(HubUnderTest& hub, int count) {
    QStringList conversations;
    for (int i = 0; i < count; ++i) {
        SEGUE_TRY_VALUE(id, hub.customerWrites(u"customer %1"_s.arg(i), u"Where is my order?"_s));
        conversations.append(id);
    }
    return conversations;
}

//! One reply after the other, in turn over the conversations.
Result<QList<double>> acceptReplies(Workstation& workstation, const QStringList& conversations, int count) {
    QList<double> samples;
    for (int i = 0; i < count; ++i) {
        Command command;
        command.conversation = {workstation.account(), conversations.at(i % conversations.size())};
        command.channel = Channel::WebChat;
        command.operations.append(Reply{u"Your order is on its way, answer %1."_s.arg(i), {}});
        Result<CommandId> id;
        samples.append(timed([&] { id = answerOf(workstation.engine().enqueue(command), acceptPatience); }));
        if (!id)
            return fail(id.error());
    }
    return samples;
}

Result<void> drain(Workstation& workstation) {
    return waitFor(
        [&] {
            const auto counts = workstation.views().outboxCounts();
            return counts && counts->waiting == 0;
        },
        u"the outbox was not drained"_s, drainPatience, lookEvery);
}

} // namespace

Result<void> benchOutbox(Report& report, const Setup& setup) {
    const int replies = setup.sizes.of("replies", 1'000);
    HubUnderTest hub;
    hub.comeFromEverywhere();
    SEGUE_TRY(hub.start());
    SEGUE_TRY_VALUE(conversations, startConversations(hub, setup.sizes.of("queues", 100)));
    SEGUE_TRY_VALUE(workstation, Workstation::open());
    SEGUE_TRY(workstation->signIn(hub));
    SEGUE_TRY(workstation->settle());
    workstation->engine().setOffline(true);
    SEGUE_TRY_VALUE(accepted, acceptReplies(*workstation, conversations, replies));
    report.distribution(u"accept"_s, accepted, u"ms"_s);
    Result<void> drained;
    const double ms = timed([&] {
        workstation->engine().setOffline(false);
        drained = drain(*workstation);
    });
    SEGUE_TRY(drained);
    report.figure(u"drain"_s, ms / 1000, u"s"_s, replies);
    report.figure(u"drain_rate"_s, replies / ms * 1000, u"replies/s"_s, replies);
    SEGUE_TRY_VALUE(online, acceptReplies(*workstation, conversations, replies / 4));
    report.distribution(u"accept_online"_s, online, u"ms"_s);
    return drain(*workstation);
}

} // namespace segue::bench
