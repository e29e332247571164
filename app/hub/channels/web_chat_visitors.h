// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/channels/web_chat_identity.h"
#include "app/hub/storage/contact_row.h"
#include "app/hub/storage/write.h"

namespace segue::hub {

//! How long a visitor's token is good once it has written something or was signed in.
inline constexpr Millis visitorTokenLifetime = std::chrono::hours(24 * 30);
//! And before that, when losing it costs nobody anything.
inline constexpr Millis silentTokenLifetime = std::chrono::hours(24);
//! How many tokens of one browser are good at a time: its tabs share one.
inline constexpr int tokensOfDevice = 5;

//! How a browser's secret is stored and named.
QString deviceHash(const QString& device);

//! The contact of a browser that nobody has signed in; nothing before its first message. A contact
//! with a verified point is never found this way, so that a shared browser shows nobody else's
//! history.
Result<std::optional<ContactRow>> findAnonymousVisitor(db::Connection& db, const QString& deviceHash);

//! The contact of a signed-in visitor, made if the shop's id is new. A new id takes over what this
//! browser wrote before signing in, because the browser's secret goes with the person then.
Result<ContactRow> signedInVisitor(Write& write, const SignedIdentity& identity, const QString& deviceHash);

//! The visitor's contact with what was typed added as claims; made with the first message.
Result<ContactRow> writingVisitor(
    Write& write, const ContactId& known, const QString& deviceHash, const QString& email,
    const QString& name);

} // namespace segue::hub
