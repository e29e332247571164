// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/row_codec.h"
#include "core/text/plain_text.h"
#include "core/text/search_text.h"
#include "core/views/excerpt.h"
#include "core/views/search_correction.h"
#include "core/views/sqlite_views.h"

#include <algorithm>
#include <functional>

namespace segue {

using namespace Qt::StringLiterals;
using namespace store;

namespace {

//! As many of the newest hits are ranked.
constexpr int mostRanked = 20'000;
//! As many times what is shown is weighed by length, too, because that takes the texts.
constexpr int weighedTimes = 4;
//! How much of a score depends on the length (pivoted length normalisation: Singhal and others 1996).
constexpr double lengthSlope = 0.25;
constexpr double usualLength = 200; // characters of a message
//! So few hits may be due to a slip of the hand.
constexpr qsizetype fewHits = 3;

//! The last word is looked for as a beginning.
bool isUnfinished(const QString& match) {
    return match.endsWith(u'*');
}

} // namespace

Result<SearchAnswer> SqliteViews::search(const QString& text, int limit, SearchOrder order) {
    SEGUE_TRY_VALUE(answer, found(text, limit, order));
    if (answer.hits.size() >= fewHits)
        return answer;
    SEGUE_TRY_VALUE(corrected, correctedQuestion(m_cache, text));
    if (corrected.isEmpty() || !answer.hits.isEmpty()) {
        answer.corrected = corrected;
        return answer;
    }
    SEGUE_TRY_VALUE(meant, found(corrected, limit, order));
    if (meant.hits.isEmpty())
        return answer;
    meant.corrected = corrected;
    meant.showsCorrected = true;
    return meant;
}

Result<SearchAnswer> SqliteViews::found(const QString& text, int limit, SearchOrder order) {
    SearchAnswer answer;
    const QString match = text::ftsQuery(text);
    if (match.isEmpty())
        return answer;
    if (order == SearchOrder::NewestFirst) {
        SEGUE_TRY_VALUE(rows, newestFor(match, limit));
        SEGUE_TRY_VALUE(hits, hitsOf(rows, text));
        answer.hits = hits;
        return answer;
    }
    SEGUE_TRY_VALUE(ranked, rank(match, limit));
    SEGUE_TRY_VALUE(hits, hitsOf(ranked.rows, text));
    answer.hits = hits;
    answer.partial = ranked.isPartial;
    return answer;
}

//! Costs in proportion to `limit` however common the words are: rows are indexed in order of arrival.
Result<QList<qint64>> SqliteViews::newestFor(const QString& match, int limit) {
    QList<qint64> rows;
    SEGUE_TRY(m_cache.query(
        u"SELECT rowid FROM entries_index WHERE entries_index MATCH ? ORDER BY rowid DESC LIMIT ?"_s,
        {match, limit}, [&](const db::Row& row) { rows.append(row.integer(0)); }));
    return rows;
}

Result<SqliteViews::Ranked> SqliteViews::rank(const QString& match, int limit) {
    QList<std::pair<double, qint64>> scored;
    SEGUE_TRY(m_cache.query(
        u"SELECT rowid, relevance(entries_index, ?) FROM entries_index WHERE entries_index MATCH ? "
        "ORDER BY rowid DESC LIMIT ?"_s,
        {isUnfinished(match), match, mostRanked + 1},
        [&](const db::Row& row) { scored.append({row.number(1), row.integer(0)}); }));
    Ranked ranked;
    ranked.isPartial = scored.size() > mostRanked;
    if (ranked.isPartial)
        scored.removeLast();
    const auto best = [&](qsizetype count) {
        const auto end = scored.begin() + std::min(count, scored.size());
        std::partial_sort(scored.begin(), end, scored.end(), std::greater());
        scored.erase(end, scored.end());
    };
    best(qsizetype(limit) * weighedTimes);
    SEGUE_TRY(weighByLength(scored));
    best(limit);
    for (const auto& [score, row] : std::as_const(scored))
        ranked.rows.append(row);
    return ranked;
}

Result<void> SqliteViews::weighByLength(QList<std::pair<double, qint64>>& scored) {
    for (auto& [score, row] : scored) {
        SEGUE_TRY_VALUE(
            length, m_cache.scalar<qint64>(u"SELECT length(text) FROM entries WHERE row = ?"_s, {row}));
        score /= 1 - lengthSlope + lengthSlope * double(length.value_or(0)) / usualLength;
    }
    return {};
}

Result<QList<SearchHit>> SqliteViews::hitsOf(const QList<qint64>& rows, const QString& text) {
    QList<SearchHit> hits;
    for (const qint64 entry : rows) {
        SEGUE_TRY(m_cache.query(
            u"SELECT e.account, e.id, e.conversation, e.customer, COALESCE(p.name, ''), COALESCE(c.subject, "
            u"e.subject), "
            "e.text, e.channel, e.at FROM entries e LEFT JOIN customers p ON p.id = e.customer "
            "LEFT JOIN conversations c ON c.account = e.account AND c.id = e.conversation WHERE e.row = ?"_s,
            {entry}, [&](const db::Row& row) {
                SearchHit hit;
                hit.entry = {row.id<AccountId>(0), row.text(1)};
                hit.conversation = {hit.entry.account, row.text(2)};
                hit.customer = row.id<CustomerId>(3);
                hit.customerName = row.text(4);
                hit.subject = text::stripControls(row.text(5));
                hit.excerpt = excerpt(row.text(6), text);
                hit.channel = channelFromString(row.text(7)).value_or(Channel::Api);
                hit.at = row.instant(8);
                hits.append(hit);
            }));
    }
    return hits;
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
