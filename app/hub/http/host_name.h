// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace segue::hub::http {

//! Whether `host` (a Host header) names one of `allowed` (names without ports), localhost or a
//! loopback address, on any port. Any host will do where `allowed` is empty. Guards against DNS
//! rebinding.
bool isAllowedHost(const QString& host, const QStringList& allowed);

} // namespace segue::hub::http
