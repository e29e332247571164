// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>
#include <optional>

namespace segue::text {

//! A link that may be offered to an agent.
struct SafeLink {
    QString href; //!< Absolute, percent-encoded, without user name and password.
    QString host; //!< In its ASCII form and lower case; a mail address's domain; empty for tel:.
    bool hadCredentials = false; //!< It was written `https://bank.example@elsewhere/`.
};

//! The link, if its scheme is http, https, mailto or tel and it is whole; nothing otherwise. Of a
//! mailto only address and subject remain, so that it cannot attach files or add recipients.
std::optional<SafeLink> safeLink(const QString& href);

//! The host that a link's visible text seems to lead to ("www.bank.example", "https://…",
//! "a@bank.example"), in ASCII form; empty if it names none.
QString claimedHost(QStringView visibleText);

//! Whether a reader who was promised `claimed` is content to arrive at `actual`: the same host,
//! with or without www, or one below it.
bool isHostAsClaimed(const QString& claimed, const QString& actual);

} // namespace segue::text
