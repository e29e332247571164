// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/instant.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>
#include <optional>

namespace segue::bench {

//! Runs the event loop until `isDone()`, looking after each of its turns and every `every`; asleep in
//! between, so that waiting takes no time from what is measured. Errors: Cancelled where it takes longer than
//! `patience`.
template <class IsDone>
Result<void> waitFor(IsDone isDone, const QString& what, Millis patience, Millis every = Millis{5}) {
    const QDeadlineTimer deadline(patience);
    QTimer tick;
    tick.start(every);
    while (!isDone()) {
        if (deadline.hasExpired())
            return fail(ErrorKind::Cancelled, QStringLiteral("bench_timeout"), what);
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }
    return {};
}

//! Waits for an answer in the same way.
template <class T> Result<T> answerOf(const Async<T>& future, Millis patience) {
    std::optional<Result<T>> answer;
    QObject context;
    deliver(&context, future, [&](Result<T> result) { answer = std::move(result); });
    SEGUE_TRY(
        waitFor([&] { return answer.has_value(); }, QStringLiteral("there was no answer in time"), patience));
    return *answer;
}

} // namespace segue::bench
