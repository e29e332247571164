// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/hub_parts.h"
#include "app/hub/storage/articles.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

//! An article as somebody wrote it, and which version they began from.
struct Written {
    ArticleRow article;
    std::optional<qint64> version;
};

Result<Written> writtenFrom(const QJsonObject& body) {
    JsonReader r(body);
    Written written;
    ArticleRow& article = written.article;
    article.title = r.string("title").simplified();
    article.body = r.string("body");
    article.language = r.optionalString("language");
    article.section = r.optionalString("section").simplified();
    article.keywords = r.optionalStrings("keywords");
    const auto state = articleStateFromString(r.optionalString("state", u"draft"_s));
    if (r.has("version"))
        written.version = r.integer("version");
    SEGUE_TRY(checkRead(r));
    if (!state)
        return invalid(u"invalid_state"_s, u"An article is draft, published or archived."_s);
    if (article.title.isEmpty() || article.title.size() > 300 || article.section.size() > 200 ||
        article.keywords.size() > 100)
        return invalid(u"invalid_article"_s, u"A title has 1 to 300 characters, a section up to 200."_s);
    SEGUE_TRY(checkTextSize(article.body));
    article.state = *state;
    return written;
}

Result<ArticleRow> store(Write& write, const Written& written, const ArticleId& id, const AgentId& author) {
    ArticleRow article = written.article;
    if (!id.isEmpty()) {
        SEGUE_TRY_VALUE(known, Articles(write.db()).find(id));
        if (!known)
            return notFound(u"There is no such article."_s);
        if (written.version && *written.version != known->version)
            return fail(ErrorKind::Conflict, u"stale"_s, u"Somebody has changed the article since."_s);
        article.id = id;
        article.createdAt = known->createdAt;
    }
    article.author = author;
    article.updatedAt = write.now();
    SEGUE_TRY(Articles::put(write, article));
    return article;
}

Result<http::Response>
save(const HubParts& parts, const http::Request& request, const AgentCaller& caller, const ArticleId& id) {
    SEGUE_TRY_VALUE(body, jsonBody(request));
    SEGUE_TRY_VALUE(written, writtenFrom(body));
    SEGUE_TRY_VALUE(
        stored, parts.storage.write([&](Write& write) { return store(write, written, id, caller.id); }));
    SEGUE_TRY_VALUE(session, parts.storage.session());
    SEGUE_TRY_VALUE(json, parts.json.article(session->db(), stored));
    return ok({{u"article"_s, json}});
}

Result<http::Response> list(const HubParts& parts) {
    SEGUE_TRY_VALUE(session, parts.storage.session());
    SEGUE_TRY_VALUE(context, parts.json.context(session->db()));
    SEGUE_TRY_VALUE(all, Articles(session->db()).all());
    ChangedObjects objects;
    objects.articles = all;
    return ok({{u"articles"_s, changedObjectsToJson(objects, context).value("articles"_L1)}});
}

} // namespace

void addArticleRoutes(http::Router& router, const HubParts& parts) {
    addAgentRoute(
        router, parts, http::Method::Get, u"/api/v1/articles"_s, 0,
        [parts](const http::Request&, const AgentCaller&) { return list(parts); });
    addAgentRoute(
        router, parts, http::Method::Post, u"/api/v1/articles"_s, textBody,
        [parts](const http::Request& request, const AgentCaller& caller) {
            return save(parts, request, caller, {});
        });
    addAgentRoute(
        router, parts, http::Method::Put, u"/api/v1/articles/:id"_s, textBody,
        [parts](const http::Request& request, const AgentCaller& caller) {
            return save(parts, request, caller, ArticleId(request.parameter(u"id"_s)));
        });
}

} // namespace segue::hub
