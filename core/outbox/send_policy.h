// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/adapters/adapter.h"
#include "core/domain/outbox_item.h"

#include <QList>
#include <optional>

namespace segue {

//! What this profile knows of a conversation when a command's turn comes.
struct ThreadFacts {
    bool isKnown = false; //!< The cache has the conversation; otherwise the backend decides alone.
    Status status = Status::Open;
    std::optional<Instant> replyUntil;
    bool customerWrote = false; //!< After the entry that the command is based on.
    bool reassigned = false;    //!< Since that entry, by somebody else, to somebody else.
};

//! What is not known of an item's attempts. Only the backend's word that nothing is there, given when
//! nothing can be under way any more, ends an open doubt: neither time does, nor a restart, nor what
//! becomes of a later attempt.
enum class Doubt {
    None, //!< Each is accounted for.
    Open, //!< One may have been carried out, or may still be.
};

//! What becomes of an item that one exchange did not settle, and what its account must do.
struct NextStep {
    OutboxState state = OutboxState::Queued;
    HoldReason heldBecause = HoldReason::None;
    //! Not at once: after the item's own back-off.
    bool backOff = false;
    //! The whole account waits as long as the backend said (or backs off, where it did not say).
    bool pauseAccount = false;
    //! The credential was refused: nothing more goes out until the agent has signed in.
    bool signIn = false;
    //! Only when at least this long has passed since the attempt.
    Millis notBeforeAge{0};
    //! At once and under the same key, of which the backend makes one effect.
    bool resend = false;
    //! What is not known then.
    Doubt doubt = Doubt::None;

    bool operator==(const NextStep&) const = default;
};

// The outbox's decisions, as pure functions of what is known.
namespace send_policy {

//! How long a request that we gave up may still be under way to its server: until then "it is not
//! there" can become false, and is not believed.
constexpr Millis quietPeriod{60'000};
//! A command whose `notBefore` is further off than this was scheduled: what is queued later does
//! not wait for it. An undo window is shorter.
constexpr Millis longestUndoWindow{300'000};
//! After so many probes that the backend answered with nonsense, a person decides.
constexpr int patienceWithProbes = 6;

//! Why `item` must not be sent as things stand; None if it may. What the agent has released is not
//! held again for the same lasting reason. `now` is only compared with the channel's reply window.
HoldReason holdReason(const OutboxItem& item, const ThreadFacts& facts, Instant now);

//! `step` for an item of which `before` was not known until now: while it may be there it is neither
//! called refused nor held, and a backend that keeps our key is asked before it is sent again.
NextStep inDoubt(NextStep step, IdempotencyKind idempotency, Doubt before);
//! Both take no earlier attempt into account; see inDoubt().
NextStep afterUploadError(const Error& error);
NextStep afterSubmitError(const Error& error);
//! After an answer to "did it happen?"; `age` is how long ago the last attempt ended, and `lastError`
//! how.
NextStep afterProbe(
    Reconciled outcome, IdempotencyKind idempotency, Millis age, const std::optional<Error>& lastError);
//! `failedProbes` counts this one.
NextStep afterProbeError(
    const Error& error, IdempotencyKind idempotency, int failedProbes, const std::optional<Error>& lastError);

//! The states in which the agent may take an item back.
QList<OutboxState> cancellableStates();
//! True if the agent may take it back: nothing of it is under way, and nothing of it can be there.
bool mayCancel(OutboxState state, Doubt doubt);

//! True for what a later command of the same conversation does not wait for.
bool isScheduled(const Command& command);

} // namespace send_policy

} // namespace segue
