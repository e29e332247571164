// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/conversation.h"

#include "core/base/enum_names.h"

namespace segue {

namespace {
constexpr EnumNames<ParticipantRole, 4> roleNames{{{
    {ParticipantRole::Requester, "requester"},
    {ParticipantRole::To, "to"},
    {ParticipantRole::Cc, "cc"},
    {ParticipantRole::Bcc, "bcc"},
}}};
} // namespace

QString toString(ParticipantRole role) {
    return roleNames.name(role);
}
std::optional<ParticipantRole> participantRoleFromString(QStringView text) {
    return roleNames.value(text);
}

} // namespace segue
