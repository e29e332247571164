// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/ids.h"
#include "core/domain/vocabulary.h"

#include <QHash>
#include <QMap>
#include <mutex>
#include <optional>

namespace segue::hub {

//! Who is there: available while a stream of theirs is open, unless they said otherwise. Kept in
//! memory. Thread-safe.
class PresenceBoard {
public:
    // Each returns the agent's presence if the call changed it.
    std::optional<Presence> connected(const AgentId& agent);
    std::optional<Presence> disconnected(const AgentId& agent);
    //! What the agent chose; kept while the hub runs, shown while they are connected.
    std::optional<Presence> choose(const AgentId& agent, Presence presence);

    Presence presenceOf(const AgentId& agent) const;
    bool isAnyoneAvailable() const;
    //! Everybody who is not offline.
    QMap<AgentId, Presence> online() const;

private:
    struct Seat {
        int streams = 0;
        Presence chosen = Presence::Available;

        Presence shown() const { return streams > 0 ? chosen : Presence::Offline; }
    };
    template <class Change> std::optional<Presence> change(const AgentId& agent, Change change);

    mutable std::mutex m_mutex;
    QHash<AgentId, Seat> m_seats;
};

} // namespace segue::hub
