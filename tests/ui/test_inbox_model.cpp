// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/ui_test.h"
#include "ui/inbox/inbox_list.h"
#include "ui/inbox/inbox_model.h"
#include "ui/inbox/wait_level.h"

#include <QAbstractItemModelTester>
#include <QScrollBar>
#include <QSignalSpy>
#include <chrono>

using namespace segue;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const AccountId account{u"a"_s};
const CustomerId customer{u"mara"_s};

ConversationRef refOf(int number) {
    return {account, u"c%1"_s.arg(number)};
}

void addConversations(FakeWorkspace& workspace, int first, int last) {
    workspace.fake.customerNames.insert(customer, u"Mara"_s);
    for (int i = first; i <= last; ++i) {
        Conversation c;
        c.ref = refOf(i);
        c.status = Status::Open;
        c.updatedAt = fromMs(1'000'000 + i);
        workspace.fake.owners.insert(c.ref, customer);
        workspace.fake.conversationList.append(c);
    }
}

ChangeSet changeOf(const ConversationRef& ref) {
    ChangeSet changes;
    changes.conversations.insert(ref);
    return changes;
}

QList<ConversationRef> shown(const InboxModel& model) {
    QList<ConversationRef> refs;
    for (int row = 0; row < model.rowCount(); ++row)
        refs.append(model.refAt(row));
    return refs;
}

} // namespace

class TestInboxModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_workspace = std::make_unique<FakeWorkspace>();
        addConversations(*m_workspace, 1, 500);
        m_model = std::make_unique<InboxModel>(*m_workspace);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_model->setFilter({});
    }

    void readsOnlyWhatIsLookedAt() {
        m_tester.reset();
        m_model->setFilter({});
        const int before = m_workspace->fake.rowsRead;
        QCOMPARE(m_model->rowCount(), 500);
        QCOMPARE(m_workspace->fake.rowsRead, before);
        QCOMPARE(m_model->rowAt(0)->conversation, refOf(500));
        QVERIFY(m_workspace->fake.rowsRead - before <= 64);
        QCOMPARE(m_model->rowAt(499)->conversation, refOf(1));
        QVERIFY(m_workspace->fake.rowsRead - before <= 128);
    }

    void followsChangesInOrder() {
        m_workspace->fake.findConversation(refOf(7))->updatedAt = fromMs(9'000'000);
        m_workspace->fake.findConversation(refOf(300))->status = Status::Solved;
        addConversations(*m_workspace, 501, 503);
        Q_EMIT m_workspace->changed(changeOf(refOf(7)));
        QTRY_COMPARE(m_model->refAt(0), refOf(7));
        InboxFilter filter;
        QCOMPARE(shown(*m_model), *m_workspace->fake.inboxIds(filter, m_model->rowCount()));
        QCOMPARE(m_model->rowOf(refOf(300)), -1);
    }

    void aLongListIsListedAsFarAsItIsLookedAt() {
        m_tester.reset(); // It fetches more by itself.
        addConversations(*m_workspace, 501, 1200);
        m_model->setFilter({});
        QCOMPARE(m_model->rowCount(), 500);
        QCOMPARE(m_model->refAt(0), refOf(1200));
        m_model->fetchMore({});
        QCOMPARE(m_model->rowCount(), 1000);
        // While nothing may move, what comes below still comes.
        m_model->setHeld(true);
        m_workspace->fake.findConversation(refOf(900))->updatedAt = fromMs(9'000'000);
        addConversations(*m_workspace, 1201, 1202);
        m_model->fetchMore({});
        QCOMPARE(m_model->rowCount(), 1200);
        QCOMPARE(m_model->refAt(0), refOf(1200));
        QCOMPARE(m_model->pendingCount(), 2);
        QVERIFY(!m_model->canFetchMore({}));
        m_model->setHeld(false);
        QCOMPARE(shown(*m_model), *m_workspace->fake.inboxIds({}));
    }

    void allAreMarkedAlsoBelowTheList() {
        m_tester.reset(); // It fetches more by itself.
        addConversations(*m_workspace, 501, 1200);
        m_model->setFilter({});
        m_model->markAll();
        QCOMPARE(m_model->marked().size(), 1200);
    }

    void selectionStaysOnItsConversation() {
        QPersistentModelIndex index = m_model->index(m_model->rowOf(refOf(400)));
        m_workspace->fake.findConversation(refOf(400))->updatedAt = fromMs(9'000'000);
        m_workspace->fake.findConversation(refOf(450))->status = Status::Spam;
        Q_EMIT m_workspace->changed(changeOf(refOf(400)));
        QTRY_COMPARE(m_model->refAt(0), refOf(400));
        QCOMPARE(index.row(), 0);
    }

    void nothingMovesWhileHeld() {
        QSignalSpy pending(m_model.get(), &InboxModel::pendingChanged);
        m_model->setHeld(true);
        const QList<ConversationRef> before = shown(*m_model);
        addConversations(*m_workspace, 501, 503);
        m_workspace->fake.findConversation(refOf(3))->updatedAt = fromMs(9'000'000);
        m_workspace->fake.findConversation(refOf(3))->subject = u"New subject"_s;
        Q_EMIT m_workspace->changed(changeOf(refOf(3)));
        QTRY_COMPARE(m_model->pendingCount(), 3);
        QCOMPARE(shown(*m_model), before);
        // What a row says is always the truth.
        QCOMPARE(m_model->rowAt(m_model->rowOf(refOf(3)))->subject, u"New subject"_s);
        m_model->setHeld(false);
        QCOMPARE(m_model->refAt(0), refOf(3));
        QCOMPARE(m_model->rowCount(), 503);
        QCOMPARE(m_model->pendingCount(), 0);
        QVERIFY(pending.count() >= 2);
    }

    void marksGoWithTheirConversations() {
        m_model->toggleMarked(refOf(10));
        m_model->toggleMarked(refOf(20));
        m_workspace->fake.findConversation(refOf(10))->status = Status::Closed;
        Q_EMIT m_workspace->changed(changeOf(refOf(10)));
        QTRY_COMPARE(m_model->marked(), QSet{refOf(20)});
        m_model->markAll();
        QCOMPARE(m_model->marked().size(), 499);
        m_model->clearMarks();
        QVERIFY(m_model->marked().isEmpty());
    }

    void failureIsTold() {
        QSignalSpy failed(m_model.get(), &InboxModel::failed);
        m_workspace->fake.failure = Error{ErrorKind::Storage, u"io_error"_s, {}, 0, {}};
        m_model->setFilter({});
        QCOMPARE(failed.count(), 1);
        QCOMPARE(m_model->rowCount(), 0);
    }

    void toolTipIsNeverRichText() {
        m_workspace->fake.customerNames.insert(customer, u"<b>Mara</b><img src='file:///etc/passwd'>"_s);
        m_model->setFilter({});
        const QString tip = m_model->data(m_model->index(0), Qt::ToolTipRole).toString();
        QVERIFY(!tip.contains("<b>"_L1));
        QVERIFY(!tip.contains("<img"_L1));
    }

    void listIsHeldUnderThePointerAndTheKeys() {
        const UiStage stage(false);
        InboxList list(*m_model, *m_workspace);
        list.resize(320, 600);
        list.show();
        QVERIFY(QTest::qWaitForWindowExposed(&list));
        QEnterEvent enter({10, 10}, {10, 10}, {10, 10});
        QApplication::sendEvent(&list, &enter);
        QVERIFY(m_model->isHeld());
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(&list, &leave);
        QVERIFY(!m_model->isHeld());
        QApplication::setActiveWindow(&list);
        list.setFocus();
        QTRY_VERIFY(list.hasFocus());
        QTest::keyClick(&list, Qt::Key_Down);
        QVERIFY(m_model->isHeld());
        list.clearFocus();
        QVERIFY(!m_model->isHeld());
    }

    void listStepsAndPages() {
        const UiStage stage(false);
        m_tester.reset();
        m_model->setFilter({});
        InboxList list(*m_model, *m_workspace);
        QSignalSpy chosen(&list, &InboxList::chosen);
        list.resize(320, 600);
        list.show();
        QVERIFY(QTest::qWaitForWindowExposed(&list));
        list.step(1);
        list.step(1);
        QCOMPARE(chosen.count(), 2);
        QCOMPARE(chosen.last().constFirst().value<ConversationRef>(), refOf(499));
        list.verticalScrollBar()->setValue(list.verticalScrollBar()->maximum());
        list.repaint();
        QVERIFY(m_model->cachedRows() < 200);
        QVERIFY(m_model->cachedRows() > 0);
    }

    void waitsGetPressingByChannel() {
        const Instant now = fromMs(1'000'000'000);
        QCOMPARE(waitLevel(Channel::WebChat, std::nullopt, now), WaitLevel::None);
        QCOMPARE(waitLevel(Channel::WebChat, now - 1min, now), WaitLevel::Fine);
        QCOMPARE(waitLevel(Channel::WebChat, now - 6min, now), WaitLevel::Soon);
        QCOMPARE(waitLevel(Channel::WebChat, now - 16min, now), WaitLevel::Late);
        QCOMPARE(waitLevel(Channel::Email, now - 16min, now), WaitLevel::Fine);
        QCOMPARE(waitLevel(Channel::Email, now - 25h, now), WaitLevel::Late);
    }

private:
    std::unique_ptr<FakeWorkspace> m_workspace;
    std::unique_ptr<InboxModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(TestInboxModel)
#include "test_inbox_model.moc"
