// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFile>
#include <QJsonObject>
#include <QList>
#include <memory>
#include <optional>

namespace segue::ctl {

//! One row to import: `list` is the name of its list in POST /admin/import.
struct ImportRow {
    QString list;
    QJsonObject row;
};

//! The names of the lists, in the order in which rows can refer to each other.
const QStringList& importLists();

//! Rows from a workspace file, one after the other.
class ImportSource {
public:
    virtual ~ImportSource() = default;

    //! Two forms: JSON lines, each an object with its list's name in "list" (rows come after those
    //! that they refer to), or one JSON object of lists. Errors: Permanent "bad_file",
    //! "file_unreadable".
    static Result<std::unique_ptr<ImportSource>> open(const QString& path);

    //! The next row; nothing at the end. Errors: Permanent "bad_file", with the line.
    virtual Result<std::optional<ImportRow>> next() = 0;
};

//! Rows that are there already.
class ImportRows final : public ImportSource {
public:
    explicit ImportRows(QList<ImportRow> rows) : m_rows(std::move(rows)) {}
    Result<std::optional<ImportRow>> next() override {
        return m_next < m_rows.size() ? std::optional(m_rows.at(m_next++)) : std::nullopt;
    }

private:
    QList<ImportRow> m_rows;
    qsizetype m_next = 0;
};

} // namespace segue::ctl
