// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/hub_folder.h"

namespace segue::ctl {

//! The folder of a profile's embedded hub: whether one runs on it, and its life without a
//! workstation.
class HubHome {
public:
    explicit HubHome(QString dir) : m_dir(std::move(dir)) {}

    using Running = hub_folder::Endpoint;
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

private:
    bool isOwned() const;

    QString m_dir;
};

} // namespace segue::ctl
