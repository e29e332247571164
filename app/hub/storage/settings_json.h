// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/settings.h"

#include <QJsonObject>

namespace segue::hub {

enum class Secrets {
    Included, //!< In the database.
    Hidden,   //!< In answers: "…_set" says whether there is one.
};

//! Whether `object` names a time zone that exists, if it names one. Not asked of what is stored: a zone that
//! an update of the machine drops must not stop the hub.
Result<void> checkTimeZone(const QJsonObject& object);
//! What everybody may know of the workspace.
QJsonObject publicWorkspaceToJson(const Settings& settings);
QJsonObject settingsToJson(const Settings& settings, Secrets secrets);
QJsonObject retentionToJson(const RetentionSettings& retention);
//! Changes what `object` names; its days replace those from before. Errors: Protocol.
Result<void> applyRetention(const QJsonObject& object, RetentionSettings& retention);
//! Changes the settings that `object` names and leaves the others. Errors: Protocol, with the path.
Result<void> applySettings(const QJsonObject& object, Settings& settings);

} // namespace segue::hub
