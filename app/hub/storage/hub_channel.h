// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace segue::hub {

//! The NOTIFY channel of the hub processes on one PostgreSQL database. A payload is a small JSON object: its
//! `type`, what belongs to that, and in `from` the process that says it.
inline QString hubChannel() {
    return QStringLiteral("segue_hub");
}
QByteArray channelPayload(const QString& from, QJsonObject sign);

} // namespace segue::hub
