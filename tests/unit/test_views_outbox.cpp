// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/store/cache_db.h"
#include "core/store/profile.h"
#include "core/store/work_db.h"
#include "core/views/views.h"

#include <QTemporaryDir>
#include <QTest>

using namespace segue;
using namespace Qt::StringLiterals;

//! What the views count of the outbox.
class TestViewsOutbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWaitsIsCountedAndWhatNeedsTheAgent() {
        const QTemporaryDir dir;
        const SystemClock clock;
        const auto cache = CacheDb::open(profile::cachePath(dir.path()), clock);
        const auto work = WorkDb::open(profile::workPath(dir.path()), clock);
        QVERIFY(cache && work);
        const auto views = Views::open(dir.path());
        QVERIFY(views.has_value());
        QVERIFY((*views)->outboxCounts().value() == OutboxCounts());
        const QList<OutboxState> states{
            OutboxState::Queued,    OutboxState::InFlight,   OutboxState::Retryable,
            OutboxState::Ambiguous, OutboxState::NeedsAgent, OutboxState::Held,
            OutboxState::Failed,    OutboxState::Confirmed,  OutboxState::Cancelled};
        for (const OutboxState state : states) {
            Command command;
            command.id = CommandId(toString(state));
            command.conversation = {AccountId(u"shop"_s), u"c1"_s};
            command.operations.append(Note{u"Hi"_s, {}});
            QVERIFY((*work)->addCommand(command).has_value());
            OutboxItem item = (*work)->item(command.id).value().value();
            item.state = state;
            QVERIFY((*work)->updateItem(item).has_value());
        }
        const OutboxCounts counts = (*views)->outboxCounts().value();
        QCOMPARE(counts.waiting, 7);
        QCOMPARE(counts.needAgent, 3);
        QCOMPARE((*views)->outbox().value().size(), counts.waiting);
    }
};

QTEST_GUILESS_MAIN(TestViewsOutbox)
#include "test_views_outbox.moc"
