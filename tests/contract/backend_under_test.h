// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QStringList>
#include <QUrl>

namespace segue {

//! A real backend that the contract suite starts, and its other sides: the customer's and the
//! administrator's. All calls wait for their answer.
class BackendUnderTest {
public:
    virtual ~BackendUnderTest() = default;

    //! The adapter's kind, as the registry knows it.
    virtual QString kind() const = 0;
    //! Starts an empty backend.
    virtual Result<void> start() = 0;
    virtual QUrl url() const = 0;
    virtual quint16 port() const = 0;
    //! The credential of an agent, the same at every call.
    virtual QByteArray agentToken() = 0;

    //! The customer called `who` writes, into their open conversation or a new one: its id.
    virtual Result<QString> customerWrites(const QString& who, const QString& text) = 0;
    //! Everything that the customer called `who` is shown, oldest first.
    virtual Result<QStringList> customerReads(const QString& who) = 0;
    //! A new team's id.
    virtual Result<QString> makeTeam(const QString& name) = 0;
    //! A cursor that the backend does not know (any more).
    virtual QString invalidCursor() const = 0;
    //! The path that commands are sent to, as the fault proxy sees it.
    virtual QByteArray commandPath() const = 0;
};

} // namespace segue
