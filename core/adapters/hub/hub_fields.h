// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/adapters/hub/hub_rows.h"
#include "core/base/json.h"

#include <optional>

namespace segue::hub_api {

//! A required word of an enumeration.
template <class Enum> Enum word(JsonReader& r, const char* key, std::optional<Enum> (*parse)(QStringView)) {
    const QString text = r.string(key);
    const auto value = parse(text);
    if (!value)
        r.complain(key, QStringLiteral("unknown word \"%1\"").arg(text.left(32)));
    return value.value_or(Enum{});
}

//! A word that may be absent.
template <class Enum>
Enum optionalWord(JsonReader& r, const char* key, std::optional<Enum> (*parse)(QStringView), Enum fallback) {
    return r.has(key) ? word(r, key, parse) : fallback;
}

//! A reference that may be absent; the hub writes "" or null for "nobody".
template <class Reference>
std::optional<Reference> optionalRef(JsonReader& r, const char* key, const AccountId& account) {
    const QString id = r.optionalString(key);
    return id.isEmpty() ? std::nullopt : std::optional(Reference{account, id});
}

//! A list of objects; an item that is wrong is the parent's error.
template <class Read> void eachObject(JsonReader& r, const char* key, Read read) {
    const QJsonArray values = r.optionalArray(key);
    for (const QJsonValue& value : values) {
        JsonReader item(value.toObject(), r.pathOf(key));
        read(item);
        if (item.error())
            r.complain(key, item.error()->message);
    }
}

} // namespace segue::hub_api
