// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/http/request.h"

#include <QByteArrayView>
#include <QStringList>
#include <optional>

namespace segue::hub::http {

//! A request target, decoded once and for all.
struct Target {
    QString path;
    QStringList segments; //!< The path cut at its slashes, without the first one.
    Query query;
};

//! Nothing for what no honest client sends: a target that does not begin with a slash, a broken
//! escape, bytes that are not UTF-8, control characters, a written or escaped "." or ".." segment,
//! an escaped slash or backslash.
std::optional<Target> parseTarget(QByteArrayView target);

} // namespace segue::hub::http
