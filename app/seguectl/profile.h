// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/seguectl/engine_port.h"
#include "app/seguectl/hub_home.h"
#include "core/views/views.h"

#include <QString>
#include <memory>

namespace segue::ctl {

//! The profile that a command works on. Nothing of it is opened before it is asked for.
class Profile {
public:
    //! `dir` empty = the workstation's own.
    explicit Profile(const QString& dir);

    const QString& dir() const { return m_dir; }
    HubHome hubHome() const;

    //! Its rows, read-only. Errors: Permanent "no_profile".
    Result<Views*> views();
    //! Its engine. With Hub::Wanted and no account yet, the embedded hub becomes its first account.
    enum class Hub { Wanted, Unwanted };
    Result<EnginePort*> engine(Hub hub = Hub::Wanted);
    //! True while another program has it open.
    bool hasOtherOwner() const;

    //! The workstation's own folder.
    static QString usualDir();
    //! Where the sample workspace lives, apart from anybody's real one.
    static QString sampleDir();
    //! SEGUE_TOKEN: stands in for a credential that no keyring has.
    static QString environmentToken();

private:
    QString m_dir;
    std::unique_ptr<EnginePort> m_engine;
    std::unique_ptr<Views>
        m_views; // It goes first: the last one to close a database must be able to tidy it.
};

} // namespace segue::ctl
