// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/room_stage.h"
#include "ui/customer/compare_table.h"
#include "ui/customer/customer_card_view.h"
#include "ui/customer/customer_pane.h"
#include "ui/customer/customers_page.h"
#include "ui/customer/merge_form.h"
#include "ui/shell/row_list.h"

#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QToolButton>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

const CustomerId mara{u"customer-Mara Lindqvist"_s};
const CustomerId grace{u"customer-Grace Okafor"_s};

struct MergeStage : RoomStage {
    CustomerPane* pane = nullptr;
    MergeForm* form = nullptr;
    QLineEdit* field = nullptr;

    MergeStage() {
        pane = RoomStage::show(new CustomerPane(context), {340, 900});
        pane->setConversation({AccountId(u"shop"_s), u"c1"_s}, mara);
        form = pane->findChild<MergeForm*>();
        field = form->findChild<QLineEdit*>(u"mergeSearch"_s);
    }
    RowList* list() const { return form->findChild<RowList*>(); }
    void search(const QString& text) {
        pane->lookUp({});
        QTRY_VERIFY(field->hasFocus());
        QTest::keyClicks(field, text);
    }
};

} // namespace

class TestMergeForm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensFromTheMenu() {
        MergeStage s;
        QVERIFY(!s.form->isVisible());
        auto* more = s.pane->findChild<QToolButton*>(u"customerMenu"_s);
        QVERIFY(more);
        Q_EMIT more->menu()->aboutToShow();
        auto* merging = more->menu()->findChild<QAction*>(u"mergeWith"_s);
        QVERIFY(merging);
        merging->trigger();
        QVERIFY(s.form->isVisible());
        QTRY_VERIFY(s.field->hasFocus());
        QVERIFY(s.words().contains(u"Merge Mara Lindqvist with…"_s));
    }

    void theKeyIsInTheMenu() {
        MergeStage s;
        s.actions.add(
            {u"customer.merge"_s, {}, u"Merge"_s, {}, {QKeySequence(Qt::SHIFT | Qt::Key_M)}}, &s.host, [] {});
        auto* more = s.pane->findChild<QToolButton*>(u"customerMenu"_s);
        Q_EMIT more->menu()->aboutToShow();
        QVERIFY(more->menu()->findChild<QAction*>(u"mergeWith"_s)->text().endsWith(u"\tShift+M"_s));
    }

    void findsComparesAndJoins() {
        MergeStage s;
        s.search(u"grace"_s);
        // Enter takes what was typed, also before the list has followed.
        QTest::keyClick(s.field, Qt::Key_Return);
        auto* same = s.form->findChild<QPushButton*>(u"mergeSame"_s);
        QTRY_VERIFY(same->hasFocus());
        QVERIFY(s.form->findChild<CompareTable*>()->isVisible());
        QVERIFY(s.words().contains(u"Grace Okafor"_s));
        QCOMPARE(same->accessibleName(), u"Mara Lindqvist and Grace Okafor are the same person"_s);
        QVERIFY(s.workspace.joined.isEmpty());
        QTest::keyClick(same, Qt::Key_Space);
        QTRY_COMPARE(s.workspace.joined.size(), 1);
        QCOMPARE(s.workspace.joined.constFirst().left, mara);
        QCOMPARE(s.workspace.joined.constFirst().right, grace);
        QTRY_VERIFY(!s.form->isVisible());
        // Undo instead of a question beforehand.
        QCOMPARE(s.navigator.said, QStringList{u"They are one customer now."_s});
        s.navigator.act();
        QTRY_COMPARE(s.workspace.takenBack, QList{ActId(u"act-1"_s)});
    }

    void theCustomerIsNotOfferedToItself() {
        MergeStage s;
        s.search(u"mara"_s);
        QTRY_COMPARE(s.field->text(), u"mara"_s);
        QTRY_VERIFY(s.list()->model()->rowCount() < 3);
        for (int row = 0; row < s.list()->model()->rowCount(); ++row)
            QVERIFY(s.list()->model()->index(row, 0).data().toString() != u"Mara Lindqvist"_s);
    }

    void nobodyFits() {
        MergeStage s;
        s.search(u"zzzz"_s);
        QTRY_VERIFY(s.words().contains(u"Nobody fits"_s));
        QTest::keyClick(s.field, Qt::Key_Return);
        QVERIFY(s.field->hasFocus());
    }

    void escapeGoesAStepBack() {
        MergeStage s;
        s.search(u"grace"_s);
        QTest::keyClick(s.field, Qt::Key_Down);
        QTRY_VERIFY(s.list()->hasFocus());
        QTest::keyClick(s.list(), Qt::Key_Return);
        auto* same = s.form->findChild<QPushButton*>(u"mergeSame"_s);
        QTRY_VERIFY(same->hasFocus());
        QTest::keyClick(same, Qt::Key_Escape);
        QTRY_VERIFY(s.field->hasFocus());
        QCOMPARE(s.field->text(), u"grace"_s);
        QTest::keyClick(s.field, Qt::Key_Escape);
        QTRY_VERIFY(!s.form->isVisible());
        QVERIFY(s.workspace.joined.isEmpty());
    }

    void saysWhatStandsAgainstIt() {
        MergeStage s;
        IdentityDecision apart;
        apart.verdict = IdentityDecision::Verdict::NotSame;
        apart.left = s.workspace.fake.contactsOf.value(mara).constFirst().ref;
        apart.right = s.workspace.fake.contactsOf.value(grace).constFirst().ref;
        apart.actor = u"Jonas Weber"_s;
        s.workspace.fake.decisionList.append(apart);
        s.pane->setConversation({AccountId(u"shop"_s), u"c1"_s}, mara);
        s.search(u"grace"_s);
        QTest::keyClick(s.field, Qt::Key_Return);
        QVERIFY(s.words().contains(u"Jonas Weber decided that they are not the same person."_s));
        s.workspace.fake.conflictList = {
            {apart.left, apart.right, {{u"external_id"_s, u"conflict"_s, u"1"_s, u"2"_s, -30}}}};
        s.pane->setConversation({AccountId(u"shop"_s), u"c1"_s}, mara);
        s.form->choose(grace);
        QVERIFY(s.words().contains(u"Against it: two different verified ids in one system."_s));
    }

    void aRefusalIsSaidAndTheFormStays() {
        MergeStage s;
        s.workspace.decideFailure = Error{ErrorKind::Conflict, u"identity_conflict"_s, u"shop"_s, 0, {}};
        s.search(u"grace"_s);
        QTest::keyClick(s.field, Qt::Key_Return);
        s.form->findChild<QPushButton*>(u"mergeSame"_s)->click();
        QTRY_COMPARE(s.navigator.troubles.size(), 1);
        QVERIFY(s.form->isVisible());
    }

    void customersPageFollowsTheJoinedOne() {
        RoomStage s;
        auto* page = s.show(new CustomersPage(s.context), {1400, 900});
        page->open(mara.value());
        page->open(u"merge"_s);
        auto* form = page->findChild<MergeForm*>();
        QTRY_VERIFY(form->isVisible());
        QCOMPARE(s.nameless(), QStringList());
        form->choose(grace);
        QCOMPARE(s.nameless(), QStringList());
        form->findChild<QPushButton*>(u"mergeSame"_s)->click();
        QTRY_COMPARE(s.workspace.joined.size(), 1);
        QCOMPARE(page->customer(), mara);
    }
};

QTEST_MAIN(TestMergeForm)
#include "test_merge_form.moc"
