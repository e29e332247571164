// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/store/cache_db.h"
#include "core/store/work_db.h"
#include "core/views/views.h"
#include "tests/bench/bench.h"
#include "tests/bench/generator.h"

#include <memory>

namespace segue::bench {

//! What filling a profile took.
struct Filling {
    qint64 entries = 0;
    qint64 rows = 0;
    double seconds = 0;         //!< In all that the engine does with a batch; not in making it.
    double identitySeconds = 0; //!< Of these, in following the identity of contacts.
    double cpuSeconds = 0;      //!< Of these, at work: on a busy machine the rest is waiting.
    QList<double> batchMs;
};

//! A workstation's profile with one account, filled from a generator by the way that an adapter's rows take.
class FilledProfile {
public:
    static AccountId account() { return AccountId(QStringLiteral("bench")); }

    //! Opens the profile in `dir`, or makes one.
    static Result<std::unique_ptr<FilledProfile>> open(const QString& dir);
    //! The big store: that of the setup's folder, or a new one. `times` hears what filling it took; it is
    //! left alone if the store was there.
    static Result<std::unique_ptr<FilledProfile>> big(const Setup& setup, Filling* filling = nullptr);
    //! The same, made anew.
    static Result<std::unique_ptr<FilledProfile>> bigAnew(const Setup& setup, Filling& filling);

    //! Stores every row of `generator`.
    Result<Filling> fill(Generator& generator);
    //! Reads of what is stored now.
    Result<std::unique_ptr<Views>> views() const { return Views::open(m_dir); }
    const QString& dir() const { return m_dir; }
    //! Of the cache and its log, in bytes.
    qint64 bytesOnDisk() const;

private:
    explicit FilledProfile(const QString& dir) : m_dir(dir) {}

    QString m_dir;
    SystemClock m_clock;
    std::unique_ptr<WorkDb> m_work;
    std::unique_ptr<CacheDb> m_cache;
};

//! The shape of the big store: `--entries N`, a million by default.
Shape bigShape(const Numbers& sizes);

} // namespace segue::bench
