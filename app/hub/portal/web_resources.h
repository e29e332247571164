// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace segue::hub::portal {

//! Makes the pages and the widget readable below ":/web". A static library's resources are not
//! registered by themselves.
void initWebResources();

//! The bytes of `:/web/<path>`; empty where there is no such file.
QByteArray webResource(const QString& path);

} // namespace segue::hub::portal
