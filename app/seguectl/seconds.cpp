// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/seconds.h"

#include "app/seguectl/ctl_text.h"

namespace segue::ctl {

Result<Millis> secondsFrom(const Request& request, const QString& option, int fallback) {
    constexpr int most = 3600;
    if (!request.has(option))
        return std::chrono::seconds(fallback);
    bool isNumber = false;
    const int seconds = request.value(option).toInt(&isNumber);
    if (!isNumber || seconds < 0 || seconds > most)
        return usage(Ctl::tr("--%1 wants a number of seconds from 0 to %2.").arg(option).arg(most));
    return std::chrono::seconds(seconds);
}

} // namespace segue::ctl
