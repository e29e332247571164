// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/domain/vocabulary.h"

#include <QColor>
#include <optional>

namespace segue {

//! How pressing a customer's wait is. Until a policy says otherwise: on live channels from 5 minutes on it is
//! worth a look and from 15 late; on the others from 4 hours and from a day.
enum class WaitLevel { None, Fine, Soon, Late };

WaitLevel waitLevel(Channel channel, const std::optional<Instant>& waitingSince, Instant now);
QColor inkOf(WaitLevel level);

} // namespace segue
