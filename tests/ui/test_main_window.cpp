// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/ui_test.h"
#include "ui/composer/composer.h"
#include "ui/inbox/conversation_commands.h"
#include "ui/inbox/conversation_view.h"
#include "ui/inbox/inbox_list.h"
#include "ui/inbox/inbox_model.h"
#include "ui/inbox/inbox_page.h"
#include "ui/inbox/inbox_panel.h"
#include "ui/inbox/side_pane.h"
#include "ui/outbox/outbox_model.h"
#include "ui/shell/action_registry.h"
#include "ui/shell/desktop_notifier.h"
#include "ui/shell/flat_button.h"
#include "ui/shell/folding_columns.h"
#include "ui/shell/fuzzy.h"
#include "ui/shell/picker.h"
#include "ui/shell/rail_button.h"
#include "ui/shell/toast.h"
#include "ui/timeline/timeline_pane.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

class PlainSection final : public PaneSection {
public:
    using PaneSection::PaneSection;
    void setConversation(const ConversationRef& conversation, const CustomerId& customer) override {
        shown = {conversation, customer};
    }
    void lookUp(const QString& text) override { asked.append(text); }
    std::pair<ConversationRef, CustomerId> shown;
    QStringList asked;
};

class NotedNotifier final : public DesktopNotifier {
public:
    using DesktopNotifier::DesktopNotifier;
    void show(const ConversationRef& conversation, const QString& title, const QString& text) override {
        shown.append({conversation, title + u'|' + text});
    }
    void withdraw(const ConversationRef& conversation) override { withdrawn.append(conversation); }
    QList<std::pair<ConversationRef, QString>> shown;
    QList<ConversationRef> withdrawn;
};

