// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <chrono>
#include <optional>

namespace segue {

//! What a failure means to the code that must go on. The outbox and the sync engine decide by kind alone.
enum class ErrorKind {
    Transient,   //!< Provably not processed (DNS, connect, TLS, 503 with Retry-After): try again.
    Auth,        //!< The credential is missing, wrong or expired: ask the agent to sign in.
    RateLimited, //!< 429; `retryAfter` says when, if the server did.
    Conflict,    //!< The thing changed under us (409, 412): read it again, then decide.
    Permanent,   //!< Refused for good (other 4xx, invalid input): show it.
    Ambiguous,   //!< Some byte was sent and no final answer was read: it may have happened.
    Protocol,    //!< The peer answered something that is not its protocol.
    Storage,     //!< The disk or the database failed.
    Cancelled,   //!< We gave up ourselves, before anything was sent.
};

//! A failure as data. `message` is English, for logs and support; it never holds bodies, addresses or tokens.
//! The text that a person reads is made in one place from `kind` and `code` (ui/shell/error_text.h).
struct Error {
    ErrorKind kind = ErrorKind::Permanent;
    QString code;    //!< Stable and machine-readable, e.g. "attachment_too_large". May be empty.
    QString message; //!< One sentence.
    int httpStatus = 0;
    std::optional<std::chrono::milliseconds> retryAfter;

    bool operator==(const Error&) const = default;
};

//! "transient", "auth", … as stored and logged.
QString toString(ErrorKind kind);
//! The inverse of toString(); Permanent for an unknown word.
ErrorKind errorKindFromString(QStringView text);

} // namespace segue
