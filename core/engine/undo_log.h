// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"
#include "core/domain/conversation.h"

#include <QList>
#include <optional>

namespace segue {

//! What the conversation would be once `operations` are carried out, as far as they change its
//! fields.
void applyOperations(Conversation& conversation, const QList<Operation>& operations);

//! The agent's own last commands of this run, each with what was there before.
class UndoLog {
public:
    struct Step {
        CommandId command;
        ConversationRef conversation;
        QList<Operation> operations;
        Conversation before;
    };

    void add(const Step& step);
    //! The newest step; nothing if there is none.
    std::optional<Step> newest() const;
    void dropNewest() { m_steps.removeLast(); }
    //! Drops the steps in these conversations: they are erased.
    void forget(const QList<ConversationRef>& conversations) {
        m_steps.removeIf([&](const Step& step) { return conversations.contains(step.conversation); });
    }

    //! The operations that take `step` back at `now`. Nothing if it said something that was read (a sent
    //! reply or note). A snooze whose time is over comes back as open, as it would be without the step.
    static std::optional<QList<Operation>> compensation(const Step& step, Instant now);
    //! True if `now` is as `step` left it: only then it may be taken back.
    static bool isUntouched(const Step& step, const Conversation& now);
    //! The stored word of what the step did ("reply", "status", …), or "snooze".
    static QString nameOf(const Step& step);

private:
    QList<Step> m_steps;
};

} // namespace segue
