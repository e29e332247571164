// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

//! The one file that knows libcurl.
namespace segue::hub::mail {

struct SmtpServer {
    enum class Security { None, StartTls, Tls };

    QString host;
    int port = 587;
    Security security = Security::StartTls;
    QString user; //!< Empty: no sign-in.
    QString password;
    std::chrono::seconds timeout{60}; //!< For the whole exchange.
};

//! Hands one message to the server, for all recipients, or for none. Blocks. Errors: Transient (nothing was
//! accepted: connection, TLS, 4xx), Permanent (5xx, with the server's words in `message`), Auth, and
//! Ambiguous when the connection was lost after the message's last byte: it may have been accepted.
Result<void> sendMail(
    const SmtpServer& server, const QString& sender, const QStringList& recipients,
    const QByteArray& message);

} // namespace segue::hub::mail
