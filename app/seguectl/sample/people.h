// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/seguectl/sample/catalogue.h"
#include "app/seguectl/sample/dice.h"
#include "core/domain/contact.h"

namespace segue::ctl::sample {

//! How the shop knows somebody through some channels. Several of these may be one person.
struct SampleContact {
    QString externalId;
    QString name;
    QList<Channel> channels; //!< Those on which conversations begin.
    QString address;         //!< For a mail's participants; empty elsewhere.
    QJsonArray points;
    QString language;
    QString organisation; //!< External id, or empty.
    QString city;
};

struct Person {
    const Language* language = nullptr;
    QString first;
    QString name;
    QString city;
    QList<SampleContact> contacts; //!< At least one.
    int conversations = 1;
};

//! Makes up customers. Most are one contact; some are two that a rule joins (the same verified
//! address), and some two that only look like one person (the same claimed address or number),
//! which is for an agent to decide.
class PeopleMaker {
public:
    PeopleMaker(const Catalogue& catalogue, const QString& prefix, Dice& dice)
        : m_catalogue(catalogue), m_prefix(prefix), m_dice(dice) {}

    //! The regulars of lively.json first.
    QList<Person> make(int count);
    Person wholesaleCustomer();

private:
    struct Name {
        NamePart given;
        NamePart family;
    };
    const Language& anyLanguage();
    Person personNamed(const Language& language, const Name& name, const QString& email);
    SampleContact mailContact(const Person& person, const QString& email, bool withPhone, bool phoneVerified);
    SampleContact liveContact(const Person& person, Channel channel, const QJsonObject& point);
    void addSecondSelf(Person& person, const QString& email);
    void addHandle(Person& person, const Name& name);
    SampleContact contact(const Person& person);
    QString phoneOf(const Language& language);

    const Catalogue& m_catalogue;
    QString m_prefix;
    Dice& m_dice;
    int m_made = 0;
    QString m_phone; //!< Of the person being made.
};

} // namespace segue::ctl::sample
