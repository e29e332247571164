// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/ui_test.h"
#include "ui/shell/row_list.h"

#include <QSignalSpy>
#include <QStringListModel>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

struct ListStage : UiStage {
    QStringListModel model{{u"a"_s, u"b"_s, u"c"_s}};
    RowList list;
    QSignalSpy chosen{&list, &RowList::rowChosen};

    ListStage() : UiStage(false) {
        list.setModel(&model);
        list.resize(200, 200);
        list.show();
        if (!QTest::qWaitForWindowExposed(&list))
            qWarning("the list is not shown");
        QApplication::setActiveWindow(&list);
    }
    void click(int row) {
        const QPoint at = list.visualRect(model.index(row)).center();
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, at);
    }
};

} // namespace

class TestRowList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showingWhatIsOpenChoosesNothing() {
        ListStage s;
        s.list.showCurrentRow(1);
        QCOMPARE(s.list.currentRow(), 1);
        QVERIFY(s.list.selectionModel()->isSelected(s.model.index(1)));
        s.list.showCurrentRow(-1);
        QCOMPARE(s.list.currentRow(), -1);
        QVERIFY(!s.list.selectionModel()->hasSelection());
        QCOMPARE(s.chosen.count(), 0);
        // The row that was shown before can be chosen again.
        s.click(1);
        QCOMPARE(s.chosen.count(), 1);
        QCOMPARE(s.chosen.constFirst().constFirst().toInt(), 1);
    }

    void theFocusAloneChoosesNothing() {
        ListStage s;
        s.list.clearFocus();
        s.list.setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(s.list.hasFocus());
        QCOMPARE(s.chosen.count(), 0);
        QCOMPARE(s.list.currentRow(), -1);
        QTest::keyClick(&s.list, Qt::Key_Down);
        QCOMPARE(s.list.currentRow(), 0);
        QCOMPARE(s.chosen.count(), 1);
        QTest::keyClick(&s.list, Qt::Key_J);
        QCOMPARE(s.chosen.constLast().constFirst().toInt(), 1);
    }
};

QTEST_MAIN(TestRowList)
#include "test_row_list.moc"
