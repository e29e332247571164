// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/engine/control_client.h"

#include <QObject>
#include <QTimer>

namespace segue {

//! A start on a profile that another program has open: it asks that program for its window.
class SecondStart final : public QObject {
public:
    //! Connects to the owner of `profileDir`.
    explicit SecondStart(const QString& profileDir);

    //! Asks once, running the application's event loop; good when the window was asked to show
    //! itself. Errors: Transient "owner_gone" (nobody is there; told after a pause, so that it may
    //! be asked again), Storage "owner_without_window" (it is no workstation), "profile_locked" (it
    //! does not answer).
    Result<void> run();

private:
    void answered(const Result<QJsonValue>& shown);
    void end(const Result<void>& outcome, int delay = 0);

    ControlClient m_owner;
    QTimer m_patience;
    Result<void> m_outcome;
};

} // namespace segue
