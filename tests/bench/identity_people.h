// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/linkage/column.h"

#include <QStringList>
#include <functional>

namespace segue::bench {

//! What kind of records made-up people leave, and with which errors.
enum class PeopleKind {
    Contacts,   //!< Name in one column, e-mail, telephone, city; much missing, several addresses a person.
    Registry,   //!< Many columns, few errors.
    Historical, //!< Noisy names, dates, places, occupations; many records a person; fathers and sons of one
                //!< name.
    Households, //!< Families and twins at one address, with one telephone; people who moved or married.
    Sparse,     //!< Few columns, each often wrong or missing.
};
inline constexpr PeopleKind peopleKinds[] = {
    PeopleKind::Contacts, PeopleKind::Registry, PeopleKind::Historical, PeopleKind::Households,
    PeopleKind::Sparse};
//! "contacts", "registry", …
QString toString(PeopleKind kind);

struct PeopleSpec {
    PeopleKind kind = PeopleKind::Registry;
    int records = 1000;
    double perPerson = 2; //!< Records a person has on average; some have one, some several times as many.
    double noise = 1;     //!< Scales every error's rate.
    quint64 seed = 1;
};

QList<linkage::Column> columnsOf(PeopleKind kind);

//! Makes up people and gives their records to `take(row, person)`, in mixed order. Names are made of
//! syllables and belong to nobody. The same spec gives the same records.
void makePeople(const PeopleSpec& spec, const std::function<void(const QStringList&, uint32_t)>& take);

} // namespace segue::bench
