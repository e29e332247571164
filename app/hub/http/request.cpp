// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/request.h"

#include "app/hub/http/subprotocol.h"

#include <array>

namespace segue::hub::http {

namespace {
constexpr std::array<std::pair<Method, const char*>, 7> verbs{{
    {Method::Get, "GET"},
    {Method::Head, "HEAD"},
    {Method::Post, "POST"},
    {Method::Put, "PUT"},
    {Method::Patch, "PATCH"},
    {Method::Delete, "DELETE"},
    {Method::Options, "OPTIONS"},
}};
} // namespace

QByteArray toBytes(Method method) {
    for (const auto& [candidate, word] : verbs) {
        if (candidate == method)
            return word;
    }
    return {};
}

std::optional<Method> methodFromBytes(QByteArrayView verb) {
    for (const auto& [method, word] : verbs) {
        if (verb == QByteArrayView(word))
            return method;
    }
    return std::nullopt;
}

bool Query::contains(QStringView key) const {
    for (const auto& [candidate, value] : m_pairs) {
        if (candidate == key)
            return true;
    }
    return false;
}

QString Query::value(QStringView key, const QString& fallback) const {
    for (const auto& [candidate, value] : m_pairs) {
        if (candidate == key)
            return value;
    }
    return fallback;
}

QByteArray Request::bearerToken() const {
    constexpr QByteArrayView scheme("Bearer ");
    const QByteArray authorization = headers.value("Authorization");
    if (authorization.size() > scheme.size() &&
        authorization.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) == 0)
        return authorization.sliced(scheme.size()).trimmed();
    return tokenOffered(headers);
}

} // namespace segue::hub::http
