// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/generator.h"

#include <algorithm>
#include <cmath>

namespace segue::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int underWay = 40; //!< Conversations at a time.
constexpr Instant firstDay = fromMs(1'700'000'000'000);
constexpr int meanWords = 38;

constexpr Channel channels[] = {Channel::Email,   Channel::Email,    Channel::Email,     Channel::WebChat,
                                Channel::WebChat, Channel::WhatsApp, Channel::Instagram, Channel::Voice};

} // namespace

Generator::Generator(const AccountId& account, const Shape& shape)
    : m_account(account), m_shape(shape), m_random(shape.seed), m_now(firstDay) {}

//! Geometric-like: many short ones, some long ones; at least 1.
int Generator::around(int mean) {
    const double drawn = -std::log(1 - m_random.unit()) * mean;
    return std::max(1, static_cast<int>(std::lround(drawn)));
}

QString Generator::text() {
    if (m_random.below(40) == 0)
        return m_vocabulary.chinese(m_random);
    QString out;
    const int words = std::min(around(meanWords), 600);
    out.reserve(words * 7);
    for (int i = 0; i < words; ++i) {
        if (i > 0)
            out += m_random.below(11) == 0 ? u". "_s : u" "_s;
        out += m_vocabulary.word(m_random);
    }
    if (m_random.below(30) == 0)
        out += u" the return label was not in the parcel"_s;
    return out + u'.';
}

void Generator::writeContact(IncomingRows& rows, const QString& id) {
    Contact contact;
    contact.ref = {m_account, id};
    QString given = m_vocabulary.ranked(static_cast<int>(m_random.below(2000)) + 100);
    QString family = m_vocabulary.ranked(static_cast<int>(m_random.below(9000)) + 100);
    given[0] = given.at(0).toUpper();
    family[0] = family.at(0).toUpper();
    contact.name = given + u' ' + family;
    const QString mail =
        u"%1.%2@mail.example"_s.arg(contact.name.toLower().replace(u' ', u'.')).arg(m_contacts);
    contact.points.append({PointKind::Email, {}, mail, mail, true, u"backend"_s, m_now});
    if (m_random.below(3) == 0) {
        const QString phone = u"+4915%1"_s.arg(100'000'000 + m_contacts);
        contact.points.append({PointKind::Phone, {}, phone, phone, false, {}, m_now});
    }
    contact.language = u"en"_s;
    contact.createdAt = m_now;
    contact.version = ++m_sequence;
    rows.contacts.append(contact);
    ++m_rowsMade;
}

void Generator::begin(IncomingRows& rows) {
    Open conversation;
    conversation.number = m_begun++;
    conversation.channel = channels[m_random.below(8)];
    conversation.at = m_now;
    const bool isLong = m_shape.longThread > 0 && conversation.number == 0;
    conversation.length = isLong ? m_shape.longThread : around(m_shape.entriesPerConversation);
    const bool isKnown =
        m_contacts > 0 && m_random.below(static_cast<quint64>(m_shape.conversationsPerContact)) > 0;
    if (isLong) {
        conversation.contact = longContact().id;
        writeContact(rows, conversation.contact);
    } else if (isKnown) {
        conversation.contact = u"contact-%1"_s.arg(m_random.below(static_cast<quint64>(m_contacts)));
    } else {
        conversation.contact = u"contact-%1"_s.arg(m_contacts);
        writeContact(rows, conversation.contact);
        ++m_contacts;
    }
    m_open.append(conversation);
}

void Generator::writeEntry(IncomingRows& rows, Open& conversation) {
    m_now += Millis{static_cast<qint64>(m_random.below(20'000)) + 50};
    const bool byCustomer = conversation.written % 2 == 0;
    Entry entry;
    entry.ref = {m_account, u"entry-%1"_s.arg(m_sequence)};
    entry.conversation = {m_account, u"conversation-%1"_s.arg(conversation.number)};
    const bool isEvent = conversation.written > 0 && m_random.below(6) == 0;
    entry.kind = isEvent ? EntryKind::Event : EntryKind::Message;
    entry.visibility = isEvent ? Visibility::Internal : Visibility::Public;
    entry.channel = conversation.channel;
    entry.contact = ContactRef{m_account, conversation.contact};
    entry.author = byCustomer ? Author{AuthorKind::Customer, conversation.contact, u"A Customer"_s}
                              : Author{AuthorKind::Agent, u"agent-1"_s, u"An Agent"_s};
    if (isEvent)
        entry.change = Change{u"status"_s, u"new"_s, u"open"_s};
    else
        entry.text = text();
    if (!isEvent && m_random.below(10) == 0)
        entry.html = u"<p>"_s + entry.text + u"</p>"_s;
    entry.at = m_now;
    entry.sequence = entry.version = ++m_sequence;
    rows.entries.append(entry);
    conversation.at = m_now;
    ++conversation.written;
    ++m_rowsMade;
}

void Generator::end(IncomingRows& rows, const Open& open) {
    Conversation row;
    row.ref = {m_account, u"conversation-%1"_s.arg(open.number)};
    row.reference = u"#%1"_s.arg(1000 + open.number);
    row.subject =
        m_vocabulary.word(m_random) + u' ' + m_vocabulary.word(m_random) + u' ' + m_vocabulary.word(m_random);
    row.channel = open.channel;
    row.contact = ContactRef{m_account, open.contact};
    row.participants.append(
        {ParticipantRole::Requester, row.contact, u"someone@mail.example"_s, u"A Customer"_s});
    // One in ten is open; that is how a workspace looks after some years.
    const bool isOpen = m_random.below(10) == 0;
    row.status = isOpen ? Status::Open : Status::Closed;
    row.priority = m_random.below(8) == 0 ? Priority::High : Priority::None;
    if (m_random.below(3) == 0)
        row.assignee = AgentRef{m_account, u"agent-1"_s};
    row.tags = {m_random.below(2) == 0 ? u"delivery"_s : u"return"_s};
    if (isOpen && open.written % 2 == 1)
        row.waitingSince = open.at;
    row.agentSeenAt = open.at;
    row.createdAt = open.at - std::chrono::hours(1);
    row.updatedAt = open.at;
    row.version = ++m_sequence;
    rows.conversations.append(row);
    ++m_rowsMade;
}

IncomingRows Generator::next(int limit) {
    IncomingRows rows;
    m_rowsMade = 0;
    while (m_rowsMade < limit && !atEnd()) {
        // Space for a contact and an entry, or an entry and the conversation.
        while (m_open.size() < underWay && m_begun < m_shape.conversations && m_rowsMade < limit)
            begin(rows);
        const auto drawn = static_cast<qsizetype>(m_random.below(static_cast<quint64>(m_open.size())));
        Open& conversation = m_open[drawn];
        writeEntry(rows, conversation);
        if (conversation.written < conversation.length)
            continue;
        end(rows, conversation);
        m_open.removeAt(drawn);
    }
    if (!rows.entries.isEmpty() || !rows.conversations.isEmpty())
        rows.cursor = IncomingRows::Cursor{u"feed"_s, QString::number(m_sequence)};
    return rows;
}

} // namespace segue::bench
