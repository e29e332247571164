// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/sample/conversation_writer.h"

#include <QLocale>

namespace segue::ctl::sample {

using namespace Qt::StringLiterals;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

//! Median times until the team answers, in working time, and until a customer does.
Millis agentDelay(Channel channel, bool first) {
    switch (channel) {
    case Channel::WebChat:
    case Channel::InApp:
        return first ? minutes(3) : minutes(2);
    case Channel::WhatsApp:
    case Channel::Messenger:
    case Channel::Instagram:
    case Channel::Sms:
        return first ? minutes(14) : minutes(8);
    case Channel::Voice:
    case Channel::Video:
        return minutes(6);
    default:
        return first ? minutes(105) : minutes(70);
    }
}

Millis customerDelay(Channel channel) {
    return isLive(channel) ? Millis(minutes(4)) : Millis(hours(4));
}

QString openingOf(const QStringList& openings, Dice& dice) {
    return openings.isEmpty() ? QString() : dice.one(openings);
}

} // namespace

bool ConversationWriter::isMail() const {
    return m_channel == Channel::Email;
}

QJsonObject ConversationWriter::customerAuthor() const {
    return {{u"kind"_s, u"customer"_s}, {u"id"_s, m_contact->externalId}, {u"name"_s, m_contact->name}};
}

QJsonObject ConversationWriter::agentAuthor() const {
    return {{u"kind"_s, u"agent"_s}, {u"id"_s, m_agent.externalId}, {u"name"_s, m_agent.name}};
}

QString ConversationWriter::filled(QString text) const {
    const std::pair<QString, QString> holes[] = {
        {u"{product}"_s, m_holes.product}, {u"{order}"_s, m_holes.order}, {u"{number}"_s, m_holes.number},
        {u"{amount}"_s, m_holes.amount},   {u"{day}"_s, m_holes.day},     {u"{first}"_s, m_person->first},
        {u"{name}"_s, m_person->name},     {u"{agent}"_s, m_agent.name},  {u"{city}"_s, m_person->city}};
    for (const auto& [hole, value] : holes)
        text.replace(hole, value);
    return text;
}

void ConversationWriter::begin(
    const Person& person, const SampleContact& contact, const Talk& talk, Channel channel, Instant at) {
    m_person = &person;
    m_contact = &contact;
    m_channel = channel;
    m_priority = talk.priority;
    const QLocale locale(person.language->code);
    const int prices[] = {14, 29, 34, 58, 79, 119};
    const int product = m_dice.below(static_cast<int>(person.language->products.size()));
    m_holes = {
        person.language->products.at(product), u"FF-%1"_s.arg(m_dice.between(40'200, 48'900)),
        QString::number(m_dice.between(3, 18)), u"%1 €"_s.arg(prices[m_dice.below(6)]),
        locale.toString(m_stage.calendar.local(at).date().addDays(-m_dice.between(2, 6)), u"dddd"_s)};
    m_team = m_dice.one(m_stage.teams);
    for (const SampleTeam& team : m_stage.teams) {
        if (team.name == talk.team)
            m_team = team;
    }
    m_agent = m_dice.one(m_team.agents);
    m_conversation.at = at;
    m_conversation.row = {
        u"conversations"_s,
        {{u"external_id"_s, m_externalId},
         {u"subject"_s, filled(m_dice.one(talk.subjects))},
         {u"channel"_s, toString(channel)},
         {u"contact"_s, contact.externalId},
         {u"team"_s, m_team.externalId},
         {u"tags"_s, QJsonArray::fromStringList(talk.tags)},
         {u"priority"_s, toString(talk.priority)},
         {u"created_at"_s, toMs(at)}}};
    if (!contact.address.isEmpty())
        m_conversation.row.row.insert(
            u"participants"_s, QJsonArray{QJsonObject{
                                   {u"role"_s, u"requester"_s},
                                   {u"contact"_s, contact.externalId},
                                   {u"address"_s, contact.address},
                                   {u"name"_s, contact.name}}});
}

Instant ConversationWriter::agentMoment(Instant after, bool first) {
    Millis delay = m_dice.around(agentDelay(m_channel, first), 0.8);
    if (m_priority >= Priority::High)
        delay /= 2;
    return m_stage.calendar.after(after, std::max<Millis>(delay, seconds(25)));
}

Instant ConversationWriter::customerMoment(Instant after) {
    const Instant at = after + std::max<Millis>(m_dice.around(customerDelay(m_channel), 0.9), seconds(20));
    // People sleep.
    const QTime time = m_stage.calendar.local(at).time();
    return time.hour() < 7 && !isLive(m_channel) ? at + hours(7 - time.hour()) + minutes(m_dice.below(50))
                                                 : at;
}

