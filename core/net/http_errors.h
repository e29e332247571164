// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/http_message.h"

#include <optional>

namespace segue {

// What HTTP outcomes mean, in one place for every transport and adapter.

//! Nothing of the request reached the server: Transient.
Error requestNotSent(const QString& code, const QString& message);
//! Some byte may have been sent and no final answer was read: Ambiguous for a command, Transient
//! for a read.
Error answerLost(const HttpRequest& request, const QString& code, const QString& message);
//! An answer came and cannot be understood: Ambiguous for a command, Protocol for a read.
Error answerUnreadable(const HttpRequest& request, const QString& code, const QString& message);

//! `response` if its status is 2xx, else the error that it means:
//! 401 and 403 Auth · 409 and 412 Conflict · 429 RateLimited · redirects Protocol "redirected" ·
//! 408, 425 and 5xx as answerLost() · every other one Permanent. `code` and `message` are those of
//! the body's
//! {"error":{"code","message"}}; without one, `code` is "http_<status>". `now` is for a Retry-After
//! that is a date.
Result<HttpResponse> checkedResponse(const HttpRequest& request, HttpResponse response, Instant now);

//! Reads Retry-After: seconds or an HTTP date; never below 0, at most one day. Nothing if it is
//! neither.
std::optional<Millis> retryAfter(const QByteArray& value, Instant now);

} // namespace segue
