// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/strong_id.h"

#include <QByteArray>
#include <QString>
#include <QVariant>
#include <concepts>
#include <cstddef>
#include <optional>
#include <vector>

namespace segue::db {

//! What one `?` of a statement stands for. Made implicitly from the types that Segue stores; an
//! empty optional and nullptr are NULL. A null QString is the empty text, never NULL. U+0000, which
//! PostgreSQL cannot hold, is stored as U+FFFD by both databases.
class Value {
public:
    Value(std::nullptr_t) {}
    Value(const QString& text);
    Value(const QByteArray& bytes);
    Value(bool flag) : m_variant(flag) {}
    Value(double number) : m_variant(number) {}
    Value(Instant at) : m_variant(toMs(at)) {}
    template <std::integral T>
        requires(!std::same_as<T, bool>)
    Value(T number) : m_variant(static_cast<qint64>(number)) {}
    template <class Tag> Value(const StrongId<Tag>& id) : Value(id.value()) {}
    template <class T> Value(const std::optional<T>& maybe) {
        if (maybe)
            *this = Value(*maybe);
    }
    //! Text is QString; a pointer would turn into `true` unnoticed.
    template <class T> Value(const T*) = delete;

    const QVariant& variant() const { return m_variant; }

private:
    QVariant m_variant;
};

//! The bindings of a statement, in the order of its `?`.
using Values = std::vector<Value>;

} // namespace segue::db
