// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QMap>
#include <QString>
#include <QStringList>

//! An agent's work on a profile, watched: what was promised, and whether it is still there.
namespace segue::soak {

struct WorkPlay {
    QString profileDir;
    QString log; //!< Where each promise is written down when it was given.
    int rounds = 0;
    quint64 seed = 1;
    bool isNormal = false; //!< `synchronous=NORMAL` instead of FULL.
    //! The disk fails for a while: what it does not take is told and tried again, in the same process.
    bool diskFails = false;

    //! For playPart(), and back.
    QStringList toWords() const;
    static WorkPlay fromWords(const QStringList& words);
};
//! Queues, sends, cancels and drafts, with files; runs in the process that is watched. Errors: the first; of
//! a disk that fails only what it still says after a hundred rounds more.
Result<void> playWork(const WorkPlay& play);

//! What is promised of a profile, from its acknowledgements.
class WorkPromises {
public:
    void add(const QString& acknowledged);
    qsizetype count() const { return m_count; }
    //! What of it is missing in the profile in `dir`; a sentence each.
    QStringList brokenIn(const QString& dir) const;

private:
    struct Queued {
        QString file; //!< SHA-256, empty without one.
        bool hasBegun = false;
        QString end; //!< The settled state's word.
    };

    QMap<QString, Queued> m_commands;
    // By conversation, the number of a draft's text.
    QMap<QString, int> m_drafts;
    QMap<QString, int> m_discarding; //!< It is being queued: it may have gone.
    QMap<QString, int> m_discarded;
    qsizetype m_count = 0;
};

} // namespace segue::soak
