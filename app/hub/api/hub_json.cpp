// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/hub_json.h"

#include "app/hub/portal/slug.h"
#include "app/hub/storage/directory_json.h"

namespace segue::hub {

namespace {

QString articleUrl(const QString& baseUrl, const ArticleRow& row) {
    Article article;
    article.ref.id = row.id.value();
    article.title = row.title;
    return baseUrl + QString::fromLatin1(portal::articlePath(article));
}

} // namespace

Result<JsonContext> HubJson::context(db::Connection& db) const {
    SEGUE_TRY_VALUE(settings, loadSettings(db));
    const QString baseUrl = m_address.baseUrl(settings);
    return JsonContext{
        [baseUrl](const ArticleRow& article) { return articleUrl(baseUrl, article); },
        [this](const AgentId& agent) { return m_presence.presenceOf(agent); }};
}

Result<QJsonObject> HubJson::page(db::Connection& db, const FeedPage& page) const {
    SEGUE_TRY_VALUE(known, context(db));
    return feedPageToJson(page, known);
}

Result<QJsonObject> HubJson::objects(db::Connection& db, const ChangedObjects& objects) const {
    SEGUE_TRY_VALUE(known, context(db));
    return changedObjectsToJson(objects, known);
}

Result<QJsonObject> HubJson::article(db::Connection& db, const ArticleRow& article) const {
    SEGUE_TRY_VALUE(known, context(db));
    return articleToJson(article, known.articleUrl(article));
}

QJsonObject HubJson::agent(const AgentRow& agent) const {
    return agentToJson(agent, m_presence.presenceOf(agent.id));
}

} // namespace segue::hub
