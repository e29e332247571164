// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/rest/postgres_bus.h"

#include "app/hub/storage/hub_channel.h"
#include "core/base/json.h"
#include "core/base/log.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

PostgresBus::PostgresBus(db::PostgresOptions options, QString process)
    : m_process(std::move(process)),
      m_channel(
          std::move(options), hubChannel(),
          {[this] { m_listener->opened(); }, [this](const QByteArray& payload) { hear(payload); },
           [this] { m_listener->tick(); }}) {}

void PostgresBus::start(BusListener& listener) {
    m_listener = &listener;
    m_channel.start();
}

void PostgresBus::tell(const QJsonObject& sign) {
    m_channel.say(channelPayload(m_process, sign));
}

void PostgresBus::hear(const QByteArray& payload) {
    const auto sign = parseJsonObject(payload, db::PostgresChannel::largestPayload);
    if (!sign) {
        qCWarning(segueHub) << "another process said what cannot be read:" << sign.error().message;
        return;
    }
    const QString from = sign->value("from"_L1).toString();
    if (from != m_process)
        m_listener->heard(from, *sign);
}

} // namespace segue::hub
