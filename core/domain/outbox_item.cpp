// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/outbox_item.h"

#include "core/base/enum_names.h"

namespace segue {

namespace {
constexpr EnumNames<OutboxState, 9> stateNames{{{
    {OutboxState::Queued, "queued"},
    {OutboxState::InFlight, "in_flight"},
    {OutboxState::Retryable, "retryable"},
    {OutboxState::Ambiguous, "ambiguous"},
    {OutboxState::NeedsAgent, "needs_agent"},
    {OutboxState::Held, "held"},
    {OutboxState::Failed, "failed"},
    {OutboxState::Confirmed, "confirmed"},
    {OutboxState::Cancelled, "cancelled"},
}}};
constexpr EnumNames<HoldReason, 5> reasonNames{{{
    {HoldReason::None, "none"},
    {HoldReason::CustomerWrote, "customer_wrote"},
    {HoldReason::ConversationClosed, "conversation_closed"},
    {HoldReason::Reassigned, "reassigned"},
    {HoldReason::ReplyWindowOver, "reply_window_over"},
}}};
} // namespace

QString toString(OutboxState state) {
    return stateNames.name(state);
}
std::optional<OutboxState> outboxStateFromString(QStringView text) {
    return stateNames.value(text);
}

bool isSettled(OutboxState state) {
    return state == OutboxState::Confirmed || state == OutboxState::Cancelled;
}

QString toString(HoldReason reason) {
    return reasonNames.name(reason);
}
std::optional<HoldReason> holdReasonFromString(QStringView text) {
    return reasonNames.value(text);
}

} // namespace segue
