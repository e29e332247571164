// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"

#include <memory>
#include <utility>

namespace segue {

//! The writing end of an Async<T>. It answers once; left behind without an answer it gives
//! `abandoned`, because a dropped QPromise reads as "Cancelled, nothing was sent", which is a lie
//! about a command on its way.
template <class T> class Answer {
public:
    explicit Answer(Error abandoned) : m_abandoned(std::move(abandoned)) { m_promise.start(); }
    ~Answer() {
        if (!m_given)
            give(fail(m_abandoned));
    }
    Answer(const Answer&) = delete;
    Answer& operator=(const Answer&) = delete;

    Async<T> future() { return m_promise.future(); }
    bool isGiven() const { return m_given; }
    //! The second answer and those after it are ignored.
    void give(Result<T> result) {
        if (std::exchange(m_given, true))
            return;
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }

private:
    QPromise<Result<T>> m_promise;
    Error m_abandoned;
    bool m_given = false;
};

//! What `change(Result<T>)`, a Result<U>, makes of the answer to a read. `context` bounds its life:
//! afterwards the answer is Transient.
template <class U, class T, class Change>
Async<U> mapped(QObject* context, const Async<T>& first, Change change) {
    auto answer = std::make_shared<Answer<U>>(Error{
        ErrorKind::Transient, QStringLiteral("closed"),
        QStringLiteral("It was closed before an answer came."), 0, std::nullopt});
    deliver(context, first, [answer, change = std::move(change)](Result<T> result) mutable {
        answer->give(change(std::move(result)));
    });
    return answer->future();
}

} // namespace segue
