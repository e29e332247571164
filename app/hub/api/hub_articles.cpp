// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/hub_articles.h"

#include "app/hub/storage/articles.h"

namespace segue::hub {

namespace {

Article articleOf(const ArticleRow& row) {
    Article article;
    article.ref.id = row.id.value();
    article.title = row.title;
    article.body = row.body;
    article.language = row.language;
    article.section = row.section;
    article.keywords = row.keywords;
    article.state = row.state;
    article.updatedAt = row.updatedAt;
    article.version = row.version;
    return article;
}

} // namespace

Result<QList<Article>> HubArticles::published() {
    return m_storage.read([this](db::Connection& db) -> Result<QList<Article>> {
        SEGUE_TRY_VALUE(state, Articles(db).publishedState());
        {
            const std::lock_guard lock(m_mutex);
            if (state == m_state)
                return m_articles;
        }
        SEGUE_TRY_VALUE(rows, Articles(db).published());
        QList<Article> articles;
        for (const ArticleRow& row : rows)
            articles.append(articleOf(row));
        const std::lock_guard lock(m_mutex);
        m_state = state;
        m_articles = articles;
        return articles;
    });
}

} // namespace segue::hub
