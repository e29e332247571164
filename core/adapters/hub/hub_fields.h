// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/adapters/hub/hub_rows.h"
#include "core/base/json.h"

#include <optional>

namespace segue::hub_api {

//! A reference that may be absent; the hub writes "" or null for "nobody".
template <class Reference>
std::optional<Reference> optionalRef(JsonReader& r, const char* key, const AccountId& account) {
    const QString id = r.optionalString(key);
    return id.isEmpty() ? std::nullopt : std::optional(Reference{account, id});
}

} // namespace segue::hub_api
