// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/control_server.h"
#include "core/engine/engine_core.h"
#include "core/engine/system_services.h"

#include <QThread>
#include <memory>

namespace segue {

//! The thread that an EngineCore lives on, with what it stands on. Made and destroyed on the asking
//! thread.
class EngineThread final {
public:
    EngineThread();
    ~EngineThread();

    //! Opens the core on the thread and waits for it. `services` null = the system's.
    Result<EngineCore*> open(const EngineOptions& options, const EngineServices* services);
    //! Hands `call` to the engine thread, in order. After stop() it is dropped.
    void post(std::function<void(EngineCore&)> call);
    //! Writes what is unwritten, ends the embedded hub and then the thread; waits for it.
    void stop();

private:
    //! What lives and dies on the thread.
    struct House {
        std::unique_ptr<SystemServices> system;
        std::unique_ptr<EngineCore> core;
        std::unique_ptr<ControlServer> control;
    };

    QThread m_thread;
    QObject m_post; //!< Lives on the thread: calls reach it there.
    House m_house;
};

} // namespace segue
