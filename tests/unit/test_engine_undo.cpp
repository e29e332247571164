// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/undo_log.h"
#include "tests/unit/test_engine_support.h"

using namespace segue;
using namespace Qt::StringLiterals;

//! Taking back what the agent did last.
class TestEngineUndo final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void undoTakesBackWhatIsStillQueued() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        b.pushConversation(b.conversation(one));
        b.core->setOffline(true);
        const CommandId id = b.enqueue(one, Note{u"oops"_s, {}});
        const Undone undone = b.core->commands().undoLast().value();
        QCOMPARE(undone.what, u"note"_s);
        QVERIFY(undone.takenBack);
        QCOMPARE(undone.takenBack->id, id);
        QCOMPARE(textOf(*undone.takenBack), u"oops"_s);
        COMPARE_WORDS(b.stateOf(id), OutboxState::Cancelled);
        QCOMPARE(b.core->commands().undoLast().error().code, u"nothing_to_undo"_s);
    }

    void undoOfWhatIsDoneIsAnotherCommand() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        Conversation before = b.conversation(one);
        before.tags = {u"old"_s};
        b.pushConversation(before);
        b.enqueue(one, SetStatus{Status::Solved, {}, std::nullopt});
        Conversation after = before;
        after.status = Status::Solved;
        after.version = ++b.version;
        b.answered(one, after);
        const Undone undone = b.core->commands().undoLast().value();
        QCOMPARE(undone.what, u"status"_s);
        QVERIFY(!undone.takenBack);
        b.settle();
        const Command back = b.adapters[one]->submits.last().command;
        const auto* set = std::get_if<SetStatus>(&back.operations[0]);
        QVERIFY(set);
        COMPARE_WORDS(set->status, Status::Open);
    }

    void aSnoozeIsCalledOne() {
        UndoLog::Step step;
        step.operations = {SetStatus{Status::Snoozed, {}, fromMs(5)}};
        QCOMPARE(UndoLog::nameOf(step), u"snooze"_s);
    }

    void undoLeavesWhatSomebodyElseChanged() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        const Conversation before = b.conversation(one);
        b.pushConversation(before);
        b.enqueue(one, SetPriority{Priority::High});
        Conversation after = before;
        after.priority = Priority::High;
        after.version = ++b.version;
        b.answered(one, after);
        after.priority = Priority::Urgent;
        after.version = ++b.version;
        b.pushConversation(after);
        QCOMPARE(b.core->commands().undoLast().error().code, u"nothing_to_undo"_s);
        QCOMPARE(b.adapters[one]->submits.size(), 1);
    }

    void undoNeverCallsBackASentReply() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        b.pushConversation(b.conversation(one));
        b.enqueue(one, Reply{u"sent"_s, {}});
        b.answered(one, b.conversation(one));
        QCOMPARE(b.core->commands().undoLast().error().code, u"nothing_to_undo"_s);
        QCOMPARE(b.adapters[one]->submits.size(), 1);
    }

    void whatCannotBeUndoneDoesNotStandBeforeTheRest() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        Conversation now = b.conversation(one);
        b.pushConversation(now);
        const auto carryOut = [&](const Operation& operation) {
            b.enqueue(one, operation);
            applyOperations(now, {operation});
            now.version = ++b.version;
            b.answered(one, now);
        };
        carryOut(ChangeTags{{u"vip"_s}, {}});
        carryOut(SetPriority{Priority::High});
        now.priority = Priority::Urgent;
        now.version = ++b.version;
        b.pushConversation(now);
        carryOut(Note{u"read already"_s, {}});
        QCOMPARE(b.core->commands().undoLast().error().message, u"it has been sent"_s);
        QCOMPARE(b.core->commands().undoLast().error().message, u"something has changed since"_s);
        QCOMPARE(b.core->commands().undoLast().value().what, u"tags"_s);
        QCOMPARE(b.core->commands().undoLast().error().message, u"nothing was done in this run"_s);
    }

    void undoToASnoozeThatIsOverOpens() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        Conversation now = b.conversation(one);
        now.status = Status::Snoozed;
        now.snoozedUntil = b.clock.now() + std::chrono::hours(1);
        b.pushConversation(now);
        b.enqueue(one, SetStatus{Status::Solved, {}, std::nullopt});
        now.status = Status::Solved;
        now.snoozedUntil.reset();
        now.version = ++b.version;
        b.answered(one, now);
        b.clock.jumpWall(std::chrono::hours(2));
        QCOMPARE(b.core->commands().undoLast().value().what, u"status"_s);
        b.settle();
        const Command back = b.adapters[one]->submits.last().command;
        QCOMPARE(std::get<SetStatus>(back.operations.at(0)), (SetStatus{Status::Open, {}, std::nullopt}));
    }

    void undoToASnoozeThatIsStillToComeSnoozes() {
        UndoLog::Step step;
        step.before.status = Status::Snoozed;
        step.before.snoozedUntil = fromMs(10);
        step.operations = {SetStatus{Status::Solved, {}, std::nullopt}};
        QCOMPARE(
            std::get<SetStatus>(UndoLog::compensation(step, fromMs(9))->at(0)),
            (SetStatus{Status::Snoozed, {}, fromMs(10)}));
        step.before.snoozedUntil.reset();
        COMPARE_WORDS(std::get<SetStatus>(UndoLog::compensation(step, {})->at(0)).status, Status::Open);
    }

    void anotherSnoozeIsAChange() {
        UndoLog::Step step;
        step.operations = {SetStatus{Status::Snoozed, {}, fromMs(5)}};
        Conversation now;
        applyOperations(now, step.operations);
        QVERIFY(UndoLog::isUntouched(step, now));
        now.snoozedUntil = fromMs(6);
        QVERIFY(!UndoLog::isUntouched(step, now));
    }

    void undoOfTagsAndAssignment() {
        UndoLog::Step step;
        step.before.tags = {u"kept"_s, u"removed"_s};
        step.before.assignee = AgentRef{{}, u"ann"_s};
        step.operations = {
            ChangeTags{{u"kept"_s, u"new"_s}, {u"removed"_s, u"absent"_s}}, Assign{u"bob"_s, {}}};
        const auto back = UndoLog::compensation(step, {});
        QVERIFY(back);
        QCOMPARE(std::get<Assign>(back->at(0)).agentId, u"ann"_s);
        QCOMPARE(std::get<ChangeTags>(back->at(1)), (ChangeTags{{u"removed"_s}, {u"new"_s}}));
        Conversation now = step.before;
        applyOperations(now, step.operations);
        QCOMPARE(now.tags, (QStringList{u"kept"_s, u"new"_s}));
        QVERIFY(UndoLog::isUntouched(step, now));
        now.tags.removeAll(u"new"_s);
        QVERIFY(!UndoLog::isUntouched(step, now));
    }
};

QTEST_GUILESS_MAIN(TestEngineUndo)
#include "test_engine_undo.moc"
