// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/adapters/adapter.h"

#include <QJsonObject>

namespace segue::hub_api {

//! The body of POST /commands. `fileIds` are the attachments of the command's reply or note, in the
//! order of filesOf().
QJsonObject commandBody(const Command& command, const QStringList& fileIds);
//! The hub's answer to POST /commands and GET /commands/{key}; Protocol if it names another command
//! than `expected`.
Result<Receipt> receiptFrom(const QJsonObject& object, const CommandId& expected, const AccountId& account);

QJsonObject articleBody(const Article& article);
QJsonObject decisionBody(const IdentityDecision& decision);

} // namespace segue::hub_api
