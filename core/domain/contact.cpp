// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/contact.h"

#include "core/base/enum_names.h"

namespace segue {

namespace {
constexpr EnumNames<PointKind, 5> pointKindNames{{{
    {PointKind::Email, "email"},
    {PointKind::Phone, "phone"},
    {PointKind::Handle, "handle"},
    {PointKind::ExternalId, "external_id"},
    {PointKind::Device, "device"},
}}};
} // namespace

QString toString(PointKind kind) {
    return pointKindNames.name(kind);
}
std::optional<PointKind> pointKindFromString(QStringView text) {
    return pointKindNames.value(text);
}

} // namespace segue
