// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/api/presence_board.h"
#include "app/hub/rest/hub_address.h"
#include "app/hub/storage/articles.h"
#include "app/hub/storage/feed_json.h"

namespace segue::hub {

//! Objects as agents get them, with what is not in their rows: who is there, and where customers
//! read.
class HubJson {
public:
    HubJson(const HubAddress& address, const PresenceBoard& presence)
        : m_address(address), m_presence(presence) {}

    //! Reads the settings, for the hub's public address.
    Result<JsonContext> context(db::Connection& db) const;
    Result<QJsonObject> page(db::Connection& db, const FeedPage& page) const;
    Result<QJsonObject> objects(db::Connection& db, const ChangedObjects& objects) const;
    Result<QJsonObject> article(db::Connection& db, const ArticleRow& article) const;
    QJsonObject agent(const AgentRow& agent) const;

private:
    const HubAddress& m_address;
    const PresenceBoard& m_presence;
};

} // namespace segue::hub
