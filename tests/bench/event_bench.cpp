// SPDX-License-Identifier: GPL-3.0-or-later
// From a frame on the workstation's socket until its inbox has changed, while a real hub sends 200 events a
// second to a workstation that has synced a large workspace.
#include "core/base/json.h"
#include "tests/bench/bench.h"
#include "tests/bench/flood.h"
#include "tests/bench/frame_watch.h"
#include "tests/bench/hub_filler.h"
#include "tests/bench/workstation.h"
#include "ui/inbox/inbox_model.h"
#include "ui/shell/engine_workspace.h"

namespace segue::bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int connections = 8;
constexpr Millis patience = 2min;

//! Takes the time when the inbox shows what a frame said.
class Listener final : public QObject {
public:
    Listener(Workstation& workstation, FrameWatch& frames)
        : m_frames(frames), m_workspace(workstation.engine(), workstation.views()), m_model(m_workspace) {
        m_model.setFilter({});
        // The model's own connection is older: when this is called it has changed.
        connect(&m_workspace, &Workspace::changed, this, [this](const ChangeSet& changes) { take(changes); });
        connect(&m_model, &InboxModel::layoutChanged, this, [this] { ordered(); });
        connect(&m_model, &InboxModel::rowsInserted, this, [this] { ordered(); });
        connect(&m_model, &InboxModel::modelReset, this, [this] { ordered(); });
    }
    qsizetype heard() const { return m_rows.size(); }
    void report(const Report& report) const {
        report.distribution(u"announced"_s, m_announced, u"ms"_s);
        report.distribution(u"row_changed"_s, m_rows, u"ms"_s);
        report.distribution(u"order_changed"_s, m_orders, u"ms"_s);
    }

private:
    void take(const ChangeSet& changes) {
        const auto now = FrameWatch::Clock::now();
        const auto arrived = m_frames.takeArrivals();
        for (auto it = arrived.cbegin(); it != arrived.cend(); ++it)
            m_pending.insert(it.key(), it.value());
        for (const ConversationRef& ref : changes.conversations) {
            const auto at = m_pending.constFind(ref.id);
            if (at == m_pending.cend())
                continue;
            m_announced.append(since(*at, now));
            // What the list does when it paints the row.
            (void)m_model.rowAt(std::max(0, m_model.rowOf(ref)));
            m_rows.append(since(*at, FrameWatch::Clock::now()));
            m_unordered.append(*at);
            m_pending.erase(at);
        }
    }
    //! The list stands as the store had it: everything announced before is at its place.
    void ordered() {
        for (const auto& at : std::exchange(m_unordered, {}))
            m_orders.append(since(at, FrameWatch::Clock::now()));
    }
    static double since(FrameWatch::Clock::time_point begin, FrameWatch::Clock::time_point end) {
        return std::chrono::duration<double, std::milli>(end - begin).count();
    }

    FrameWatch& m_frames;
    EngineWorkspace m_workspace;
    InboxModel m_model;
    QHash<QString, FrameWatch::Clock::time_point> m_pending;
    QList<FrameWatch::Clock::time_point> m_unordered;
    QList<double> m_announced;
    QList<double> m_rows;
    QList<double> m_orders;
};

//! Messages of the customers in turn, numbered from `first`.
Flood::Plan
planOf(quint16 port, const QByteArray& token, int first, int messages, int customers, double perSecond) {
    return {port, connections, messages, perSecond, [=](int i) {
                return httpRequest(
                    "POST", "/inbound/messages", token, i % customers,
                    inboundMessage(first + i, i % customers, u"What is new, number %1?"_s.arg(i)));
            }};
}

} // namespace

Result<void> benchEvent(Report& report, const Setup& setup) {
    const int customers = setup.sizes.of("event-customers", 2'000);
    const int events = setup.sizes.of("events", 6'000);
    const QTemporaryDir copy;
    HubUnderTest hub;
    SEGUE_TRY(startFilled(hub, setup, setup.sizes.of("conversations", 100'000), copy.path()));
    SEGUE_TRY_VALUE(token, channelToken(hub));
    const auto seeded = Flood(planOf(hub.port(), token, 0, customers, customers, 0)).runThrough();
    if (seeded.refused > 0 || seeded.ms.size() < customers)
        return fail(ErrorKind::Permanent, u"bench"_s, u"the hub did not take the first messages"_s);
    FrameWatch frames;
    SEGUE_TRY_VALUE(workstation, Workstation::open(&frames));
    SEGUE_TRY(workstation->signIn(hub));
    SEGUE_TRY(workstation->settle());
    Listener listener(*workstation, frames);
    Flood flood(planOf(hub.port(), token, customers, events, customers, setup.sizes.of("rate", 200)));
    flood.start();
    SEGUE_TRY(waitFor([&] { return flood.isFinished(); }, u"the hub is too slow"_s, patience));
    SEGUE_TRY(workstation->settle());
    const auto outcome = flood.outcome();
    report.figure(
        u"sent"_s, static_cast<double>(outcome.ms.size()) / outcome.seconds, u"events/s"_s,
        outcome.ms.size());
    report.figure(u"refused"_s, outcome.refused, u"events"_s, outcome.ms.size());
    report.figure(u"heard"_s, static_cast<double>(listener.heard()), u"changes"_s, events);
    listener.report(report);
    return {};
}

} // namespace segue::bench
