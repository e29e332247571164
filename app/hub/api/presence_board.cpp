// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/presence_board.h"

#include <algorithm>
#include <utility>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

//! One takes less than 250 bytes, and a sign at most 8,000.
constexpr qsizetype seatsInOneSign = 30;

AgentId agentOf(const QJsonValue& seat) {
    return AgentId(seat.toObject().value("agent"_L1).toString());
}

bool isThere(const QJsonValue& seat) {
    return seat.toObject().value("on"_L1).toBool();
}

} // namespace

QJsonObject PresenceBoard::seatToJson(const AgentId& agent, const Seat& seat) {
    return {
        {u"agent"_s, agent.value()},
        {u"on"_s, seat.streams > 0},
        {u"presence"_s, toString(seat.chosen)},
        {u"choice"_s, seat.choice},
        {u"chosen_on"_s, seat.chosenOn}};
}

template <class Change> void PresenceBoard::change(const AgentId& agent, Change change) {
    Seat& seat = m_seats[agent];
    const Presence before = seat.shown();
    change(seat);
    if (seat.shown() != before && m_tell)
        m_tell(agent, seat.shown());
}

// The bus is told with the lock held, so that the signs go out in the order of the changes.
void PresenceBoard::tellSeat(const AgentId& agent) {
    m_bus.tell({{u"type"_s, u"seats"_s}, {u"seats"_s, QJsonArray{seatToJson(agent, m_seats.value(agent))}}});
}

void PresenceBoard::connected(const AgentId& agent) {
    const std::lock_guard lock(m_mutex);
    change(agent, [](Seat& seat) { ++seat.streams; });
    if (m_seats.value(agent).streams == 1)
        tellSeat(agent);
}

void PresenceBoard::disconnected(const AgentId& agent) {
    const std::lock_guard lock(m_mutex);
    change(agent, [](Seat& seat) { --seat.streams; });
    if (m_seats.value(agent).streams == 0)
        tellSeat(agent);
}

void PresenceBoard::choose(const AgentId& agent, Presence presence) {
    const std::lock_guard lock(m_mutex);
    change(agent, [&](Seat& seat) {
        seat.chosen = presence;
        ++seat.choice;
        seat.chosenOn = m_process;
    });
    tellSeat(agent);
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

void PresenceBoard::forOnline(const Tell& tell) const {
    const std::lock_guard lock(m_mutex);
    for (auto it = m_seats.begin(); it != m_seats.end(); ++it) {
        if (it->shown() != Presence::Offline)
            tell(it.key(), it->shown());
    }
}

void PresenceBoard::tellState() {
    const std::lock_guard lock(m_mutex);
    QJsonArray seats;
    const auto tell = [&](bool more) {
        m_bus.tell({{u"type"_s, u"state"_s}, {u"seats"_s, std::exchange(seats, {})}, {u"more"_s, more}});
    };
    for (auto it = m_seats.begin(); it != m_seats.end(); ++it) {
        if (it->streams == 0 && it->choice == 0)
            continue;
        if (seats.size() == seatsInOneSign)
            tell(true);
        seats.append(seatToJson(it.key(), *it));
    }
    tell(false);
}

void PresenceBoard::heard(const QString& process, const QJsonObject& sign) {
    const std::lock_guard lock(m_mutex);
    const QJsonArray seats = sign.value("seats"_L1).toArray();
    if (sign.value("type"_L1).toString() == "seats"_L1) {
        take(process, seats);
        return;
    }
    QJsonArray& all = m_parts[process];
    for (const QJsonValue& seat : seats)
        all.append(seat);
    if (sign.value("more"_L1).toBool())
        return;
    const QJsonArray whole = m_parts.take(process);
    take(process, whole);
    keepOnly(process, whole);
}

void PresenceBoard::take(const QString& process, const QJsonArray& seats) {
    for (const QJsonValue& value : seats) {
        const QJsonObject said = value.toObject();
        const auto presence = presenceFromString(said.value("presence"_L1).toString());
        const qint64 choice = said.value("choice"_L1).toInteger();
        const QString chosenOn = said.value("chosen_on"_L1).toString();
        change(agentOf(value), [&](Seat& seat) {
            if (isThere(value))
                seat.elsewhere.insert(process);
            else
                seat.elsewhere.remove(process);
            if (!presence || std::pair(choice, chosenOn) <= std::pair(seat.choice, seat.chosenOn))
                return;
            seat.chosen = *presence;
            seat.choice = choice;
            seat.chosenOn = chosenOn;
        });
    }
}

void PresenceBoard::keepOnly(const QString& process, const QJsonArray& seats) {
    QSet<AgentId> there;
    for (const QJsonValue& seat : seats) {
        if (isThere(seat))
            there.insert(agentOf(seat));
    }
    const QList<AgentId> known = m_seats.keys();
    for (const AgentId& agent : known) {
        if (!there.contains(agent))
            change(agent, [&](Seat& seat) { seat.elsewhere.remove(process); });
    }
}

void PresenceBoard::lost(const QString& process) {
    const std::lock_guard lock(m_mutex);
    m_parts.remove(process);
    keepOnly(process, {});
}

} // namespace segue::hub
