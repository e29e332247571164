// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/generator.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace segue::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int underWay = 40; //!< Conversations at a time.
constexpr Instant firstDay = fromMs(1'700'000'000'000);
constexpr quint64 longestPauseMs = 180'000;
// Lengths are log-normal: half of the texts are shorter than the median, a few are very long.
constexpr double medianWords = 25;
constexpr double spreadOfWords = 0.9;
constexpr int mostWords = 800;
//! Of a hundred contacts, so many have the address of an earlier one: the same customer, known twice.
constexpr quint64 knownTwice = 4;

constexpr Channel channels[] = {Channel::Email,   Channel::Email,    Channel::Email,     Channel::WebChat,
                                Channel::WebChat, Channel::WhatsApp, Channel::Instagram, Channel::Voice};

struct Tongue {
    int share; //!< Of a hundred customers.
    const char* language;
    Script script;
};
constexpr Tongue tongues[] = {{76, "en", Script::Latin},   {7, "zh", Script::Chinese},
                              {3, "ja", Script::Japanese}, {6, "ru", Script::Cyrillic},
                              {5, "ar", Script::Arabic},   {3, "he", Script::Hebrew}};

//! The language of a contact, always the same for one number.
const Tongue& tongueOf(quint64 number) {
    int at = static_cast<int>(SeededRandom(number).below(100));
    for (const Tongue& tongue : tongues) {
        at -= tongue.share;
        if (at < 0)
            return tongue;
    }
    return tongues[0];
}

//! Standard normal (Box and Muller).
double normal(Random& random) {
    return std::sqrt(-2 * std::log(1 - random.unit())) * std::cos(2 * std::numbers::pi * random.unit());
}

QString contactId(int number) {
    return u"contact-%1"_s.arg(number);
}

} // namespace

Shape Shape::ofEntries(int entries) {
    Shape shape;
    shape.longTimelines = entries >= 200'000 ? 4 : 0;
    const int inLong = shape.longTimelines * shape.longTimeline;
    shape.conversations = std::max(1, entries * 3 / 10);
    const int shortOnes = shape.conversations - inLong / longConversation;
    shape.entriesPerConversation = static_cast<double>(entries - inLong) / shortOnes;
    shape.conversationsPerContact = 3;
    return shape;
}

Generator::Generator(const AccountId& account, const Shape& shape)
    : m_account(account), m_shape(shape), m_random(shape.seed), m_now(firstDay) {}

ContactRef Generator::longContact(const AccountId& account, int number) {
    return {account, u"contact-long-%1"_s.arg(number)};
}

//! Geometric: many short ones, some long ones; at least 1, `mean` on average.
int Generator::drawnLength(double mean) {
    if (mean <= 1)
        return 1;
    return 1 + static_cast<int>(std::log(1 - m_random.unit()) / std::log(1 - 1 / mean));
}

QString Generator::text(Script script) {
    const double drawn = medianWords * std::exp(spreadOfWords * normal(m_random));
    const int words = std::clamp(static_cast<int>(std::lround(drawn)), 1, mostWords);
    QString out = m_vocabulary.text(script, words, m_random);
    if (script == Script::Latin && m_random.below(30) == 0)
        out += u" the return label was not in the parcel."_s;
    return out;
}

std::optional<int> Generator::longTimelineOf(int conversation) const {
    const int wanted = m_shape.longTimelines * m_shape.longTimeline / longConversation;
    if (wanted == 0)
        return std::nullopt;
    // Evenly over the whole history.
    const int stride = std::max(1, m_shape.conversations / wanted);
    const int place = conversation / stride;
    if (conversation % stride != 0 || place >= wanted)
        return std::nullopt;
    return place % m_shape.longTimelines;
}

void Generator::writeContact(Batch& rows, const QString& id, const QString& language) {
    Contact contact;
    contact.ref = {m_account, id};
    const Lexicon& names = m_vocabulary.of(Script::Latin);
    QString given = names.ranked(static_cast<int>(m_random.below(2000)) + 100);
    QString family = names.ranked(static_cast<int>(m_random.below(9000)) + 100);
    given[0] = given.at(0).toUpper();
    family[0] = family.at(0).toUpper();
    contact.name = given + u' ' + family;
    const bool isTwin = m_contacts > 0 && m_random.below(100) < knownTwice;
    const int number =
        isTwin ? static_cast<int>(m_random.below(static_cast<quint64>(m_contacts))) : m_contacts;
    const QString mail = u"customer.%1@mail.example"_s.arg(number);
    contact.points.append({PointKind::Email, {}, mail, mail, true, u"backend"_s, m_now});
    if (m_random.below(3) == 0) {
        const QString phone = u"+4915%1"_s.arg(100'000'000 + m_contacts);
        contact.points.append({PointKind::Phone, {}, phone, phone, false, {}, m_now});
    }
    contact.language = language;
    contact.createdAt = m_now;
    contact.version = ++m_sequence;
    rows.contacts.append(contact);
    ++m_rowsMade;
}

QString Generator::chooseContact(Batch& rows, int conversation) {
    if (const auto number = longTimelineOf(conversation)) {
        const QString id = longContact(m_account, *number).id;
        if (m_longBegun++ < m_shape.longTimelines)
            writeContact(rows, id, u"en"_s);
        return id;
    }
    const auto known = static_cast<quint64>(m_contacts);
    if (known > 0 && m_random.unit() * m_shape.conversationsPerContact >= 1)
        return contactId(static_cast<int>(m_random.below(known)));
    const QString id = contactId(m_contacts);
    writeContact(rows, id, QString::fromLatin1(tongueOf(known).language));
    ++m_contacts;
    return id;
}

void Generator::begin(Batch& rows) {
    Open conversation;
    conversation.number = m_begun++;
    conversation.channel = channels[m_random.below(8)];
    conversation.at = m_now;
    conversation.contact = chooseContact(rows, conversation.number);
    const bool isLong = longTimelineOf(conversation.number).has_value();
    conversation.length = isLong ? longConversation : drawnLength(m_shape.entriesPerConversation);
    if (!isLong)
        conversation.script = tongueOf(conversation.contact.section(u'-', 1).toULongLong()).script;
    m_open.append(conversation);
}

void Generator::writeEntry(Batch& rows, Open& conversation) {
    m_now += Millis{static_cast<qint64>(m_random.below(longestPauseMs)) + 50};
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
        entry.text = text(conversation.script);
    if (!isEvent && m_random.below(10) == 0)
        entry.html = u"<p>"_s + entry.text + u"</p>"_s;
    entry.at = m_now;
    entry.sequence = entry.version = ++m_sequence;
    rows.entries.append(entry);
    conversation.at = m_now;
    ++conversation.written;
    ++m_rowsMade;
}

void Generator::end(Batch& rows, const Open& open) {
    Conversation row;
    row.ref = {m_account, u"conversation-%1"_s.arg(open.number)};
    row.reference = u"#%1"_s.arg(1000 + open.number);
    row.subject = m_vocabulary.text(open.script, 3, m_random).chopped(1);
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

Batch Generator::next(int limit) {
    Batch rows;
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
    rows.nextCursor = QString::number(m_sequence);
    rows.complete = atEnd();
    return rows;
}

} // namespace segue::bench
