// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/directory.h"

#include <QHash>
#include <QList>
#include <QString>

//! Finding the article that answers a question.
namespace segue::knowledge {

struct Match {
    qsizetype article = 0; //!< Its place in the list that the index was made of.
    double score = 0;      //!< Above 0; comparable within one answer only.
};

//! BM25 (Robertson & Zaragoza 2009, k1 = 1.2, b = 0.75) over title twice, keywords and body, on stemmed
//! words. A word of the question that is still being typed matches by its beginning.
class ArticleIndex {
public:
    ArticleIndex() = default;
    explicit ArticleIndex(const QList<Article>& articles);

    //! The best first; only articles that share a word with the question.
    QList<Match> find(const QString& question, int limit) const;

private:
    struct Posting {
        qsizetype article = 0;
        int count = 0;
    };
    QList<QString> termsFor(const QString& question) const;

    QHash<QString, QList<Posting>> m_postings;
    QList<QString> m_terms; //!< Sorted, for beginnings.
    QList<int> m_lengths;
    QStringList m_languages;
    double m_meanLength = 1;
};

} // namespace segue::knowledge
