// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/seguectl/command.h"

#include <optional>

namespace segue::ctl {

//! A command line, understood.
struct CommandLine {
    //! What to run; nothing where a text is to be shown instead.
    std::optional<CommandSpec> command;
    Request request;
    QString text; //!< The help or the version.
};

//! Reads the program's arguments (without its name) by the table. Errors: Permanent "usage".
Result<CommandLine> readCommandLine(const QList<CommandSpec>& table, const QStringList& arguments);

//! True if the arguments ask for JSON, however wrong the rest of them is.
bool asksForJson(const QStringList& arguments);

} // namespace segue::ctl
