// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/composer_stage.h"
#include "ui/shell/question_card.h"

#include <QLabel>
#include <QSignalSpy>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

//! The customer wrote while the answer was written, so that sending asks first.
struct OvertakenStage : ComposerStage {
    QuestionCard* card = nullptr;

    OvertakenStage() {
        QTest::keyClicks(editor, u"My answer"_s);
        workspace.fake.addEntry(workspace.fake.owners.value(ref), newer());
        workspace.touch(ref);
        QTRY_VERIFY(notices().join(u' ').contains(u"Forget it"_s));
        composer->send(false);
        card = window->findChild<QuestionCard*>();
        QVERIFY(card);
    }
    void sendAllTheSame() const {
        QTest::mouseClick(card->findChildren<QPushButton*>().constLast(), Qt::LeftButton);
    }
};

} // namespace

class TestComposerSending : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clearsOnlyAfterAccepted() {
        ComposerStage s;
        s.workspace.holdEnqueue = true;
        QTest::keyClicks(s.editor, u"On its way"_s);
        s.composer->send(false);
        QCOMPARE(s.editor->toPlainText(), u"On its way"_s);
        QVERIFY(!s.sendButton()->isEnabled());
        s.workspace.answerEnqueue();
        QTRY_COMPARE(s.editor->toPlainText(), QString());
        QVERIFY(s.sendButton()->isEnabled());
        QCOMPARE(replyIn(s.workspace.enqueued.constFirst()).text, u"On its way"_s);
        QCOMPARE(s.workspace.enqueued.constFirst().conversation, s.ref);
        QVERIFY(s.workspace.discardedDrafts.contains({s.ref, Visibility::Public}));
    }

    void keepsTheTextWhenRefused() {
        ComposerStage s;
        s.workspace.enqueueFailure = Error{ErrorKind::Storage, u"disk_full"_s, {}, 0, {}};
        QTest::keyClicks(s.editor, u"Important"_s);
        s.composer->send(false);
        QTRY_VERIFY(s.notices().join(u' ').contains(u"disk is full"_s));
        QCOMPARE(s.editor->toPlainText(), u"Important"_s);
        QVERIFY(s.sendButton()->isEnabled());
        // The draft is stored, too.
        QCOMPARE(s.workspace.savedDrafts.constLast().text, u"Important"_s);
    }

    void whatIsTypedMeanwhileStays() {
        ComposerStage s;
        s.workspace.holdEnqueue = true;
        QTest::keyClicks(s.editor, u"First"_s);
        s.composer->send(false);
        QTest::keyClicks(s.editor, u" and second"_s);
        s.workspace.answerEnqueue();
        QTRY_COMPARE(s.workspace.enqueued.size(), 1);
        QCOMPARE(s.editor->toPlainText(), u"First and second"_s);
    }

    void eachKeepsItsDraft() {
        ComposerStage s;
        QTest::keyClicks(s.editor, u"To the customer"_s);
        s.composer->setVisibility(Visibility::Internal);
        QCOMPARE(s.editor->toPlainText(), QString());
        QTest::keyClicks(s.editor, u"To the team"_s);
        s.composer->setVisibility(Visibility::Public);
        QCOMPARE(s.editor->toPlainText(), u"To the customer"_s);
        s.composer->setVisibility(Visibility::Internal);
        QCOMPARE(s.editor->toPlainText(), u"To the team"_s);
    }

    void draftsAreJournalledAndComeBack() {
        ComposerStage s;
        QTest::keyClicks(s.editor, u"Half a thou"_s);
        QTRY_COMPARE(s.workspace.savedDrafts.size(), 1);
        QCOMPARE(s.workspace.savedDrafts.constFirst().text, u"Half a thou"_s);
        QTest::keyClicks(s.editor, u"ght"_s);
        // Another conversation is opened before the next save was due.
        const ConversationRef other = s.mine().constLast();
        s.open(other);
        QCOMPARE(s.workspace.savedDrafts.constLast().text, u"Half a thought"_s);
        QCOMPARE(s.workspace.savedDrafts.constLast().conversation, s.ref);
        s.open(s.ref);
        QCOMPARE(s.editor->toPlainText(), u"Half a thought"_s);
    }

    void emptiedDraftsAreDiscarded() {
        ComposerStage s;
        QTest::keyClicks(s.editor, u"x"_s);
        QTRY_COMPARE(s.workspace.savedDrafts.size(), 1);
        QTest::keyClick(s.editor, Qt::Key_Backspace);
        QTRY_VERIFY(s.workspace.discardedDrafts.contains({s.ref, Visibility::Public}));
    }

    void enterSendsOnChat() {
        ComposerStage s(Channel::WebChat);
        QTest::keyClicks(s.editor, u"one"_s);
        QTest::keyClick(s.editor, Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClicks(s.editor, u"two"_s);
        QVERIFY(s.workspace.enqueued.isEmpty());
        QTest::keyClick(s.editor, Qt::Key_Return);
        QTRY_COMPARE(s.workspace.enqueued.size(), 1);
        QCOMPARE(replyIn(s.workspace.enqueued.constFirst()).text, u"one\ntwo"_s);
    }

    void controlEnterSendsMailAndCanSolve() {
        ComposerStage s(Channel::Email);
        QTest::keyClicks(s.editor, u"one"_s);
        QTest::keyClick(s.editor, Qt::Key_Return);
        QVERIFY(s.workspace.enqueued.isEmpty());
        QTest::keyClick(s.editor, Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(s.workspace.enqueued.size(), 1);
        const Command command = s.workspace.enqueued.constFirst();
        QCOMPARE(command.operations.size(), 2);
        QVERIFY(std::get<SetStatus>(command.operations.at(1)).status == Status::Solved);
        QVERIFY(!command.recipients.isEmpty());
        // Mail can be taken back for a while.
        QCOMPARE(s.workspace.undoWindows.constFirst(), Millis{10'000});
    }

    void sendKeyIsChosenByChannel() {
        ComposerStage s(Channel::WebChat);
        s.settings->setSendKey(Channel::WebChat, SendKey::CtrlEnter);
        QTest::keyClicks(s.editor, u"hi"_s);
        QTest::keyClick(s.editor, Qt::Key_Return);
        QVERIFY(s.workspace.enqueued.isEmpty());
        QTest::keyClick(s.editor, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(s.workspace.enqueued.size(), 1);
    }

    void undoBringsTheTextBack() {
        ComposerStage s(Channel::Email);
        QTest::keyClicks(s.editor, u"Too early"_s);
        s.composer->send(false);
        QTRY_COMPARE(s.editor->toPlainText(), QString());
        s.chooseInToast();
        QTRY_COMPARE(s.editor->toPlainText(), u"Too early"_s);
        QCOMPARE(s.workspace.outboxCalls.constFirst().first, u"cancel"_s);
    }

    //! Sent, written on, gone elsewhere, and only then taken back.
    void undoKeepsWhatWasWrittenSince() {
        ComposerStage s(Channel::Email);
        QTest::keyClicks(s.editor, u"Too early"_s);
        s.composer->send(false);
        QTRY_COMPARE(s.editor->toPlainText(), QString());
        QTest::keyClicks(s.editor, u"And one thing more"_s);
        s.open(s.mine().constLast());
        s.chooseInToast();
        const QString both = u"Too early\n\nAnd one thing more"_s;
        QTRY_COMPARE(s.workspace.savedDrafts.constLast().text, both);
        const Draft& draft = s.workspace.savedDrafts.constLast();
        QCOMPARE(draft.conversation, s.ref);
        QCOMPARE(draft.customer, s.workspace.fake.owners.value(s.ref));
        QCOMPARE(s.editor->toPlainText(), QString());
        s.open(s.ref);
        QCOMPARE(s.editor->toPlainText(), both);
    }

    //! Accepted only after another conversation was opened.
    void whatWasSentLeavesNoDraftElsewhere() {
        ComposerStage s;
        s.workspace.holdEnqueue = true;
        QTest::keyClicks(s.editor, u"First"_s);
        s.composer->send(false);
        s.open(s.mine().constLast());
        s.workspace.answerEnqueue();
        QTRY_VERIFY(s.workspace.discardedDrafts.contains({s.ref, Visibility::Public}));
        s.open(s.ref);
        QCOMPARE(s.editor->toPlainText(), QString());
    }

    void whatWasTypedAfterTheKeyStaysElsewhere() {
        ComposerStage s;
        QSignalSpy accepted(s.composer, &Composer::accepted);
        s.workspace.holdEnqueue = true;
        QTest::keyClicks(s.editor, u"First"_s);
        s.composer->send(false);
        QTest::keyClicks(s.editor, u" and second"_s);
        s.open(s.mine().constLast());
        s.workspace.answerEnqueue();
        QTRY_COMPARE(accepted.count(), 1);
        QCOMPARE(accepted.constFirst().constFirst().value<ConversationRef>(), s.ref);
        s.open(s.ref);
        QCOMPARE(s.editor->toPlainText(), u"First and second"_s);
    }

    void anAnswerToAQuestionSendsNothingElsewhere() {
        OvertakenStage s;
        QVERIFY(s.card);
        // Another conversation comes up behind the question, with something half written in it.
        s.window->inbox().openConversation(s.mine().constLast());
        s.composer->insertText(u"Half a thought"_s);
        s.sendAllTheSame();
        QVERIFY(s.workspace.enqueued.isEmpty());
        QCOMPARE(s.editor->toPlainText(), u"Half a thought"_s);
    }

    void whatTheCustomerWroteMeanwhileIsShown() {
        OvertakenStage s;
        QVERIFY(s.card);
        QVERIFY(s.workspace.enqueued.isEmpty());
        s.sendAllTheSame();
        QTRY_COMPARE(s.workspace.enqueued.size(), 1);
        QCOMPARE(s.workspace.enqueued.constFirst().baseEntryId, u"newer"_s);
    }

    void anAnswerIsToWhatCameAsContactsWereJoined() {
        ComposerStage s;
        FakeViews& fake = s.workspace.fake;
        const CustomerId joined(u"joined"_s);
        fake.entriesOf[joined] = fake.entriesOf.value(fake.owners.value(s.ref));
        fake.addEntry(joined, s.newer());
        fake.owners[s.ref] = joined;
        s.workspace.touch(s.ref);
        QTRY_COMPARE(s.window->inbox().view().customer(), joined);
        QTest::keyClicks(s.editor, u"Good"_s);
        s.composer->send(false);
        QTRY_COMPARE(s.workspace.enqueued.size(), 1);
        QCOMPARE(s.workspace.enqueued.constFirst().baseEntryId, u"newer"_s);
    }

    void aDraftThatCannotBeStoredIsSaid() {
        ComposerStage s;
        Q_EMIT s.workspace.draftNotSaved(s.ref, Error{ErrorKind::Storage, u"disk_full"_s, {}, 0, {}});
        QVERIFY(s.notices().join(u' ').contains(u"keep this window open"_s));
    }

    void offlineIsSaidAndSendsAllTheSame() {
        ComposerStage s;
        s.workspace.setOffline(true);
        QVERIFY(s.composer->findChildren<QLabel*>().size() > 0);
        bool said = false;
        const auto labels = s.composer->findChildren<QLabel*>();
        for (const QLabel* label : labels)
            said |= label->text().contains(u"when the connection is back"_s);
        QVERIFY(said);
        QTest::keyClicks(s.editor, u"later"_s);
        s.composer->send(false);
        QTRY_COMPARE(s.workspace.enqueued.size(), 1);
    }
};

QTEST_MAIN(TestComposerSending)
#include "test_composer_sending.moc"
