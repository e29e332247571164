// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/mail/incoming_mail.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

//! The one file that knows GMime's writing side.
namespace segue::hub::mail {

//! A mail of the team.
struct OutgoingMail {
    QString messageId; //!< Without angle brackets.
    QString inReplyTo; //!< Likewise; empty for the first of a thread.
    QStringList references;
    MailAddress from;
    QString replyTo; //!< The tokened address.
    QList<MailAddress> to;
    QList<MailAddress> cc; //!< Bcc is for the envelope alone.
    QString subject;
    Instant date;
    QString text; //!< Plain; sent beside an HTML form of it.
    QList<MailPart> attachments;
    QString loopMark; //!< The workspace's own name for itself.
};

//! The message as it goes on the wire, with CRLF: text and HTML as alternatives, attachments beside them.
QByteArray composeMail(const OutgoingMail& mail);

} // namespace segue::hub::mail
