// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/adapters/batch.h"
#include "core/base/result.h"

#include <QJsonObject>

namespace segue::hub_api {

// The lists of rows that the hub sends. An item that cannot be decoded is quarantined and the rest
// goes on; only a list that is no list, or a cursor that is none, fails the whole (Protocol).

//! A page of the change feed: the answer of GET /changes, or a frame of the stream (then
//! `afterCursor` is set too).
Result<Batch> pageFrom(const QJsonObject& page, const AccountId& account);
//! The rows alone, as a receipt or a thread carries them; without cursors.
Result<Batch> rowsFrom(const QJsonObject& page, const AccountId& account);

} // namespace segue::hub_api
