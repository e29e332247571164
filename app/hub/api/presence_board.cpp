// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/presence_board.h"

namespace segue::hub {

template <class Change> std::optional<Presence> PresenceBoard::change(const AgentId& agent, Change change) {
    const std::lock_guard lock(m_mutex);
    Seat& seat = m_seats[agent];
    const Presence before = seat.shown();
    change(seat);
    return seat.shown() == before ? std::nullopt : std::optional(seat.shown());
}

std::optional<Presence> PresenceBoard::connected(const AgentId& agent) {
    return change(agent, [](Seat& seat) { ++seat.streams; });
}

std::optional<Presence> PresenceBoard::disconnected(const AgentId& agent) {
    return change(agent, [](Seat& seat) { --seat.streams; });
}

std::optional<Presence> PresenceBoard::choose(const AgentId& agent, Presence presence) {
    return change(agent, [presence](Seat& seat) { seat.chosen = presence; });
}

Presence PresenceBoard::presenceOf(const AgentId& agent) const {
    const std::lock_guard lock(m_mutex);
    return m_seats.value(agent).shown();
}

bool PresenceBoard::isAnyoneAvailable() const {
    const std::lock_guard lock(m_mutex);
    return std::any_of(
        m_seats.begin(), m_seats.end(), [](const Seat& seat) { return seat.shown() == Presence::Available; });
}

QMap<AgentId, Presence> PresenceBoard::online() const {
    const std::lock_guard lock(m_mutex);
    QMap<AgentId, Presence> out;
    for (auto it = m_seats.begin(); it != m_seats.end(); ++it) {
        if (it->shown() != Presence::Offline)
            out.insert(it.key(), it->shown());
    }
    return out;
}

} // namespace segue::hub
