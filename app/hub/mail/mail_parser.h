// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/mail/incoming_mail.h"
#include "core/base/result.h"

//! The one file that knows GMime's reading side.
namespace segue::hub::mail {

//! Reads a raw RFC 5322 message, however broken: what cannot be understood is kept as an attachment. Errors:
//! Permanent "mail_empty" for nothing at all, "mail_too_large" above 40 MiB, "mail_too_many_parts" above
//! 2,000 parts.
Result<IncomingMail> parseMail(const QByteArray& raw);

} // namespace segue::hub::mail
