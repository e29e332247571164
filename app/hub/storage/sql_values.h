// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/db/value.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>
#include <functional>

// Small translations between values and columns that every repository needs.
namespace segue::hub {

template <class Tag> db::Value orNull(const StrongId<Tag>& id) {
    return id.isEmpty() ? db::Value(nullptr) : db::Value(id);
}
inline db::Value orNull(const QString& text) {
    return text.isEmpty() ? db::Value(nullptr) : db::Value(text);
}

QString jsonText(const QJsonArray& array);
QString jsonText(const QJsonObject& object);
QJsonArray jsonArray(const QString& text);
QJsonObject jsonObject(const QString& text);
QStringList stringsOf(const QJsonArray& array);
inline QString jsonText(const QStringList& list) {
    return jsonText(QJsonArray::fromStringList(list));
}

//! Reads rows by their ids with `WHERE … IN (…)`, a few dozen at a time. `each(placeholders,
//! values)` gets "?,?,…" and what stands for it. The pieces come in few lengths (a short one
//! repeats its last id), so that their statements stay prepared.
[[nodiscard]] Result<void> inPieces(
    const QStringList& ids,
    const std::function<Result<void>(const QString& placeholders, const db::Values& values)>& each);

} // namespace segue::hub
