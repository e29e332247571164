// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace segue::ctl {

//! Asks the process `pid` of the same user to end; false if that cannot be asked.
bool endProcess(qint64 pid);
//! Whether there is a process `pid`.
bool processRuns(qint64 pid);

} // namespace segue::ctl
