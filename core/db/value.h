// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/strong_id.h"

#include <QByteArray>
#include <QString>
#include <concepts>
#include <cstddef>
#include <optional>
#include <variant>
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
    Value(bool flag) : m_stored(flag) {}
    Value(double number) : m_stored(number) {}
    Value(Instant at) : m_stored(toMs(at)) {}
    template <std::integral T>
        requires(!std::same_as<T, bool>)
    Value(T number) : m_stored(static_cast<qint64>(number)) {}
    template <class Tag> Value(const StrongId<Tag>& id) : Value(id.value()) {}
    template <class T> Value(const std::optional<T>& maybe) {
        if (maybe)
            *this = Value(*maybe);
    }
    //! Text is QString; a pointer would turn into `true` unnoticed.
    template <class T> Value(const T*) = delete;

    using Stored = std::variant<std::nullptr_t, bool, qint64, double, QString, QByteArray>;
    const Stored& stored() const { return m_stored; }

private:
    Stored m_stored = nullptr;
};

//! The bindings of a statement, in the order of its `?`.
using Values = std::vector<Value>;

} // namespace segue::db
