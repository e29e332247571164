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

} // namespace segue::db
