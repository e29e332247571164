// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ids.h"

#include <QMetaType>

namespace segue {

//! Two customers that would be one by now, and are not yet, because the agent is writing to one of them.
struct HeldJoin {
    ConversationRef conversation; //!< Where the agent writes.
    CustomerId customer;          //!< Whose conversation that is.
    CustomerId other;

    bool operator==(const HeldJoin&) const = default;
};

} // namespace segue

Q_DECLARE_METATYPE(segue::HeldJoin)
