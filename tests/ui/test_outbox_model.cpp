// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/ui_test.h"
#include "ui/outbox/outbox_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

//! A model over the outbox of a made-up workspace; its items are named by their numbers.
struct OutboxStage : UiStage {
    OutboxStage() {
        workspace.fake.outboxItems.clear();
        for (int i = 0; i < 6; ++i) {
            OutboxItem item;
            item.command.id = CommandId(QString::number(i));
            item.command.conversation = mine().at(i % 2);
            item.command.operations.append(Note{QString::number(i), {}});
            workspace.fake.outboxItems.append(item);
        }
    }
    void tell() {
        ChangeSet changes;
        changes.commands.insert(CommandId(u"0"_s));
        Q_EMIT workspace.changed(changes);
    }
};

QString order(const OutboxModel& model) {
    QString ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids += model.lineAt(row).item.command.id.value();
    return ids;
}

} // namespace

class TestOutboxModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itemsComeGoAndMoveWithoutLosingTheSelection() {
        OutboxStage s;
        OutboxModel model(s.workspace);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QCOMPARE(order(model), u"012345"_s);
        const QPersistentModelIndex selected = model.index(4);
        QList<OutboxItem>& items = s.workspace.fake.outboxItems;
        items.removeAt(1); // 02345
        items.move(0, 2);  // 23045: it was sent again
        OutboxItem fresh = items.constFirst();
        fresh.command.id = CommandId(u"6"_s);
        items.insert(1, fresh); // 263045
        fresh.command.id = CommandId(u"7"_s);
        items.append(fresh);
        fresh.command.id = CommandId(u"8"_s);
        items.append(fresh);
        s.tell();
        QTRY_COMPARE(order(model), u"26304578"_s);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(model.lineAt(selected.row()).item.command.id, CommandId(u"4"_s));
    }

    void theConversationsAreReadOnceForAll() {
        OutboxStage s;
        s.workspace.fake.rowsRead = 0;
        OutboxModel model(s.workspace);
        QCOMPARE(model.rowCount(), 6);
        QVERIFY(!model.lineAt(5).customerName.isEmpty());
        QCOMPARE(s.workspace.fake.rowsRead, 2);
    }
};

QTEST_MAIN(TestOutboxModel)
#include "test_outbox_model.moc"
