// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/domain/ids.h"
#include "core/domain/vocabulary.h"

#include <QList>
#include <QString>
#include <optional>

namespace segue {

struct Author {
    AuthorKind kind = AuthorKind::System;
    QString id;   //!< The backend's contact or agent id; empty for System.
    QString name; //!< As it was at the time.

    bool operator==(const Author&) const = default;
};

//! A file that hangs on an entry; its bytes are at the backend until somebody asks for them.
struct Attachment {
    QString id; //!< The backend's.
    QString name;
    QString mediaType; //!< "image/png"; never trusted to decide what to open.
    qint64 size = 0;   //!< Bytes.
    QString contentId; //!< For an image inside the text (`cid:`); else empty.

    bool operator==(const Attachment&) const = default;
};

//! One change of a conversation: a row of the event log.
struct Change {
    QString field; //!< "status", "assignee", "team", "priority", "tag", "snooze", "subject", "merge"
    QString before;
    QString after;

    bool operator==(const Change&) const = default;
};

//! One item of a timeline.
struct Entry {
    EntryRef ref;
    ConversationRef conversation;
    EntryKind kind = EntryKind::Message;
    Visibility visibility = Visibility::Internal;
    Channel channel = Channel::Api;
    Author author;
    //! Whose timeline this is on. For a team's message: whom it went to. Participants in Cc only see also.
    std::optional<ContactRef> contact;
    QString subject; //!< Of a mail, where it differs from the conversation's.
    QString text;    //!< Plain; what search, lists and summaries read.
    QString html;    //!< As the backend has it, hostile; empty where there is only text.
    QList<Attachment> attachments;
    std::optional<Change> change; //!< Event only.
    int rating = 0;               //!< Survey only: 1 to 5.
    Delivery delivery = Delivery::None;
    QString deliveryError;
    Instant at;          //!< The server's time.
    qint64 sequence = 0; //!< The server's order among equal times.
    //! The id of the command that made it, where the backend echoes our key: the local echo ends with this.
    CommandId command;
    qint64 version = 0;

    bool operator==(const Entry&) const = default;
};

} // namespace segue
