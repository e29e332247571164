// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QProcessEnvironment>
#include <QString>

//! Watching what a program does to its files, by io_shim_linux.cpp.
namespace segue::soak {

//! The shim's path; empty where there is none.
QString ioShim();

//! The environment of a program whose changes below `root` go to `log`.
QProcessEnvironment watched(const QString& root, const QString& log);

//! Of the changes, counted from 1, `count` fail from the `at`-th on, with the system's error `number`.
struct IoFailure {
    qint64 at = 0;
    int count = 1;
    int number = 0;
};
//! The environment of a program whose changes below `root` go to `log`, but for those that fail.
QProcessEnvironment watched(const QString& root, const QString& log, const IoFailure& failure);

//! The environment of a program whose changes below `root` go to `log`, and which is killed before the
//! `killAt`-th of them, counted from 1.
QProcessEnvironment watchedUntil(const QString& root, const QString& log, qint64 killAt);

//! How a part of this program ended that was played in a process of its own.
struct PartPlayed {
    bool endedWell = false;
    bool wasKilled = false;
    QString said;
};
//! Plays the part that main.cpp knows by `words`, for ten minutes at most.
PartPlayed playPart(const QStringList& words, const QProcessEnvironment& environment);

//! Writes into `log`, where a watched program writes too, that `what` was promised to last. Everything that
//! the promise rests on is there already. Errors: Storage.
Result<void> acknowledge(const QString& log, const QString& what);

} // namespace segue::soak
