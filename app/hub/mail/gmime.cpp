// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/mail/gmime.h"

#include <mutex>

namespace segue::hub::mail {

void initGmime() {
    static std::once_flag once;
    std::call_once(once, [] { g_mime_init(); });
}

} // namespace segue::hub::mail
