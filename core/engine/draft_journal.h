// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/scheduler.h"
#include "core/domain/change_set.h"
#include "core/store/work_db.h"

#include <QObject>
#include <map>

namespace segue {

//! Writes drafts as they are typed: the first change at once, then at most one write each 300 ms
//! for a draft, so that a kill takes less than that with it.
class DraftJournal final : public QObject {
    Q_OBJECT

public:
    static constexpr Millis interval{300};

    DraftJournal(WorkDb& work, const Clock& clock, Scheduler& scheduler);

    void save(const Draft& draft);
    void discard(const ConversationRef& conversation, Visibility visibility);
    //! The conversations are erased: what waits for them is dropped, unwritten.
    void forget(const QList<ConversationRef>& conversations);
    //! Writes what waits, now.
    void flush();

    //! The draft that `command` says word for word: it goes with it. Nothing where there is none.
    std::optional<Visibility> sourceOf(const Command& command);
    //! The draft went with its command, in that commit.
    void wasTaken(const ConversationRef& conversation, Visibility visibility);

Q_SIGNALS:
    void changed(const segue::ChangeSet& changes);
    //! A draft that says something was typed at; or it says nothing any more, was sent or thrown away.
    void isWritten(const segue::ConversationRef& conversation, segue::Visibility visibility);
    void isDone(const segue::ConversationRef& conversation, segue::Visibility visibility);
    //! It is kept in memory and tried again.
    void failed(const segue::ConversationRef& conversation, const segue::Error& error);

private:
    using Key = std::pair<ConversationRef, Visibility>;
    struct Slot {
        std::optional<Draft> waiting;
        std::optional<Millis> writtenAt;
        Timer timer;
    };

    void write(const Key& key);
    void schedule(const Key& key, Millis wait);
    void announce(const ConversationRef& conversation);

    WorkDb& m_work;
    const Clock& m_clock;
    Scheduler& m_scheduler;
    std::map<Key, Slot> m_slots;
};

} // namespace segue
