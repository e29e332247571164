// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/draft_journal.h"

#include "core/base/planted_bug.h"

#include <algorithm>
#include <utility>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

constexpr Millis retryInterval{2'000};

bool isEmpty(const Draft& draft) {
    return draft.text.isEmpty() && draft.files.isEmpty();
}

//! Which of a conversation's two drafts a command would come from.
std::optional<Visibility> sideOf(const Command& command) {
    for (const Operation& operation : command.operations) {
        if (std::holds_alternative<Reply>(operation))
            return Visibility::Public;
        if (std::holds_alternative<Note>(operation))
            return Visibility::Internal;
    }
    return std::nullopt;
}

} // namespace

DraftJournal::DraftJournal(WorkDb& work, const Clock& clock, Scheduler& scheduler)
    : m_work(work), m_clock(clock), m_scheduler(scheduler) {}

void DraftJournal::save(const Draft& draft) {
    const Key key{draft.conversation, draft.visibility};
    Slot& slot = m_slots[key];
    slot.waiting = draft;
    if (toMs(slot.waiting->updatedAt) == 0)
        slot.waiting->updatedAt = m_clock.now();
    if (isEmpty(draft))
        Q_EMIT isDone(draft.conversation, draft.visibility);
    else
        Q_EMIT isWritten(draft.conversation, draft.visibility);
    if (slot.timer.isActive() || isPlanted(PlantedBug::DraftsWhenClosed))
        return;
    const Millis now = m_clock.monotonic();
    const Millis due = slot.writtenAt ? *slot.writtenAt + interval : now;
    if (due <= now)
        write(key);
    else
        schedule(key, due - now);
}

void DraftJournal::schedule(const Key& key, Millis wait) {
    m_slots[key].timer = m_scheduler.after(wait, [this, key] { write(key); });
}

void DraftJournal::write(const Key& key) {
    Slot& slot = m_slots[key];
    slot.timer.cancel();
    if (!slot.waiting)
        return;
    slot.writtenAt = m_clock.monotonic();
    const auto written =
        isEmpty(*slot.waiting) ? m_work.removeDraft(key.first, key.second) : m_work.saveDraft(*slot.waiting);
    if (!written && written.error().code == "erased"_L1) {
        slot.waiting.reset();
        return;
    }
    if (!written) {
        schedule(key, retryInterval);
        Q_EMIT failed(key.first, written.error());
        return;
    }
    slot.waiting.reset();
    announce(key.first);
}

void DraftJournal::discard(const ConversationRef& conversation, Visibility visibility) {
    Draft nothing;
    nothing.conversation = conversation;
    nothing.visibility = visibility;
    const Key key{conversation, visibility};
    m_slots[key].waiting = nothing;
    write(key);
    Q_EMIT isDone(conversation, visibility);
}

void DraftJournal::forget(const QList<ConversationRef>& conversations) {
    for (const ConversationRef& conversation : conversations) {
        for (const Visibility visibility : {Visibility::Public, Visibility::Internal})
            m_slots.erase({conversation, visibility});
    }
}

void DraftJournal::flush() {
    for (const auto& [key, slot] : m_slots) {
        if (slot.waiting)
            write(key);
    }
}

std::optional<Visibility> DraftJournal::sourceOf(const Command& command) {
    const auto side = sideOf(command);
    if (!side)
        return std::nullopt;
    const auto slot = m_slots.find({command.conversation, *side});
    std::optional<Draft> draft;
    if (slot != m_slots.end() && slot->second.waiting)
        draft = slot->second.waiting;
    else
        draft = m_work.draft(command.conversation, *side).value_or(std::nullopt);
    const bool saysTheSame = draft && draft->text.trimmed() == textOf(command).trimmed();
    return saysTheSame ? side : std::nullopt;
}

void DraftJournal::wasTaken(const ConversationRef& conversation, Visibility visibility) {
    m_slots.erase({conversation, visibility});
    announce(conversation);
    Q_EMIT isDone(conversation, visibility);
}

void DraftJournal::announce(const ConversationRef& conversation) {
    ChangeSet changes;
    changes.drafts.insert(conversation);
    Q_EMIT changed(changes);
}

} // namespace segue
