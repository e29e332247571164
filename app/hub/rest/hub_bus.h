// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace segue::hub {

//! What the other processes say. Called on the bus's thread.
class BusListener {
public:
    virtual ~BusListener() = default;

    //! From here on everything is heard; what was said before may have been missed.
    virtual void opened() = 0;
    //! What one process says comes in its order.
    virtual void heard(const QString& process, const QJsonObject& sign) = 0;
    //! About once a second, whether or not anybody can be heard.
    virtual void tick() = 0;
};

//! What is between the hub processes on one database besides their rows: small signs that are passed on at
//! once and never stored. A sign is an object with a `type`.
class HubBus {
public:
    virtual ~HubBus() = default;

    //! `listener` must live until stop().
    virtual void start(BusListener& listener) = 0;
    //! What was told before still goes out where it can.
    virtual void stop() = 0;
    //! From any thread, without waiting: tells every other process, in the order of the calls; nobody while
    //! the database is away.
    virtual void tell(const QJsonObject& sign) = 0;
};

} // namespace segue::hub
