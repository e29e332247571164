// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outbox/send_policy.h"

namespace segue::send_policy {

using namespace Qt::StringLiterals;

namespace {

constexpr int forbidden = 403;

NextStep to(OutboxState state) {
    NextStep step;
    step.state = state;
    return step;
}
NextStep laterIn(OutboxState state) {
    NextStep step = to(state);
    step.backOff = true;
    return step;
}
NextStep pausedIn(OutboxState state) {
    NextStep step = to(state);
    step.pauseAccount = true;
    return step;
}
//! A refusal of this one command (403) is not a refusal of the account.
NextStep refused(const Error& error, OutboxState waiting) {
    if (error.httpStatus == forbidden)
        return to(OutboxState::Failed);
    NextStep step = to(waiting);
    step.signIn = true;
    return step;
}
NextStep inConflict(const Error& error) {
    if (error.code == "stale"_L1) {
        NextStep step = to(OutboxState::Held);
        step.heldBecause = HoldReason::CustomerWrote;
        return step;
    }
    // The backend made something of our key already: ask it what.
    if (error.code == "key_reused"_L1)
        return to(OutboxState::Ambiguous);
    return to(OutboxState::Failed);
}
//! The backend cannot tell. One that keeps our key makes at most one effect of it, however often it
//! is sent.
NextStep afterUnknown(IdempotencyKind idempotency) {
    return to(idempotency == IdempotencyKind::PerMessage ? OutboxState::Retryable : OutboxState::NeedsAgent);
}

} // namespace

HoldReason holdReason(const OutboxItem& item, const ThreadFacts& facts, Instant now) {
    if (!facts.isKnown || !isCustomerVisible(item.command))
        return HoldReason::None;
    // Without a base entry after a release the agent has said "whatever is there".
    const bool saidAnyway =
        item.command.baseEntryId.isEmpty() && item.heldBecause == HoldReason::CustomerWrote;
    if (facts.customerWrote && !saidAnyway)
        return HoldReason::CustomerWrote;
    const auto holds = [&](HoldReason reason, bool is) { return is && item.heldBecause != reason; };
    if (holds(HoldReason::ConversationClosed, facts.status == Status::Closed || facts.status == Status::Spam))
        return HoldReason::ConversationClosed;
    if (holds(HoldReason::Reassigned, facts.reassigned))
        return HoldReason::Reassigned;
    if (holds(HoldReason::ReplyWindowOver, facts.replyUntil && *facts.replyUntil <= now))
        return HoldReason::ReplyWindowOver;
    return HoldReason::None;
}

NextStep afterUploadError(const Error& error) {
    switch (error.kind) {
    case ErrorKind::RateLimited:
        return pausedIn(OutboxState::Retryable);
    case ErrorKind::Auth:
        return refused(error, OutboxState::Queued);
    case ErrorKind::Conflict:
    case ErrorKind::Permanent:
        return to(OutboxState::Failed);
    // A file at the backend that no command names has no effect: it may be sent again.
    case ErrorKind::Transient:
    case ErrorKind::Ambiguous:
    case ErrorKind::Protocol:
    case ErrorKind::Storage:
    case ErrorKind::Cancelled:
        break;
    }
    return laterIn(OutboxState::Retryable);
}

NextStep afterSubmitError(const Error& error) {
    switch (error.kind) {
    case ErrorKind::Transient:
    case ErrorKind::Storage:
        return laterIn(OutboxState::Retryable);
    case ErrorKind::RateLimited:
        return pausedIn(OutboxState::Retryable);
    case ErrorKind::Auth:
        return refused(error, OutboxState::Queued);
    case ErrorKind::Conflict:
        return inConflict(error);
    case ErrorKind::Permanent:
        return to(OutboxState::Failed);
    // An answer that was dropped reads as Cancelled, so that is no proof that nothing was sent
    // either.
    case ErrorKind::Ambiguous:
    case ErrorKind::Protocol:
    case ErrorKind::Cancelled:
        break;
    }
    return laterIn(OutboxState::Ambiguous);
}

NextStep afterProbe(Reconciled outcome, IdempotencyKind idempotency, Millis age) {
    switch (outcome) {
    case Reconciled::Applied:
        return to(OutboxState::Confirmed);
    case Reconciled::Unknown:
        return afterUnknown(idempotency);
    case Reconciled::Absent:
        break;
    }
    if (idempotency == IdempotencyKind::PerMessage || age >= quietPeriod)
        return to(OutboxState::Retryable);
    NextStep step = to(OutboxState::Ambiguous);
    step.notBeforeAge = quietPeriod;
    return step;
}

NextStep afterProbeError(const Error& error, IdempotencyKind idempotency, int failedProbes) {
    switch (error.kind) {
    case ErrorKind::RateLimited:
        return pausedIn(OutboxState::Ambiguous);
    case ErrorKind::Auth:
        if (error.httpStatus == forbidden)
            return afterUnknown(idempotency);
        return refused(error, OutboxState::Ambiguous);
    case ErrorKind::Conflict:
    case ErrorKind::Permanent:
        return afterUnknown(idempotency);
    case ErrorKind::Protocol:
        if (failedProbes >= patienceWithProbes)
            return afterUnknown(idempotency);
        break;
    case ErrorKind::Transient:
    case ErrorKind::Ambiguous:
    case ErrorKind::Storage:
    case ErrorKind::Cancelled:
        break;
    }
    return laterIn(OutboxState::Ambiguous);
}

bool mayCancel(OutboxState state, std::optional<Millis> doubtAge) {
    if (doubtAge && *doubtAge < quietPeriod)
        return false;
    switch (state) {
    case OutboxState::Queued:
    case OutboxState::Retryable:
    case OutboxState::NeedsAgent:
    case OutboxState::Held:
    case OutboxState::Failed:
        return true;
    case OutboxState::InFlight:
    case OutboxState::Ambiguous:
    case OutboxState::Confirmed:
    case OutboxState::Cancelled:
        break;
    }
    return false;
}

bool isScheduled(const Command& command) {
    return command.notBefore && *command.notBefore - command.createdAt > longestUndoWindow;
}

} // namespace segue::send_policy
