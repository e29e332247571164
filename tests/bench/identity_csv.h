// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace segue::bench {

//! A table from a file: every row has as many fields as the header.
struct CsvTable {
    QStringList header;
    QList<QStringList> rows;
};

//! Reads comma-, semicolon- or tab-separated values (whichever the header has most of) with quotes, doubled
//! quotes and line ends inside quotes; UTF-8 with or without a byte order mark, else Latin-1; any line ends.
//! Blank lines are passed over, blanks around a field that is not quoted are dropped. Errors: Permanent:
//! "csv_unreadable", "csv_empty", "csv_ragged" with the line's number, "csv_quote" for one that is never
//! closed.
Result<CsvTable> readCsv(const QString& path);
//! As readCsv(), of what is in a file; `name` is for messages.
Result<CsvTable> parseCsv(const QByteArray& bytes, const QString& name);

//! A field as it goes into a comma-separated file.
QString csvField(const QString& text);

} // namespace segue::bench
