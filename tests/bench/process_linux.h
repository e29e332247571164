// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QProcess>
#include <QString>
#include <QStringList>

namespace segue::bench {

//! A program of this build.
QString ownProgram(const QString& name);
//! A program of the system; empty where it is not installed.
QString systemProgram(const QString& name);

//! Runs seguectl on a profile: what it says. `limit` in milliseconds.
Result<QByteArray> runCtl(const QString& profile, const QStringList& arguments, int limit);

//! Memory of a process in MB (10^6 bytes), proportional: what it shares is counted by its share.
struct Memory {
    double all = 0;
    double own = 0; //!< Without mapped files, which the system takes back when it needs the space.
};
Memory memoryOf(qint64 pid);
//! Of the process and all that it started.
Memory memoryOfTree(qint64 pid);

//! Empties the file cache of the machine. False where only root may.
bool dropFileCache();
//! Else: takes these files, folders with all that is in them, out of the file cache.
void dropFromCache(const QStringList& paths);
//! The program's file and every library that it has loaded.
QStringList filesMappedBy(qint64 pid);

//! Asks the program to end, and makes it.
void endProcess(QProcess& process);

} // namespace segue::bench
