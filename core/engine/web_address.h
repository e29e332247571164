// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace segue {

//! True for "localhost" and the loopback addresses.
bool isThisComputer(const QString& host);
//! True if what is sent there can be read on the way.
bool isUnprotected(const QUrl& address);

} // namespace segue
