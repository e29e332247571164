// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/views/views.h"
#include "tests/bench/wait.h"
#include "tests/fakes/hub_under_test.h"
#include "tests/fakes/real_services.h"

#include <QTemporaryDir>
#include <memory>

namespace segue::bench {

//! A workstation without a window: the real engine on its thread over real sockets, with a profile that goes
//! with it.
class Workstation {
public:
    //! `sockets` null = the system's; else it outlives this.
    static Result<std::unique_ptr<Workstation>> open(WebSocketFactory* sockets = nullptr);

    //! Adds the hub as an account. The first sync begins.
    Result<void> signIn(HubUnderTest& hub);
    //! Waits until everything that the hub had is here.
    Result<void> settle();

    Engine& engine() { return *m_engine; }
    Views& views() { return *m_views; }
    const AccountId& account() const { return m_account; }

private:
    Workstation() = default;

    QTemporaryDir m_dir;
    RealServices m_services;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<Views> m_views;
    AccountId m_account;
};

} // namespace segue::bench
