// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <optional>

namespace segue::linkage {

//! What a column holds, which says how two of its values are compared.
enum class ColumnKind {
    GivenName,
    Surname,
    FullName, //!< Taken apart into a given name and a surname.
    Date,
    Email,
    Phone,
    IdNumber, //!< A number or code that is meant for one person alone.
    Street,
    HouseNumber,
    Postcode,
    Place,    //!< A city, suburb or place of birth.
    Category, //!< One of few words: sex, state, occupation.
    Text,     //!< Anything else.
};

//! "given_name", "surname", … as files and command lines name them.
QString toString(ColumnKind kind);
//! The inverse of toString(); nothing for an unknown word.
std::optional<ColumnKind> columnKindFromString(QStringView word);

struct Column {
    QString name;
    ColumnKind kind = ColumnKind::Text;

    bool operator==(const Column&) const = default;
};

} // namespace segue::linkage
