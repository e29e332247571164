// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/wire_response.h"

#include <QLocale>
#include <algorithm>

namespace segue::hub::http {

using namespace Qt::StringLiterals;

namespace {

bool isSafeName(const QByteArray& name) {
    constexpr QByteArrayView punctuation("-_");
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [&](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               punctuation.contains(c);
    });
}

bool isSafeValue(const QByteArray& value) {
    return std::none_of(
        value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

bool mayHaveBody(int status) {
    return status >= 200 && status != 204 && status != 304;
}

void setDefault(WireResponse& wire, const char* name, QByteArrayView value) {
    if (wire.find(name) == wire.end())
        wire.set(name, toStringView(value));
}

} // namespace

QByteArray httpDate(Instant at) {
    return QLocale::c().toString(toUtcDateTime(at), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

WireResponse toWire(const Response& response, const WireOptions& options) {
    WireResponse wire;
    wire.result(static_cast<unsigned>(response.status));
    wire.version(options.version);
    for (const auto& [name, value] : response.headers.fields()) {
        if (isSafeName(name) && isSafeValue(value))
            wire.insert(toStringView(name), toStringView(value));
    }
    wire.set(bhttp::field::date, toStringView(httpDate(options.now)));
    setDefault(wire, "X-Content-Type-Options", "nosniff");
    setDefault(wire, "Cache-Control", "no-store");
    setDefault(wire, "Referrer-Policy", "no-referrer");
    wire.keep_alive(options.keepAlive);
    if (!mayHaveBody(response.status))
        return wire;
    if (!response.contentType.isEmpty() && isSafeValue(response.contentType))
        wire.set(bhttp::field::content_type, toStringView(response.contentType));
    wire.content_length(static_cast<std::uint64_t>(response.size()));
    if (!options.withoutBody)
        wire.body() = {response.body, response.file};
    return wire;
}

} // namespace segue::hub::http
