// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"

#include <QHash>
#include <optional>

namespace segue {

class Workspace;

//! The drafts as the agent left them in this run: what was stored or discarded here is newer than what the
//! views may have read yet.
class OwnDrafts final {
public:
    //! `workspace` outlives this.
    explicit OwnDrafts(Workspace& workspace) : m_workspace(workspace) {}

    std::optional<Draft> find(const ConversationRef& conversation, Visibility visibility) const;
    void store(const Draft& draft);
    void discard(const ConversationRef& conversation, Visibility visibility);
    //! The conversation was erased: nothing of its drafts is kept here either.
    void forget(const ConversationRef& conversation);

private:
    using Key = std::pair<ConversationRef, bool>; //!< The conversation, and whether it is a note.
    static Key keyOf(const ConversationRef& conversation, Visibility visibility) {
        return {conversation, visibility == Visibility::Internal};
    }

    Workspace& m_workspace;
    QHash<Key, std::optional<Draft>> m_drafts; //!< Nothing: discarded.
};

} // namespace segue
