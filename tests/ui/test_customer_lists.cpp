// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/room_stage.h"
#include "ui/customer/customer_list_model.h"
#include "ui/customer/customers_page.h"
#include "ui/customer/identity_decider.h"
#include "ui/customer/review_model.h"
#include "ui/customer/review_queue.h"
#include "ui/shell/row_list.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QSignalSpy>

using namespace segue;
using namespace Qt::StringLiterals;
using Verdict = IdentityDecision::Verdict;

namespace {

void addCustomers(FakeWorkspace& workspace, int count) {
    for (int i = 0; i < count; ++i) {
        const CustomerId id(u"p%1"_s.arg(i, 4, 10, QChar(u'0')));
        workspace.fake.customerNames.insert(id, u"Person %1"_s.arg(i));
    }
}

ChangeSet everything() {
    ChangeSet changes;
    changes.everything = true;
    return changes;
}

} // namespace

class TestCustomerLists : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsPageByPage() {
        FakeWorkspace workspace;
        addCustomers(workspace, 150);
        CustomerListModel model(workspace);
        QCOMPARE(workspace.fake.customerPagesRead, 1);
        QCOMPARE(model.rowCount(), 60);
        // The tester fetches pages itself.
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        while (model.canFetchMore({}))
            model.fetchMore({});
        QCOMPARE(model.rowCount(), 150);
        QSet<CustomerId> ids;
        for (int row = 0; row < model.rowCount(); ++row)
            ids.insert(model.rowAt(row).id);
        QCOMPARE(ids.size(), 150);
        model.setText(u"Person 14"_s);
        QCOMPARE(model.rowCount(), 11); // 14, 140 to 149.
        QVERIFY(!model.canFetchMore({}));
    }

    void holdsStillWhileTheAgentIsThere() {
        FakeWorkspace workspace;
        addCustomers(workspace, 3);
        CustomerListModel model(workspace);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setHeld(true);
        workspace.fake.customerNames.insert(CustomerId(u"a0"_s), u"Comes first"_s);
        workspace.fake.customerNames.remove(CustomerId(u"p0001"_s));
        workspace.fake.customerNames[CustomerId(u"p0002"_s)] = u"New name"_s;
        Q_EMIT workspace.changed(everything());
        QTRY_COMPARE(model.rowCount(), 2);
        QCOMPARE(model.rowAt(0).id, CustomerId(u"p0000"_s));
        QCOMPARE(model.rowAt(1).name, u"New name"_s);
        model.setHeld(false);
        QTRY_COMPARE(model.rowCount(), 3);
        QCOMPARE(model.rowAt(0).id, CustomerId(u"a0"_s));
    }

    void reviewListsPairsAndDropsAnsweredOnes() {
        RoomStage s;
        IdentityDecider decider(s.context);
        ReviewModel model(s.workspace, decider);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 3);
        const IdentitySuggestion second = model.pairAt(1).suggestion;
        decider.postpone(second);
        QTRY_COMPARE(model.rowCount(), 2);
        decider.decide(model.pairAt(0).suggestion, Verdict::NotSame);
        QTRY_COMPARE(model.rowCount(), 1);
        QVERIFY(model.index(0)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(u"same phone number, claimed on both"_s));
    }

    void reviewReadsOnlyWhoIsLookedAt() {
        RoomStage s;
        IdentityDecider decider(s.context);
        s.workspace.fake.cardsRead = 0;
        ReviewModel model(s.workspace, decider);
        QSignalSpy counted(&model, &ReviewModel::countChanged);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(s.workspace.fake.cardsRead, 0);
        const QString names = model.index(0).data().toString();
        QVERIFY(names != model.index(1).data().toString());
        QCOMPARE(s.workspace.fake.cardsRead, 4);
        QCOMPARE(model.index(0).data().toString(), names);
        QCOMPARE(s.workspace.fake.cardsRead, 4);
        // Out of sight it does not follow; in sight again it has caught up at once.
        model.setActive(false);
        s.workspace.fake.suggestionList.removeLast();
        Q_EMIT s.workspace.changed(everything());
        model.setActive(true);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(counted.count(), 1);
        Q_EMIT s.workspace.changed(everything());
        QTRY_COMPARE(counted.count(), 2);
        QCOMPARE(s.workspace.fake.cardsRead, 4);
    }

    void whatHangsTogetherIsOneRow() {
        const AccountId shop(u"shop"_s);
        const auto pair = [&shop](const QString& left, const QString& right, double probability) {
            return IdentitySuggestion{{shop, left}, {shop, right}, probability, {}};
        };
        // The first letter names the customer.
        const auto ownerOf = [](const ContactRef& ref) { return CustomerId(ref.id.left(1)); };
        const QList<ReviewCluster> clusters = clustersOf(
            {pair(u"a1"_s, u"b1"_s, 0.7), pair(u"x1"_s, u"y1"_s, 0.6), pair(u"b2"_s, u"a2"_s, 0.9),
             pair(u"c1"_s, u"d1"_s, 0.6), pair(u"d1"_s, u"b1"_s, 0.5), pair(u"a1"_s, u"a2"_s, 0.9)},
            ownerOf);
        QCOMPARE(clusters.size(), 2);
        QCOMPARE(clusters.at(0).customers.size(), 4);
        QCOMPARE(clusters.at(0).pairs.size(), 3);
        // The same two customers are asked about once, by what speaks most for it.
        QCOMPARE(clusters.at(0).pairs.at(0).suggestions.size(), 2);
        QCOMPARE(clusters.at(0).pairs.at(0).suggestions.at(0).probability, 0.9);
        QCOMPARE(clusters.at(1).customers, (QList{CustomerId(u"x"_s), CustomerId(u"y"_s)}));
    }

    void aClusterIsGoneThroughByKeys() {
        RoomStage s;
        // Grace looks like both of a pair that waits already.
        IdentitySuggestion third = s.workspace.fake.suggestionList.constLast();
        third.right =
            s.workspace.fake.contactsOf.value(CustomerId(u"customer-Grace Okafor"_s)).constFirst().ref;
        s.workspace.fake.suggestionList.append(third);
        auto* queue = s.show(new ReviewQueue(s.context));
        auto* list = queue->findChild<RowList*>();
        QCOMPARE(queue->count(), 3);
        QVERIFY(!s.button(u"reviewAll"_s));
        list->setFocus();
        list->setCurrentRow(2);
        QVERIFY(s.words().contains(u"Pair 1 of 2"_s));
        QVERIFY(!s.words().contains(u"Grace Okafor"_s));
        QTest::keyClick(list, Qt::Key_Right);
        QVERIFY(s.words().contains(u"Pair 2 of 2"_s));
        QVERIFY(s.words().contains(u"Grace Okafor"_s));
        QCOMPARE(s.button(u"reviewAll"_s)->accessibleName(), u"All 3 are one person"_s);
        QTest::keyClick(list, Qt::Key_A);
        QTRY_COMPARE(s.workspace.joined.size(), 2);
        // One Undo for both acts, the last one first.
        QTRY_COMPARE(s.navigator.said.size(), 1);
        s.navigator.act();
        QTRY_COMPARE(s.workspace.takenBack.size(), 2);
        QCOMPARE(s.workspace.takenBack.constFirst(), ActId(u"act-2"_s));
        QCOMPARE(s.nameless(), QStringList());
    }

    void reviewAnswersByKeys() {
        RoomStage s;
        auto* queue = s.show(new ReviewQueue(s.context));
        auto* list = queue->findChild<RowList*>();
        list->setFocus();
        QTRY_VERIFY(list->hasFocus());
        // A key of the window that a letter would start otherwise.
        bool noted = false;
        s.actions.add({u"composer.note"_s, {}, u"Note"_s, {}, {QKeySequence(Qt::Key_N)}}, &s.host, [&] {
            noted = true;
        });
        QTest::keyClick(list, Qt::Key_N);
        QTRY_COMPARE(s.workspace.decided.size(), 1);
        QVERIFY(s.workspace.decided.at(0).verdict == Verdict::NotSame);
        QVERIFY(!noted);
        QTRY_COMPARE(queue->count(), 2);
        QTest::keyClick(list, Qt::Key_L);
        QTRY_COMPARE(queue->count(), 1);
        QTest::keyClick(list, Qt::Key_Y);
        QTRY_COMPARE(s.workspace.decided.size(), 2);
        QVERIFY(s.workspace.decided.at(1).verdict == Verdict::Same);
        QTRY_VERIFY(s.words().contains(u"Nothing to review"_s));
    }

    void pageShowsTheChosenCustomer() {
        RoomStage s;
        auto* page = s.show(new CustomersPage(s.context), {1400, 900});
        page->open(u"customer-Grace Okafor"_s);
        QCOMPARE(page->customer(), CustomerId(u"customer-Grace Okafor"_s));
        QVERIFY(s.words().contains(u"Grace Okafor"_s));
        s.button(u"openInInbox"_s)->click();
        QCOMPARE(s.navigator.conversations.size(), 1);
        QCOMPARE(s.workspace.fake.owners.value(s.navigator.conversations.constFirst()), page->customer());
        QCOMPARE(s.nameless(), QStringList());
    }

    void pageSearchesAndSaysWhenNobodyFits() {
        RoomStage s;
        auto* page = s.show(new CustomersPage(s.context), {1400, 900});
        auto* field = page->findChild<QLineEdit*>();
        QTest::keyClicks(field, u"grace"_s);
        QTRY_COMPARE(page->model().rowCount(), 1);
        QTest::keyClicks(field, u"zzz"_s);
        QTRY_VERIFY(s.words().contains(u"Nobody found"_s));
    }

    void emptyPage() {
        RoomStage s(false);
        s.show(new CustomersPage(s.context));
        QVERIFY(s.words().contains(u"No customers yet"_s));
    }

    void pageOpensTheReview() {
        RoomStage s;
        auto* page = s.show(new CustomersPage(s.context), {1400, 900});
        page->open(u"review"_s);
        QVERIFY(page->findChild<ReviewQueue*>()->isVisible());
        QCOMPARE(s.button(u"reviewTab"_s)->accessibleName(), u"Review · 3"_s);
    }
};

QTEST_MAIN(TestCustomerLists)
#include "test_customer_lists.moc"
