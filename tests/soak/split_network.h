// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QHostAddress>
#include <QStringList>
#include <memory>

namespace segue::soak {

//! A real network of two ends: this program's, and a namespace of its own with one cable between them that
//! can be pulled. Packets are then lost without a word, unlike when a connection is closed. Needs Linux, `ip`
//! (iproute2), and the rights of an administrator. It ends with this object.
class SplitNetwork {
public:
    //! Errors: "not_here", with what this machine lacks.
    static Result<std::unique_ptr<SplitNetwork>> make();
    ~SplitNetwork();

    //! Where this end can be reached from the other.
    static QHostAddress address();
    //! The words that start `command` at the other end.
    QStringList atOtherEnd(const QStringList& command) const;
    //! Errors: "io_error".
    Result<void> part();
    Result<void> join();

private:
    explicit SplitNetwork(QString name) : m_name(std::move(name)) {}

    QString m_name;
};

} // namespace segue::soak
