// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/row.h"

#include <QSqlQuery>
#include <QVariant>

namespace segue::db {

bool Row::isNull(int column) const {
    return m_query.isNull(column);
}
QString Row::text(int column) const {
    return m_query.value(column).toString();
}
qint64 Row::integer(int column) const {
    return m_query.value(column).toLongLong();
}
double Row::number(int column) const {
    return m_query.value(column).toDouble();
}
bool Row::boolean(int column) const {
    return m_query.value(column).toBool();
}
QByteArray Row::blob(int column) const {
    return m_query.value(column).toByteArray();
}
Value Row::value(int column) const {
    const QVariant stored = m_query.value(column);
    if (stored.isNull())
        return nullptr;
    switch (stored.typeId()) {
    case QMetaType::LongLong:
    case QMetaType::Int:
        return stored.toLongLong();
    case QMetaType::Double:
        return stored.toDouble();
    case QMetaType::QByteArray:
        return stored.toByteArray();
    default:
        return stored.toString();
    }
}

} // namespace segue::db
