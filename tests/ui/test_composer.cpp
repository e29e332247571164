// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/ui_test.h"
#include "ui/composer/attachment_bar.h"
#include "ui/composer/composer.h"
#include "ui/composer/composer_editor.h"
#include "ui/composer/placeholders.h"
#include "ui/composer/recipients_line.h"
#include "ui/composer/suggestion_list.h"
#include "ui/inbox/conversation_view.h"
#include "ui/inbox/inbox_page.h"
#include "ui/shell/action_registry.h"
#include "ui/shell/notice_bar.h"
#include "ui/shell/question_card.h"
#include "ui/shell/toast.h"

#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <chrono>

using namespace segue;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! The window with one conversation open.
struct ComposerStage : UiStage {
    Composer* composer = nullptr;
    ComposerEditor* editor = nullptr;
    ConversationRef ref;

    explicit ComposerStage(
        Channel channel = Channel::WebChat,
        const std::optional<QList<Channel>>& replyChannels = std::nullopt) {
        workspace.can.replyChannels = replyChannels;
        for (const Conversation& conversation : std::as_const(workspace.fake.conversationList)) {
            const bool free = workspace.fake.drafts.isEmpty() ||
                              workspace.fake.drafts.constFirst().conversation != conversation.ref;
            if (conversation.channel == channel && conversation.assignee && free && ref.isEmpty())
                ref = conversation.ref;
        }
        show();
        open(ref);
    }

    void open(const ConversationRef& conversation) {
        window->inbox().openConversation(conversation);
        composer = &window->inbox().view().composer();
        editor = composer->findChild<ComposerEditor*>();
        composer->focusEditor();
        QTRY_VERIFY(editor->hasFocus());
    }

    QStringList notices() const {
        QStringList texts;
        const auto bars = composer->findChildren<NoticeBar*>();
        for (const NoticeBar* bar : bars) {
            if (bar->isVisible())
                texts.append(bar->text());
        }
        return texts;
    }

    AttachmentBar* bar() const { return composer->findChild<AttachmentBar*>(); }

    QString fileNamed(const QString& name) const {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write("1\n") > 0 ? file.fileName() : QString();
    }

    //! As the desktop does it; true if the widget took it.
    bool drop(QWidget* on, const QList<QUrl>& urls) const {
        QMimeData data;
        data.setUrls(urls);
        const QPoint at = on->rect().center();
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(on, &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(on, &event);
        return event.isAccepted();
    }

    //! What the customer writes next.
    Entry newer() const {
        Entry entry;
        entry.ref = {ref.account, u"newer"_s};
        entry.conversation = ref;
        entry.kind = EntryKind::Message;
        entry.visibility = Visibility::Public;
        entry.channel = Channel::WebChat;
        entry.author = {AuthorKind::Customer, u"x"_s, u"Mara"_s};
        entry.text = u"Forget it, I found it"_s;
        entry.at = workspace.clock;
        entry.sequence = 1 << 20;
        return entry;
    }

    QPushButton* sendButton() const { return composer->findChild<QPushButton*>(u"composer.send"_s); }
};

const Reply& replyIn(const Command& command) {
    return std::get<Reply>(command.operations.constFirst());
}

} // namespace

