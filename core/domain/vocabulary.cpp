// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/vocabulary.h"

#include "core/base/enum_names.h"

namespace segue {

namespace {
constexpr EnumNames<Channel, 12> channelNames{{{
    {Channel::WebChat, "web_chat"},
    {Channel::Email, "email"},
    {Channel::Sms, "sms"},
    {Channel::WhatsApp, "whatsapp"},
    {Channel::Messenger, "messenger"},
    {Channel::Instagram, "instagram"},
    {Channel::X, "x"},
    {Channel::InApp, "in_app"},
    {Channel::Voice, "voice"},
    {Channel::Video, "video"},
    {Channel::Forum, "forum"},
    {Channel::Api, "api"},
}}};
constexpr EnumNames<Status, 8> statusNames{{{
    {Status::New, "new"},
    {Status::Open, "open"},
    {Status::WaitingCustomer, "waiting_customer"},
    {Status::OnHold, "on_hold"},
    {Status::Snoozed, "snoozed"},
    {Status::Solved, "solved"},
    {Status::Closed, "closed"},
    {Status::Spam, "spam"},
}}};
constexpr EnumNames<Priority, 5> priorityNames{{{
    {Priority::None, "none"},
    {Priority::Low, "low"},
    {Priority::Normal, "normal"},
    {Priority::High, "high"},
    {Priority::Urgent, "urgent"},
}}};
constexpr EnumNames<Visibility, 2> visibilityNames{{{
    {Visibility::Public, "public"},
    {Visibility::Internal, "internal"},
}}};
constexpr EnumNames<EntryKind, 5> entryKindNames{{{
    {EntryKind::Message, "message"},
    {EntryKind::Note, "note"},
    {EntryKind::Event, "event"},
    {EntryKind::Call, "call"},
    {EntryKind::Survey, "survey"},
}}};
constexpr EnumNames<AuthorKind, 4> authorKindNames{{{
    {AuthorKind::Customer, "customer"},
    {AuthorKind::Agent, "agent"},
    {AuthorKind::Bot, "bot"},
    {AuthorKind::System, "system"},
}}};
constexpr EnumNames<Delivery, 6> deliveryNames{{{
    {Delivery::None, "none"},
    {Delivery::Pending, "pending"},
    {Delivery::Sent, "sent"},
    {Delivery::Delivered, "delivered"},
    {Delivery::Read, "read"},
    {Delivery::Failed, "failed"},
}}};
constexpr EnumNames<Presence, 4> presenceNames{{{
    {Presence::Available, "available"},
    {Presence::Busy, "busy"},
    {Presence::Away, "away"},
    {Presence::Offline, "offline"},
}}};
constexpr EnumNames<Role, 3> roleNames{{{
    {Role::Agent, "agent"},
    {Role::Supervisor, "supervisor"},
    {Role::Admin, "admin"},
}}};
} // namespace

QString toString(Channel channel) {
    return channelNames.name(channel);
}
std::optional<Channel> channelFromString(QStringView text) {
    return channelNames.value(text);
}

QString toString(Status status) {
    return statusNames.name(status);
}
std::optional<Status> statusFromString(QStringView text) {
    return statusNames.value(text);
}

QString toString(Priority priority) {
    return priorityNames.name(priority);
}
std::optional<Priority> priorityFromString(QStringView text) {
    return priorityNames.value(text);
}

QString toString(Visibility visibility) {
    return visibilityNames.name(visibility);
}
std::optional<Visibility> visibilityFromString(QStringView text) {
    return visibilityNames.value(text);
}

QString toString(EntryKind kind) {
    return entryKindNames.name(kind);
}
std::optional<EntryKind> entryKindFromString(QStringView text) {
    return entryKindNames.value(text);
}

QString toString(AuthorKind kind) {
    return authorKindNames.name(kind);
}
std::optional<AuthorKind> authorKindFromString(QStringView text) {
    return authorKindNames.value(text);
}

QString toString(Delivery delivery) {
    return deliveryNames.name(delivery);
}
std::optional<Delivery> deliveryFromString(QStringView text) {
    return deliveryNames.value(text);
}

QString toString(Presence presence) {
    return presenceNames.name(presence);
}
std::optional<Presence> presenceFromString(QStringView text) {
    return presenceNames.value(text);
}

QString toString(Role role) {
    return roleNames.name(role);
}
std::optional<Role> roleFromString(QStringView text) {
    return roleNames.value(text);
}

bool isLive(Channel channel) {
    switch (channel) {
    case Channel::WebChat:
    case Channel::WhatsApp:
    case Channel::Messenger:
    case Channel::Instagram:
    case Channel::InApp:
        return true;
    default:
        return false;
    }
}

bool isDone(Status status) {
    return status == Status::Solved || status == Status::Closed || status == Status::Spam;
}

} // namespace segue
