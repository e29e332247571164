// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/adapters/hub/hub_capabilities.h"

namespace segue::hub_api {

Capabilities hubCapabilities() {
    Capabilities out;
    out.cursor = CursorKind::Monotonic;
    out.push = PushKind::Replayable;
    out.idempotency = IdempotencyKind::PerMessage;
    out.concurrency = ConcurrencyCheck::Stamp; // `base_entry` of a command, `version` of an article.
    out.atomicReplyAndStatus = true;
    out.tags = TagWrite::Delta;
    out.settableStatuses = {Status::Open,   Status::WaitingCustomer, Status::OnHold, Status::Snoozed,
                            Status::Solved, Status::Closed,          Status::Spam};
    out.snooze = true;
    out.priorities = true;
    out.teams = true;
    out.assign = true;
    out.notes = true;
    out.subjects = true;
    out.typing = true;
    out.presence = true;
    out.seen = true;
    out.articles = true;
    out.articleWriting = true;
    out.identityDecisions = true;
    out.erase = true;
    out.attachments = true;
    return out;
}

} // namespace segue::hub_api
