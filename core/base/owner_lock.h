// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>
#include <chrono>

namespace segue {

//! That one process owns a folder: a lock file that only the end of its owner frees, however old it is.
class OwnerLock {
public:
    enum class Outcome {
        Taken,
        Held,   //!< Another process has it.
        Failed, //!< The file cannot be written.
    };

    explicit OwnerLock(const QString& path);

    //! Whoever looks whether it is held takes it for a moment: `patience` is how long to wait for that. A
    //! file that an owner left behind before it had written its name takes a second more.
    Outcome take(std::chrono::milliseconds patience);
    //! The process that has it; 0 if nobody knows.
    qint64 owner() const;

private:
    Outcome attempt(std::chrono::milliseconds patience);
    bool staysNameless() const;

    QLockFile m_lock;
};

} // namespace segue
