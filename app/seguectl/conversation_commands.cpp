// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/command_table.h"
#include "app/seguectl/ctl_text.h"
#include "app/seguectl/json_of.h"
#include "app/seguectl/lookup.h"
#include "app/seguectl/output.h"
#include "app/seguectl/profile.h"
#include "core/base/enum_names.h"
#include "core/text/plain_text.h"

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

using Scope = InboxFilter::Scope;
using Order = InboxFilter::Order;

constexpr EnumNames<Scope, 8> scopes{
    {{{Scope::Mine, "mine"},
      {Scope::Unassigned, "unassigned"},
      {Scope::All, "all"},
      {Scope::Waiting, "waiting"},
      {Scope::Snoozed, "snoozed"},
      {Scope::Solved, "solved"},
      {Scope::Drafts, "drafts"},
      {Scope::Spam, "spam"}}}};
constexpr EnumNames<Order, 3> orders{
    {{{Order::NewestFirst, "newest"},
      {Order::LongestWaitFirst, "longest-wait"},
      {Order::PriorityFirst, "priority"}}}};

constexpr int usualLimit = 50;
constexpr qsizetype subjectWidth = 60;

Result<InboxFilter> filterFrom(const Request& request, Views& views) {
    InboxFilter filter;
    const auto scope = scopes.value(request.value(u"scope"_s, u"all"_s));
    const auto order = orders.value(request.value(u"order"_s, u"newest"_s));
    if (!scope)
        return usage(Ctl::tr("--scope is mine, unassigned, all, waiting, snoozed, solved, drafts or spam."));
    if (!order)
        return usage(Ctl::tr("--order is newest, longest-wait or priority."));
    filter.scope = *scope;
    filter.order = *order;
    filter.tag = request.value(u"tag"_s);
    if (request.has(u"channel"_s)) {
        filter.channel = channelFromString(request.value(u"channel"_s));
        if (!filter.channel)
            return usage(Ctl::tr("There is no channel \"%1\"; they are written like web_chat or email.")
                             .arg(request.value(u"channel"_s)));
    }
    if (request.has(u"account"_s)) {
        SEGUE_TRY_VALUE(account, findAccount(views, request.value(u"account"_s)));
        filter.account = account.id;
    }
    return filter;
}

Result<void> list(Context& context) {
    SEGUE_TRY_VALUE(limit, rowLimit(context.request.value(u"limit"_s), usualLimit));
    SEGUE_TRY_VALUE(views, context.profile.views());
    SEGUE_TRY_VALUE(filter, filterFrom(context.request, *views));
    SEGUE_TRY_VALUE(ids, views->inboxIds(filter, limit));
    SEGUE_TRY_VALUE(rows, views->inboxRows(ids));
    TextTable table(
        {Ctl::tr("ID"), Ctl::tr("REF"), Ctl::tr("LAST"), Ctl::tr("STATUS"), Ctl::tr("CHANNEL"),
         Ctl::tr("CUSTOMER"), Ctl::tr("SUBJECT")});
    for (const InboxRow& row : std::as_const(rows))
        table.add(
            {row.conversation.id, row.reference, timeText(row.lastAt), toString(row.status),
             toString(row.channel), text::stripControls(row.customerName),
             text::elide(text::stripControls(row.subject), subjectWidth)});
    QString text = table.text(Ctl::tr("There is no such conversation."));
    if (ids.size() > rows.size())
        text += u'\n' + Ctl::tr("… and %1 more (--limit).").arg(ids.size() - rows.size());
    context.output.answer({{u"conversations"_s, toJsonList(rows)}, {u"total"_s, ids.size()}}, text);
    return {};
}

