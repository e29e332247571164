// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/entry_row.h"

#include <QJsonArray>
#include <QJsonObject>

namespace segue::hub {

//! What agents get.
QJsonObject entryToJson(const EntryRow& entry);
//! What its customer gets, of a public entry only: no ids of agents, no HTML, nothing internal.
QJsonObject visitorEntryToJson(const EntryRow& entry);

QJsonObject attachmentToJson(const Attachment& attachment);
QJsonObject authorToJson(const Author& author);

//! Whether a customer may see it at all.
inline bool isForCustomers(const EntryRow& entry) {
    return entry.visibility == Visibility::Public && entry.kind != EntryKind::Event &&
           entry.kind != EntryKind::Note;
}

} // namespace segue::hub
