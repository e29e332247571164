// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <utility>

namespace segue::hub::http {

//! Header fields in their order. Names compare without case; a name may repeat.
class Headers {
public:
    using Field = std::pair<QByteArray, QByteArray>;

    void add(QByteArray name, QByteArray value) { m_fields.emplaceBack(std::move(name), std::move(value)); }
    //! Replaces every field of that name.
    void set(const QByteArray& name, QByteArray value);
    bool contains(QByteArrayView name) const;
    //! The first value; null where there is none.
    QByteArray value(QByteArrayView name) const;
    QList<QByteArray> values(QByteArrayView name) const;
    const QList<Field>& fields() const { return m_fields; }

private:
    QList<Field> m_fields;
};

//! The comma-separated items of every field called `name`, trimmed, without empty ones.
QList<QByteArray> listItems(const Headers& headers, QByteArrayView name);

} // namespace segue::hub::http
