// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/strong_id.h"
#include "core/db/value.h"

#include <QByteArray>
#include <QString>
#include <optional>
#include <type_traits>

namespace segue::db {

//! The row that a query stands on, read by column number from 0. Valid only inside the callback
//! that it is given to. A NULL reads as the type's empty value, except by the optional accessors.
class Row {
public:
    virtual ~Row() = default;

    virtual bool isNull(int column) const = 0;
    virtual QString text(int column) const = 0;
    virtual qint64 integer(int column) const = 0;
    virtual double number(int column) const = 0;
    virtual bool boolean(int column) const { return integer(column) != 0; }
    virtual QByteArray blob(int column) const = 0;
    //! As it is stored: what another database is given to have the same.
    virtual Value value(int column) const = 0;
    Instant instant(int column) const { return fromMs(integer(column)); }
    std::optional<Instant> optionalInstant(int column) const { return optional<Instant>(column); }
    std::optional<qint64> optionalInteger(int column) const { return optional<qint64>(column); }
    std::optional<QString> optionalText(int column) const { return optional<QString>(column); }
    //! `row.id<CustomerId>(0)`.
    template <class Id> Id id(int column) const { return Id(text(column)); }

    //! The accessor for T, for generic code: qint64, int, double, bool, QString, QByteArray,
    //! Instant or a StrongId.
    template <class T> T get(int column) const {
        if constexpr (std::is_same_v<T, bool>)
            return boolean(column);
        else if constexpr (std::is_integral_v<T>)
            return static_cast<T>(integer(column));
        else if constexpr (std::is_floating_point_v<T>)
            return static_cast<T>(number(column));
        else if constexpr (std::is_same_v<T, QByteArray>)
            return blob(column);
        else if constexpr (std::is_same_v<T, Instant>)
            return instant(column);
        else
            return T(text(column));
    }
    template <class T> std::optional<T> optional(int column) const {
        return isNull(column) ? std::nullopt : std::optional<T>(get<T>(column));
    }
};

} // namespace segue::db
