// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/portal/article_source.h"

#include "core/knowledge/article_index.h"

namespace segue::hub::portal {

Result<QList<Article>>
ArticleSource::search(const QString& question, const QList<Article>& candidates, int limit) {
    const knowledge::ArticleIndex index(candidates);
    QList<Article> found;
    for (const knowledge::Match& match : index.find(question, limit))
        found.append(candidates[match.article]);
    return found;
}

} // namespace segue::hub::portal
