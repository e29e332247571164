// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/http_message.h"

#include <algorithm>

namespace segue {

namespace {
auto named(const QByteArray& name) {
    return [&name](const std::pair<QByteArray, QByteArray>& field) {
        return field.first.compare(name, Qt::CaseInsensitive) == 0;
    };
}
} // namespace

void HttpHeaders::set(const QByteArray& name, const QByteArray& value) {
    m_fields.removeIf(named(name));
    append(name, value);
}

void HttpHeaders::append(const QByteArray& name, const QByteArray& value) {
    m_fields.append({name, value});
}

QByteArray HttpHeaders::value(const QByteArray& name) const {
    const auto found = std::find_if(m_fields.begin(), m_fields.end(), named(name));
    return found == m_fields.end() ? QByteArray() : found->second;
}

bool HttpHeaders::contains(const QByteArray& name) const {
    return std::any_of(m_fields.begin(), m_fields.end(), named(name));
}

} // namespace segue
