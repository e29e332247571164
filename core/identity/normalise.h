// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/contact.h"

#include <QString>

//! The forms in which contact points are compared. A form is equal for two values only if they reach the same
//! mailbox, telephone or account by the rules of that kind; what merely suggests the same person is evidence,
//! not equality.
namespace segue::identity {

//! Lower case, domain in ASCII (IDNA), no display name or brackets. Dots and plus tags stay: providers
//! differ. Empty if it is no address.
QString normaliseEmail(const QString& address);

//! E.164 by libphonenumber. A number without a country code is read in `region` (ISO 3166), and not at all if
//! that is empty: a guess would join strangers. Empty if it is no possible number.
QString normalisePhone(const QString& number, const QString& region);

//! Without a leading @, case folded. Empty for blank text.
QString normaliseHandle(const QString& handle);

//! `point.normalised` for the other fields of `point`.
QString normalise(const ContactPoint& point, const QString& region);

//! For comparing names: NFKC, case folded, without accents and punctuation, single spaces, words sorted
//! ("Müller, Anna" = "anna muller").
QString foldName(const QString& name);

} // namespace segue::identity
