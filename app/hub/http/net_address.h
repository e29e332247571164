// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <array>
#include <optional>

namespace segue::hub::http {

//! An IP address. IPv4 is held as its IPv4-mapped IPv6 form, so that one client is one value on any
//! socket.
struct NetAddress {
    std::array<quint8, 16> bytes{};

    //! Nothing for anything but a literal address; a zone ("%eth0") is not taken.
    static std::optional<NetAddress> parse(QByteArrayView text);

    bool isV4() const;
    bool isLoopback() const;
    QString toString() const;
    //! What counts as one client: the address, or the /64 of an IPv6 one, because that is what a
    //! customer gets.
    QByteArray clientKey() const;

    bool operator==(const NetAddress&) const = default;
};

//! A CIDR block such as "10.0.0.0/8" or "::1".
struct NetBlock {
    NetAddress base;
    int prefix = 128; //!< In bits of the IPv6 form.

    static std::optional<NetBlock> parse(QByteArrayView text);
    bool contains(const NetAddress& address) const;
};

} // namespace segue::hub::http
