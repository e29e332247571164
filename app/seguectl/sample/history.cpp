// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/sample/history.h"

#include "app/seguectl/sample/conversation_writer.h"

#include <algorithm>

namespace segue::ctl::sample {

using namespace Qt::StringLiterals;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

constexpr int daysBack = 90;
constexpr double sharedRecently = 0.05; //!< Of the conversations, those of the last day and a half.
constexpr double sharedStale =
    0.22; //!< Of those of the last fortnight, the ones that nobody brought to an end.

//! How many people write on a day of the week, and at an hour, relatively.
constexpr int dayWeights[] = {13, 12, 11, 11, 10, 6, 5};
constexpr int hourWeights[] = {1,  0,  0,  0,  0,  1,  3,  7,  12, 16, 17, 15,
                               12, 12, 13, 13, 12, 11, 10, 12, 14, 12, 7,  3};

template <std::size_t N> int weighted(const int (&weights)[N], Dice& dice) {
    int total = 0;
    for (const int weight : weights)
        total += weight;
    int drawn = dice.below(total);
    int index = 0;
    while (drawn >= weights[index])
        drawn -= weights[index++];
    return index;
}

QList<SampleTeam> teamsOf(const Catalogue& catalogue, const QString& prefix, const QString& selfName) {
    QHash<QString, QString> names{{u"self"_s, selfName}};
    const QJsonArray agents = catalogue.workspace.value("agents"_L1).toArray();
    for (const QJsonValue& agent : agents)
        names.insert(
            agent.toObject().value("key"_L1).toString(), agent.toObject().value("name"_L1).toString());
    QList<SampleTeam> teams;
    const QJsonArray rows = catalogue.workspace.value("teams"_L1).toArray();
    for (const QJsonValue& value : rows) {
        const QJsonObject row = value.toObject();
        SampleTeam team{prefix + row.value("key"_L1).toString(), row.value("name"_L1).toString(), {}};
        const QJsonArray members = row.value("agents"_L1).toArray();
        for (const QJsonValue& key : members)
            team.agents.append({prefix + key.toString(), names.value(key.toString())});
        teams.append(team);
    }
    return teams;
}

//! Writes the history of everybody.
class Historian {
public:
    Historian(const Catalogue& catalogue, const Plan& plan, const QString& selfName)
        : m_plan(plan), m_dice(plan.seed), m_people(catalogue, plan.prefix(), m_dice),
          m_stage{teamsOf(catalogue, plan.prefix(), selfName), calendarOf(catalogue, plan.now)} {}

    void write() {
        const QList<Person> people = m_people.make(m_plan.customers);
        for (const Person& person : people)
            writePerson(person);
        writeWholesale();
    }

    QList<ImportRow> contacts() const { return m_contacts; }
    QList<TimedRow> conversations() const { return m_conversations; }
    QList<TimedRow> entries() const { return m_entries; }

private:
    static WorkCalendar calendarOf(const Catalogue& catalogue, Instant now) {
        const QJsonObject workspace = catalogue.workspace.value("workspace"_L1).toObject();
        return {
            QTimeZone(workspace.value("time_zone"_L1).toString().toLatin1()),
            workspace.value("business_hours"_L1).toArray(), now};
    }

    Instant anyMoment() {
        if (m_dice.chance(sharedRecently))
            return m_plan.now - minutes(m_dice.between(3, 36 * 60));
        while (true) {
            const QDate day = m_stage.calendar.local(m_plan.now).date().addDays(-m_dice.below(daysBack));
            if (m_dice.below(dayWeights[0]) >= dayWeights[day.dayOfWeek() - 1])
                continue;
            const QTime time(weighted(hourWeights, m_dice), m_dice.below(60), m_dice.below(60));
            const Instant at = fromMs(QDateTime(day, time, m_stage.calendar.zone()).toMSecsSinceEpoch());
            if (at < m_plan.now - minutes(2))
                return at;
        }
    }

    void addContact(const SampleContact& contact, Instant createdAt) {
        QJsonObject row{
            {u"external_id"_s, contact.externalId},
            {u"name"_s, contact.name},
            {u"points"_s, contact.points},
            {u"language"_s, contact.language},
            {u"channel"_s, toString(contact.channels.first())},
            {u"created_at"_s, toMs(createdAt)},
            {u"details"_s, QJsonObject{{u"city"_s, contact.city}}}};
        if (!contact.organisation.isEmpty())
            row.insert(u"organisation"_s, contact.organisation);
        m_contacts.append({u"contacts"_s, row});
    }

