// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/net_address.h"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <string>

namespace segue::hub::http {

namespace ip = boost::asio::ip;

namespace {
constexpr std::array<quint8, 12> v4Prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
} // namespace

std::optional<NetAddress> NetAddress::parse(QByteArrayView text) {
    if (text.contains('%'))
        return std::nullopt;
    boost::system::error_code error;
    const ip::address parsed =
        ip::make_address(std::string(text.data(), static_cast<std::size_t>(text.size())), error);
    if (error)
        return std::nullopt;
    NetAddress address;
    if (parsed.is_v4()) {
        std::copy(v4Prefix.begin(), v4Prefix.end(), address.bytes.begin());
        const auto four = parsed.to_v4().to_bytes();
        std::copy(four.begin(), four.end(), address.bytes.begin() + v4Prefix.size());
    } else {
        const auto sixteen = parsed.to_v6().to_bytes();
        std::copy(sixteen.begin(), sixteen.end(), address.bytes.begin());
    }
    return address;
}

bool NetAddress::isV4() const {
    return std::equal(v4Prefix.begin(), v4Prefix.end(), bytes.begin());
}

bool NetAddress::isLoopback() const {
    if (isV4())
        return bytes[12] == 127;
    return bytes[15] == 1 && std::all_of(bytes.begin(), bytes.begin() + 15, [](quint8 b) { return b == 0; });
}

QString NetAddress::toString() const {
    if (isV4()) {
        const ip::address_v4 four({bytes[12], bytes[13], bytes[14], bytes[15]});
        return QString::fromStdString(four.to_string());
    }
    ip::address_v6::bytes_type sixteen;
    std::copy(bytes.begin(), bytes.end(), sixteen.begin());
    return QString::fromStdString(ip::address_v6(sixteen).to_string());
}

QByteArray NetAddress::clientKey() const {
    return {reinterpret_cast<const char*>(bytes.data()), isV4() ? 16 : 8};
}

std::optional<NetBlock> NetBlock::parse(QByteArrayView text) {
    const qsizetype slash = text.indexOf('/');
    const auto base = NetAddress::parse(slash < 0 ? text : text.first(slash));
    if (!base)
        return std::nullopt;
    NetBlock block{*base, 128};
    if (slash < 0)
        return block;
    bool isNumber = false;
    const int bits = text.sliced(slash + 1).toByteArray().toInt(&isNumber);
    if (!isNumber || bits < 0 || bits > (base->isV4() ? 32 : 128))
        return std::nullopt;
    block.prefix = base->isV4() ? bits + 96 : bits;
    return block;
}

bool NetBlock::contains(const NetAddress& address) const {
    for (int bit = 0; bit < prefix; bit += 8) {
        const auto index = static_cast<std::size_t>(bit / 8);
        const int shift = std::max(0, 8 - (prefix - bit));
        if (base.bytes[index] >> shift != address.bytes[index] >> shift)
            return false;
    }
    return true;
}

} // namespace segue::hub::http
