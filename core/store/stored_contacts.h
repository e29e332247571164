// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/db/connection.h"
#include "core/domain/contact.h"

#include <QList>

namespace segue {

//! A contact as linkage sees it: the contact and whose it is now.
struct StoredContact {
    Contact contact;
    CustomerId customer;
};

namespace store {

//! The contacts of cache.db that fulfil `where` (over the table `contacts`) with their points, the oldest
//! first; at most `limit`, -1 = all. Errors: Storage.
Result<QList<StoredContact>>
contactsWhere(db::Connection& cache, const QString& where, db::Values values, int limit = -1);

} // namespace store
} // namespace segue
