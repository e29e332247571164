// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/domain/vocabulary.h"

#include <QList>
#include <QString>
#include <optional>

namespace segue {

//! How a backend's changes are followed.
enum class CursorKind {
    Monotonic,    //!< A number or token that only grows and misses nothing.
    ChangedSince, //!< "changed after T": `cursorLag` may be missing yet, so pages overlap by `cursorOverlap`.
    QueryOnly,    //!< Lists only; everything is compared.
};
enum class PushKind {
    None,
    Hint,       //!< "something changed": pull.
    Payload,    //!< The rows themselves, not replayable: pull after every reconnect.
    Replayable, //!< The rows themselves, from any cursor.
};
//! What makes a repeated send harmless.
enum class IdempotencyKind {
    None,         //!< Probe by content after an uncertain outcome.
    Echo,         //!< Our key comes back on the entry, but is neither unique nor kept.
    PerMessage,   //!< The backend keeps our key and makes at most one effect of it: resend safely.
    OwnMessageId, //!< We name the message ourselves (mail).
};
enum class ConcurrencyCheck { None, Etag, Stamp };
enum class TagWrite { None, Replace, Delta };

//! What one backend can do, with the parameters in which backends differ. The user interface asks these flags
//! and never the backend's name.
struct Capabilities {
    CursorKind cursor = CursorKind::QueryOnly;
    Millis cursorLag{0};
    Millis cursorOverlap{0};
    PushKind push = PushKind::None;
    IdempotencyKind idempotency = IdempotencyKind::None;
    ConcurrencyCheck concurrency = ConcurrencyCheck::None;
    bool atomicReplyAndStatus = false;
    TagWrite tags = TagWrite::None;
    QList<Status> settableStatuses;
    bool snooze = false;
    bool priorities = false;
    bool teams = false;
    bool assign = false;
    bool notes = false;
    bool subjects = false;
    bool typing = false;
    bool presence = false;
    bool seen = false;
    bool articles = false;
    bool articleWriting = false;
    bool identityDecisions = false; //!< Keeps the ledger of identity decisions for the team.
    bool erase = false;             //!< Erases people for good when it is asked to.
    bool attachments = false;
    qint64 maxAttachmentBytes = 0; //!< 0 = no known limit.
    int maxAttachments = 0;        //!< A reply; 0 = no known limit.
    qint64 maxTextBytes = 0;
    int historyLimit = 0;      //!< Entries that can be read back of one conversation; 0 = all.
    int requestsPerMinute = 0; //!< The documented budget; 0 = none.
    //! Channels whose messages can be answered; nothing = all of them, or not known yet.
    std::optional<QList<Channel>> replyChannels;

    bool canReply(Channel channel) const { return !replyChannels || replyChannels->contains(channel); }

    bool operator==(const Capabilities&) const = default;
};

} // namespace segue