void ConversationWriter::play(const Talk& talk, Instant at) {
    Instant when = at;
    for (qsizetype i = 0; i < talk.lines.size() && !m_isCut; ++i) {
        const Talk::Line& line = talk.lines.at(i);
        if (i > 0 && line.who == Talk::Who::Customer)
            when = customerMoment(when);
        else if (line.who == Talk::Who::Agent)
            when = agentMoment(when, !m_isTaken);
        else if (line.who == Talk::Who::Note)
            when = m_stage.calendar.after(when, minutes(m_dice.between(1, 9)));
        m_isCut = !say(line, when);
    }
}

bool ConversationWriter::say(const Talk::Line& line, Instant at) {
    if (at > now())
        return false;
    const QString text = filled(m_dice.one(line.texts));
    const bool isCall = m_channel == Channel::Voice || m_channel == Channel::Video;
    const QString kind = isCall ? u"call"_s : u"message"_s;
    switch (line.who) {
    case Talk::Who::Customer:
        addEntry(kind, true, customerAuthor(), mailText(line, text), at);
        if (!m_waitingSince)
            m_waitingSince = at;
        break;
    case Talk::Who::Agent:
        takeUp(at);
        addEntry(kind, true, agentAuthor(), mailText(line, text), at);
        m_lastAgentText = text;
        m_lastAgentAt = at;
        m_waitingSince.reset();
        break;
    case Talk::Who::Note:
        takeUp(at);
        addEntry(u"note"_s, false, agentAuthor(), text, at);
        break;
    }
    m_lastAt = at;
    return true;
}

//! The first time that an agent does something about it.
void ConversationWriter::takeUp(Instant at) {
    if (std::exchange(m_isTaken, true))
        return;
    addEvent(u"assignee"_s, {}, m_agent.externalId, agentAuthor(), at - seconds(20));
    if (m_priority != Priority::None)
        addEvent(u"priority"_s, u"none"_s, toString(m_priority), agentAuthor(), at - seconds(15));
    addEvent(u"status"_s, toString(m_status), u"open"_s, agentAuthor(), at - seconds(1));
    m_status = Status::Open;
}

QString ConversationWriter::mailText(const Talk::Line& line, const QString& text) {
    if (!isMail()) {
        QString out = text;
        out[0] = out.at(0).toUpper();
        return out;
    }
    const Language& language = *m_person->language;
    const bool byCustomer = line.who == Talk::Who::Customer;
    const QString open = filled(openingOf(byCustomer ? language.openCustomer : language.openAgent, m_dice));
    const QString close =
        filled(openingOf(byCustomer ? language.closeCustomer : language.closeAgent, m_dice));
    QString out = open + u"\n\n"_s + text + u"\n\n"_s + close;
    if (byCustomer && !m_lastAgentText.isEmpty() && m_dice.chance(0.5)) {
        const QLocale locale(language.code);
        QString wrote = language.wrote;
        wrote.replace(
            u"{date}"_s, locale.toString(m_stage.calendar.local(m_lastAgentAt).date(), QLocale::LongFormat));
        out += u"\n\n"_s + wrote.replace(u"{who}"_s, u"Fjord & Filter"_s) + u"\n> "_s +
               QString(m_lastAgentText).replace(u'\n', u"\n> "_s);
    }
    return out;
}

QJsonObject ConversationWriter::timed(const QString& kind, Instant at) {
    return {
        {u"external_id"_s, u"%1/%2-%3"_s.arg(m_externalId, kind).arg(++m_messages)},
        {u"conversation"_s, m_externalId},
        {u"at"_s, toMs(at)}};
}

void ConversationWriter::addEntry(
    const QString& kind, bool isPublic, const QJsonObject& author, const QString& text, Instant at) {
    QJsonObject row = timed(u"entry"_s, at);
    const bool byAgent = author.value("kind"_L1).toString() == "agent"_L1;
    row.insert(u"kind"_s, kind);
    row.insert(u"visibility"_s, isPublic ? u"public"_s : u"internal"_s);
    row.insert(u"author"_s, author);
    row.insert(u"text"_s, text);
    if (isPublic && byAgent && kind == "message"_L1)
        row.insert(u"delivery"_s, isMail() ? u"sent"_s : m_dice.chance(0.8) ? u"read"_s : u"delivered"_s);
    // Some people's programs write mail as HTML.
    if (isMail() && isPublic && !byAgent && m_dice.chance(0.3)) {
        const QString direction = m_person->language->isRightToLeft() ? u" dir=\"rtl\""_s : QString();
        row.insert(
            u"html"_s,
            u"<div%1><p>%2</p></div>"_s.arg(
                direction, text.toHtmlEscaped().replace(u"\n\n"_s, u"</p><p>"_s).replace(u'\n', u"<br>"_s)));
    }
    m_rows.append({at, {u"entries"_s, row}});
}

void ConversationWriter::addEvent(
    const QString& field, const QString& before, const QString& after, const QJsonObject& actor, Instant at) {
    QJsonObject row = timed(u"event"_s, at);
    row.insert(u"field"_s, field);
    row.insert(u"before"_s, before);
    row.insert(u"after"_s, after);
    row.insert(u"actor"_s, actor);
    m_rows.append({at, {u"events"_s, row}});
}

} // namespace segue::ctl::sample
