// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"

#include <QString>
#include <QUrl>
#include <optional>

namespace segue::ctl {

//! The folder of a profile's embedded hub: whether one runs on it, and its life without a
//! workstation.
class HubHome {
public:
    explicit HubHome(QString dir) : m_dir(std::move(dir)) {}

    //! A hub that runs.
    struct Running {
        QUrl url;
        qint64 pid = 0;
        QString version;
        Instant startedAt;
    };
    //! Nothing where none runs, or where the one that runs has not said its address yet.
    std::optional<Running> running() const;
    //! The administrator's token of this hub. Errors: Storage; Permanent "no_hub" where there never
    //! was one.
    Result<QString> token() const;

    //! Starts a hub that outlives this process: it ends an hour after its last use. Waits until it
    //! answers. Errors: Permanent "hub_not_started", Storage.
    Result<Running> start() const;
    //! Ends the one that runs and waits for its end; false if none ran. Errors: Transient
    //! "hub_not_ended".
    Result<bool> stop() const;

    //! The hub's program, beside this one.
    static QString program();
    //! What the embedded hub's agent is called: the name of the person at this computer.
    static QString agentName();

private:
    //! Takes the lock for a moment where it is free.
    bool isLocked() const;
    //! What the last hub said of itself; it may have ended.
    std::optional<Running> announced() const;

    QString m_dir;
};

} // namespace segue::ctl
