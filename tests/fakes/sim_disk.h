// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "tests/fakes/disk_model.h"

#include <QString>
#include <optional>

namespace segue {

//! The disk under a simulation's databases: every database of this process goes through it. It fails when
//! told to, dies in the middle of a write as its process would, and knows what a power cut would take. One
//! for a process, because SQLite's file systems are.
class SimDisk {
public:
    //! Puts it under SQLite; false where the programs' SQLite is not ours to reach (a driver with a copy
    //! inside).
    static bool install();
    static SimDisk& instance();

    //! How often a write, a sync or a growth fails, from 0 to 1, and what it says.
    struct Faults {
        double full = 0;
        double broken = 0;
    };
    //! Begins anew on an empty disk, with accidents by `random`, which outlives its use.
    void begin(Random& random);
    void setFaults(const Faults& faults) { m_faults = faults; }
    bool hasFaults() const { return m_faults.full > 0 || m_faults.broken > 0; }
    //! After `calls` more calls that change something, nothing reaches the disk any more.
    void dieAfter(int calls) { m_callsLeft = calls; }
    bool isDead() const { return m_callsLeft == 0; }
    //! The next process. `cut` says what the power took with it; without it the system lived on and kept
    //! everything. All databases must be closed. Errors: Storage.
    Result<void> revive(const std::optional<CutPolicy>& cut, const QString& root);

    int fullCount() const { return m_fullCount; }
    int brokenCount() const { return m_brokenCount; }
    int calls() const { return m_calls; }

    // What the file system under SQLite tells.
    //! SQLite's result code for a call that changes something: 0 if it may be carried out.
    int admit();
    void created(const QString& path);
    void written(const QString& path, const QByteArray& bytes, qint64 offset);
    void truncated(const QString& path, qint64 size);
    void synced(const QString& path);
    void removed(const QString& path);

private:
    quint64 numberOf(const QString& path);
    void record(IoKind kind, const QString& path, qint64 offset = 0, const QByteArray& bytes = {});

    Random* m_random = nullptr;
    Faults m_faults;
    DiskModel m_model;
    QHash<QString, quint64> m_numbers;
    quint64 m_lastNumber = 0;
    int m_callsLeft = -1;
    int m_calls = 0;
    int m_fullCount = 0;
    int m_brokenCount = 0;
};

} // namespace segue