//! The newest `limit` rows of the timeline that `wanted` holds for, oldest first.
template <class Wanted>
Result<QList<TimelineRow>> newestRows(Views& views, const CustomerId& customer, int limit, Wanted wanted) {
    constexpr int piece = 200;
    QList<TimelineRow> out;
    SEGUE_TRY_VALUE(window, views.timelineEnd(customer, piece));
    while (true) {
        for (auto row = window.rows.crbegin(); row != window.rows.crend() && out.size() < limit; ++row) {
            if (wanted(*row))
                out.prepend(*row);
        }
        if (window.atStart || out.size() >= limit || window.rows.isEmpty())
            return out;
        SEGUE_TRY_VALUE(older, views.timelineBefore(customer, window.rows.first().entry.ref, piece));
        window = older;
    }
}

QString entryText(const TimelineRow& row) {
    const Entry& e = row.entry;
    QStringList head{timeText(e.at), text::stripControls(e.author.name), toString(e.kind)};
    if (e.visibility == Visibility::Internal && e.kind != EntryKind::Note)
        head.append(toString(e.visibility));
    if (row.outbox)
        head.append(u"outbox: "_s + toString(row.outbox->state));
    else if (e.delivery != Delivery::None)
        head.append(toString(e.delivery));
    QStringList lines{u"— "_s + head.join(u" · "_s)};
    if (e.change)
        lines.append(u"%1: %2 → %3"_s.arg(e.change->field, e.change->before, e.change->after));
    if (!e.text.isEmpty())
        lines.append(e.text);
    for (const Attachment& file : e.attachments)
        lines.append(u"[%1, %2]"_s.arg(file.name, file.mediaType));
    return lines.join(u'\n');
}

Result<void> show(Context& context) {
    SEGUE_TRY_VALUE(limit, rowLimit(context.request.value(u"limit"_s), usualLimit));
    SEGUE_TRY_VALUE(views, context.profile.views());
    SEGUE_TRY_VALUE(
        conversation,
        findConversation(*views, context.request.arguments.first(), context.request.value(u"account"_s)));
    SEGUE_TRY_VALUE(customer, views->customerOf(conversation.ref));
    const bool whole = context.request.has(u"customer"_s);
    SEGUE_TRY_VALUE(
        rows, newestRows(*views, customer.value_or(CustomerId()), limit, [&](const TimelineRow& row) {
            return whole || row.entry.conversation == conversation.ref;
        }));
    QStringList blocks{u"%1 %2\n%3 · %4 · %5"_s.arg(
        conversation.reference, text::stripControls(conversation.subject), conversation.ref.id,
        toString(conversation.channel), toString(conversation.status))};
    for (const TimelineRow& row : std::as_const(rows))
        blocks.append(entryText(row));
    context.output.answer(
        {{u"conversation"_s, toJson(conversation)},
         {u"customer"_s, customer.value_or(CustomerId()).value()},
         {u"entries"_s, toJsonList(rows)}},
        blocks.join(u"\n\n"_s));
    return {};
}

} // namespace

QList<CommandSpec> conversationCommands() {
    const Option account{u"account"_s, u"ACCOUNT"_s, Ctl::tr("Only of this account.")};
    const Option limit{u"limit"_s, u"N"_s, Ctl::tr("At most so many; 50 if not given.")};
    return {
        {u"conversations"_s,
         {},
         0,
         0,
         Ctl::tr("Lists conversations."),
         {},
         {{u"scope"_s, u"SCOPE"_s,
           Ctl::tr("mine, unassigned, all (the usual), waiting, snoozed, solved, drafts or spam.")},
          {u"order"_s, u"ORDER"_s, Ctl::tr("newest (the usual), longest-wait or priority.")},
          {u"channel"_s, u"CHANNEL"_s, Ctl::tr("Only of this channel: web_chat, email, whatsapp…")},
          {u"tag"_s, u"TAG"_s, Ctl::tr("Only with this tag.")},
          account,
          limit},
         &list},
        {u"show"_s,
         u"CONVERSATION"_s,
         1,
         1,
         Ctl::tr("Shows a conversation, by its id or reference."),
         {},
         {{u"customer"_s, {}, Ctl::tr("The whole timeline of its customer, over all channels.")},
          account,
          limit},
         &show},
    };
}

} // namespace segue::ctl
