// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace segue::hub::mail {

//! True if our own mail server attests (RFC 8601) that DMARC passed for the domain of `fromAddress`, and says
//! nothing else about DMARC. Only the topmost header with exactly `authservId` counts, because anybody can
//! write such a header; an empty one believes nobody.
bool dmarcPassed(
    const QStringList& authenticationResults, const QString& authservId, const QString& fromAddress);

} // namespace segue::hub::mail
