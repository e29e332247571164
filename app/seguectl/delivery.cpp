// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/delivery.h"

#include "app/seguectl/ctl_text.h"
#include "app/seguectl/json_of.h"
#include "app/seguectl/output.h"
#include "app/seguectl/seconds.h"

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualWait = 10;
constexpr int historyLooked = 100;

Result<std::optional<OutboxItem>> itemOf(Views& views, const CommandId& id) {
    SEGUE_TRY_VALUE(waiting, views.outbox());
    SEGUE_TRY_VALUE(settled, views.outboxHistory(historyLooked));
    for (const OutboxItem& item : waiting + settled) {
        if (item.command.id == id)
            return item;
    }
    return std::optional<OutboxItem>();
}

QString reasonText(HoldReason reason) {
    switch (reason) {
    case HoldReason::CustomerWrote:
        return Ctl::tr("the customer has written since");
    case HoldReason::ConversationClosed:
        return Ctl::tr("the conversation was closed meanwhile");
    case HoldReason::Reassigned:
        return Ctl::tr("somebody else has taken the conversation");
    case HoldReason::ReplyWindowOver:
        return Ctl::tr("the channel's time for answers is over");
    case HoldReason::None:
        break;
    }
    return {};
}

Result<QString> sentenceOf(const OutboxItem& item) {
    switch (item.state) {
    case OutboxState::Confirmed:
        return Ctl::tr("Done.");
    case OutboxState::Cancelled:
        return Ctl::tr("It was taken back.");
    case OutboxState::Queued:
    case OutboxState::InFlight:
    case OutboxState::Retryable:
    case OutboxState::Ambiguous:
        return Ctl::tr("It waits in the outbox and goes out by itself.");
    case OutboxState::Held:
        return fail(
            ErrorKind::Permanent, u"held"_s,
            Ctl::tr("It is held in the outbox, because %1: seguectl outbox release %2 sends it.")
                .arg(reasonText(item.heldBecause), item.command.id.value()));
    case OutboxState::NeedsAgent:
        return fail(
            ErrorKind::Permanent, u"uncertain"_s,
            Ctl::tr("It may have been sent: look, then seguectl outbox sent, again or unsent %1.")
                .arg(item.command.id.value()));
    case OutboxState::Failed:
        return fail(
            ErrorKind::Permanent, u"failed"_s,
            Ctl::tr("It was refused and is kept in the outbox: %1")
                .arg(item.lastError ? item.lastError->message : QString()));
    }
    return QString();
}

} // namespace

Result<void> deliverCommand(Context& context, const Command& command) {
    SEGUE_TRY_VALUE(wait, secondsFrom(context.request, u"wait"_s, usualWait));
    SEGUE_TRY_VALUE(engine, context.profile.engine());
    SEGUE_TRY_VALUE(id, engine->enqueue(command));
    if (wait > Millis{0})
        SEGUE_TRY(engine->settle(wait));
    SEGUE_TRY_VALUE(views, context.profile.views());
    SEGUE_TRY_VALUE(item, itemOf(*views, id));
    if (!item)
        return fail(ErrorKind::Storage, u"unknown_command"_s, Ctl::tr("the outbox does not have it"));
    SEGUE_TRY_VALUE(sentence, sentenceOf(*item));
    context.output.answer(toJson(*item), sentence);
    return {};
}

QList<Option> deliveryOptions() {
    return {
        {u"account"_s, u"ACCOUNT"_s, Ctl::tr("Only of this account.")},
        {u"wait"_s, u"SECONDS"_s, Ctl::tr("How long to wait for what becomes of it; 10 if not given.")}};
}

} // namespace segue::ctl
