// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/composer_stage.h"
#include "ui/composer/held_join_bar.h"
#include "ui/composer/placeholders.h"
#include "ui/composer/recipients_line.h"
#include "ui/composer/suggestion_list.h"

#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>

using namespace segue;
using namespace Qt::StringLiterals;

class TestComposer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replyAndNoteCannotBeMistaken() {
        ComposerStage s;
        QCOMPARE(s.sendButton()->text(), u"Send reply"_s);
        QCOMPARE(s.sendButton()->property("kind").toString(), u"primary"_s);
        s.composer->setVisibility(Visibility::Internal);
        QCOMPARE(s.sendButton()->text(), u"Add note"_s);
        QCOMPARE(s.sendButton()->property("kind").toString(), u"note"_s);
        QVERIFY(s.editor->accessibleName().contains(u"Internal note"_s));
        QTest::keyClicks(s.editor, u"Only for us"_s);
        s.composer->send(false);
        QTRY_COMPARE(s.workspace.enqueued.size(), 1);
        const Command& command = s.workspace.enqueued.constFirst();
        QVERIFY(!isCustomerVisible(command));
        QVERIFY(command.recipients.isEmpty());
        QCOMPARE(s.workspace.undoWindows.constFirst(), Millis{0});
        // Nobody outside was told that somebody writes.
        QVERIFY(s.workspace.typing.isEmpty());
    }

    void whatCannotLeaveIsSaidBeforeItIsWritten() {
        ComposerStage s(Channel::Email, QList<Channel>{Channel::WebChat});
        const QString why = u"E-mail messages cannot be answered from here; write an internal note."_s;
        QCOMPARE(s.notices(), QStringList{why});
        QVERIFY(!s.sendButton()->isEnabled());
        QTest::keyClicks(s.editor, u"Hello"_s);
        s.composer->send(false);
        QVERIFY(s.workspace.enqueued.isEmpty());
        // A note is possible.
        s.composer->setVisibility(Visibility::Internal);
        QCOMPARE(s.notices(), QStringList());
        QVERIFY(s.sendButton()->isEnabled());
        QTest::keyClicks(s.editor, u"Call them"_s);
        s.composer->send(false);
        QTRY_COMPARE(s.editor->toPlainText(), QString());
        QCOMPARE(s.workspace.enqueued.size(), 1);
        // Mail is set up meanwhile.
        s.composer->setVisibility(Visibility::Public);
        QCOMPARE(s.notices(), QStringList{why});
        s.workspace.can.replyChannels->append(Channel::Email);
        Q_EMIT s.workspace.capabilitiesChanged(s.ref.account);
        QCOMPARE(s.notices(), QStringList());
        s.composer->send(false);
        QTRY_COMPARE(s.workspace.enqueued.size(), 2);
        QCOMPARE(replyIn(s.workspace.enqueued.constLast()).text, u"Hello"_s);
    }

    void cannedResponsesAreFilledIn() {
        ComposerStage s;
        QTest::keyClicks(s.editor, u"/hel"_s);
        auto* list = s.window->findChild<SuggestionList*>();
        QTRY_VERIFY(list->isVisible());
        QTest::keyClick(s.editor, Qt::Key_Return);
        QVERIFY(s.workspace.enqueued.isEmpty());
        const QString name = s.workspace.fake.customerNames.value(s.workspace.fake.owners.value(s.ref));
        QVERIFY2(
            s.editor->toPlainText().startsWith(u"Hi %1,"_s.arg(name)), qPrintable(s.editor->toPlainText()));
        QVERIFY(!list->isVisible());
        // With the list gone, Enter sends again.
        QTest::keyClick(s.editor, Qt::Key_Return);
        QTRY_COMPARE(s.workspace.enqueued.size(), 1);
    }

    void theListGoesWithTheWordItIsFor() {
        ComposerStage s(Channel::Email);
        auto* list = s.window->findChild<SuggestionList*>();
        const QString written = u"see https://x.org and /hel"_s;
        QTest::keyClicks(s.editor, written);
        QTRY_VERIFY(list->isVisible());
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(s.editor, Qt::Key_Left);
        QVERIFY(!list->isVisible());
        // Enter is a new line again, and replaces nothing.
        QTest::keyClick(s.editor, Qt::Key_Return);
        QCOMPARE(s.editor->toPlainText(), QString(written).insert(21, u'\n'));
        // Without a word of its own nothing is replaced, whatever stands before.
        s.editor->replaceToken(u'/', u"wrong"_s);
        QCOMPARE(s.editor->toPlainText(), QString(written).insert(21, u'\n'));
    }

    void theListGoesWithTheFocus() {
        ComposerStage s;
        auto* list = s.window->findChild<SuggestionList*>();
        QTest::keyClicks(s.editor, u"/hel"_s);
        QTRY_VERIFY(list->isVisible());
        s.sendButton()->setFocus(Qt::OtherFocusReason);
        QVERIFY(!list->isVisible());
        QCOMPARE(s.editor->toPlainText(), u"/hel"_s);
    }

    void slashWithinAWordOffersNothing() {
        ComposerStage s;
        QTest::keyClicks(s.editor, u"and/or https://x"_s);
        QVERIFY(!s.window->findChild<SuggestionList*>()->isVisible());
    }

    void emojiAreOffered() {
        ComposerStage s;
        QTest::keyClicks(s.editor, u"Thanks :tad"_s);
        QTRY_VERIFY(s.window->findChild<SuggestionList*>()->isVisible());
        QTest::keyClick(s.editor, Qt::Key_Tab);
        QCOMPARE(s.editor->toPlainText(), u"Thanks 🎉"_s);
    }

    void questionMarksAskForArticles() {
        ComposerStage s;
        QSignalSpy asked(s.composer, &Composer::articleSearchRequested);
        QTest::keyClicks(s.editor, u"Hm ??"_s);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(s.editor->toPlainText(), u"Hm "_s);
    }

    void typingIsToldSparingly() {
        ComposerStage s;
        QTest::keyClicks(s.editor, u"a long sentence"_s);
        QCOMPARE(s.workspace.typing.size(), 1);
        QVERIFY(s.workspace.typing.constFirst().second);
        s.composer->send(false);
        QTRY_COMPARE(s.workspace.typing.size(), 2);
        QVERIFY(!s.workspace.typing.constLast().second);
    }

    void wrongAddressesAreCaught() {
        ComposerStage s(Channel::Email);
        auto* line = s.composer->findChild<RecipientsLine*>();
        auto* to = line->findChildren<QLineEdit*>().constFirst();
        to->setText(u"Mara <mara@example.com>, nonsense"_s);
        QTest::keyClicks(s.editor, u"hello"_s);
        s.composer->send(false);
        QVERIFY(s.notices().join(u' ').contains(u"nonsense"_s));
        QVERIFY(s.workspace.enqueued.isEmpty());
        to->setText(u"Mara <mara@example.com>"_s);
        s.composer->send(false);
        QTRY_COMPARE(s.workspace.enqueued.size(), 1);
        QCOMPARE(s.workspace.enqueued.constFirst().recipients.constFirst().address, u"mara@example.com"_s);
    }

    void openedRecipientsStayOpen() {
        ComposerStage s(Channel::Email);
        auto* line = s.composer->findChild<RecipientsLine*>();
        line->findChild<QAbstractButton*>(u"composer.recipients"_s)->click();
        auto* to = line->findChildren<QLineEdit*>().constFirst();
        QVERIFY(to->isVisible());
        ComposerPlace place;
        for (const Conversation& conversation : std::as_const(s.workspace.fake.conversationList)) {
            if (conversation.ref == s.ref)
                place.conversation = conversation;
        }
        place.conversation.participants.append(
            {ParticipantRole::Cc, std::nullopt, u"colleague@example.com"_s, {}});
        s.composer->updatePlace(place);
        QVERIFY(to->isVisible());
        QCOMPARE(line->recipients().constLast().address, u"colleague@example.com"_s);
    }

    void theOpenDraftSaysThatItsCustomerChanged() {
        ComposerStage s;
        const auto joinWith = [&s](const CustomerId& customer) {
            s.workspace.fake.owners[s.ref] = customer;
            s.workspace.fake.customerNames.insert(customer, u"Somebody"_s);
            ChangeSet changes;
            changes.everything = true;
            Q_EMIT s.workspace.changed(changes);
        };
        const auto warns = [&s] { return s.notices().join(u' ').contains(u"begun for another customer"_s); };
        const CustomerId first = s.workspace.fake.owners.value(s.ref);
        const CustomerId second(u"joined"_s);
        // Nothing is begun yet: it is for whoever it is now.
        joinWith(second);
        QTRY_COMPARE(s.window->inbox().view().customer(), second);
        QTest::keyClicks(s.editor, u"Dear"_s);
        QVERIFY(!warns());
        joinWith(first);
        QTRY_VERIFY(warns());
        // What is stored is for whom it was begun, so that it is said again when it is opened again.
        QTest::keyClicks(s.editor, u" you"_s);
        s.composer->saveNow();
        QCOMPARE(s.workspace.savedDrafts.constLast().customer, second);
        // As it was before: nothing is wrong any more.
        joinWith(second);
        QTRY_VERIFY(!warns());
        joinWith(first);
        QTRY_VERIFY(warns());
        for (QPushButton* button : s.composer->findChildren<QPushButton*>()) {
            if (button->isVisible() && button->text() == u"It is right"_s)
                button->click();
        }
        QVERIFY(!warns());
        QCOMPARE(s.workspace.savedDrafts.constLast().customer, first);
        s.editor->clear();
        joinWith(second);
        QTRY_COMPARE(s.window->inbox().view().customer(), second);
        QVERIFY(!warns());
    }

    void saysThatAJoinWaits() {
        ComposerStage s;
        auto* bar = s.composer->findChild<HeldJoinBar*>();
        QVERIFY(!bar->isVisible());
        const CustomerId own = s.workspace.fake.owners.value(s.ref);
        const CustomerId other(u"other"_s);
        s.workspace.fake.customerNames.insert(other, u"M. Lindkvist"_s);
        s.workspace.held = {{s.ref, own, other}};
        Q_EMIT s.workspace.heldJoinsChanged();
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(bar->text().contains(u"M. Lindkvist would become one customer"_s));
        bar->findChild<QPushButton*>(u"joinWhenDone"_s)->click();
        QVERIFY(!bar->isVisible());
        QCOMPARE(s.workspace.heldAnswers.constLast().first, u"when_done"_s);
        // It was answered; another one is asked about.
        Q_EMIT s.workspace.heldJoinsChanged();
        QVERIFY(!bar->isVisible());
        s.workspace.held.append({s.ref, own, CustomerId(u"third"_s)});
        Q_EMIT s.workspace.heldJoinsChanged();
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(bar->text().contains(u"2 more would become one customer"_s));
        bar->findChild<QPushButton*>(u"joinNow"_s)->click();
        QCOMPARE(s.workspace.heldAnswers.constLast(), qMakePair(u"now"_s, s.ref));
        s.workspace.held.clear();
        Q_EMIT s.workspace.heldJoinsChanged();
        QVERIFY(!bar->isVisible());
        // Somebody else's is no business of this conversation.
        s.workspace.held = {{{s.ref.account, u"elsewhere"_s}, CustomerId(u"a"_s), CustomerId(u"b"_s)}};
        Q_EMIT s.workspace.heldJoinsChanged();
        QVERIFY(!bar->isVisible());
    }

    void placeholdersAreFilledOnce() {
        const QHash<QString, QString> values{
            {u"customer.name"_s, u"{{agent.name}}"_s}, {u"agent.name"_s, u"Ana"_s}};
        QCOMPARE(
            fillPlaceholders(u"Hi {{ customer.name }}, I am {{agent.name}}. {{unknown}} {{"_s, values),
            u"Hi {{agent.name}}, I am Ana. {{unknown}} {{"_s);
    }
};

QTEST_MAIN(TestComposer)
#include "test_composer.moc"
