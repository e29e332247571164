// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ids.h"

#include <QSet>

namespace segue {

//! What one committed transaction changed, by id. Announced after the commit; models change only from one.
struct ChangeSet {
    QSet<ConversationRef> conversations; //!< The conversation, or any entry of it.
    QSet<CustomerId> customers;          //!< The customer, their contacts, links, or any entry of theirs.
    QSet<CommandId> commands;            //!< Outbox rows.
    QSet<ConversationRef> drafts;
    //! Gone for ever with their customer: whoever shows or holds anything of them drops it, unsaved.
    QSet<ConversationRef> erased;
    bool articles = false;
    bool directory = false; //!< Agents, teams, tags, macros, canned responses.
    bool accounts = false;
    bool everything = false; //!< Too much to list (first sync, rebuilt cache): read anew.

    bool isEmpty() const {
        return conversations.isEmpty() && customers.isEmpty() && commands.isEmpty() && drafts.isEmpty() &&
               erased.isEmpty() && !articles && !directory && !accounts && !everything;
    }
    void unite(const ChangeSet& other) {
        conversations.unite(other.conversations);
        customers.unite(other.customers);
        commands.unite(other.commands);
        drafts.unite(other.drafts);
        erased.unite(other.erased);
        articles |= other.articles;
        directory |= other.directory;
        accounts |= other.accounts;
        everything |= other.everything;
    }
};

} // namespace segue
