// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/store/cache_db.h"
#include "core/store/work_db.h"
#include "core/views/views.h"
#include "tests/bench/bench.h"
#include "tests/bench/generator.h"

#include <QTemporaryDir>
#include <memory>

namespace segue::bench {

//! What filling a profile took.
struct Filling {
    qint64 entries = 0;
    qint64 rows = 0;
    double seconds = 0;    //!< In CacheDb::apply alone.
    double cpuSeconds = 0; //!< Of these, at work: on a busy machine the rest is waiting.
    QList<double> batchMs;
};

//! A profile in a folder of its own, filled from a generator.
class FilledProfile {
public:
    static Result<std::unique_ptr<FilledProfile>> make();

    //! Stores every row of `generator`, in pages of `pageRows`.
    Result<Filling> fill(Generator& generator, int pageRows);
    //! Reads of what is stored now.
    Result<std::unique_ptr<Views>> views() const { return Views::open(m_dir.path()); }
    CacheDb& cache() { return *m_cache; }
    //! Of the cache and its log, in bytes.
    qint64 bytesOnDisk() const;

private:
    FilledProfile() = default;

    QTemporaryDir m_dir;
    SystemClock m_clock;
    std::unique_ptr<WorkDb> m_work;
    std::unique_ptr<CacheDb> m_cache;
};

//! Milliseconds that `call` takes.
template <class Call> double timed(Call call) {
    const auto begin = std::chrono::steady_clock::now();
    call();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

} // namespace segue::bench
