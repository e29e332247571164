// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/adapters/adapter.h"

#include <QJsonObject>
#include <QJsonValue>

//! Erasures as the hub has them (docs/hub-api.md).
namespace segue::hub_api {

Result<Tombstone> tombstoneFrom(const QJsonObject& object, const QString& path);
//! A page of GET /erasures: tombstones alone, with their cursor.
Result<Batch> erasuresFrom(const QJsonObject& page);
//! The answer to POST /erasures.
Result<EraseAnswer> eraseAnswerFrom(const QJsonObject& object);
Result<QList<LegalHold>> legalHoldsFrom(const QJsonObject& preview, const AccountId& account);
QJsonObject eraseBody(const ErasureId& id, const QStringList& contacts);

} // namespace segue::hub_api
