// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/rest/hub_bus.h"

namespace segue::hub {

//! The bus of a hub on SQLite: it is the only process, so that there is nobody to tell and nothing to hear.
class LoneBus final : public HubBus {
public:
    void start(BusListener&) override {}
    void stop() override {}
    void tell(const QJsonObject&) override {}
};

} // namespace segue::hub
