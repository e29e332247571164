// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/ids.h"
#include "core/base/instant.h"
#include "core/domain/entry.h"
#include "core/domain/vocabulary.h"

#include <QString>

// Signs of life that are passed on and never stored. Thread-safe.
namespace segue::hub {

//! The agents who are connected.
class AgentAudience {
public:
    virtual ~AgentAudience() = default;

    virtual void customerTyping(const ConversationId& conversation, const Author& customer, bool on) = 0;
    virtual void customerSeen(const ConversationId& conversation, Instant at) = 0;
    virtual bool isAnyoneAvailable() const = 0;
    virtual Presence presenceOf(const AgentId& agent) const = 0;
};

//! The customers who are looking at their conversation now.
class VisitorAudience {
public:
    virtual ~VisitorAudience() = default;

    virtual void agentTyping(const ConversationId& conversation, const QString& agentName, bool on) = 0;
    virtual void agentSeen(const ConversationId& conversation, Instant at) = 0;
};

} // namespace segue::hub
