// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QPromise>

namespace segue {

//! An answer that comes later, on the asking thread's event loop.
template <class T> using Async = QFuture<Result<T>>;

//! An answer that is there already.
template <class T> Async<T> ready(Result<T> result) {
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

//! Calls `then(Result<T>)` on `context`'s thread when `future` has its answer, and not at all if `context` is
//! gone by then. A future that ends without an answer (its promise was dropped) is delivered as Cancelled.
//!
//! This and no other way: QFuture::then(context, …) aborts debug builds of Qt 6.4 when the context dies
//! first.
template <class T, class Then> void deliver(QObject* context, const Async<T>& future, Then then) {
    auto* watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(
        watcher, &QFutureWatcherBase::finished, context, [watcher, then = std::move(then)]() mutable {
            watcher->deleteLater();
            const auto answer = watcher->future();
            if (answer.resultCount() == 0)
                then(Result<T>(fail(ErrorKind::Cancelled, QStringLiteral("cancelled"))));
            else
                then(answer.result());
        });
    watcher->setFuture(future);
}

} // namespace segue
