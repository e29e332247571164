// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/end_process.h"

#include <QtGlobal>

#ifdef Q_OS_WIN
#include <windows.h>

namespace segue::ctl {

bool endProcess(qint64 pid) {
    const HANDLE process = OpenProcess(PROCESS_TERMINATE, FALSE, static_cast<DWORD>(pid));
    if (!process)
        return false;
    const bool ended = TerminateProcess(process, 0) != 0;
    CloseHandle(process);
    return ended;
}

bool processRuns(qint64 pid) {
    const HANDLE process = OpenProcess(SYNCHRONIZE, FALSE, static_cast<DWORD>(pid));
    if (!process)
        return false;
    const bool runs = WaitForSingleObject(process, 0) == WAIT_TIMEOUT;
    CloseHandle(process);
    return runs;
}

} // namespace segue::ctl
#endif
