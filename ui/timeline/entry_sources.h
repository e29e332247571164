// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/account.h"
#include "core/domain/contact.h"

#include <QHash>

namespace segue {

//! Where what each of a customer's contacts writes comes from: "from anna@example.com · Shop mail". Empty for
//! a customer of one contact or address, where it would say nothing. The account is named where there are
//! several.
QHash<ContactRef, QString>
entrySources(const QList<Contact>& contacts, const QHash<AccountId, QString>& accountNames);

} // namespace segue
