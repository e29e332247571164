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
    //! `dir` empty = the workstation's own. `namedAccount` is what the command line calls the account that
    //! it is about (--account); empty = none is named.
    explicit Profile(const QString& dir, const QString& namedAccount = {});

    const QString& dir() const { return m_dir; }
    HubHome hubHome() const;

    //! Its rows, read-only. Errors: Permanent "no_profile".
    Result<Views*> views();
    //! Its engine, for what a command does: work with what the accounts have, or look after the accounts
    //! themselves. For work, the embedded hub becomes the first account where there is none yet, and
    //! environmentToken() is the named account's, or else that of the only account that is not embedded.
    enum class Purpose { Work, Accounts };
    Result<EnginePort*> engine(Purpose purpose = Purpose::Work);
    //! True while another program has it open.
    bool hasOtherOwner() const;

    //! The workstation's own folder.
    static QString usualDir();
    //! Where the sample workspace lives, apart from anybody's real one.
    static QString sampleDir();
    //! SEGUE_TOKEN: the credential of one account, for this run.
    static QString environmentToken();

private:
    PortOptions optionsFor(Purpose purpose);

    QString m_dir;
    QString m_namedAccount;
    std::unique_ptr<EnginePort> m_engine;
    std::unique_ptr<Views>
        m_views; // It goes first: the last one to close a database must be able to tidy it.
};

} // namespace segue::ctl
