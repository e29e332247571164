// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/timeline_stage.h"
#include "ui/inbox/conversation_view.h"
#include "ui/inbox/inbox_page.h"
#include "ui/timeline/find_bar.h"
#include "ui/timeline/timeline_pane.h"

#include <QLabel>
#include <QLineEdit>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000;

//! The window with ten thousand messages open, and the field to look for words in them.
struct FindStage : UiStage {
    TimelineView* view = nullptr;
    FindBar* bar = nullptr;
    QLineEdit* field = nullptr;

    FindStage() {
        show();
        const ConversationRef conversation =
            workspace.fake.entriesOf.value(longCustomer).constLast().conversation;
        window->inbox().openConversation(conversation);
        TimelinePane& pane = window->inbox().view().timeline();
        view = &pane.view();
        pane.startFind();
        bar = pane.findChild<FindBar*>();
        field = bar->findChild<QLineEdit*>();
    }
    void setText(int entry, const QString& text) {
        workspace.fake.entriesOf[longCustomer][entry].text = text;
    }
    QString answer() const { return bar->findChild<QLabel*>()->text(); }
    bool isAt(const QString& words) const {
        return view->focusedItem() >= 0 && view->itemName(view->focusedItem()).contains(words);
    }
};

} // namespace

class TestTimelineFind : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findGoesUpwards() {
        TimelineStage s;
        s.view.setFind(u"Message 9950"_s);
        QVERIFY(s.view.findNext(true));
        QVERIFY(s.view.itemName(s.view.focusedItem()).contains(u"Message 9950"_s));
        s.view.setFind(u"no such words"_s);
        QVERIFY(!s.view.findNext(true));
    }

    //! Another part of the timeline is shown than the one where the last match was.
    void findGoesOnElsewhere() {
        TimelineStage s;
        s.view.setFind(u"Some words"_s);
        QVERIFY(s.view.findNext(true));
        s.view.source().loadAround({AccountId(u"shop"_s), u"long500"_s});
        QVERIFY(s.view.findNext(true));
        QVERIFY(s.view.focusedItem() >= 0);
    }

    void findReachesWhatIsNotLoaded() {
        FindStage s;
        QTest::keyClicks(s.field, u"message 17."_s);
        QTRY_VERIFY_WITH_TIMEOUT(s.isAt(u"Message 17."_s), patience);
        // Its surroundings are loaded, and not all that is between.
        QVERIFY(s.view->source().rows().size() < 200);
        QCOMPARE(s.answer(), QString());
        QTest::keyClick(s.field, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(s.answer(), u"Nothing further"_s, patience);
        QVERIFY(s.isAt(u"Message 17."_s));
    }

    void findReachesDownwards() {
        FindStage s;
        s.setText(100, u"the first needle"_s);
        s.setText(5000, u"the second needle"_s);
        QTest::keyClicks(s.field, u"needle"_s);
        QTRY_VERIFY_WITH_TIMEOUT(s.isAt(u"second needle"_s), patience);
        QTest::keyClick(s.field, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(s.isAt(u"first needle"_s), patience);
        QTest::keyClick(s.field, Qt::Key_Return, Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(s.isAt(u"second needle"_s), patience);
        QCOMPARE(s.answer(), QString());
        QTest::keyClick(s.field, Qt::Key_Return, Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(s.answer(), u"Nothing further"_s, patience);
    }

    void otherWordsAreLookedForFromTheNewest() {
        FindStage s;
        QTest::keyClicks(s.field, u"message 17."_s);
        QTRY_VERIFY_WITH_TIMEOUT(s.isAt(u"Message 17."_s), patience);
        s.field->setText(u"Message 9990."_s);
        QTRY_VERIFY_WITH_TIMEOUT(s.isAt(u"Message 9990."_s), patience);
        QCOMPARE(s.answer(), QString());
    }

    void aFindThatWasLeftGoesNowhere() {
        FindStage s;
        QTest::keyClicks(s.field, u"message 17."_s);
        QTest::keyClick(s.field, Qt::Key_Escape);
        QVERIFY(!s.bar->isVisible());
        const auto read = s.workspace.fake.windowsRead;
        bool passed = false;
        QTimer::singleShot(std::chrono::milliseconds(600), this, [&passed] { passed = true; });
        QTRY_VERIFY(passed);
        QCOMPARE(s.workspace.fake.windowsRead, read);
        QVERIFY(!s.isAt(u"Message 17."_s));
    }
};

QTEST_MAIN(TestTimelineFind)
#include "test_timeline_find.moc"
