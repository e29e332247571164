// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/value.h"

using namespace Qt::StringLiterals;

namespace segue::db {

Value::Value(const QString& text) {
    // QtSql binds a null QString as NULL, which NOT NULL columns refuse.
    if (text.isNull())
        m_stored = QString(u""_s);
    else if (text.contains(QChar(u'\0')))
        m_stored = QString(text).replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter));
    else
        m_stored = text;
}

Value::Value(const QByteArray& bytes) : m_stored(bytes.isNull() ? QByteArray("") : bytes) {}

} // namespace segue::db
