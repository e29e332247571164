// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/headers.h"

namespace segue::hub::http {

namespace {
bool sameName(const QByteArray& left, QByteArrayView right) {
    return left.compare(right, Qt::CaseInsensitive) == 0;
}
} // namespace

void Headers::set(const QByteArray& name, QByteArray value) {
    m_fields.removeIf([&name](const Field& field) { return sameName(field.first, name); });
    add(name, std::move(value));
}

bool Headers::contains(QByteArrayView name) const {
    for (const auto& [candidate, value] : m_fields) {
        if (sameName(candidate, name))
            return true;
    }
    return false;
}

QByteArray Headers::value(QByteArrayView name) const {
    for (const auto& [candidate, value] : m_fields) {
        if (sameName(candidate, name))
            return value;
    }
    return {};
}

QList<QByteArray> Headers::values(QByteArrayView name) const {
    QList<QByteArray> found;
    for (const auto& [candidate, value] : m_fields) {
        if (sameName(candidate, name))
            found.append(value);
    }
    return found;
}

QList<QByteArray> listItems(const Headers& headers, QByteArrayView name) {
    QList<QByteArray> items;
    for (const QByteArray& value : headers.values(name)) {
        for (const QByteArray& item : value.split(',')) {
            if (const QByteArray trimmed = item.trimmed(); !trimmed.isEmpty())
                items.append(trimmed);
        }
    }
    return items;
}

} // namespace segue::hub::http
