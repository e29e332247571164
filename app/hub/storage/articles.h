// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/ids.h"
#include "app/hub/storage/write.h"
#include "core/domain/directory.h"

#include <QList>
#include <QStringList>

namespace segue::hub {

//! A page of the knowledge base. Ids are short numbers, because they stand in addresses.
struct ArticleRow {
    ArticleId id;
    QString title;
    QString body; //!< Markdown.
    QString language;
    QString section;
    QStringList keywords;
    ArticleState state = ArticleState::Draft;
    AgentId author; //!< Who wrote the last version.
    Instant createdAt;
    Instant updatedAt;
    qint64 version = 0;

    bool operator==(const ArticleRow&) const = default;
};

class Articles {
public:
    explicit Articles(db::Connection& db) : m_db(db) {}

    Result<std::optional<ArticleRow>> find(const ArticleId& id);
    Result<QList<ArticleRow>> load(const QStringList& ids);
    //! By section and title.
    Result<QList<ArticleRow>> all();
    Result<QList<ArticleRow>> published();
    //! Another pair whenever published() would say something else: the newest version, and how many there
    //! are.
    Result<std::pair<qint64, qint64>> publishedState();

    //! Stores it with a new version, made if it has no id.
    static Result<void> put(Write& write, ArticleRow& article);

private:
    Result<QList<ArticleRow>> select(const QString& rest, const db::Values& values);

    db::Connection& m_db;
};

} // namespace segue::hub
