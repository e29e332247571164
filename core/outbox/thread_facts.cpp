// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outbox/thread_facts.h"

namespace segue {

Result<ThreadFacts> threadFacts(CacheDb& cache, const Command& command, const QString& selfAgentId) {
    ThreadFacts facts;
    SEGUE_TRY_VALUE(conversation, cache.conversation(command.conversation));
    if (!conversation)
        return facts;
    facts.isKnown = true;
    facts.status = conversation->status;
    facts.replyUntil = conversation->replyUntil;
    SEGUE_TRY_VALUE(wrote, cache.customerWroteAfter(command.conversation, command.baseEntryId));
    facts.customerWrote = wrote;
    const bool isSomebodyElses = conversation->assignee && conversation->assignee->id != selfAgentId;
    if (isSomebodyElses) {
        SEGUE_TRY_VALUE(
            moved, cache.assignedByOthersAfter(command.conversation, command.baseEntryId, selfAgentId));
        facts.reassigned = moved;
    }
    return facts;
}

} // namespace segue
