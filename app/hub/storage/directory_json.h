// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/articles.h"
#include "app/hub/storage/directory_rows.h"

#include <QJsonObject>

namespace segue::hub {

//! `presence` is kept in memory, not in the row.
QJsonObject agentToJson(const AgentRow& agent, Presence presence);
QJsonObject teamToJson(const TeamRow& team);
QJsonObject cannedToJson(const CannedRow& canned);
QJsonObject macroToJson(const MacroRow& macro);
//! `url`: where customers read it; left out unless it is published.
QJsonObject articleToJson(const ArticleRow& article, const QString& url);

} // namespace segue::hub
