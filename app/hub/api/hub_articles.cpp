// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/hub_articles.h"

#include "app/hub/storage/articles.h"

namespace segue::hub {

Result<QList<Article>> HubArticles::published() {
    SEGUE_TRY_VALUE(session, m_storage.session());
    SEGUE_TRY_VALUE(rows, Articles(session->db()).published());
    QList<Article> out;
    for (const ArticleRow& row : rows) {
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
        out.append(article);
    }
    return out;
}

} // namespace segue::hub
