// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/settings.h"

#include <QJsonObject>

namespace segue::hub {

enum class Secrets {
    Included, //!< In the database.
    Hidden,   //!< In answers: "…_set" says whether there is one.
};

QJsonObject settingsToJson(const Settings& settings, Secrets secrets);
//! Changes the settings that `object` names and leaves the others. Errors: Protocol, with the path.
Result<void> applySettings(const QJsonObject& object, Settings& settings);

} // namespace segue::hub
