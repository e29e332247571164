// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/rest/hub_bus.h"
#include "app/hub/storage/ids.h"
#include "core/base/instant.h"
#include "core/domain/entry.h"

#include <QHash>
#include <QString>

// Signs of life that are passed on and never stored.
namespace segue::hub {

//! The agents who are connected to this process. Thread-safe.
class AgentAudience {
public:
    virtual ~AgentAudience() = default;

    virtual void typing(const ConversationId& conversation, const Author& author, bool on) = 0;
    virtual void customerSeen(const ConversationId& conversation, Instant at) = 0;
    virtual void settingsChanged() = 0;
};

//! The customers who are looking at their conversation now, on this process. Thread-safe.
class VisitorAudience {
public:
    virtual ~VisitorAudience() = default;

    virtual void agentTyping(const ConversationId& conversation, const QString& agentName, bool on) = 0;
    virtual void agentSeen(const ConversationId& conversation, Instant at) = 0;
    //! The visitor with that browser has written its first message: its open windows are this contact's.
    virtual void bind(const QString& device, const ContactId& contact) = 0;
};

//! Hands on what those give a sign of who are connected here: to the audience on this process, and over the
//! bus to those on the others. And the other way: what is heard from them. Thread-safe, but for heard() and
//! lost(), which are the bus's thread's.
class LiveSigns {
public:
    explicit LiveSigns(HubBus& bus) : m_bus(bus) {}

    //! Only before the server starts. Both must outlive the bus's thread.
    void setAudiences(AgentAudience& agents, VisitorAudience& visitors);

    //! The agents of this process have been told.
    void agentTyping(const ConversationId& conversation, const Author& agent, bool on);
    void agentSeen(const ConversationId& conversation, Instant at);
    void customerTyping(const ConversationId& conversation, const Author& customer, bool on);
    void customerSeen(const ConversationId& conversation, Instant at);
    void settingsChanged();
    void bind(const QString& device, const ContactId& contact);

    //! What is no sign of these kinds is nobody's.
    void heard(const QString& process, const QJsonObject& sign);
    //! That process is gone: nobody is typing there.
    void lost(const QString& process);

private:
    struct Typing {
        ConversationId conversation;
        Author author;

        bool operator==(const Typing&) const = default;
    };
    void tellTyping(const Typing& typing, bool on);
    void heardTyping(const QString& process, const QJsonObject& sign);
    void heardSeen(const QJsonObject& sign);
    void pass(const Typing& typing, bool on);

    HubBus& m_bus;
    AgentAudience* m_agents = nullptr;
    VisitorAudience* m_visitors = nullptr;
    QHash<QString, QList<Typing>> m_typing; //!< By process; of the bus's thread.
};

} // namespace segue::hub
