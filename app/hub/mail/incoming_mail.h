// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

namespace segue::hub::mail {

struct MailAddress {
    QString name;
    QString address; //!< As written; never empty.

    bool operator==(const MailAddress&) const = default;
};

struct MailPart {
    QString name;
    QString mediaType;
    QString contentId; //!< Without angle brackets; set for images inside the HTML.
    QByteArray bytes;

    bool operator==(const MailPart&) const = default;
};

//! What a program sent by itself. The hub answers no mail by itself, so nothing but replies and bounces has
//! to be kept apart.
enum class Automatic {
    No,
    Reply,  //!< Out of office and the like.
    Bounce, //!< A report that a mail of ours was not delivered.
    Bulk,   //!< A list, a newsletter, what a shop or its form generated: an ordinary message.
};

//! What a delivery report says.
struct BounceReport {
    QString originalMessageId; //!< Without angle brackets; empty if it does not say.
    QString recipient;
    QString status;      //!< "5.1.1"
    QString diagnosis;   //!< One line of the other server.
    bool isFinal = true; //!< False for "delayed".

    bool operator==(const BounceReport&) const = default;
};

//! A message in the terms of a helpdesk. Every text is valid Unicode; everything in it is what a stranger
//! wrote.
struct IncomingMail {
    QString messageId; //!< Without angle brackets; made from the bytes if the mail has none.
    QString inReplyTo;
    QStringList references; //!< The oldest first.
    std::optional<MailAddress> from;
    std::optional<MailAddress> replyTo;
    QList<MailAddress> to;
    QList<MailAddress> cc;
    QList<QString> deliveredTo; //!< Of Delivered-To and X-Original-To.
    QString subject;
    std::optional<Instant> date;
    QString text; //!< Of the plain part, else made of the HTML.
    QString html; //!< Empty if there is none. Hostile.
    QList<MailPart> attachments;
    Automatic automatic = Automatic::No;
    std::optional<BounceReport> bounce;
    QString loopMark; //!< The workspace that sent it, if it is one of ours.
    int hops = 0;     //!< How many servers have passed it on.
    //! Text of every Authentication-Results header, the topmost first.
    QStringList authenticationResults;

    bool operator==(const IncomingMail&) const = default;
};

} // namespace segue::hub::mail