PanePlugins oneSection(PlainSection** made) {
    PanePlugins plugins;
    plugins.sections = {
        {u"knowledge"_s, u"Knowledge"_s, u"knowledge"_s, [made](const UiContext&, QWidget* parent) {
             *made = new PlainSection(parent);
             return *made;
         }}};
    return plugins;
}

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    //! Whatever can take the focus says what it is.
    void everyFocusableWidgetHasAName() {
        UiStage stage;
        PlainSection* section = nullptr;
        stage.show({1400, 900}, oneSection(&section));
        stage.window->inbox().openConversation(stage.mine().constFirst());
        stage.window->inbox().panel().startSearch();
        stage.window->inbox().view().timeline().startFind();
        for (const QString& page : {u"outbox"_s, u"inbox"_s})
            stage.window->openPage(page);
        int checked = 0;
        const auto widgets = stage.window->findChildren<QWidget*>();
        for (QWidget* widget : widgets) {
            const bool internal =
                widget->objectName().startsWith("qt_"_L1) || !widget->isVisibleTo(stage.window.get());
            if (internal || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
                continue;
            QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
            QVERIFY(spoken);
            const QString what =
                QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
            QVERIFY2(!spoken->text(QAccessible::Name).isEmpty(), qPrintable(what));
            QVERIFY2(spoken->role() != QAccessible::NoRole, qPrintable(what));
            ++checked;
        }
        QVERIFY(checked > 25);
    }

    void tabReachesEverything() {
        UiStage stage;
        stage.show();
        stage.window->inbox().openConversation(stage.mine().constFirst());
        QSet<QWidget*> seen;
        for (int i = 0; i < 80; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            seen.insert(QApplication::focusWidget());
        }
        int checked = 0;
        const auto buttons = stage.window->inbox().findChildren<FlatButton*>();
        for (FlatButton* button : buttons) {
            if (!button->isVisible() || !button->isEnabled() || !(button->focusPolicy() & Qt::TabFocus))
                continue;
            QVERIFY2(seen.contains(button), qPrintable(button->accessibleName()));
            ++checked;
        }
        QVERIFY2(checked > 10, qPrintable(QString::number(checked)));
    }

    void twiceTheTextClipsNoButton() {
        UiStage stage;
        stage.settings->setTextScale(2.0);
        stage.show({1600, 1000});
        stage.window->inbox().openConversation(stage.mine().constFirst());
        QApplication::processEvents();
        int checked = 0;
        const auto buttons = stage.window->findChildren<QAbstractButton*>();
        for (const QAbstractButton* button : buttons) {
            if (!button->isVisible() || button->text().isEmpty() || qobject_cast<const RailButton*>(button))
                continue;
            const int wanted = button->fontMetrics().horizontalAdvance(button->text());
            QVERIFY2(button->width() >= wanted, qPrintable(button->text()));
            QVERIFY2(button->height() >= button->fontMetrics().height(), qPrintable(button->text()));
            ++checked;
        }
        const auto flats = stage.window->findChildren<FlatButton*>();
        for (const FlatButton* button : flats) {
            if (!button->isVisible())
                continue;
            QVERIFY2(button->height() >= Theme::instance().scaled(13), qPrintable(button->label()));
            QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->label()));
            ++checked;
        }
        QVERIFY(checked > 10);
        stage.settings->setTextScale(1.0);
        Theme::instance().setTextScale(1.0);
    }

    void paneAndListFoldWithTheWidth() {
        UiStage stage;
        PlainSection* section = nullptr;
        stage.show({1280, 800}, oneSection(&section));
        // While nothing is open, the list stays however narrow the window is.
        stage.window->inbox().openConversation(stage.mine().constFirst());
        FoldingColumns& columns = stage.window->inbox().columns();
        QVERIFY(!columns.isPaneOverlay() && columns.isPaneShown());
        stage.window->resize(1000, 800);
        QTRY_VERIFY(columns.isPaneOverlay());
        QVERIFY(!columns.isPaneShown() && !columns.isListOverlay());
        columns.setPaneShown(true);
        QVERIFY(columns.isPaneShown());
        stage.window->resize(860, 700);
        QTRY_VERIFY(columns.isListOverlay());
        QVERIFY(!columns.isListShown());
        columns.setListShown(true);
        QVERIFY(stage.window->inbox().panel().isVisible());
        stage.window->resize(1280, 800);
        QTRY_VERIFY(!columns.isListOverlay() && !columns.isPaneOverlay());
        QVERIFY(columns.isListShown());
    }

    void foldsAreRemembered() {
        UiStage stage;
        PlainSection* section = nullptr;
        stage.show({1280, 800}, oneSection(&section));
        stage.window->inbox().columns().setPaneShown(false);
        stage.window.reset();
        stage.show({1280, 800}, oneSection(&section));
        QVERIFY(!stage.window->inbox().columns().isPaneShown());
    }

    void sectionsAreToldOfTheConversation() {
        UiStage stage;
        PlainSection* section = nullptr;
        stage.show({1400, 900}, oneSection(&section));
        QVERIFY(section);
        const ConversationRef ref = stage.mine().constFirst();
        stage.window->inbox().openConversation(ref);
        QCOMPARE(section->shown.first, ref);
        QCOMPARE(section->shown.second, stage.workspace.fake.owners.value(ref));
        stage.window->inbox().sidePane().lookUp(u"knowledge"_s, u"refund"_s);
        QCOMPARE(section->asked, QStringList{u"refund"_s});
    }

    void unreadIsInTheTitle() {
        UiStage stage;
        stage.show();
        QVERIFY(stage.window->windowTitle().startsWith(u"("_s));
        for (Conversation& conversation : stage.workspace.fake.conversationList)
            conversation.agentSeenAt = stage.workspace.clock;
        stage.workspace.touch(stage.mine().constFirst());
        QTRY_COMPARE(stage.window->windowTitle(), u"Segue"_s);
    }

    void notificationsOpenTheirConversation() {
        UiStage stage;
        stage.show();
        NotedNotifier notifier;
        stage.window->setNotifier(&notifier);
        const ConversationRef ref = stage.mine().at(3);
        Q_EMIT stage.workspace.notification({ref, {}, u"Mara"_s, u"Hello <b>there</b>"_s});
        QCOMPARE(notifier.shown.size(), 1);
        QCOMPARE(notifier.shown.constFirst().second, u"Mara|Hello <b>there</b>"_s);
        Q_EMIT notifier.activated(ref, {});
        QCOMPARE(stage.window->inbox().view().conversation(), ref);
        QVERIFY(notifier.withdrawn.contains(ref));
        // What is asked about one conversation is not answered for another.
        stage.window->inbox().commands().pickPriority();
        QVERIFY(stage.window->findChild<Picker*>()->isVisible());
        Q_EMIT notifier.activated(stage.mine().at(2), {});
        QVERIFY(!stage.window->findChild<Picker*>() || !stage.window->findChild<Picker*>()->isVisible());
        stage.settings->setNotifications(false);
        Q_EMIT stage.workspace.notification({stage.mine().at(4), {}, u"X"_s, u"y"_s});
        QCOMPARE(notifier.shown.size(), 1);
    }

    void commandsWorkOnTheMarkedOnes() {
        UiStage stage;
        stage.show();
        const QList<ConversationRef> mine = stage.mine();
        stage.window->inbox().panel().model().toggleMarked(mine.at(1));
        stage.window->inbox().panel().model().toggleMarked(mine.at(2));
        stage.window->inbox().commands().setStatus(Status::OnHold);
        QTRY_COMPARE(stage.workspace.enqueued.size(), 2);
        QSet<ConversationRef> touched;
        for (const Command& command : std::as_const(stage.workspace.enqueued))
            touched.insert(command.conversation);
        QCOMPARE(touched, (QSet{mine.at(1), mine.at(2)}));
    }

    void assigneeIsPickedByTyping() {
        UiStage stage;
        stage.show();
        stage.window->inbox().openConversation(stage.mine().constFirst());
        QTest::keyClick(stage.window.get(), Qt::Key_A);
        auto* picker = stage.window->findChild<Picker*>();
        QTRY_VERIFY(picker);
        auto* field = picker->findChild<QLineEdit*>();
        QTest::keyClicks(field, u"jonas"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(stage.workspace.enqueued.size(), 1);
        QCOMPARE(
            std::get<Assign>(stage.workspace.enqueued.constFirst().operations.constFirst()).agentId,
            std::optional(u"agent-jonas"_s));
        stage.chooseInToast();
        QTRY_COMPARE(stage.workspace.undos, 1);
    }

    void snoozesAreInTheFuture() {
        const Instant now = fromMs(QDateTime(QDate(2026, 3, 6), QTime(15, 30)).toMSecsSinceEpoch());
        const auto choices = snoozeChoices(now);
        QVERIFY(choices.size() >= 6);
        for (const auto& [name, until] : choices) {
            QVERIFY(until > now);
            QVERIFY(!name.isEmpty());
        }
    }

    void emptyInboxShowsTheShop() {
        UiStage stage(false);
        stage.workspace.hub = u"http://127.0.0.1:4000"_s;
        stage.show();
        bool found = false;
        const auto labels = stage.window->findChildren<QLabel*>();
        for (const QLabel* label : labels)
            found |= label->isVisible() && label->text() == u"http://127.0.0.1:4000/shop"_s;
        QVERIFY(found);
    }

    void seenIsReportedOnce() {
        UiStage stage;
        stage.show();
        QTRY_VERIFY(stage.window->isActiveWindow());
        const ConversationRef ref = stage.mine().at(1);
        stage.window->inbox().openConversation(ref);
        QTRY_COMPARE(stage.workspace.seen, QList{ref});
    }

    void failuresAreToldWithARemedy() {
        UiStage stage;
        stage.show();
        stage.window->sayTrouble({ErrorKind::Auth, {}, {}, 401, {}});
        auto* toast = stage.window->findChild<Toast*>();
        QVERIFY(toast->isVisible());
        QVERIFY(toast->accessibleName().contains(u"Sign in again"_s));
    }

    void toastsCoverNothingThatIsWrittenIn() {
        UiStage stage;
        stage.show({1280, 800});
        stage.window->inbox().openConversation(stage.mine().at(1));
        Composer& composer = stage.window->inbox().view().composer();
        QTRY_VERIFY(composer.isVisible());
        auto* toast = stage.window->findChild<Toast*>();
        const auto covered = [&] {
            const QWidget* body = toast->parentWidget();
            const QRect below(composer.mapTo(body, QPoint()), composer.size());
            return toast->geometry().intersects(below) || !body->rect().contains(toast->geometry());
        };
        const QString words = u"Sending in ten seconds to everybody who has ever taken part in this"_s;
        stage.window->say(words, u"Undo"_s, [] {});
        QVERIFY(toast->isVisible());
        QVERIFY(!covered());
        // Without a list beside the conversation, and from right to left.
        stage.window->resize(820, 700);
        QTRY_VERIFY(stage.window->inbox().columns().isListOverlay());
        QTRY_VERIFY(!covered());
        stage.window->resize(1280, 800);
        stage.window->setLayoutDirection(Qt::RightToLeft);
        stage.window->say(words, u"Undo"_s, [] {});
        QTRY_VERIFY(!covered());
    }

    void theOpenConversationStaysTheCurrentRow() {
        UiStage stage;
        stage.show();
        InboxPage& inbox = stage.window->inbox();
        const ConversationRef open = stage.mine().at(1);
        inbox.panel().showScope(InboxFilter::Scope::Mine);
        inbox.openConversation(open);
        QCOMPARE(inbox.panel().list().current(), open);
        // Another view, in which it is elsewhere.
        inbox.panel().showScope(InboxFilter::Scope::All);
        QCOMPARE(inbox.panel().list().current(), open);
        QCOMPARE(inbox.view().conversation(), open);
        // It leaves the view, and comes back into it.
        Conversation* conversation = stage.workspace.fake.findConversation(open);
        const Status before = std::exchange(conversation->status, Status::Solved);
        stage.workspace.touch(open);
        QTRY_COMPARE(inbox.panel().model().rowOf(open), -1);
        QCOMPARE(inbox.panel().list().current(), ConversationRef());
        conversation->status = before;
        stage.workspace.touch(open);
        QTRY_COMPARE(inbox.panel().list().current(), open);
        QCOMPARE(inbox.view().conversation(), open);
    }

    void outboxModelFollows() {
        UiStage stage;
        OutboxModel model(stage.workspace);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 4);
        deliver(this, stage.workspace.cancel(model.lineAt(1).item.command.id), [](const Result<bool>&) {});
        QTRY_COMPARE(model.rowCount(), 3);
        Command command;
        command.conversation = stage.mine().constFirst();
        command.operations = {Note{u"x"_s, {}}};
        deliver(this, stage.workspace.enqueue(command, Millis{0}), [](const Result<CommandId>&) {});
        QTRY_COMPARE(model.rowCount(), 4);
        QVERIFY(model.data(model.index(3), Qt::AccessibleTextRole).toString().contains(u"Note"_s));
    }

    void fuzzyFindsWhatPeopleMean() {
        QVERIFY(fuzzyScore(u"wo"_s, u"Work offline"_s) > fuzzyScore(u"wo"_s, u"Show two"_s));
        QVERIFY(fuzzyScore(u"solve next"_s, u"Solve and open the next"_s) > 0);
        QCOMPARE(fuzzyScore(u"xyz"_s, u"Solve"_s), 0);
        QVERIFY(fuzzyScore(u"beltran"_s, u"Ana Beltrán"_s) > 0);
        QVERIFY(fuzzyScore({}, u"anything"_s) > 0);
    }
};

QTEST_MAIN(TestMainWindow)
#include "test_main_window.moc"