    const Talk* anyTalk(const Language& language, Channel channel) {
        QList<const Talk*> fitting;
        for (const Talk& talk : language.talks) {
            if (talk.channels.contains(channel) && (talk.end != Status::Spam || m_dice.chance(0.5)))
                fitting.append(&talk);
        }
        return fitting.isEmpty() ? nullptr : m_dice.one(fitting);
    }

    void writePerson(const Person& person) {
        QList<Instant> moments;
        for (int i = 0; i < std::max<int>(person.conversations, int(person.contacts.size())); ++i)
            moments.append(anyMoment());
        std::sort(moments.begin(), moments.end());
        for (const SampleContact& contact : person.contacts)
            addContact(contact, moments.first());
        for (qsizetype i = 0; i < moments.size(); ++i)
            writeConversation(person, person.contacts.at(i % person.contacts.size()), moments.at(i));
    }

    void writeConversation(const Person& person, const SampleContact& contact, Instant at) {
        Channel channel = m_dice.one(contact.channels);
        const Talk* talk = anyTalk(*person.language, channel);
        if (!talk) {
            // Nothing is written for this channel in this language.
            channel = contact.channels.first();
            talk = anyTalk(*person.language, channel);
        }
        if (!talk)
            talk = &person.language->talks.first();
        ConversationWriter writer = begun(person, contact, *talk, channel, at);
        const bool goesStale = at > m_plan.now - hours(24 * 14) && m_dice.chance(sharedStale);
        writer.play(goesStale ? begunOnly(*talk) : *talk, at);
        writer.finish(*talk, goesStale);
        take(writer);
    }

    //! The beginning of a talk.
    Talk begunOnly(Talk talk) {
        talk.lines.resize(m_dice.between(1, static_cast<int>(talk.lines.size())));
        return talk;
    }

    ConversationWriter
    begun(const Person& person, const SampleContact& contact, const Talk& talk, Channel channel, Instant at) {
        ConversationWriter writer(m_stage, m_dice, m_plan.prefix() + u"talk-%1"_s.arg(++m_begun));
        writer.begin(person, contact, talk, channel, at);
        return writer;
    }

    void take(const ConversationWriter& writer) {
        m_conversations.append(writer.conversation());
        m_entries += writer.rows();
    }

    //! A conversation each week, with a few short talks each working day.
    void writeWholesale() {
        const Person person = m_people.wholesaleCustomer();
        const SampleContact& contact = person.contacts.first();
        const QList<Talk>& talks = person.language->talks;
        const Instant first = m_plan.now - hours(24 * daysBack);
        addContact(contact, first);
        for (Instant week = first; week < m_plan.now; week += hours(24 * 7)) {
            const Talk& opening = m_dice.one(talks);
            ConversationWriter writer = begun(person, contact, opening, Channel::WhatsApp, week + hours(1));
            Instant at = week + hours(1);
            for (const Talk* talk = &opening; at < m_plan.now && at < week + hours(24 * 6);
                 talk = &m_dice.one(talks)) {
                writer.play(*talk, at);
                at = std::max(at, writer.lastAt()) + minutes(m_dice.between(140, 560));
            }
            writer.finish(opening, false);
            take(writer);
        }
    }

    const Plan m_plan;
    Dice m_dice;
    PeopleMaker m_people;
    Stage m_stage;
    QList<ImportRow> m_contacts;
    QList<TimedRow> m_conversations;
    QList<TimedRow> m_entries;
    int m_begun = 0;
};

QList<ImportRow> inOrder(QList<TimedRow> rows) {
    std::stable_sort(
        rows.begin(), rows.end(), [](const TimedRow& a, const TimedRow& b) { return a.at < b.at; });
    QList<ImportRow> out;
    for (const TimedRow& row : std::as_const(rows))
        out.append(row.row);
    return out;
}

} // namespace

Result<QList<ImportRow>> historyRows(const Catalogue& catalogue, const Plan& plan, const QString& selfName) {
    SEGUE_TRY_VALUE(articles, articleRows(plan.prefix(), plan.now));
    Historian historian(catalogue, plan, selfName);
    historian.write();
    return directoryRows(catalogue, plan.prefix(), selfName) + articles + historian.contacts() +
           inOrder(historian.conversations()) + inOrder(historian.entries());
}

} // namespace segue::ctl::sample
