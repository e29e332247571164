// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace segue::hub::http {

//! Which web pages may talk to a route. A request without an Origin (any program but a browser) and
//! one from the hub's own pages always may.
struct OriginPolicy {
    bool any = false;          //!< The web chat of a shop whose address nobody configured.
    QList<QByteArray> origins; //!< "https://shop.example", as browsers send it.

    //! `origin`: the Origin header, empty without one. `host`: the Host header, with its port.
    bool allows(const QByteArray& origin, const QByteArray& host) const;
};

} // namespace segue::hub::http
