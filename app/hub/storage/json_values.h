// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/strong_id.h"

#include <QJsonValue>
#include <optional>

// How values that may be absent are written: as null.
namespace segue::hub {

inline QJsonValue jsonTime(const std::optional<Instant>& at) {
    return at ? QJsonValue(toMs(*at)) : QJsonValue(QJsonValue::Null);
}
inline QJsonValue jsonTime(Instant at) {
    return QJsonValue(toMs(at));
}
template <class Tag> QJsonValue jsonId(const StrongId<Tag>& id) {
    return id.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(id.value());
}

} // namespace segue::hub
