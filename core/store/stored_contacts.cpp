// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/stored_contacts.h"

#include "core/store/row_codec.h"

namespace segue::store {

using namespace Qt::StringLiterals;

Result<QList<StoredContact>>
contactsWhere(db::Connection& cache, const QString& where, db::Values values, int limit) {
    values.push_back(limit);
    QList<StoredContact> contacts;
    qint64 last = 0;
    SEGUE_TRY(cache.query(
        u"SELECT %1, %2 FROM (SELECT * FROM contacts WHERE %3 ORDER BY created_at, account, id LIMIT ?) AS c "
        "LEFT JOIN contact_points AS p ON p.contact = c.row "
        "ORDER BY c.created_at, c.account, c.id, p.position"_s.arg(contactColumns(), pointColumns(), where),
        values, [&](const db::Row& row) {
            constexpr int customer = contactColumnCount;
            constexpr int points = contactColumnCount + 1;
            if (last != row.integer(0))
                contacts.append({readContact(row), row.id<CustomerId>(customer)});
            last = row.integer(0);
            if (!row.isNull(points))
                contacts.last().contact.points.append(readPoint(row, points));
        }));
    return contacts;
}

} // namespace segue::store
