// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/own_drafts.h"

#include "ui/shell/workspace.h"

namespace segue {

std::optional<Draft> OwnDrafts::find(const ConversationRef& conversation, Visibility visibility) const {
    const auto own = m_drafts.constFind(keyOf(conversation, visibility));
    if (own != m_drafts.cend())
        return *own;
    return m_workspace.views().draft(conversation, visibility).value_or(std::nullopt);
}

void OwnDrafts::store(const Draft& draft) {
    m_drafts.insert(keyOf(draft.conversation, draft.visibility), draft);
    m_workspace.saveDraft(draft);
}

void OwnDrafts::discard(const ConversationRef& conversation, Visibility visibility) {
    m_drafts.insert(keyOf(conversation, visibility), std::nullopt);
    m_workspace.discardDraft(conversation, visibility);
}

void OwnDrafts::forget(const ConversationRef& conversation) {
    for (const Visibility visibility : {Visibility::Public, Visibility::Internal})
        m_drafts.insert(keyOf(conversation, visibility), std::nullopt);
}

} // namespace segue
