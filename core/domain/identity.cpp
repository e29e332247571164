// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/identity.h"

#include "core/base/enum_names.h"

namespace segue {

namespace {
constexpr EnumNames<IdentityDecision::Verdict, 2> verdictNames{{{
    {IdentityDecision::Verdict::Same, "same"},
    {IdentityDecision::Verdict::NotSame, "not_same"},
}}};
} // namespace

QString toString(IdentityDecision::Verdict verdict) {
    return verdictNames.name(verdict);
}
std::optional<IdentityDecision::Verdict> verdictFromString(QStringView text) {
    return verdictNames.value(text);
}

} // namespace segue
