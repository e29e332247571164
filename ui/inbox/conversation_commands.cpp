// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/conversation_commands.h"

#include "ui/shell/action_registry.h"
#include "ui/shell/pane.h"
#include "ui/shell/picker.h"
#include "ui/shell/relative_time.h"
#include "ui/shell/words.h"
#include "ui/shell/workspace.h"

#include <QCoreApplication>
#include <QTimer>
#include <memory>

namespace segue {

using namespace Qt::StringLiterals;

ConversationCommands::ConversationCommands(const UiContext& context, Targets targets, QObject* parent)
    : QObject(parent), m_context(context), m_targets(std::move(targets)) {}

void ConversationCommands::run(const QList<Operation>& operations, const QString& done) {
    const QList<ConversationRef> targets = m_targets();
    if (targets.isEmpty()) {
        m_context.navigator.say(tr("Choose a conversation first."));
        return;
    }
    // One message for all of them, when the last is accepted.
    auto waiting = std::make_shared<int>(static_cast<int>(targets.size()));
    for (const ConversationRef& target : targets) {
        const auto conversation = m_context.workspace.views().conversation(target);
        Command command;
        command.conversation = target;
        if (conversation && *conversation)
            command.channel = (*conversation)->channel;
        command.operations = operations;
        deliver(
            this, m_context.workspace.enqueue(command, Millis{0}),
            [this, waiting, done, single = targets.size() == 1](const Result<CommandId>& id) {
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

void ConversationCommands::setStatus(Status status) {
    const QList<ConversationRef> targets = m_targets();
    run({SetStatus{status, {}, {}}}, tr("Status: %1").arg(displayName(status)));
    if (isDone(status) && !targets.isEmpty())
        Q_EMIT leftView(targets);
}

void ConversationCommands::snoozeUntil(Instant until) {
    const QList<ConversationRef> targets = m_targets();
    run({SetStatus{Status::Snoozed, {}, until}}, tr("Snoozed until %1").arg(dayAndTime(until)));
    if (!targets.isEmpty())
        Q_EMIT leftView(targets);
}

void ConversationCommands::assign(const QString& agentId) {
    QString name = agentId;
    const QList<Agent> agents = m_context.workspace.views().agents().value_or(QList<Agent>());
    for (const Agent& agent : agents) {
        if (agent.ref.id == agentId)
            name = agent.name;
    }
    run({Assign{agentId, std::nullopt}},
        agentId.isEmpty() ? tr("Unassigned") : tr("Assigned to %1").arg(name));
}

void ConversationCommands::moveToTeam(const QString& teamId) {
    run({Assign{std::nullopt, teamId}}, teamId.isEmpty() ? tr("Removed from its team") : tr("Moved"));
}

void ConversationCommands::setPriority(Priority priority) {
    run({SetPriority{priority}}, tr("Priority: %1").arg(displayName(priority)));
}

void ConversationCommands::changeTags(const QStringList& add, const QStringList& remove) {
    run({ChangeTags{add, remove}},
        add.isEmpty() ? tr("Removed %1").arg(remove.join(u", "_s)) : tr("Tagged %1").arg(add.join(u", "_s)));
}

void ConversationCommands::assignToMe() {
    const QList<ConversationRef> targets = m_targets();
    const QList<Account> accounts = m_context.workspace.views().accounts().value_or(QList<Account>());
    for (const Account& account : accounts) {
        if (!targets.isEmpty() && account.id == targets.constFirst().account) {
            assign(account.selfAgentId);
            return;
        }
    }
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
    deliver(this, m_context.workspace.undoLast(), [this](const Result<QString>& undone) {
        if (undone)
            m_context.navigator.say(undoneWords(*undone));
        else
            m_context.navigator.sayTrouble(undone.error());
    });
}

std::optional<Conversation> ConversationCommands::first() const {
    const QList<ConversationRef> targets = m_targets();
    if (targets.isEmpty())
        return std::nullopt;
    return m_context.workspace.views().conversation(targets.constFirst()).value_or(std::nullopt);
}

void ConversationCommands::open(Picker* picker, QWidget* anchor) {
    picker->open(m_context.navigator.overlayHost(), anchor);
}

void ConversationCommands::pickAssignee(QWidget* anchor) {
    const auto conversation = first();
    if (!conversation)
        return;
    const QList<Agent> agents = m_context.workspace.views().agents().value_or(QList<Agent>());
    const QList<Account> accounts = m_context.workspace.views().accounts().value_or(QList<Account>());
    QString self;
    for (const Account& account : accounts) {
        if (account.id == conversation->ref.account)
            self = account.selfAgentId;
    }
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
    connect(picker, &Picker::chosen, this, [this](const QString& id) { assign(id); });
    open(picker, anchor);
}

void ConversationCommands::pickTeam(QWidget* anchor) {
    const auto conversation = first();
    if (!conversation)
        return;
    const QList<Team> teams = m_context.workspace.views().teams().value_or(QList<Team>());
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
    connect(picker, &Picker::chosen, this, [this](const QString& id) { moveToTeam(id); });
    open(picker, anchor);
}

void ConversationCommands::pickStatus(QWidget* anchor) {
    const auto conversation = first();
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
    connect(picker, &Picker::chosen, this, [this](const QString& id) {
        if (const auto status = statusFromString(id))
            setStatus(*status);
    });
    open(picker, anchor);
}

void ConversationCommands::pickPriority(QWidget* anchor) {
    const auto conversation = first();
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
    connect(picker, &Picker::chosen, this, [this](const QString& id) {
        if (const auto priority = priorityFromString(id))
            setPriority(*priority);
    });
    open(picker, anchor);
}

void ConversationCommands::pickTags(QWidget* anchor) {
    const auto conversation = first();
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
    connect(picker, &Picker::toggled, this, [this](const QString& tag, bool on) {
        changeTags(on ? QStringList{tag} : QStringList{}, on ? QStringList{} : QStringList{tag});
    });
    open(picker, anchor);
}

void ConversationCommands::pickSnooze(QWidget* anchor) {
    if (m_targets().isEmpty())
        return;
    QList<PickItem> items;
    const QList<std::pair<QString, Instant>> choices = snoozeChoices(m_context.workspace.now());
    for (const auto& [name, until] : choices)
        items.append({QString::number(toMs(until)), name, dayAndTime(until), u"snooze"_s, {}, {}, {}});
    auto* picker = new Picker({tr("Snooze until"), tr("Snooze until…"), {}, false, {}, 340}, items);
    connect(
        picker, &Picker::chosen, this, [this](const QString& id) { snoozeUntil(fromMs(id.toLongLong())); });
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
