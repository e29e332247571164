// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/articles.h"

#include "app/hub/storage/sql_values.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

ArticleRow readRow(const db::Row& row) {
    ArticleRow a;
    a.id = row.id<ArticleId>(0);
    a.title = row.text(1);
    a.body = row.text(2);
    a.language = row.text(3);
    a.section = row.text(4);
    a.keywords = stringsOf(jsonArray(row.text(5)));
    a.state = articleStateFromString(row.text(6)).value_or(ArticleState::Draft);
    a.author = row.id<AgentId>(7);
    a.createdAt = row.instant(8);
    a.updatedAt = row.instant(9);
    a.version = row.integer(10);
    return a;
}

} // namespace

Result<QList<ArticleRow>> Articles::select(const QString& rest, const db::Values& values) {
    QList<ArticleRow> found;
    SEGUE_TRY(m_db.query(
        u"SELECT id, title, body, language, section, keywords, state, author, created_at, "
        "updated_at, version FROM articles "_s +
            rest,
        values, [&](const db::Row& row) { found.append(readRow(row)); }));
    return found;
}

Result<std::optional<ArticleRow>> Articles::find(const ArticleId& id) {
    SEGUE_TRY_VALUE(found, select(u"WHERE id = ?"_s, {id}));
    return found.isEmpty() ? std::optional<ArticleRow>() : std::optional(found.first());
}

Result<QList<ArticleRow>> Articles::load(const QStringList& ids) {
    QList<ArticleRow> found;
    SEGUE_TRY(inPieces(ids, [&](const QString& marks, const db::Values& values) -> Result<void> {
        SEGUE_TRY_VALUE(piece, select(u"WHERE id IN ("_s + marks + u')', values));
        found += piece;
        return {};
    }));
    return found;
}

Result<QList<ArticleRow>> Articles::all() {
    return select(u"ORDER BY section, title, id"_s, {});
}

Result<QList<ArticleRow>> Articles::published() {
    return select(u"WHERE state = 'published' ORDER BY section, title, id"_s, {});
}

Result<std::pair<qint64, qint64>> Articles::publishedState() {
    SEGUE_TRY_VALUE(
        state, m_db.one(
                   u"SELECT max(version), count(*) FROM articles WHERE state = 'published'"_s, {},
                   [](const db::Row& row) { return std::pair(row.integer(0), row.integer(1)); }));
    return state.value_or(std::pair<qint64, qint64>());
}

Result<void> Articles::put(Write& write, ArticleRow& a) {
    if (a.id.isEmpty()) {
        SEGUE_TRY_VALUE(number, write.nextNumber(u"article"_s));
        a.id = ArticleId(QString::number(number));
        if (a.createdAt == Instant{})
            a.createdAt = write.now();
    }
    SEGUE_TRY_VALUE(version, write.touch(FeedKind::Article, a.id.value()));
    a.version = version;
    SEGUE_TRY(write.db().run(
        u"INSERT INTO articles (id, title, body, language, section, keywords, state, author, "
        u"created_at, "
        "updated_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE "
        "SET "
        "title = excluded.title, body = excluded.body, language = excluded.language, "
        "section = excluded.section, keywords = excluded.keywords, state = excluded.state, "
        "author = excluded.author, updated_at = excluded.updated_at, version = excluded.version"_s,
        {a.id, a.title, a.body, a.language, a.section, jsonText(a.keywords), toString(a.state),
         orNull(a.author), a.createdAt, a.updatedAt, a.version}));
    return {};
}

} // namespace segue::hub
