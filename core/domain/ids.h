// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strong_id.h"

namespace segue {

//! One configured connection to one backend.
using AccountId = StrongId<struct AccountTag>;
//! The person: the contacts joined by the links that stand. Derived from the oldest contact.
using CustomerId = StrongId<struct CustomerTag>;
//! One thing asked of a backend; a UUIDv7 and also the idempotency key.
using CommandId = StrongId<struct CommandTag>;
using DecisionId = StrongId<struct DecisionTag>;
//! One thing that a person did to the identity ledger: all rows that belong to it.
using ActId = StrongId<struct ActTag>;

//! How Segue names anything that a backend holds: the account and the backend's own id for it.
template <class Tag> struct Ref {
    AccountId account;
    QString id;

    bool isEmpty() const { return id.isEmpty(); }
    bool operator==(const Ref&) const = default;
    bool operator<(const Ref& other) const {
        return account == other.account ? id < other.id : account < other.account;
    }
    friend size_t qHash(const Ref& ref, size_t seed = 0) { return qHashMulti(seed, ref.account, ref.id); }
};

using ContactRef = Ref<struct ContactTag>;
using OrganisationRef = Ref<struct OrganisationTag>;
using ConversationRef = Ref<struct ConversationTag>;
using EntryRef = Ref<struct EntryTag>;
using ArticleRef = Ref<struct ArticleTag>;
using AgentRef = Ref<struct AgentTag>;
using TeamRef = Ref<struct TeamTag>;

} // namespace segue
