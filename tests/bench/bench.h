// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "tests/bench/command_line.h"
#include "tests/bench/report.h"

namespace segue::bench {

//! What every benchmark is told.
struct Setup {
    Numbers sizes;
    //! Where what takes long to fill waits for the next benchmark: the folder of `--keep`, or one of this
    //! run.
    QString folder;
    Texts texts;
};

// Each measures one thing and reports it. What cannot be had on this machine is a "skipped" line; an error is
// a failure.
Result<void> benchIngest(Report& report, const Setup& setup);
Result<void> benchInbox(Report& report, const Setup& setup);
Result<void> benchTimeline(Report& report, const Setup& setup);
Result<void> benchSearch(Report& report, const Setup& setup);
Result<void> benchXapian(Report& report, const Setup& setup);
Result<void> benchSync(Report& report, const Setup& setup);
Result<void> benchEvent(Report& report, const Setup& setup);
Result<void> benchOutbox(Report& report, const Setup& setup);
Result<void> benchHub(Report& report, const Setup& setup);
Result<void> benchIdentity(Report& report, const Setup& setup);
Result<void> benchStartup(Report& report, const Setup& setup);
Result<void> benchMemory(Report& report, const Setup& setup);

} // namespace segue::bench
