// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/feed.h"

#include <QJsonObject>
#include <functional>

namespace segue::hub {

//! What is not in the rows: who is there, and where customers read.
struct JsonContext {
    std::function<QString(const ArticleRow&)> articleUrl;
    std::function<Presence(const AgentId&)> presenceOf;
};

//! The lists "erasures" … "decisions", and "removed".
QJsonObject changedObjectsToJson(const ChangedObjects& objects, const JsonContext& context);
//! The same with "next", "head" and "complete".
QJsonObject feedPageToJson(const FeedPage& page, const JsonContext& context);

} // namespace segue::hub
