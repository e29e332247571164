// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outbox/send_policy.h"

#include "core/base/planted_bug.h"

namespace segue::send_policy {

using namespace Qt::StringLiterals;

namespace {

constexpr int forbidden = 403;
constexpr int serverError = 500;

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
//! No answer to the command itself: whether it was carried out has to be asked.
NextStep unanswered() {
    NextStep step = laterIn(OutboxState::Ambiguous);
    step.doubt = Doubt::Open;
    return step;
}
//! Without a code of the backend's own, something on the way may have answered in its place, and
//! that also after the backend had acted.
bool isAnonymous(const Error& error) {
    return error.httpStatus > 0 && error.code == u"http_%1"_s.arg(error.httpStatus);
}
//! This one command was refused, for good.
bool isRefusal(const Error& error) {
    return error.kind == ErrorKind::Permanent ||
           (error.kind == ErrorKind::Auth && error.httpStatus == forbidden) ||
           (error.kind == ErrorKind::Conflict && isAnonymous(error));
}
//! The credential was refused. It waits in any case, so that a session that does not hear of it is
//! not asked without pause.
NextStep signInFirst(OutboxState waiting) {
    NextStep step = laterIn(waiting);
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
        return unanswered();
    return to(OutboxState::Failed);
}
//! As if nothing but the backend could have answered.
NextStep afterAnswer(const Error& error) {
    switch (error.kind) {
    case ErrorKind::Transient:
    case ErrorKind::Storage:
        return laterIn(OutboxState::Retryable);
    case ErrorKind::RateLimited:
        return pausedIn(OutboxState::Retryable);
    case ErrorKind::Auth:
        return isRefusal(error) ? to(OutboxState::Failed) : signInFirst(OutboxState::Queued);
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
    if (isPlanted(PlantedBug::RetryOnTimeout))
        return laterIn(OutboxState::Retryable);
    return unanswered();
}

//! It is asked again when nothing can be under way any more.
NextStep whenQuiet() {
    NextStep step = to(OutboxState::Ambiguous);
    step.notBeforeAge = quietPeriod;
    step.doubt = Doubt::Open;
    return step;
}
//! Sent again under a key of which the backend makes at most one effect, however often it comes; but
//! as long as it has not answered, it may be there.
NextStep resent() {
    NextStep step = to(OutboxState::Ambiguous);
    step.doubt = Doubt::Open;
    step.resend = true;
    return step;
}
//! Nobody can tell.
NextStep afterUnknown(IdempotencyKind idempotency, bool wasRefused) {
    // What was refused would be refused again.
    if (idempotency == IdempotencyKind::PerMessage && !wasRefused)
        return resent();
    NextStep step = to(OutboxState::NeedsAgent);
    step.doubt = Doubt::Open;
    return step;
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

NextStep inDoubt(NextStep step, IdempotencyKind idempotency, Doubt before) {
    if (step.doubt == Doubt::None)
        step.doubt = before;
    if (before != Doubt::Open)
        return step;
    const bool hasKey = idempotency == IdempotencyKind::PerMessage;
    switch (step.state) {
    case OutboxState::Queued:
    case OutboxState::Retryable:
        // Without a key it waits here only because the agent has said "send again".
        step.state = hasKey ? OutboxState::Ambiguous : step.state;
        break;
    case OutboxState::Held:
        // What a backend that keeps our key has carried out it answers with its receipt; and what is
        // still under way is out of date as well.
        step.state = hasKey ? step.state : OutboxState::NeedsAgent;
        step.doubt = hasKey ? Doubt::None : step.doubt;
        break;
    case OutboxState::Failed:
        if (hasKey)
            return whenQuiet();
        step.state = OutboxState::NeedsAgent;
        break;
    default:
        break;
    }
    return step;
}

NextStep afterUploadError(const Error& error) {
    switch (error.kind) {
    case ErrorKind::RateLimited:
        return pausedIn(OutboxState::Retryable);
    case ErrorKind::Auth:
        return isRefusal(error) ? to(OutboxState::Failed) : signInFirst(OutboxState::Queued);
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
    if (isPlanted(PlantedBug::RetryOn5xx) && error.httpStatus >= serverError)
        return laterIn(OutboxState::Retryable);
    NextStep step = afterAnswer(error);
    if (isAnonymous(error)) {
        step.state = OutboxState::Ambiguous;
        step.doubt = Doubt::Open;
        step.backOff = true;
    }
    return step;
}

NextStep afterProbe(
    Reconciled outcome, IdempotencyKind idempotency, Millis age, const std::optional<Error>& lastError) {
    const bool wasRefused = lastError && isRefusal(*lastError);
    switch (outcome) {
    case Reconciled::Applied:
        return to(OutboxState::Confirmed);
    case Reconciled::Unknown:
        if (isPlanted(PlantedBug::UnknownMeansAbsent))
            return to(OutboxState::Retryable);
        return afterUnknown(idempotency, wasRefused);
    case Reconciled::Absent:
        break;
    }
    if (age >= quietPeriod || isPlanted(PlantedBug::AbsentIsBelievedAtOnce))
        return to(wasRefused ? OutboxState::Failed : OutboxState::Retryable);
    return idempotency == IdempotencyKind::PerMessage && !wasRefused ? resent() : whenQuiet();
}

NextStep afterProbeError(
    const Error& error, IdempotencyKind idempotency, int failedProbes,
    const std::optional<Error>& lastError) {
    const bool isHopeless = error.kind == ErrorKind::Protocol && failedProbes >= patienceWithProbes;
    if (isRefusal(error) || error.kind == ErrorKind::Conflict || isHopeless)
        return afterUnknown(idempotency, lastError && isRefusal(*lastError));
    NextStep step = unanswered();
    if (error.kind == ErrorKind::RateLimited)
        step = pausedIn(OutboxState::Ambiguous);
    else if (error.kind == ErrorKind::Auth)
        step = signInFirst(OutboxState::Ambiguous);
    step.doubt = Doubt::Open;
    return step;
}

QList<OutboxState> cancellableStates() {
    QList<OutboxState> states{
        OutboxState::Queued, OutboxState::Retryable, OutboxState::Held, OutboxState::Failed};
    if (isPlanted(PlantedBug::CancelWhileInFlight))
        states.append(OutboxState::InFlight);
    if (isPlanted(PlantedBug::CancelInDoubt))
        states.append({OutboxState::Ambiguous, OutboxState::NeedsAgent});
    return states;
}

bool mayCancel(OutboxState state, Doubt doubt) {
    const bool isCertain = doubt == Doubt::None || isPlanted(PlantedBug::CancelInDoubt);
    return isCertain && cancellableStates().contains(state);
}

bool isScheduled(const Command& command) {
    return command.notBefore && *command.notBefore - command.createdAt > longestUndoWindow;
}

} // namespace segue::send_policy
