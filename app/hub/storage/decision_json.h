// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/decisions.h"

#include <QJsonObject>

namespace segue::hub {

QJsonObject decisionToJson(const DecisionRow& decision);
//! Who decided and when is the hub's to say: `actor`, `actorId`, `at` and `version` stay empty.
//! Errors: Protocol.
Result<DecisionRow> decisionFromJson(const QJsonObject& object);

} // namespace segue::hub
