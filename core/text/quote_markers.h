// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

// Private to this room: the lines by which mail programs introduce what they quote.
namespace segue::text {

//! How many lines from `index` on are an introduction ("On …, … wrote:"); 0 if none begins there.
qsizetype attributionLines(const QStringList& lines, qsizetype index);

//! Whether line `index` begins an earlier mail that is not marked by '>': "-----Original
//! Message-----", or a block of From/Sent/To/Subject lines.
bool beginsForwardedBlock(const QStringList& lines, qsizetype index);

//! Whether the line begins a signature: "-- " alone, or what phones append.
bool beginsSignature(const QString& line);

} // namespace segue::text
