// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine_core.h"

#include <QJsonObject>
#include <QLocalServer>
#include <QLocalSocket>
#include <functional>
#include <map>

namespace segue {

//! Lets a second process of the same user ask this engine (core/engine/control.h).
class ControlServer final : public QObject {
    Q_OBJECT

public:
    explicit ControlServer(EngineCore& core);

    //! Errors: Storage "control_unavailable"; the engine works without it.
    Result<void> listen(const QString& profileDir);

private:
    using Respond = std::function<void(const Result<QJsonValue>&)>;
    using Method = std::function<void(const QJsonObject& params, const Respond& respond)>;

    void addCommandMethods();
    void addAccountMethods();
    void addIdentityMethods();
    void addOtherMethods();
    void accept();
    void read(QLocalSocket* socket);
    void handle(QLocalSocket* socket, const QByteArray& line);

    EngineCore& m_core;
    QLocalServer m_server;
    std::map<QString, Method> m_methods;
};

} // namespace segue
