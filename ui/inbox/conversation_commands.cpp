// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/conversation_commands.h"

#include "ui/shell/action_registry.h"
#include "ui/shell/directory.h"
#include "ui/shell/pane.h"
#include "ui/shell/picker.h"
#include "ui/shell/relative_time.h"
#include "ui/shell/words.h"
#include "ui/shell/workspace.h"

#include <QCoreApplication>
#include <memory>

namespace segue {

using namespace Qt::StringLiterals;

ConversationCommands::ConversationCommands(
    const UiContext& context, std::function<Targets()> targets, QObject* parent)
    : QObject(parent), m_context(context), m_targets(std::move(targets)) {}

void ConversationCommands::run(
    const Targets& targets, const QString& done, const OperationFor& operationFor) {
    if (targets.isEmpty()) {
        m_context.navigator.say(tr("Choose a conversation first."));
        return;
    }
    QList<std::pair<ConversationRef, Operation>> asked;
    for (const ConversationRef& target : targets) {
        if (const auto operation = operationFor(target))
            asked.append({target, *operation});
    }
    const auto left = static_cast<int>(targets.size() - asked.size());
    if (left == 0) {
        enqueue(asked, done);
        return;
    }
    const QString others =
        tr("%n conversation(s) stayed as before: their account does not know that agent or team.", nullptr,
           left);
    if (asked.isEmpty())
        m_context.navigator.say(others);
    else
        enqueue(asked, u"%1. %2"_s.arg(done, others));
}

void ConversationCommands::runForAll(
    const Targets& targets, const QString& done, const Operation& operation) {
    run(targets, done, [&operation](const ConversationRef&) { return operation; });
}

void ConversationCommands::enqueue(
    const QList<std::pair<ConversationRef, Operation>>& asked, const QString& done) {
    // One message for all of them, when the last is accepted.
    auto waiting = std::make_shared<int>(static_cast<int>(asked.size()));
    for (const auto& [target, operation] : asked) {
        const auto conversation = m_context.workspace.views().conversation(target);
        Command command;
        command.conversation = target;
        if (conversation && *conversation)
            command.channel = (*conversation)->channel;
        command.operations = {operation};
        deliver(
            this, m_context.workspace.enqueue(command, Millis{0}),
            [this, waiting, done, single = asked.size() == 1](const Result<CommandId>& id) {
                if (!id) {
                    m_context.navigator.sayTrouble(id.error());
                    return;
                }
                if (--*waiting > 0)
                    return;
                if (single)
                    m_context.navigator.say(done, tr("Undo"), [this] { undo(); });
                else
                    m_context.navigator.say(done);
            });
    }
}

void ConversationCommands::setStatus(const Targets& targets, Status status) {
    runForAll(targets, tr("Status: %1").arg(displayName(status)), SetStatus{status, {}, {}});
    if (isDone(status) && !targets.isEmpty())
        Q_EMIT leftView(targets);
}

void ConversationCommands::snoozeUntil(const Targets& targets, Instant until) {
    runForAll(targets, tr("Snoozed until %1").arg(dayAndTime(until)), SetStatus{Status::Snoozed, {}, until});
    if (!targets.isEmpty())
        Q_EMIT leftView(targets);
}

void ConversationCommands::assign(const Targets& targets, const AgentRef& agent) {
    const QString name = m_context.workspace.directory().agentName(agent);
    run(targets, tr("Assigned to %1").arg(name),
        [&agent](const ConversationRef& target) -> std::optional<Operation> {
            if (target.account != agent.account)
                return std::nullopt;
            return Assign{agent.id, std::nullopt};
        });
}

void ConversationCommands::unassign(const Targets& targets) {
    runForAll(targets, tr("Unassigned"), Assign{QString(), std::nullopt});
}

void ConversationCommands::moveToTeam(const Targets& targets, const TeamRef& team) {
    run(targets, tr("Moved"), [&team](const ConversationRef& target) -> std::optional<Operation> {
        if (target.account != team.account)
            return std::nullopt;
        return Assign{std::nullopt, team.id};
    });
}

void ConversationCommands::removeFromTeam(const Targets& targets) {
    runForAll(targets, tr("Removed from its team"), Assign{std::nullopt, QString()});
}

void ConversationCommands::setPriority(const Targets& targets, Priority priority) {
    runForAll(targets, tr("Priority: %1").arg(displayName(priority)), SetPriority{priority});
}

void ConversationCommands::changeTags(
    const Targets& targets, const QStringList& add, const QStringList& remove) {
    runForAll(
        targets,
        add.isEmpty() ? tr("Removed %1").arg(remove.join(u", "_s)) : tr("Tagged %1").arg(add.join(u", "_s)),
        ChangeTags{add, remove});
}

void ConversationCommands::assignToMe() {
    // Each account knows the agent by an id of its own.
    Directory& directory = m_context.workspace.directory();
    run(m_targets(), tr("Assigned to you"),
        [&directory](const ConversationRef& target) -> std::optional<Operation> {
            const QString self = directory.selfId(target.account);
            if (self.isEmpty())
                return std::nullopt;
            return Assign{self, std::nullopt};
        });
}

QString ConversationCommands::undoneWords(const QString& what) {
    if (what == "reply"_L1)
        return tr("The reply was taken back");
    if (what == "note"_L1)
        return tr("The note was taken back");
    if (what == "snooze"_L1)
        return tr("No longer snoozed");
    if (what == "status"_L1)
        return tr("The status is as it was");
    if (what == "assign"_L1)
        return tr("Assigned as before");
    if (what == "priority"_L1)
        return tr("The priority is as it was");
    if (what == "tags"_L1)
        return tr("The tags are as they were");
    return tr("Undone");
}

void ConversationCommands::undo() {
    deliver(this, m_context.workspace.undoLast(), [this](const Result<Undone>& undone) {
        if (!undone) {
            m_context.navigator.sayTrouble(undone.error());
            return;
        }
        m_context.navigator.say(undoneWords(undone->what));
        // What was written is not lost: it goes to the composer.
        if (undone->takenBack && (undone->what == "reply"_L1 || undone->what == "note"_L1))
            m_context.navigator.editAgain(*undone->takenBack);
    });
}

std::optional<Conversation> ConversationCommands::firstOf(const Targets& targets) const {
    if (targets.isEmpty())
        return std::nullopt;
    return m_context.workspace.views().conversation(targets.constFirst()).value_or(std::nullopt);
}

void ConversationCommands::open(Picker* picker, QWidget* anchor) {
    picker->open(m_context.navigator.overlayHost(), anchor);
}

void ConversationCommands::pickAssignee(QWidget* anchor) {
    const Targets targets = m_targets();
    const auto conversation = firstOf(targets);
    if (!conversation)
        return;
    const QList<Agent> agents = m_context.workspace.directory().agents();
    const QString self = m_context.workspace.directory().selfId(conversation->ref.account);
    QList<PickItem> items;
    for (const Agent& agent : agents) {
        if (agent.ref.account != conversation->ref.account || !agent.active)
            continue;
        PickItem item{agent.ref.id, agent.name, displayName(agent.presence), {}, {}, agent.name, agent.email};
        item.checked = conversation->assignee && conversation->assignee->id == agent.ref.id;
        if (agent.ref.id == self) {
            item.text = tr("%1 (you)").arg(agent.name);
            items.prepend(item);
        } else {
            items.append(item);
        }
    }
    if (conversation->assignee)
        items.append({QString(), tr("Nobody"), {}, u"close"_s, {}, {}, {}});
    auto* picker =
        new Picker({tr("Assign to"), tr("Assign to…"), tr("Nobody of that name."), false, {}, 320}, items);
    const AccountId account = conversation->ref.account;
    connect(picker, &Picker::chosen, this, [this, targets, account](const QString& id) {
        if (id.isEmpty())
            unassign(targets);
        else
            assign(targets, {account, id});
    });
    open(picker, anchor);
}

void ConversationCommands::pickTeam(QWidget* anchor) {
    const Targets targets = m_targets();
    const auto conversation = firstOf(targets);
    if (!conversation)
        return;
    const QList<Team> teams = m_context.workspace.directory().teams();
    QList<PickItem> items;
    for (const Team& team : teams) {
        if (team.ref.account != conversation->ref.account)
            continue;
        PickItem item{team.ref.id, team.name, {}, u"team"_s, {}, {}, {}};
        item.checked = conversation->team && conversation->team->id == team.ref.id;
        items.append(item);
    }
    if (conversation->team)
        items.append({QString(), tr("No team"), {}, u"close"_s, {}, {}, {}});
    auto* picker = new Picker(
        {tr("Move to a team"), tr("Move to…"), tr("No team of that name."), false, {}, 320}, items);
    const AccountId account = conversation->ref.account;
    connect(picker, &Picker::chosen, this, [this, targets, account](const QString& id) {
        if (id.isEmpty())
            removeFromTeam(targets);
        else
            moveToTeam(targets, {account, id});
    });
    open(picker, anchor);
}

void ConversationCommands::pickStatus(QWidget* anchor) {
    const Targets targets = m_targets();
    const auto conversation = firstOf(targets);
    if (!conversation)
        return;
    QList<Status> statuses = m_context.workspace.capabilities(conversation->ref.account).settableStatuses;
    if (statuses.isEmpty())
        statuses = {Status::Open,   Status::WaitingCustomer, Status::OnHold,
                    Status::Solved, Status::Closed,          Status::Spam};
    QList<PickItem> items;
    for (const Status status : std::as_const(statuses)) {
        // Snoozing asks for a moment: it has its own chooser.
        if (status == Status::Snoozed)
            continue;
        PickItem item{toString(status), displayName(status), {}, iconName(status), inkOf(status), {}, {}};
        item.checked = conversation->status == status;
        if (status == Status::Solved)
            item.detail = m_context.actions.keyText(u"conversation.solve"_s);
        items.append(item);
    }
    auto* picker = new Picker({tr("Status"), tr("Set the status…"), {}, false, {}, 280}, items);
    connect(picker, &Picker::chosen, this, [this, targets](const QString& id) {
        if (const auto status = statusFromString(id))
            setStatus(targets, *status);
    });
    open(picker, anchor);
}

void ConversationCommands::pickPriority(QWidget* anchor) {
    const Targets targets = m_targets();
    const auto conversation = firstOf(targets);
    if (!conversation)
        return;
    QList<PickItem> items;
    for (const Priority priority :
         {Priority::Urgent, Priority::High, Priority::Normal, Priority::Low, Priority::None}) {
        PickItem item{toString(priority), displayName(priority), {}, u"flag"_s, inkOf(priority), {}, {}};
        item.checked = conversation->priority == priority;
        items.append(item);
    }
    auto* picker = new Picker({tr("Priority"), tr("Set the priority…"), {}, false, {}, 280}, items);
    connect(picker, &Picker::chosen, this, [this, targets](const QString& id) {
        if (const auto priority = priorityFromString(id))
            setPriority(targets, *priority);
    });
    open(picker, anchor);
}

void ConversationCommands::pickTags(QWidget* anchor) {
    const Targets targets = m_targets();
    const auto conversation = firstOf(targets);
    if (!conversation)
        return;
    QStringList all = m_context.workspace.views().tags().value_or(QStringList());
    for (const QString& tag : conversation->tags) {
        if (!all.contains(tag))
            all.append(tag);
    }
    QList<PickItem> items;
    for (const QString& tag : std::as_const(all)) {
        PickItem item{tag, tag, {}, u"tag"_s, {}, {}, {}};
        item.checked = conversation->tags.contains(tag);
        items.append(item);
    }
    std::stable_sort(
        items.begin(), items.end(), [](const auto& a, const auto& b) { return a.checked > b.checked; });
    Picker::Options options{
        tr("Tags"), tr("Add or remove a tag…"), tr("No tags yet. Type a new one."), true, {}, 300};
    options.offerNew = [all](const QString& text) {
        return all.contains(text, Qt::CaseInsensitive) ? QString() : tr("New tag “%1”").arg(text);
    };
    auto* picker = new Picker(options, items);
    connect(picker, &Picker::toggled, this, [this, targets](const QString& tag, bool on) {
        changeTags(targets, on ? QStringList{tag} : QStringList{}, on ? QStringList{} : QStringList{tag});
    });
    open(picker, anchor);
}

void ConversationCommands::pickSnooze(QWidget* anchor) {
    const Targets targets = m_targets();
    if (targets.isEmpty())
        return;
    QList<PickItem> items;
    const QList<std::pair<QString, Instant>> choices = snoozeChoices(m_context.workspace.now());
    for (const auto& [name, until] : choices)
        items.append({QString::number(toMs(until)), name, dayAndTime(until), u"snooze"_s, {}, {}, {}});
    auto* picker = new Picker({tr("Snooze until"), tr("Snooze until…"), {}, false, {}, 340}, items);
    connect(picker, &Picker::chosen, this, [this, targets](const QString& id) {
        snoozeUntil(targets, fromMs(id.toLongLong()));
    });
    open(picker, anchor);
}

namespace {
struct SnoozeWords {
    Q_DECLARE_TR_FUNCTIONS(segue::SnoozeWords)
};
} // namespace

QList<std::pair<QString, Instant>> snoozeChoices(Instant now) {
    const QDateTime local = toDateTime(now);
    const auto at = [&](const QDate& day, int hour) {
        return fromMs(QDateTime(day, QTime(hour, 0)).toMSecsSinceEpoch());
    };
    const QDate today = local.date();
    QList<std::pair<QString, Instant>> choices{
        {SnoozeWords::tr("In an hour"), now + std::chrono::hours(1)},
        {SnoozeWords::tr("In three hours"), now + std::chrono::hours(3)},
    };
    if (local.time().hour() < 16)
        choices.append({SnoozeWords::tr("This evening"), at(today, 18)});
    choices.append({SnoozeWords::tr("Tomorrow morning"), at(today.addDays(1), 9)});
    choices.append({SnoozeWords::tr("In two days"), at(today.addDays(2), 9)});
    choices.append({SnoozeWords::tr("Next week"), at(today.addDays(8 - today.dayOfWeek()), 9)});
    choices.append({SnoozeWords::tr("In a month"), at(today.addMonths(1), 9)});
    return choices;
}

} // namespace segue
