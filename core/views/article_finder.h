// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/connection.h"
#include "core/knowledge/article_index.h"
#include "core/views/views.h"

namespace segue {

//! Keeps the ranking index of the cached articles, and makes it anew when they changed. Private to this room.
class ArticleFinder {
public:
    Result<QList<ArticleHit>> find(db::Connection& cache, const QString& question, int limit);

private:
    Result<void> refresh(db::Connection& cache);

    //! What tells one state of the table from another: count, newest change, sum of versions.
    QString m_state;
    QList<Article> m_articles;
    knowledge::ArticleIndex m_index;
};

} // namespace segue
