// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/composer_stage.h"
#include "ui/inbox/conversation_commands.h"
#include "ui/inbox/conversation_header.h"
#include "ui/inbox/inbox_model.h"
#include "ui/inbox/inbox_panel.h"
#include "ui/shell/action_registry.h"
#include "ui/shell/picker.h"
#include "ui/shell/toast.h"

#include <QAction>
#include <QLineEdit>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

//! The window with conversations of two accounts, at each of which the agent has another id.
struct TwoAccountsStage : UiStage {
    const AccountId shop{u"shop"_s};
    const AccountId branch{u"branch"_s};
    ConversationRef here;
    ConversationRef there;

    TwoAccountsStage() {
        FakeViews& fake = workspace.fake;
        Account account = fake.accountList.constFirst();
        account.id = branch;
        account.selfAgentId = u"ana-at-the-branch"_s;
        fake.accountList.append(account);
        here = mine().at(1);
        Conversation conversation = *fake.findConversation(here);
        conversation.ref = {branch, u"b1"_s};
        there = conversation.ref;
        fake.owners.insert(there, fake.owners.value(here));
        fake.conversationList.append(conversation);
        show();
    }
    ConversationCommands& commands() const { return window->inbox().commands(); }
    QString said() const { return window->findChild<Toast*>()->accessibleName(); }
    //! The agents that were assigned, by conversation.
    QHash<ConversationRef, QString> assigned() const {
        QHash<ConversationRef, QString> agents;
        for (const Command& command : workspace.enqueued)
            agents.insert(
                command.conversation,
                std::get<Assign>(command.operations.constFirst()).agentId.value_or(QString()));
        return agents;
    }
};

} // namespace

class TestConversationCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAgentIsAssignedAtTheirAccountOnly() {
        TwoAccountsStage s;
        s.commands().assign({s.here, s.there}, {s.shop, u"agent-jonas"_s});
        QTRY_COMPARE(s.workspace.enqueued.size(), 1);
        QCOMPARE(s.assigned(), (QHash<ConversationRef, QString>{{s.here, u"agent-jonas"_s}}));
        QTRY_VERIFY2(s.said().contains(u"Jonas Weber. 1 conversation"_s), qPrintable(s.said()));
        s.workspace.enqueued.clear();
        s.commands().moveToTeam({s.here, s.there}, {s.branch, u"orders"_s});
        QTRY_COMPARE(s.workspace.enqueued.size(), 1);
        QCOMPARE(s.workspace.enqueued.constFirst().conversation, s.there);
        // Nobody is nobody everywhere.
        s.workspace.enqueued.clear();
        s.commands().unassign({s.here, s.there});
        QTRY_COMPARE(s.workspace.enqueued.size(), 2);
    }

    void whoIsAtNoAccountOfTheirsIsSaid() {
        TwoAccountsStage s;
        s.commands().assign({s.there}, {s.shop, u"agent-jonas"_s});
        QTRY_VERIFY2(s.said().startsWith(u"1 conversation"_s), qPrintable(s.said()));
        QVERIFY(s.workspace.enqueued.isEmpty());
    }

    void assignToMeTakesTheIdOfEachAccount() {
        TwoAccountsStage s;
        InboxModel& model = s.window->inbox().panel().model();
        model.toggleMarked(s.here);
        model.toggleMarked(s.there);
        s.commands().assignToMe();
        QTRY_COMPARE(s.workspace.enqueued.size(), 2);
        QCOMPARE(
            s.assigned(),
            (QHash<ConversationRef, QString>{{s.here, u"agent-ana"_s}, {s.there, u"ana-at-the-branch"_s}}));
        // Where it is not known who we are, nobody is taken off.
        s.workspace.enqueued.clear();
        s.workspace.fake.accountList.last().selfAgentId.clear();
        ChangeSet changes;
        changes.accounts = true;
        Q_EMIT s.workspace.changed(changes);
        s.commands().assignToMe();
        QTRY_COMPARE(s.workspace.enqueued.size(), 1);
        QCOMPARE(s.workspace.enqueued.constFirst().conversation, s.here);
    }

    void aChoiceIsForWhatItWasOpenedFor() {
        UiStage s;
        s.show();
        const ConversationRef asked = s.mine().at(1);
        s.window->inbox().openConversation(asked);
        s.window->inbox().commands().pickAssignee();
        auto* picker = s.window->findChild<Picker*>();
        QTRY_VERIFY(picker);
        // Another one comes up behind the chooser.
        s.window->inbox().openConversation(s.mine().at(2));
        auto* field = picker->findChild<QLineEdit*>();
        QTest::keyClicks(field, u"jonas"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(s.workspace.enqueued.size(), 1);
        QCOMPARE(s.workspace.enqueued.constFirst().conversation, asked);
    }

    void sendAndSolveGoesOn() {
        ComposerStage s;
        QTest::keyClicks(s.editor, u"Done"_s);
        s.window->actions().action(u"composer.send_solve"_s)->trigger();
        QTRY_COMPARE(s.workspace.enqueued.size(), 1);
        QTRY_VERIFY(s.window->inbox().view().conversation() != s.ref);
        QVERIFY(!s.window->inbox().view().conversation().isEmpty());
    }

    void anAcceptanceFromElsewhereMovesNobody() {
        ComposerStage s;
        s.workspace.holdEnqueue = true;
        QTest::keyClicks(s.editor, u"Done"_s);
        s.window->actions().action(u"composer.send_solve"_s)->trigger();
        const ConversationRef other = s.mine().constLast();
        s.open(other);
        s.workspace.answerEnqueue();
        QTRY_VERIFY(s.workspace.discardedDrafts.contains({s.ref, Visibility::Public}));
        QCOMPARE(s.window->inbox().view().conversation(), other);
    }

    void whatWasRefusedMovesNobodyLater() {
        ComposerStage s;
        // Nothing is written: there is nothing to send.
        s.window->actions().action(u"composer.send_solve"_s)->trigger();
        QVERIFY(s.workspace.enqueued.isEmpty());
        s.window->inbox().commands().setStatus(Status::Solved);
        QTRY_COMPARE(s.workspace.enqueued.size(), 1);
        QCOMPARE(s.window->inbox().view().conversation(), s.ref);
    }

    void solveAndNextGoesOn() {
        ComposerStage s;
        s.window->actions().action(u"conversation.solve"_s)->trigger();
        QTRY_COMPARE(s.workspace.enqueued.size(), 1);
        QCOMPARE(s.window->inbox().view().conversation(), s.ref);
        s.window->actions().action(u"conversation.solve_next"_s)->trigger();
        QTRY_COMPARE(s.workspace.enqueued.size(), 2);
        QCOMPARE(s.workspace.enqueued.constLast().conversation, s.ref);
        QVERIFY(s.window->inbox().view().conversation() != s.ref);
    }
};

QTEST_MAIN(TestConversationCommands)
#include "test_conversation_commands.moc"
