// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/rest/hub_bus.h"
#include "app/hub/storage/ids.h"
#include "core/domain/vocabulary.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>
#include <functional>
#include <mutex>

namespace segue::hub {

//! Who is there: available while a stream of theirs is open on any process, unless they said otherwise. Kept
//! in memory; the processes tell each other over the bus. Thread-safe.
class PresenceBoard {
public:
    using Tell = std::function<void(const AgentId&, Presence)>;

    //! `process` names this one on the bus.
    PresenceBoard(HubBus& bus, QString process) : m_bus(bus), m_process(std::move(process)) {}

    //! Called with every change of what is shown, one at a time and in their order. It must not call the
    //! board. Only before the server starts.
    void onChange(Tell tell) { m_tell = std::move(tell); }

    // A stream of the agent on this process.
    void connected(const AgentId& agent);
    void disconnected(const AgentId& agent);
    //! What the agent chose; kept while a process runs that knows it, shown while they are connected.
    void choose(const AgentId& agent, Presence presence);

    Presence presenceOf(const AgentId& agent) const;
    bool isAnyoneAvailable() const;
    //! Everybody who is not offline, with no change in between.
    void forOnline(const Tell& tell) const;

    //! Tells the other processes all that this one knows at first hand: it is also the sign that it lives.
    void tellState();
    //! Takes a sign "seats" (those changed) or "state" (that is all; in several parts while there are
    //! `more`).
    void heard(const QString& process, const QJsonObject& sign);
    //! That process is gone, and with it the streams on it.
    void lost(const QString& process);

private:
    struct Seat {
        int streams = 0;         //!< On this process.
        QSet<QString> elsewhere; //!< The other processes with streams of theirs.
        Presence chosen = Presence::Available;
        //! The newest choice has the highest number; of two made at once, all processes keep the one of the
        //! process that comes last by its name.
        qint64 choice = 0;
        QString chosenOn;

        bool isThere() const { return streams > 0 || !elsewhere.isEmpty(); }
        Presence shown() const { return isThere() ? chosen : Presence::Offline; }
    };
    // With the lock held.
    template <class Change> void change(const AgentId& agent, Change change);
    void tellSeat(const AgentId& agent);
    void take(const QString& process, const QJsonArray& seats);
    void keepOnly(const QString& process, const QJsonArray& seats);
    static QJsonObject seatToJson(const AgentId& agent, const Seat& seat);

    HubBus& m_bus;
    QString m_process;
    Tell m_tell;
    mutable std::mutex m_mutex;
    QHash<AgentId, Seat> m_seats;
    QHash<QString, QJsonArray> m_parts; //!< Of a state that is not complete yet, by process.
};

} // namespace segue::hub
