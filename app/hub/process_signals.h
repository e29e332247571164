// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What differs between operating systems in how a process is asked to end. One .cpp file each.
namespace segue::hub {

//! Ends the application's event loop on SIGTERM and SIGINT, or when the console closes. Call it
//! once, after the QCoreApplication was made.
void quitOnSignals();

//! Files that this process makes are its user's alone.
void keepNewFilesPrivate();

//! Reads standard input to its end on a thread of its own, then calls `atEnd` on that thread. The
//! thread lives until then or until the process ends.
void watchStandardInput(void (*atEnd)());

} // namespace segue::hub
