// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/random.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QUrl>
#include <optional>

//! An embedded hub's folder, as whoever starts one or looks for one sees it: `token`, and while one
//! runs `endpoint.json` and `hub.lock`.
namespace segue::hub_folder {

//! What a hub says of itself; it may have ended since.
struct Endpoint {
    QUrl url;
    qint64 pid = 0;
    QString version;
    Instant startedAt;
};
std::optional<Endpoint> endpoint(const QString& dir);

//! The process that holds the hub's lock; 0 if none does. Takes the lock for a moment where it is free.
qint64 owner(const QString& dir);

//! Makes the folder (for its owner alone) and the hub's token where there are none; the token.
//! Errors: Storage.
Result<QString> prepare(const QString& dir, Random& random);
//! The token; nothing where there was never a hub. Errors: Storage.
Result<QString> token(const QString& dir);

//! What a hub is told over its standard input, because arguments and environment can be read by others.
QByteArray greeting(const QString& token, const QString& agentName);

//! The hub's program, beside this one.
QString program();
//! What the embedded hub's agent is called: the name of the person at this computer, or `otherwise`.
QString agentName(const QString& otherwise);

} // namespace segue::hub_folder
