// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linkage/column.h"

#include "core/base/enum_names.h"

namespace segue::linkage {

namespace {

constexpr EnumNames<ColumnKind, 13> kindNames{{{
    {ColumnKind::GivenName, "given_name"},
    {ColumnKind::Surname, "surname"},
    {ColumnKind::FullName, "full_name"},
    {ColumnKind::Date, "date"},
    {ColumnKind::Email, "email"},
    {ColumnKind::Phone, "phone"},
    {ColumnKind::IdNumber, "id_number"},
    {ColumnKind::Street, "street"},
    {ColumnKind::HouseNumber, "house_number"},
    {ColumnKind::Postcode, "postcode"},
    {ColumnKind::Place, "place"},
    {ColumnKind::Category, "category"},
    {ColumnKind::Text, "text"},
}}};

} // namespace

QString toString(ColumnKind kind) {
    return kindNames.name(kind);
}

std::optional<ColumnKind> columnKindFromString(QStringView word) {
    return kindNames.value(word);
}

} // namespace segue::linkage
