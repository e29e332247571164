// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/sample/people.h"

namespace segue::ctl::sample {

using namespace Qt::StringLiterals;

namespace {

QJsonObject point(PointKind kind, const QString& value, bool verified, const QString& system = {}) {
    return {
        {u"kind"_s, toString(kind)}, {u"system"_s, system}, {u"value"_s, value}, {u"verified"_s, verified}};
}

QString fullName(const Language& language, const QString& given, const QString& family) {
    return language.familyFirst ? family + language.joiner + given : given + language.joiner + family;
}

} // namespace

const Language& PeopleMaker::anyLanguage() {
    int total = 0;
    for (const Language& language : m_catalogue.languages)
        total += language.weight;
    int drawn = m_dice.below(total);
    for (const Language& language : m_catalogue.languages) {
        drawn -= language.weight;
        if (drawn < 0)
            return language;
    }
    return m_catalogue.languages.first();
}

QString PeopleMaker::phoneOf(const Language& language) {
    QString out = language.phone;
    for (QChar& c : out) {
        if (c == u'#')
            c = QChar(u'0' + m_dice.below(10));
    }
    return out;
}

SampleContact PeopleMaker::contact(const Person& person) {
    SampleContact out;
    out.externalId = m_prefix + u"contact-%1"_s.arg(++m_made);
    out.name = person.name;
    out.language = person.language->code;
    out.city = person.city;
    return out;
}

SampleContact
PeopleMaker::mailContact(const Person& person, const QString& email, bool withPhone, bool phoneVerified) {
    SampleContact out = contact(person);
    out.channels = {Channel::Email, Channel::Email, Channel::Email, Channel::Email};
    if (m_dice.chance(0.3))
        out.channels.append(Channel::Api);
    out.address = email;
    out.points.append(point(PointKind::Email, email, true));
    if (withPhone) {
        out.points.append(point(PointKind::Phone, m_phone, phoneVerified));
        out.channels.append(Channel::Voice);
        if (m_dice.chance(0.3))
            out.channels.append(Channel::Video);
    }
    return out;
}

SampleContact PeopleMaker::liveContact(const Person& person, Channel channel, const QJsonObject& address) {
    SampleContact out = contact(person);
    out.channels = {channel};
    out.points.append(address);
    return out;
}

//! The same person came by another way, and gave an address that the shop knows.
void PeopleMaker::addSecondSelf(Person& person, const QString& email) {
    const int kind = m_dice.below(100);
    if (kind < 45) {
        // Signed in to the shop: the shop vouches for the address, and a rule joins them.
        SampleContact chat = liveContact(person, Channel::WebChat, point(PointKind::Email, email, true));
        chat.points.append(point(PointKind::ExternalId, u"C-%1"_s.arg(20'000 + m_made), true, u"shop"_s));
        chat.channels.append(Channel::InApp);
        person.contacts.append(chat);
    } else if (kind < 80) {
        // Typed into the chat: anybody could have.
        SampleContact chat = liveContact(person, Channel::WebChat, point(PointKind::Email, email, false));
        chat.name = m_dice.chance(0.5) ? person.first : person.name;
        person.contacts.append(chat);
    } else {
        person.contacts.append(
            liveContact(person, Channel::WhatsApp, point(PointKind::Phone, m_phone, true)));
    }
}

void PeopleMaker::addHandle(Person& person, const Name& name) {
    const std::pair<Channel, QString> networks[] = {
        {Channel::Instagram, u"instagram"_s},
        {Channel::Instagram, u"instagram"_s},
        {Channel::Messenger, u"messenger"_s},
        {Channel::X, u"x"_s},
        {Channel::Forum, u"forum"_s}};
    const auto& [channel, system] = networks[m_dice.below(5)];
    const QString handle = name.given.latin + (m_dice.chance(0.5) ? u"."_s : u"_"_s) +
                           name.family.latin.left(5) + QString::number(m_dice.below(90) + 10);
    person.contacts.append(liveContact(person, channel, point(PointKind::Handle, handle, true, system)));
}

Person PeopleMaker::personNamed(const Language& language, const Name& name, const QString& email) {
    Person person;
    person.language = &language;
    person.first = name.given.name;
    person.name = fullName(language, name.given.name, name.family.name);
    person.city = m_dice.one(language.cities);
    m_phone = phoneOf(language);
    const int kind = email.isEmpty() ? m_dice.below(100) : 0;
    const QString address = !email.isEmpty()
                                ? email
                                : u"%1.%2%3@%4"_s.arg(
                                      name.given.latin, name.family.latin,
                                      QString::number(m_dice.below(90) + 10), m_dice.one(language.domains));
    if (kind < 40) {
        person.contacts.append(mailContact(person, address, m_dice.chance(0.35), true));
    } else if (kind < 60) {
        SampleContact chat = liveContact(person, Channel::WebChat, point(PointKind::Email, address, false));
        person.contacts.append(chat);
    } else if (kind < 73) {
        const Channel channel = m_dice.chance(0.75) ? Channel::WhatsApp : Channel::Sms;
        person.contacts.append(liveContact(person, channel, point(PointKind::Phone, m_phone, true)));
    } else if (kind < 84) {
        addHandle(person, name);
    } else {
        person.contacts.append(mailContact(person, address, true, false));
        addSecondSelf(person, address);
    }
    return person;
}

QList<Person> PeopleMaker::make(int count) {
    QList<Person> people;
    const QJsonArray regulars = m_catalogue.lively.value("regulars"_L1).toArray();
    const QJsonArray organisations = m_catalogue.workspace.value("organisations"_L1).toArray();
    while (people.size() < count) {
        const QJsonObject regular = regulars.at(people.size()).toObject();
        const QString code = regular.value("language"_L1).toString();
        const auto known = std::find_if(
            m_catalogue.languages.begin(), m_catalogue.languages.end(),
            [&](const Language& one) { return one.code == code; });
        const Language& language = known == m_catalogue.languages.end() ? anyLanguage() : *known;
        const Name drawn{m_dice.one(language.given), m_dice.one(language.family)};
        const Name name = regular.isEmpty() ? drawn
                                            : Name{
                                                  {regular.value("given"_L1).toString(), {}},
                                                  {regular.value("family"_L1).toString(), {}}};
        Person person = personNamed(language, name, regular.value("email"_L1).toString());
        const int often = m_dice.below(100);
        person.conversations = often < 50 ? 1 : often < 78 ? 2 : often < 91 ? 3 : m_dice.between(4, 7);
        // The first organisation is the wholesale customer's own.
        if (regular.isEmpty() && m_dice.chance(0.12))
            person.contacts.first().organisation =
                m_prefix + organisations.at(m_dice.between(1, int(organisations.size()) - 1))
                               .toObject()
                               .value("key"_L1)
                               .toString();
        people.append(person);
    }
    return people;
}

Person PeopleMaker::wholesaleCustomer() {
    const Language& language = m_catalogue.wholesale;
    Person person;
    person.language = &language;
    person.first = language.given.first().name;
    person.name = fullName(language, person.first, language.family.first().name);
    person.city = language.cities.first();
    m_phone = phoneOf(language);
    SampleContact out = contact(person);
    out.channels = {Channel::WhatsApp};
    out.points = {
        point(PointKind::Phone, m_phone, true),
        point(PointKind::Email, u"ingrid@"_s + language.domains.first(), true)};
    out.organisation = m_prefix + u"kontor"_s;
    person.contacts.append(out);
    return person;
}

} // namespace segue::ctl::sample
