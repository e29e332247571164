// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace segue {

//! Replaces `{{name}}` by its value; what is not known stays, so that the agent sees that something is
//! missing. Values are never searched for further placeholders: they may hold what a customer typed.
QString fillPlaceholders(const QString& text, const QHash<QString, QString>& values);

} // namespace segue
