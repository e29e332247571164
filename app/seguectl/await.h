// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/instant.h"

#include <QEventLoop>
#include <QTimer>
#include <optional>

namespace segue::ctl {

//! The answer to `future`, after at most `patience` (then Transient "no_answer"). A command line
//! does one thing after the other, so this is where its only event loop runs: main() starts none,
//! and nothing that runs in this one calls await().
template <class T> Result<T> await(const Async<T>& future, Millis patience) {
    std::optional<Result<T>> answer;
    QEventLoop loop;
    deliver(&loop, future, [&](Result<T> result) {
        answer = std::move(result);
        loop.quit();
    });
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    loop.exec();
    if (!answer)
        return fail(
            ErrorKind::Transient, QStringLiteral("no_answer"), QStringLiteral("no answer came in time"));
    return std::move(*answer);
}

} // namespace segue::ctl
