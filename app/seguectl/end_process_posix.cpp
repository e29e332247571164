// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/end_process.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/types.h>

namespace segue::ctl {

bool endProcess(qint64 pid) {
    return pid > 1 && ::kill(static_cast<pid_t>(pid), SIGTERM) == 0;
}

bool processRuns(qint64 pid) {
    return pid > 1 && ::kill(static_cast<pid_t>(pid), 0) == 0;
}

} // namespace segue::ctl
#endif
