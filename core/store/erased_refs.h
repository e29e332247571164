// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/db/connection.h"
#include "core/domain/ids.h"

#include <QHash>
#include <QList>
#include <optional>

namespace segue {

//! What was erased and is refused from then on, wherever it comes from: a late row of a backend, a draft, a
//! command. It knows hashes only, because a backend's id can be an address; work.db keeps them for ever.
class ErasedRefs {
public:
    //! What work.db has. Errors: Storage.
    static Result<ErasedRefs> load(db::Connection& work);

    bool isEmpty() const { return m_refs.isEmpty(); }
    bool contains(const ContactRef& ref) const { return erasedAt(ref).has_value(); }
    bool contains(const ConversationRef& ref) const { return m_refs.contains(keyOf(ref)); }
    bool contains(const EntryRef& ref) const { return m_refs.contains(keyOf(ref)); }
    //! When the contact was erased. What they wrote afterwards is theirs anew.
    std::optional<Instant> erasedAt(const ContactRef& ref) const;
    //! True if `id` names anything of the account that was erased.
    bool containsAny(const AccountId& account, const QString& id) const;

    //! Adds the refs here and in work.db, inside a transaction that the caller holds.
    Result<void>
    add(db::Connection& work, const QList<ContactRef>& contacts, const QList<ConversationRef>& conversations,
        const QList<EntryRef>& entries, Instant at);

private:
    static QString keyOf(const QString& kind, const AccountId& account, const QString& id);
    static QString keyOf(const ContactRef& ref);
    static QString keyOf(const ConversationRef& ref);
    static QString keyOf(const EntryRef& ref);
    Result<void> addKey(db::Connection& work, const QString& key, Instant at);

    QHash<QString, Instant> m_refs;
};

} // namespace segue
