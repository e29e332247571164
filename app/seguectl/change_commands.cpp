// SPDX-License-Identifier: GPL-3.0-or-later
// What an agent does with a conversation. Everything goes through the outbox.
#include "app/seguectl/command_table.h"
#include "app/seguectl/ctl_text.h"
#include "app/seguectl/delivery.h"
#include "app/seguectl/lookup.h"
#include "app/seguectl/profile.h"

#include <QDateTime>
#include <QFile>

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

//! The text of a reply or note: from --text, or all of standard input.
Result<QString> textFrom(const Request& request) {
    QString text = request.value(u"text"_s);
    if (request.has(u"text-stdin"_s)) {
        QFile input;
        if (!input.open(stdin, QIODevice::ReadOnly))
            return usage(Ctl::tr("Standard input cannot be read."));
        text = QString::fromUtf8(input.readAll());
    } else if (!request.has(u"text"_s)) {
        return usage(Ctl::tr("What should it say? Give --text or --text-stdin."));
    }
    if (text.trimmed().isEmpty())
        return usage(Ctl::tr("The text is empty."));
    return text.trimmed();
}

Result<Conversation> conversationOf(Context& context) {
    SEGUE_TRY_VALUE(views, context.profile.views());
    return findConversation(*views, context.request.arguments.first(), context.request.value(u"account"_s));
}

//! A command about `conversation` as it stands in the profile now.
Command commandAbout(const Conversation& conversation) {
    Command command;
    command.conversation = conversation.ref;
    command.channel = conversation.channel;
    return command;
}

//! Everybody in the conversation who has an address.
QList<Participant> recipientsOf(const Conversation& conversation) {
    QList<Participant> out;
    for (Participant one : conversation.participants) {
        if (one.address.isEmpty())
            continue;
        if (one.role == ParticipantRole::Requester)
            one.role = ParticipantRole::To;
        out.append(one);
    }
    return out;
}

//! The newest entry of the conversation: what whoever runs this can have read.
Result<QString> newestEntryOf(Views& views, const Conversation& conversation) {
    constexpr int looked = 200;
    SEGUE_TRY_VALUE(customer, views.customerOf(conversation.ref));
    SEGUE_TRY_VALUE(window, views.timelineEnd(customer.value_or(CustomerId()), looked));
    for (auto row = window.rows.crbegin(); row != window.rows.crend(); ++row) {
        if (row->entry.conversation == conversation.ref && !row->outbox &&
            row->entry.kind != EntryKind::Event)
            return row->entry.ref.id;
    }
    return QString();
}

Result<void> reply(Context& context) {
    SEGUE_TRY_VALUE(text, textFrom(context.request));
    SEGUE_TRY_VALUE(conversation, conversationOf(context));
    SEGUE_TRY_VALUE(views, context.profile.views());
    Command command = commandAbout(conversation);
    if (conversation.channel == Channel::Email)
        command.recipients = recipientsOf(conversation);
    command.operations.append(Reply{text, {}});
    if (context.request.has(u"solve"_s))
        command.operations.append(SetStatus{Status::Solved, {}, {}});
    SEGUE_TRY_VALUE(base, newestEntryOf(*views, conversation));
    command.baseEntryId = base;
    return deliverCommand(context, command);
}

Result<void> note(Context& context) {
    SEGUE_TRY_VALUE(text, textFrom(context.request));
    SEGUE_TRY_VALUE(conversation, conversationOf(context));
    Command command = commandAbout(conversation);
    command.operations.append(Note{text, {}});
    return deliverCommand(context, command);
}

