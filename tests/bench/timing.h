// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/bench.h"

#include <chrono>

namespace segue::bench {

//! Milliseconds that `call` takes.
template <class Call> double timed(Call call) {
    const auto begin = std::chrono::steady_clock::now();
    call();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

//! Runs `query(i)`, which answers a Result<void>, `times` times and reports how long each took. One run
//! before them is not counted: it fills the caches.
template <class Query>
Result<void> measure(const Report& report, const QString& metric, int times, Query query) {
    QList<double> samples;
    for (int i = -1; i < times; ++i) {
        Result<void> done;
        const double took = timed([&] { done = query(std::max(i, 0)); });
        if (!done)
            return done;
        if (i >= 0)
            samples.append(took);
    }
    report.distribution(metric, samples, QStringLiteral("ms"));
    return {};
}

} // namespace segue::bench
