// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/decisions.h"

#include <QJsonArray>
#include <QJsonObject>

namespace segue::hub {

QJsonObject decisionToJson(const DecisionRow& decision);
//! Who decided and when is the hub's to say: `actor`, `actorId`, `at` and `version` stay empty.
//! Errors: Protocol.
Result<DecisionRow> decisionFromJson(const QJsonObject& object);

QJsonArray evidenceToJson(const QList<Evidence>& evidence);
Result<QList<Evidence>> evidenceFromJson(const QJsonArray& array);

} // namespace segue::hub
