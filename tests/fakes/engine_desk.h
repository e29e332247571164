// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/views/views.h"
#include "tests/fakes/real_services.h"

#include <QTemporaryDir>
#include <memory>

namespace segue {

//! An agent's desk without a window: the engine and the views on a profile of its own, with real sockets and
//! without a keyring.
class EngineDesk {
public:
    ~EngineDesk();

    //! Opens a new profile. Errors: as Engine::openWith() and Views::open().
    Result<void> begin();
    //! Adds the account of a hub; empty where that failed.
    AccountId addHub(const QString& name, const QUrl& url, const QByteArray& token);

    Engine& engine() { return *m_engine; }
    const Engine& engine() const { return *m_engine; }
    Views& views() const { return *m_views; }
    QString profileDir() const { return m_dir.filePath(QStringLiteral("profile")); }

    //! Disabled for an account that is not there.
    ConnectionStatus::State stateOf(const AccountId& account) const;
    //! Replies by chat; true once it is on the disk.
    bool accepts(const ConversationRef& conversation, const QString& text);

private:
    QTemporaryDir m_dir;
    RealServices m_services;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<Views> m_views;
};

} // namespace segue
