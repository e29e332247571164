// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/fields.hpp>
#include <boost/beast/http/message.hpp>

// Only .cpp files of this room include this: Boost is slow to compile and is nobody else's
// business.
namespace segue::hub::http {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using tcp = net::ip::tcp;
using boost::system::error_code;

using RequestHeader = bhttp::request_header<bhttp::fields>;

inline QByteArrayView toView(beast::string_view text) {
    return {text.data(), static_cast<qsizetype>(text.size())};
}
inline QByteArray toByteArray(beast::string_view text) {
    return toView(text).toByteArray();
}
inline beast::string_view toStringView(QByteArrayView bytes) {
    return {bytes.data(), static_cast<std::size_t>(bytes.size())};
}

} // namespace segue::hub::http