class TestComposer : public QObject {
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
        auto* toast = s.window->findChild<Toast*>();
        QTRY_VERIFY(toast->isVisible());
        QTest::mouseClick(toast->findChild<QPushButton*>(), Qt::LeftButton);
        QTRY_COMPARE(s.editor->toPlainText(), u"Too early"_s);
        QCOMPARE(s.workspace.outboxCalls.constFirst().first, u"cancel"_s);
    }

    void aMegabytePasteIsRefusedInPlace() {
        ComposerStage s;
        QTest::keyClicks(s.editor, u"Look:"_s);
        QMimeData data;
        data.setText(QString(1024 * 1024, u'x'));
        QApplication::clipboard()->setText(data.text());
        s.editor->paste();
        QCOMPARE(s.editor->toPlainText(), u"Look:"_s);
        QVERIFY(s.notices().join(u' ').contains(u"1.0 MB"_s));
        // It is not lost: one press attaches it.
        const auto bars = s.composer->findChildren<NoticeBar*>();
        for (NoticeBar* bar : bars) {
            if (bar->isVisible())
                QTest::mouseClick(bar->findChild<QPushButton*>(), Qt::LeftButton);
        }
        QTRY_COMPARE(s.workspace.staged, QStringList{u"Pasted text.txt"_s});
    }

    void tooLargeFilesAreRefusedInPlace() {
        ComposerStage s;
        QFile file(s.folder.filePath(u"film.mp4"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(26 * 1000 * 1000));
        file.close();
        auto* bar = s.composer->findChild<AttachmentBar*>();
        bar->addPath(file.fileName());
        QVERIFY(s.notices().join(u' ').contains(u"film.mp4"_s));
        QVERIFY(s.notices().join(u' ').contains(u"25.0 MB"_s));
        QVERIFY(s.workspace.staged.isEmpty());
        QVERIFY(bar->files().isEmpty());
    }

    void filesGoWithTheMessage() {
        ComposerStage s;
        s.bar()->addPath(s.fileNamed(u"list.txt"_s));
        QTRY_COMPARE(s.bar()->files().size(), 1);
        s.composer->send(false);
        QTRY_COMPARE(s.workspace.enqueued.size(), 1);
        QCOMPARE(replyIn(s.workspace.enqueued.constFirst()).files.constFirst().name, u"list.txt"_s);
        QTRY_VERIFY(s.bar()->files().isEmpty());
    }

    void droppedFilesAreAttached() {
        ComposerStage s;
        // Upon the frame, upon the text, and what is no file of this computer.
        QVERIFY(s.drop(s.composer, {QUrl::fromLocalFile(s.fileNamed(u"frame.txt"_s))}));
        QVERIFY(s.drop(s.editor->viewport(), {QUrl::fromLocalFile(s.fileNamed(u"text.txt"_s))}));
        s.drop(s.composer, {QUrl(u"https://shop.example/page.html"_s)});
        QTRY_COMPARE(s.workspace.staged, (QStringList{u"frame.txt"_s, u"text.txt"_s}));
        QTRY_COMPARE(s.bar()->files().size(), 2);
        QCOMPARE(s.editor->toPlainText(), QString());
    }

    void pastedFilesAreAttached() {
        ComposerStage s;
        auto* data = new QMimeData;
        data->setUrls(
            {QUrl::fromLocalFile(s.fileNamed(u"one.txt"_s)), QUrl::fromLocalFile(s.fileNamed(u"two.txt"_s))});
        QApplication::clipboard()->setMimeData(data);
        QTest::keySequence(s.editor, QKeySequence::Paste);
        QTRY_COMPARE(s.workspace.staged, (QStringList{u"one.txt"_s, u"two.txt"_s}));
        QCOMPARE(s.editor->toPlainText(), QString());
    }

    void aPastedPictureIsAttached() {
        ComposerStage s;
        QImage image(40, 30, QImage::Format_RGB32);
        image.fill(Qt::green);
        QApplication::clipboard()->setImage(image);
        QTest::keySequence(s.editor, QKeySequence::Paste);
        QTRY_COMPARE(s.workspace.staged, QStringList{u"Pasted picture.png"_s});
        QTRY_COMPARE(s.bar()->files().size(), 1);
        QCOMPARE(s.bar()->files().constFirst().mediaType, u"image/png"_s);
        QVERIFY(s.bar()->files().constFirst().size > 0);
        // Office programs offer a picture of the text beside it: the text is what is meant.
        auto* both = new QMimeData;
        both->setImageData(image);
        both->setText(u"words"_s);
        QApplication::clipboard()->setMimeData(both);
        QTest::keySequence(s.editor, QKeySequence::Paste);
        QCOMPARE(s.editor->toPlainText(), u"words"_s);
        QCOMPARE(s.workspace.staged.size(), 1);
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

    void failedCopiesAreTold() {
        ComposerStage s;
        s.workspace.stageFailure = Error{ErrorKind::Storage, u"disk_full"_s, {}, 0, {}};
        s.composer->findChild<AttachmentBar*>()->addBytes("x", u"note.txt"_s, u"text/plain"_s);
        QTRY_VERIFY(s.notices().join(u' ').contains(u"note.txt"_s));
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

    void whatTheCustomerWroteMeanwhileIsShown() {
        ComposerStage s;
        QTest::keyClicks(s.editor, u"My answer"_s);
        s.workspace.fake.addEntry(s.workspace.fake.owners.value(s.ref), s.newer());
        s.workspace.touch(s.ref);
        QTRY_VERIFY(s.notices().join(u' ').contains(u"Forget it"_s));
        // Sending asks first, and names what the answer does not know.
        s.composer->send(false);
        auto* card = s.window->findChild<QuestionCard*>();
        QTRY_VERIFY(card);
        QVERIFY(s.workspace.enqueued.isEmpty());
        const auto buttons = card->findChildren<QPushButton*>();
        QTest::mouseClick(buttons.constLast(), Qt::LeftButton);
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

    void aDraftThatCannotBeStoredIsSaid() {
        ComposerStage s;
        Q_EMIT s.workspace.draftNotSaved(s.ref, Error{ErrorKind::Storage, u"disk_full"_s, {}, 0, {}});
        QVERIFY(s.notices().join(u' ').contains(u"keep this window open"_s));
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
