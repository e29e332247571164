// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QStringList>
#include <functional>

namespace segue::ctl {

// The settings of a hub as words on a command line: "mail.smtp_port=587" for `{"mail":{"smtp_port":587}}`.

//! Every key, in the order of docs/hub-api.md.
QStringList settingKeys();

//! The body of PUT /admin/settings for `assignments` ("KEY=VALUE"; the value of a secret may be "-": then
//! `nextLine` gives it, and answers nothing where there is no more). Errors: usage.
Result<QJsonObject>
settingsFromWords(const QStringList& assignments, const std::function<std::optional<QString>()>& nextLine);

//! The answer of GET /admin/settings, a key a line; of secrets only whether they are set.
QString settingsText(const QJsonObject& settings);

} // namespace segue::ctl
