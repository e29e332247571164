// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"

#include <QHash>
#include <QJsonObject>
#include <QJsonValue>
#include <QLocalSocket>
#include <QObject>
#include <memory>

namespace segue {

//! Asks the process that owns a profile (core/engine/control.h).
class ControlClient final : public QObject {
    Q_OBJECT

public:
    //! Connects to the owner of `profileDir`.
    explicit ControlClient(const QString& profileDir);
    ~ControlClient() override;

    //! Errors: those of the method; Transient "owner_gone" if nobody is there or the owner ends
    //! first.
    Async<QJsonValue> call(const QString& method, const QJsonObject& params = {});

private:
    using Promise = QPromise<Result<QJsonValue>>;

    void read();
    void failAll();

    QLocalSocket m_socket;
    QByteArray m_unsent; //!< Until the connection stands.
    qint64 m_lastId = 0;
    QHash<qint64, std::shared_ptr<Promise>> m_waiting;
};

} // namespace segue
