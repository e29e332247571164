// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/rest/hub_bus.h"

#include <QJsonObject>
#include <QList>

namespace segue::hub {

//! A bus that goes nowhere: it keeps what is told to the other processes, for the test to look at or to
//! carry.
class KeepingBus final : public HubBus {
public:
    void start(BusListener&) override {}
    void stop() override {}
    void tell(const QJsonObject& sign) override { told.append(sign); }

    QList<QJsonObject> told;
};

} // namespace segue::hub
