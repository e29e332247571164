// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/ids.h"
#include "core/base/instant.h"
#include "core/domain/entry.h"
#include "core/domain/vocabulary.h"

#include <QList>
#include <optional>

namespace segue::hub {

struct EntryRow {
    EntryId id;
    ConversationId conversation;
    EntryKind kind = EntryKind::Message;
    Visibility visibility = Visibility::Internal;
    Channel channel = Channel::Api;
    Author author;
    ContactId contact; //!< Whose timeline it is on.
    QString subject;
    QString text;
    QString html;
    QList<Attachment> attachments;
    std::optional<Change> change;
    int rating = 0;
    Delivery delivery = Delivery::None;
    QString deliveryError;
    QString command;  //!< The idempotency key that made it.
    QString clientId; //!< The visitor's own name for it.
    Instant at;
    qint64 sequence = 0;
    qint64 version = 0;

    bool operator==(const EntryRow&) const = default;
};

} // namespace segue::hub
