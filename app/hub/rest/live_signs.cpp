// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/rest/live_signs.h"

#include "app/hub/storage/entry_json.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

//! A name is only shown; one of any length would not fit into a sign.
constexpr qsizetype longestName = 300;

Author authorFromJson(const QJsonObject& object) {
    return {
        authorKindFromString(object.value("kind"_L1).toString()).value_or(AuthorKind::System),
        object.value("id"_L1).toString(), object.value("name"_L1).toString()};
}

QJsonObject seenSign(const ConversationId& conversation, const QString& by, Instant at) {
    return {
        {u"type"_s, u"seen"_s},
        {u"conversation"_s, conversation.value()},
        {u"by"_s, by},
        {u"at"_s, toMs(at)}};
}

} // namespace

void LiveSigns::setAudiences(AgentAudience& agents, VisitorAudience& visitors) {
    m_agents = &agents;
    m_visitors = &visitors;
}

void LiveSigns::agentTyping(const ConversationId& conversation, const Author& agent, bool on) {
    m_visitors->agentTyping(conversation, agent.name, on);
    tellTyping({conversation, agent}, on);
}

void LiveSigns::agentSeen(const ConversationId& conversation, Instant at) {
    m_visitors->agentSeen(conversation, at);
    m_bus.tell(seenSign(conversation, u"agent"_s, at));
}

void LiveSigns::customerTyping(const ConversationId& conversation, const Author& customer, bool on) {
    m_agents->typing(conversation, customer, on);
    tellTyping({conversation, customer}, on);
}

void LiveSigns::customerSeen(const ConversationId& conversation, Instant at) {
    m_agents->customerSeen(conversation, at);
    m_bus.tell(seenSign(conversation, u"customer"_s, at));
}

void LiveSigns::settingsChanged() {
    m_agents->settingsChanged();
    m_bus.tell({{u"type"_s, u"settings"_s}});
}

void LiveSigns::bind(const QString& device, const ContactId& contact) {
    m_visitors->bind(device, contact);
    m_bus.tell({{u"type"_s, u"bind"_s}, {u"device"_s, device}, {u"contact"_s, contact.value()}});
}

void LiveSigns::tellTyping(const Typing& typing, bool on) {
    Author author = typing.author;
    author.name.truncate(longestName);
    m_bus.tell(
        {{u"type"_s, u"typing"_s},
         {u"conversation"_s, typing.conversation.value()},
         {u"actor"_s, authorToJson(author)},
         {u"on"_s, on}});
}

void LiveSigns::heard(const QString& process, const QJsonObject& sign) {
    const QString type = sign.value("type"_L1).toString();
    if (type == "typing"_L1)
        heardTyping(process, sign);
    else if (type == "seen"_L1)
        heardSeen(sign);
    else if (type == "settings"_L1)
        m_agents->settingsChanged();
    else if (type == "bind"_L1)
        m_visitors->bind(sign.value("device"_L1).toString(), ContactId(sign.value("contact"_L1).toString()));
}

void LiveSigns::heardTyping(const QString& process, const QJsonObject& sign) {
    const Typing typing{
        ConversationId(sign.value("conversation"_L1).toString()),
        authorFromJson(sign.value("actor"_L1).toObject())};
    const bool on = sign.value("on"_L1).toBool();
    QList<Typing>& theirs = m_typing[process];
    theirs.removeAll(typing);
    if (on)
        theirs.append(typing);
    pass(typing, on);
}

void LiveSigns::heardSeen(const QJsonObject& sign) {
    const ConversationId conversation(sign.value("conversation"_L1).toString());
    const Instant at = fromMs(sign.value("at"_L1).toInteger());
    if (sign.value("by"_L1).toString() == "customer"_L1)
        m_agents->customerSeen(conversation, at);
    else
        m_visitors->agentSeen(conversation, at);
}

void LiveSigns::lost(const QString& process) {
    for (const Typing& typing : m_typing.take(process))
        pass(typing, false);
}

void LiveSigns::pass(const Typing& typing, bool on) {
    m_agents->typing(typing.conversation, typing.author, on);
    if (typing.author.kind == AuthorKind::Agent)
        m_visitors->agentTyping(typing.conversation, typing.author.name, on);
}

} // namespace segue::hub
