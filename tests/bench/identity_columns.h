// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/linkage/column.h"
#include "tests/bench/identity_csv.h"

#include <QHash>

namespace segue::bench {

//! What is made of one column of a file.
struct ColumnUse {
    QString name;
    std::optional<linkage::ColumnKind> kind; //!< Nothing: the column is not looked at.
    QString why;                             //!< "mapped", "by its name", "constant"…
};

//! What `--map` says: column name → kind, or nothing for "ignore". `map` is
//! `given_name=first_name,birth_date=dob`. Errors: Permanent, "bad_map", for an unknown kind.
Result<QHash<QString, std::optional<linkage::ColumnKind>>> parseMap(const QString& map);

//! What each column is, in the order of the header: as mapped, else by its name, else by its contents.
//! Columns in `unused` (the id, the truth) are left out. Errors: Permanent, "no_such_column".
Result<QList<ColumnUse>> recogniseColumns(
    const CsvTable& table, const QHash<QString, std::optional<linkage::ColumnKind>>& mapped,
    const QStringList& unused);

} // namespace segue::bench
