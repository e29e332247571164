// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>

//! The one file that knows libcurl.
namespace segue::hub::mail {

struct SmtpServer {
    enum class Security { None, StartTls, Tls };

    QString host;
    int port = 587;
    Security security = Security::StartTls;
    QString user; //!< Empty: no sign-in.
    QString password;
    //! For the whole exchange, besides the time that the message takes at `slowestLine`; and once more for
    //! the server's good-bye.
    std::chrono::seconds timeout{60};
};

//! Bytes a second.
inline constexpr qint64 slowestLine = 64 * 1024;

//! Whether whoever waits wants to end. Asked about once a second, and before a part of the message is handed
//! over.
using StopFlag = std::function<bool()>;

//! Hands one message to the server, for all recipients, or for none. Blocks. Errors: Transient (nothing was
//! accepted: connection, TLS, 4xx), Permanent (5xx, with the server's words in `message`; "smtp_address" for
//! a sender or recipient that is no bare address: the server is told nothing), Auth, and Ambiguous when the
//! connection was lost after the message's last byte: it may have been accepted. When `isStopping`, a message
//! that is not yet handed over whole is given up (Transient "smtp_stopped"), and the answer to one that is
//! gets eight seconds more.
Result<void> sendMail(
    const SmtpServer& server, const QString& sender, const QStringList& recipients, const QByteArray& message,
    const StopFlag& isStopping);

} // namespace segue::hub::mail