Result<Assign> assignmentFrom(const Request& request, Views& views, const Conversation& conversation) {
    const int ways = int(request.has(u"agent"_s)) + int(request.has(u"me"_s)) + int(request.has(u"nobody"_s));
    if (ways > 1)
        return usage(Ctl::tr("Only one of --agent, --me and --nobody makes sense."));
    Assign assign;
    if (request.has(u"nobody"_s))
        assign.agentId = QString();
    if (request.has(u"me"_s)) {
        SEGUE_TRY_VALUE(account, findAccount(views, conversation.ref.account.value()));
        assign.agentId = account.selfAgentId;
    }
    if (request.has(u"agent"_s)) {
        SEGUE_TRY_VALUE(agent, findAgent(views, conversation.ref.account, request.value(u"agent"_s)));
        assign.agentId = agent.ref.id;
    }
    if (request.has(u"team"_s)) {
        SEGUE_TRY_VALUE(team, findTeam(views, conversation.ref.account, request.value(u"team"_s)));
        assign.teamId = team.ref.id;
    }
    if (!assign.agentId && !assign.teamId)
        return usage(Ctl::tr("To whom? Give --agent, --me, --nobody or --team."));
    return assign;
}

Result<void> assign(Context& context) {
    SEGUE_TRY_VALUE(conversation, conversationOf(context));
    SEGUE_TRY_VALUE(views, context.profile.views());
    SEGUE_TRY_VALUE(to, assignmentFrom(context.request, *views, conversation));
    Command command = commandAbout(conversation);
    command.operations.append(to);
    return deliverCommand(context, command);
}

Result<SetStatus> statusFrom(const Request& request) {
    SetStatus set;
    const auto status = statusFromString(request.arguments.at(1));
    if (!status)
        return usage(
            Ctl::tr("A status is new, open, waiting_customer, on_hold, snoozed, solved, closed or spam."));
    set.status = *status;
    if (set.status != Status::Snoozed) {
        if (request.has(u"until"_s))
            return usage(Ctl::tr("--until goes with the status snoozed."));
        return set;
    }
    const QDateTime until = QDateTime::fromString(request.value(u"until"_s), Qt::ISODate);
    if (!until.isValid())
        return usage(Ctl::tr("Snoozed until when? Give --until like 2026-05-04T09:00."));
    set.snoozedUntil = fromMs(until.toMSecsSinceEpoch());
    return set;
}

Result<void> status(Context& context) {
    SEGUE_TRY_VALUE(set, statusFrom(context.request));
    SEGUE_TRY_VALUE(conversation, conversationOf(context));
    Command command = commandAbout(conversation);
    command.operations.append(set);
    return deliverCommand(context, command);
}

} // namespace

QList<CommandSpec> changeCommands() {
    const QList<Option> text{
        {u"text"_s, u"TEXT"_s, Ctl::tr("What it says.")},
        {u"text-stdin"_s, {}, Ctl::tr("Reads the text from standard input.")}};
    const QList<Option> delivery = deliveryOptions();
    return {
        {u"reply"_s, u"CONVERSATION"_s, 1, 1, Ctl::tr("Answers the customer."),
         Ctl::tr("The customer reads it. If the customer has written since the last sync, it is "
                 "held for review."),
         text + QList<Option>{{u"solve"_s, {}, Ctl::tr("Solves the conversation with it.")}} + delivery,
         &reply},
        {u"note"_s,
         u"CONVERSATION"_s,
         1,
         1,
         Ctl::tr("Adds an internal note that only the team reads."),
         {},
         text + delivery,
         &note},
        {u"assign"_s,
         u"CONVERSATION"_s,
         1,
         1,
         Ctl::tr("Gives a conversation to an agent or a team."),
         {},
         QList<Option>{
             {u"agent"_s, u"AGENT"_s, Ctl::tr("By name, address or id.")},
             {u"me"_s, {}, Ctl::tr("To the account's own agent.")},
             {u"nobody"_s, {}, Ctl::tr("Takes it from its agent.")},
             {u"team"_s, u"TEAM"_s, Ctl::tr("By name or id.")}} +
             delivery,
         &assign},
        {u"status"_s, u"CONVERSATION STATUS"_s, 2, 2, Ctl::tr("Sets the status."),
         Ctl::tr("new, open, waiting_customer, on_hold, snoozed, solved, closed or spam."),
         QList<Option>{
             {u"until"_s, u"TIME"_s, Ctl::tr("When a snoozed one comes back, like 2026-05-04T09:00.")}} +
             delivery,
         &status},
    };
}

} // namespace segue::ctl
