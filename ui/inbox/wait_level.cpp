// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/wait_level.h"

#include "ui/shell/theme.h"

#include <chrono>

namespace segue {

using namespace std::chrono_literals;

WaitLevel waitLevel(Channel channel, const std::optional<Instant>& waitingSince, Instant now) {
    if (!waitingSince)
        return WaitLevel::None;
    const Millis waited = now - *waitingSince;
    const Millis soon = isLive(channel) ? Millis{5min} : Millis{4h};
    const Millis late = isLive(channel) ? Millis{15min} : Millis{24h};
    if (waited >= late)
        return WaitLevel::Late;
    return waited >= soon ? WaitLevel::Soon : WaitLevel::Fine;
}

QColor inkOf(WaitLevel level) {
    switch (level) {
    case WaitLevel::Late:
        return colours().dangerInk;
    case WaitLevel::Soon:
        return colours().warningInk;
    default:
        return colours().faint;
    }
}

} // namespace segue
