// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/domain/command.h"

#include <QString>
#include <optional>

namespace segue {

//! Where a command stands. `queued → in flight → confirmed | retryable | ambiguous → probe → confirmed |
//! absent | needs agent`
enum class OutboxState {
    Queued,     //!< Waits its turn, its moment (`notBefore`), or the network.
    InFlight,   //!< An attempt is on its way.
    Retryable,  //!< Provably not processed: will be tried again at `nextAttemptAt`.
    Ambiguous,  //!< It may have been processed: the backend is asked before anything is sent again.
    NeedsAgent, //!< Only a person can tell whether it was sent.
    Held,       //!< For review: the thread moved under it (`heldBecause`).
    Failed,     //!< Refused for good; the text is kept until the agent edits or discards it.
    Confirmed,  //!< The backend has it. Hidden from the timeline once the cache holds the entry.
    Cancelled,  //!< Taken back before it was sent.
};
QString toString(OutboxState state);
std::optional<OutboxState> outboxStateFromString(QStringView text);
//! Confirmed or cancelled: nothing more will happen.
bool isSettled(OutboxState state);

//! Why a command was held for review.
enum class HoldReason { None, CustomerWrote, ConversationClosed, Reassigned, ReplyWindowOver };
QString toString(HoldReason reason);
std::optional<HoldReason> holdReasonFromString(QStringView text);

//! One row of the outbox: the command and its honest state. The local echo of a queued reply *is* this row.
struct OutboxItem {
    Command command;
    //! Its row is not what was queued: the disk changed it. It is shown, and never sent.
    bool isDamaged = false;
    OutboxState state = OutboxState::Queued;
    HoldReason heldBecause = HoldReason::None;
    int attempts = 0;
    std::optional<Instant> nextAttemptAt;
    std::optional<Error> lastError;
    QString entryId; //!< Confirmed: the entry that it became.
    Instant changedAt;

    bool operator==(const OutboxItem&) const = default;
};

} // namespace segue
