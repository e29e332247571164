// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QMetaType>
#include <QString>
#include <compare>

namespace segue {

//! An identifier that cannot be taken for another kind's: `AccountId` and `CustomerId` do not convert.
template <class Tag> class StrongId {
public:
    StrongId() = default;
    explicit StrongId(QString value) : m_value(std::move(value)) {}

    const QString& value() const { return m_value; }
    bool isEmpty() const { return m_value.isEmpty(); }

    bool operator==(const StrongId&) const = default;
    bool operator<(const StrongId& other) const { return m_value < other.m_value; }
    friend size_t qHash(const StrongId& id, size_t seed = 0) { return qHash(id.m_value, seed); }

private:
    QString m_value;
};

} // namespace segue
