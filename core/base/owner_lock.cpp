// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/owner_lock.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QThread>

namespace segue {

using namespace std::chrono_literals;

namespace {

//! How long an owner may take from making the file to writing its name into it.
constexpr auto namingPatience = 1s;

} // namespace

OwnerLock::OwnerLock(const QString& path) : m_lock(path) {
    m_lock.setStaleLockTime(0);
}

qint64 OwnerLock::owner() const {
    qint64 pid = 0;
    QString host;
    QString application;
    return m_lock.getLockInfo(&pid, &host, &application) ? pid : 0;
}

OwnerLock::Outcome OwnerLock::attempt(std::chrono::milliseconds patience) {
    if (m_lock.tryLock(int(patience.count()))) {
        // Else somebody took ours for left behind between its making and its naming.
        return owner() == QCoreApplication::applicationPid() ? Outcome::Taken : Outcome::Held;
    }
    return m_lock.error() == QLockFile::LockFailedError ? Outcome::Held : Outcome::Failed;
}

bool OwnerLock::staysNameless() const {
    for (const QDeadlineTimer deadline(namingPatience); !deadline.hasExpired(); QThread::msleep(20)) {
        if (owner() != 0)
            return false;
    }
    return true;
}

OwnerLock::Outcome OwnerLock::take(std::chrono::milliseconds patience) {
    const Outcome outcome = attempt(patience);
    // QLockFile knows a dead owner by its name: a kill or a power cut before that was written would hold
    // the folder for ever. The system's own lock keeps a living owner's file from being removed here.
    if (outcome != Outcome::Held || !staysNameless())
        return outcome;
    m_lock.removeStaleLockFile();
    return attempt(0ms);
}

} // namespace segue
