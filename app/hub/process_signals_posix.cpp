// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/process_signals.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX

#include <QCoreApplication>
#include <QSocketNotifier>
#include <array>
#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace segue::hub {

namespace {

//! Written by the signal handler, read by the event loop: a handler may do nothing else.
std::array<int, 2> signalPipe{-1, -1};

void onSignal(int) {
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(signalPipe[1], &byte, 1);
}

} // namespace

void quitOnSignals() {
    if (::pipe(signalPipe.data()) != 0)
        return;
    for (const int end : signalPipe)
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    ::fcntl(signalPipe[1], F_SETFL, O_NONBLOCK);
    auto* notifier = new QSocketNotifier(signalPipe[0], QSocketNotifier::Read, QCoreApplication::instance());
    QObject::connect(notifier, &QSocketNotifier::activated, notifier, [notifier] {
        notifier->setEnabled(false);
        QCoreApplication::quit();
    });
    struct sigaction action = {};
    action.sa_handler = onSignal;
    ::sigemptyset(&action.sa_mask);
    ::sigaction(SIGTERM, &action, nullptr);
    ::sigaction(SIGINT, &action, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
    ::signal(SIGHUP, SIG_IGN);
}

void keepNewFilesPrivate() {
    ::umask(S_IRWXG | S_IRWXO);
}

void watchStandardInput(void (*atEnd)()) {
    std::thread([atEnd] {
        char bytes[256];
        while (true) {
            const auto count = ::read(STDIN_FILENO, bytes, sizeof bytes);
            if (count == 0 || (count < 0 && errno != EINTR))
                break;
        }
        atEnd();
    }).detach();
}

} // namespace segue::hub

#endif
