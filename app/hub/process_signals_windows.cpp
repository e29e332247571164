// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/process_signals.h"

#include <QtGlobal>

#ifdef Q_OS_WIN

#include <QCoreApplication>
#include <qt_windows.h>
#include <thread>

namespace segue::hub {

namespace {

BOOL WINAPI onConsoleEvent(DWORD) {
    QMetaObject::invokeMethod(QCoreApplication::instance(), &QCoreApplication::quit, Qt::QueuedConnection);
    return TRUE;
}

} // namespace

void quitOnSignals() {
    SetConsoleCtrlHandler(onConsoleEvent, TRUE);
}

// The user's profile folder is private by its access list.
void keepNewFilesPrivate() {}

void watchStandardInput(void (*atEnd)()) {
    std::thread([atEnd] {
        char bytes[256];
        DWORD count = 0;
        while (ReadFile(GetStdHandle(STD_INPUT_HANDLE), bytes, sizeof bytes, &count, nullptr) && count > 0) {
        }
        atEnd();
    }).detach();
}

} // namespace segue::hub

#endif
