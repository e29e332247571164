// SPDX-License-Identifier: GPL-3.0-or-later
// What is taken back from the outbox comes to the composer of its conversation, wherever it was shown.
#include "tests/ui/composer_stage.h"
#include "ui/customer/customers_page.h"
#include "ui/inbox/conversation_commands.h"
#include "ui/timeline/timeline_pane.h"
#include "ui/timeline/timeline_view.h"

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

const CustomerId tomas{u"customer-Tomás Ferreira"_s};
const CustomerId mara{u"customer-Mara Lindqvist"_s};

struct TakeBackStage : UiStage {
    TakeBackStage() {
        PanePlugins plugins;
        plugins.pages = {
            {u"customers"_s,
             u"Customers"_s,
             u"customers"_s,
             {},
             false,
             [](const UiContext& context, QWidget* parent) { return new CustomersPage(context, parent); }}};
        show({1400, 900}, plugins);
    }
    Composer& composer() const { return window->inbox().view().composer(); }
    QString written() const { return composer().findChild<ComposerEditor*>()->toPlainText(); }
    ConversationRef open() const { return window->inbox().view().conversation(); }
    OutboxItem itemOf(const QString& text) const {
        for (const OutboxItem& item : workspace.fake.outboxItems) {
            if (textOf(item.command).contains(text))
                return item;
        }
        return {};
    }
    //! Chooses that action of the message with `text`; false if it is not offered.
    static bool choose(TimelineView& view, const QString& text, OutboxAction action) {
        for (int i = 0; i < view.itemCount(); ++i) {
            const QList<CellAction> actions = view.itemActions(i);
            for (const CellAction& offered : actions) {
                const bool meant = offered.kind == CellAction::Kind::Outbox && offered.outbox == action;
                if (meant && view.itemName(i).contains(text)) {
                    view.runAction(i, offered);
                    return true;
                }
            }
        }
        return false;
    }
    //! The same on the customers page, for the reply to Tomás that failed; that reply.
    Command chooseForFailed(OutboxAction action) const {
        const QString words = u"asked the carrier"_s;
        const Command failed = itemOf(words).command;
        window->openPage(u"customers"_s, tomas.value());
        auto* page = window->findChild<CustomersPage*>();
        return choose(page->findChild<TimelinePane*>()->view(), words, action) ? failed : Command();
    }
};

} // namespace

class TestTakeBack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fromTheCustomersPage() {
        TakeBackStage s;
        const Command failed = s.chooseForFailed(OutboxAction::Edit);
        QVERIFY(!failed.id.isEmpty());
        QTRY_COMPARE(s.window->currentPage(), u"inbox"_s);
        QCOMPARE(s.open(), failed.conversation);
        QCOMPARE(s.written(), textOf(failed));
    }

    void discardedOnTheCustomersPage() {
        TakeBackStage s;
        const Command failed = s.chooseForFailed(OutboxAction::Discard);
        QVERIFY(!failed.id.isEmpty());
        s.chooseInToast();
        QTRY_COMPARE(s.open(), failed.conversation);
        QCOMPARE(s.written(), textOf(failed));
    }

    void byUndo() {
        TakeBackStage s;
        // Another that was taken back before is not meant.
        s.workspace.fake.outboxItems.first().state = OutboxState::Cancelled;
        const Command command = s.workspace.fake.outboxItems.last().command;
        s.workspace.undone = {u"status"_s, std::nullopt};
        s.window->inbox().commands().undo();
        QTRY_COMPARE(s.workspace.undos, 1);
        QVERIFY(s.open().isEmpty());
        s.workspace.undone = {u"reply"_s, command};
        s.window->inbox().commands().undo();
        QTRY_COMPARE(s.open(), command.conversation);
        QCOMPARE(s.written(), textOf(command));
    }

    //! A timeline shows every conversation of the customer.
    void fromAnotherConversationOfTheCustomer() {
        TakeBackStage s;
        OutboxItem& queued = s.workspace.fake.outboxItems.first();
        QVERIFY(textOf(queued.command).contains(u"spare pegs"_s));
        queued.state = OutboxState::Held;
        const Command command = queued.command;
        const QList<ConversationRef> all = s.workspace.fake.owners.keys(mara);
        QCOMPARE(all.size(), 2);
        const ConversationRef other = all.at(all.constFirst() == command.conversation ? 1 : 0);
        s.window->openConversation(other);
        s.composer().insertText(u"For the other one"_s);
        QVERIFY(TakeBackStage::choose(
            s.window->inbox().view().timeline().view(), u"spare pegs"_s, OutboxAction::Edit));
        QTRY_COMPARE(s.open(), command.conversation);
        QCOMPARE(s.written(), textOf(command));
        s.window->openConversation(other);
        QCOMPARE(s.written(), u"For the other one"_s);
    }
};

QTEST_MAIN(TestTakeBack)
#include "test_take_back.moc"
