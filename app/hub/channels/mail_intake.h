// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/channels/mail_inbox.h"

namespace segue::hub {

//! Parses and stores a raw mail. A text longer than an entry may hold is cut, and kept whole as a file.
//! Errors: those of mail::parseMail() and of the storage.
Result<MailOutcome> storeMail(Storage& storage, const QByteArray& raw);

} // namespace segue::hub
