// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/knowledge/article_index.h"

#include "core/text/search_text.h"
#include "core/text/stem.h"

#include <QSet>
#include <algorithm>
#include <cmath>

namespace segue::knowledge {

using namespace Qt::StringLiterals;

namespace {

constexpr double k1 = 1.2;
constexpr double b = 0.75;
constexpr int maxQuestionWords = 64;
constexpr int maxCompletions = 32;

QStringList words(const QString& text) {
    return text::searchText(text).split(u' ', Qt::SkipEmptyParts);
}

QString languageOf(const Article& article) {
    const QString code = article.language.section(u'-', 0, 0).toLower();
    return code.isEmpty() ? u"en"_s : code;
}

QStringList wordsOf(const Article& article) {
    const QString title = article.title + u'\n' + article.keywords.join(u' ');
    return words(title + u'\n' + title + u'\n' + article.body);
}

} // namespace

ArticleIndex::ArticleIndex(const QList<Article>& articles) {
    qint64 total = 0;
    QSet<QString> languages;
    for (qsizetype i = 0; i < articles.size(); ++i) {
        const QString language = languageOf(articles[i]);
        languages.insert(language);
        const QStringList all = wordsOf(articles[i]);
        QHash<QString, int> counts;
        for (const QString& word : all)
            ++counts[text::stem(word, language)];
        for (auto it = counts.begin(); it != counts.end(); ++it)
            m_postings[it.key()].append({i, it.value()});
        m_lengths.append(static_cast<int>(all.size()));
        total += all.size();
    }
    m_languages = QStringList(languages.begin(), languages.end());
    m_terms = m_postings.keys();
    std::sort(m_terms.begin(), m_terms.end());
    if (!articles.isEmpty())
        m_meanLength = std::max(1.0, static_cast<double>(total) / static_cast<double>(articles.size()));
}

QList<QString> ArticleIndex::termsFor(const QString& question) const {
    QSet<QString> terms;
    const QStringList all = words(question).mid(0, maxQuestionWords);
    for (const QString& word : all) {
        // The question's language is not known while it is typed: try the stems of every language that is
        // there.
        for (const QString& language : m_languages)
            terms.insert(text::stem(word, language));
        terms.insert(word);
    }
    if (!all.isEmpty() && !question.back().isSpace()) {
        const QString& unfinished = all.last();
        auto it = std::lower_bound(m_terms.begin(), m_terms.end(), unfinished);
        for (int n = 0; unfinished.size() >= 2 && n < maxCompletions && it != m_terms.end() &&
                        it->startsWith(unfinished);
             ++it, ++n)
            terms.insert(*it);
    }
    return terms.values();
}

QList<Match> ArticleIndex::find(const QString& question, int limit) const {
    QHash<qsizetype, double> scores;
    const QList<QString> terms = termsFor(question);
    const auto articleCount = static_cast<double>(m_lengths.size());
    for (const QString& term : terms) {
        const auto postings = m_postings.constFind(term);
        if (postings == m_postings.cend())
            continue;
        const auto found = static_cast<double>(postings->size());
        const double idf = std::log(1 + (articleCount - found + 0.5) / (found + 0.5));
        for (const Posting& posting : *postings) {
            const double length = m_lengths[posting.article] / m_meanLength;
            scores[posting.article] +=
                idf * posting.count * (k1 + 1) / (posting.count + k1 * (1 - b + b * length));
        }
    }
    QList<Match> matches;
    for (auto it = scores.begin(); it != scores.end(); ++it)
        matches.append({it.key(), it.value()});
    std::sort(matches.begin(), matches.end(), [](const Match& x, const Match& y) {
        return x.score == y.score ? x.article < y.article : x.score > y.score;
    });
    return matches.mid(0, limit);
}

} // namespace segue::knowledge
