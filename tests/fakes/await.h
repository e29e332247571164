// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <optional>

namespace segue {

//! For tests alone: runs the event loop until `future` has its answer. One that does not come in
//! time is Cancelled with the code "test_timeout".
template <class T> Result<T> await(const Async<T>& future, int milliseconds = 20'000) {
    std::optional<Result<T>> answer;
    QObject context;
    deliver(&context, future, [&](Result<T> result) { answer = std::move(result); });
    QDeadlineTimer deadline(milliseconds);
    while (!answer && !deadline.hasExpired())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 50);
    if (!answer)
        return fail(ErrorKind::Cancelled, QStringLiteral("test_timeout"));
    return *answer;
}

} // namespace segue
