// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/row_codec.h"
#include "core/text/plain_text.h"
#include "core/text/search_text.h"
#include "core/views/excerpt.h"
#include "core/views/sqlite_views.h"

namespace segue {

using namespace Qt::StringLiterals;
using namespace store;

Result<SearchAnswer> SqliteViews::search(const QString& text, int limit) {
    SearchAnswer answer;
    const QString match = text::ftsQuery(text);
    if (match.isEmpty())
        return answer;
    // Newest first costs in proportion to `limit` however common the words are: rows are indexed in order of
    // arrival.
    SEGUE_TRY(m_cache.query(
        u"SELECT e.account, e.id, e.conversation, e.customer, COALESCE(p.name, ''), COALESCE(c.subject, "
        u"e.subject), "
        "e.text, e.channel, e.at FROM entries_index f JOIN entries e ON e.row = f.rowid "
        "LEFT JOIN customers p ON p.id = e.customer "
        "LEFT JOIN conversations c ON c.account = e.account AND c.id = e.conversation "
        "WHERE entries_index MATCH ? ORDER BY f.rowid DESC LIMIT ?"_s,
        {match, limit}, [&](const db::Row& row) {
            SearchHit hit;
            hit.entry = {row.id<AccountId>(0), row.text(1)};
            hit.conversation = {hit.entry.account, row.text(2)};
            hit.customer = row.id<CustomerId>(3);
            hit.customerName = row.text(4);
            hit.subject = text::stripControls(row.text(5));
            hit.excerpt = excerpt(row.text(6), text);
            hit.channel = channelFromString(row.text(7)).value_or(Channel::Api);
            hit.at = row.instant(8);
            answer.hits.append(hit);
        }));
    return answer;
}

Result<QList<ArticleHit>> SqliteViews::findArticles(const QString& question, int limit) {
    return m_articles.find(m_cache, question, limit);
}

Result<std::optional<Article>> SqliteViews::article(const ArticleRef& ref) {
    return m_cache.one(
        u"SELECT %1 FROM articles WHERE account = ? AND id = ?"_s.arg(articleColumns()),
        {ref.account, ref.id}, [](const db::Row& row) { return readArticle(row); });
}

Result<void> ArticleFinder::refresh(db::Connection& cache) {
    SEGUE_TRY_VALUE(
        state, cache.scalar<QString>(u"SELECT COUNT(*) || '/' || COALESCE(MAX(updated_at), 0) || '/' || "
                                     "COALESCE(SUM(version), 0) FROM articles"_s));
    if (state.value_or(QString()) == m_state)
        return {};
    m_articles.clear();
    SEGUE_TRY(cache.query(
        u"SELECT %1 FROM articles WHERE state <> 'archived' ORDER BY updated_at DESC, account, id"_s.arg(
            articleColumns()),
        {}, [&](const db::Row& row) { m_articles.append(readArticle(row)); }));
    m_index = knowledge::ArticleIndex(m_articles);
    m_state = state.value_or(QString());
    return {};
}

Result<QList<ArticleHit>> ArticleFinder::find(db::Connection& cache, const QString& question, int limit) {
    SEGUE_TRY(refresh(cache));
    QList<ArticleHit> hits;
    if (question.trimmed().isEmpty()) {
        for (const Article& article : m_articles.mid(0, limit))
            hits.append({article, excerpt(article.body, {}), 0});
        return hits;
    }
    const QList<knowledge::Match> matches = m_index.find(question, limit);
    for (const knowledge::Match& match : matches) {
        const Article& article = m_articles[match.article];
        hits.append({article, excerpt(article.body, question), match.score});
    }
    return hits;
}

} // namespace segue
