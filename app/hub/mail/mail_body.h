// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/mail/gmime.h"
#include "app/hub/mail/incoming_mail.h"

namespace segue::hub::mail {

//! Fills text, html and attachments: of alternatives the richest that is understood, everything else as
//! files.
void readBody(GMimeMessage* message, IncomingMail& mail);

//! The decoded bytes of a part.
QByteArray bytesOf(GMimePart* part);

} // namespace segue::hub::mail
