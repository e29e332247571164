// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/rest/hub_bus.h"
#include "core/db/postgres_channel.h"

namespace segue::hub {

//! The bus of the hub processes on one PostgreSQL database: LISTEN and NOTIFY on hubChannel(), where commits
//! are told as well. It has a connection of its own, which is opened again when it is lost.
class PostgresBus final : public HubBus {
public:
    //! `process` names this one.
    PostgresBus(db::PostgresOptions options, QString process);

    void start(BusListener& listener) override;
    void stop() override { m_channel.stop(); }
    void tell(const QJsonObject& sign) override;

private:
    void hear(const QByteArray& payload);

    QString m_process;
    BusListener* m_listener = nullptr;
    db::PostgresChannel m_channel;
};

} // namespace segue::hub
