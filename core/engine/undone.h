// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"

#include <QString>
#include <optional>

namespace segue {

//! What an undo did.
struct Undone {
    QString what; //!< The stored word of the operation that was undone, or "snooze".
    //! The command, if it was still queued and will never be sent; nothing where a compensating one was
    //! queued.
    std::optional<Command> takenBack;
};

} // namespace segue
