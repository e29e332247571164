// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include "core/base/enum_names.h"

namespace segue {

namespace {
constexpr EnumNames<ErrorKind, 9> kindNames{{{
    {ErrorKind::Transient, "transient"},
    {ErrorKind::Auth, "auth"},
    {ErrorKind::RateLimited, "rate_limited"},
    {ErrorKind::Conflict, "conflict"},
    {ErrorKind::Permanent, "permanent"},
    {ErrorKind::Ambiguous, "ambiguous"},
    {ErrorKind::Protocol, "protocol"},
    {ErrorKind::Storage, "storage"},
    {ErrorKind::Cancelled, "cancelled"},
}}};
} // namespace

QString toString(ErrorKind kind) {
    return kindNames.name(kind);
}

ErrorKind errorKindFromString(QStringView text) {
    return kindNames.value(text).value_or(ErrorKind::Permanent);
}

} // namespace segue
