// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/ui_test.h"
#include "ui/shell/navigation_rail.h"
#include "ui/shell/rail_button.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QSignalSpy>

using namespace segue;
using namespace Qt::StringLiterals;

class TestNavigationRail : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMenuOpensBesideTheRailAndHoldsNothingUp_data() {
        QTest::addColumn<bool>("rightToLeft");
        QTest::newRow("left to right") << false;
        QTest::newRow("right to left") << true;
    }
    void theMenuOpensBesideTheRailAndHoldsNothingUp() {
        QFETCH(bool, rightToLeft);
        UiStage s(false);
        QWidget window;
        window.setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        auto* row = new QHBoxLayout(&window);
        auto* rail = new NavigationRail(&window);
        rail->setAgent(u"Ana"_s, Presence::Available);
        row->addWidget(rail);
        row->addStretch(1);
        window.resize(500, 400);
        // With room on both sides.
        window.move(150, 100);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QSignalSpy chosen(rail, &NavigationRail::presenceChosen);
        auto* agent = rail->findChild<RailButton*>();
        // A menu with a loop of its own would not come back from here.
        QTest::mouseClick(agent, Qt::LeftButton);
        const QPointer<QMenu> menu = rail->findChild<QMenu*>();
        QVERIFY(menu);
        QTRY_VERIFY(menu->isVisible());
        const QRect button(agent->mapToGlobal(QPoint()), agent->size());
        QVERIFY(!menu->geometry().intersects(button));
        QVERIFY((menu->geometry().center().x() < button.center().x()) == rightToLeft);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_COMPARE(chosen.count(), 1);
        QVERIFY(chosen.constFirst().constFirst().value<Presence>() == Presence::Busy);
        QTRY_VERIFY(menu.isNull());
    }
};

QTEST_MAIN(TestNavigationRail)
#include "test_navigation_rail.moc"
