// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/mail/gmime.h"
#include "app/hub/mail/incoming_mail.h"

namespace segue::hub::mail {

//! Fills `automatic` and `bounce`: by RFC 3834 (Auto-Submitted), RFC 3464 (delivery reports), and the older
//! headers that servers in the field use.
void recogniseAutomaticMail(GMimeMessage* message, IncomingMail& mail);

} // namespace segue::hub::mail
