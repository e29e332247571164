// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/ui_test.h"
#include "ui/shell/status_strip.h"

#include <QLabel>
#include <QSignalSpy>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

Account account(const QString& id) {
    Account made;
    made.id = AccountId(id);
    made.name = id;
    return made;
}

ConnectionStatus status(const QString& id, ConnectionStatus::State state) {
    ConnectionStatus made;
    made.account = AccountId(id);
    made.state = state;
    return made;
}

OutboxItem item(const QString& id, OutboxState state) {
    OutboxItem made;
    made.command.id = CommandId(id);
    made.state = state;
    return made;
}

bool says(const StatusStrip& strip, const QString& text) {
    const auto labels = strip.findChildren<QLabel*>();
    return std::any_of(
        labels.cbegin(), labels.cend(), [&text](const QLabel* label) { return label->text() == text; });
}

} // namespace

class TestStatusStrip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsWhatWaitsAndWhatNeedsTheAgent() {
        UiStage s(false);
        StatusStrip strip(s.workspace);
        QSignalSpy counted(&strip, &StatusStrip::outboxChanged);
        for (const auto& [id, state] :
             {std::pair(u"1"_s, OutboxState::Queued), std::pair(u"2"_s, OutboxState::Held),
              std::pair(u"3"_s, OutboxState::Failed), std::pair(u"4"_s, OutboxState::NeedsAgent),
              std::pair(u"5"_s, OutboxState::Confirmed)}) {
            s.workspace.fake.outboxItems.append(item(id, state));
            ChangeSet changes;
            changes.commands.insert(CommandId(id));
            Q_EMIT s.workspace.changed(changes);
        }
        QTRY_COMPARE(strip.waiting(), 4);
        QCOMPARE(strip.needAgent(), 3);
        // Five changes in one go are one count.
        QCOMPARE(counted.count(), 1);
    }

    void saysThatItFetchesWhileAnyAccountDoes() {
        using State = ConnectionStatus::State;
        const QString fetching = u"Fetching what is new…"_s;
        UiStage s(false);
        s.workspace.fake.accountList = {account(u"bikes"_s), account(u"books"_s)};
        s.workspace.status = {status(u"bikes"_s, State::CatchingUp), status(u"books"_s, State::Live)};
        StatusStrip strip(s.workspace);
        QVERIFY(says(strip, fetching));
        Q_EMIT s.workspace.connectionChanged(s.workspace.status.at(1));
        QVERIFY(says(strip, fetching));
        s.workspace.status[0].state = State::Live;
        Q_EMIT s.workspace.connectionChanged(s.workspace.status.at(0));
        QVERIFY(!says(strip, fetching));
    }
};

QTEST_MAIN(TestStatusStrip)
#include "test_status_strip.moc"
