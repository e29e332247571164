// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace segue {

//! How people reach a company. The words of toString() are those of databases and of the hub's API.
enum class Channel {
    WebChat,
    Email,
    Sms,
    WhatsApp,
    Messenger,
    Instagram,
    X,
    InApp,
    Voice,
    Video,
    Forum,
    Api,
};
QString toString(Channel channel);
std::optional<Channel> channelFromString(QStringView text);
//! True where people expect answers in seconds (chat and the messengers), false for mail and the like.
bool isLive(Channel channel);

//! Every backend's statuses, normalised. The backend's raw word is kept beside it, and only raw words are
//! written back.
enum class Status {
    New,             //!< Nobody has answered yet.
    Open,            //!< The team's turn.
    WaitingCustomer, //!< The customer's turn ("pending" in many helpdesks).
    OnHold,          //!< Waits for a third party.
    Snoozed,         //!< Hidden until a moment.
    Solved,          //!< Answered; the customer may reopen it.
    Closed,          //!< Final.
    Spam,
};
QString toString(Status status);
std::optional<Status> statusFromString(QStringView text);
//! Solved, closed or spam: nobody waits any more.
bool isDone(Status status);

enum class Priority { None, Low, Normal, High, Urgent };
QString toString(Priority priority);
std::optional<Priority> priorityFromString(QStringView text);

//! Who may read an entry. There is no default anywhere: a note that goes out as mail cannot be called back.
enum class Visibility {
    Public,   //!< The customer reads it.
    Internal, //!< Only the team.
};
QString toString(Visibility visibility);
std::optional<Visibility> visibilityFromString(QStringView text);

enum class EntryKind {
    Message, //!< Something that the customer or the team wrote to each other.
    Note,    //!< Internal.
    Event,   //!< A change of status, assignee, team, priority, tag… (`Entry::change`).
    Call,    //!< Voice or video.
    Survey,  //!< A satisfaction answer (`Entry::rating`).
};
QString toString(EntryKind kind);
std::optional<EntryKind> entryKindFromString(QStringView text);

enum class AuthorKind { Customer, Agent, Bot, System };
QString toString(AuthorKind kind);
std::optional<AuthorKind> authorKindFromString(QStringView text);

//! What became of something that the team sent. Only the backend moves it.
enum class Delivery {
    None,    //!< Does not apply: notes, events, what customers wrote.
    Pending, //!< The backend has it and has not handed it on yet.
    Sent,
    Delivered,
    Read,
    Failed, //!< `Entry::deliveryError` says why.
};
QString toString(Delivery delivery);
std::optional<Delivery> deliveryFromString(QStringView text);

enum class Presence { Available, Busy, Away, Offline };
QString toString(Presence presence);
std::optional<Presence> presenceFromString(QStringView text);

enum class Role { Agent, Supervisor, Admin };
QString toString(Role role);
std::optional<Role> roleFromString(QStringView text);

} // namespace segue
