// SPDX-License-Identifier: GPL-3.0-or-later
// What the *_linux.cpp files measure, elsewhere.
#include "tests/bench/bench.h"

namespace segue::bench {

using namespace Qt::StringLiterals;

Result<void> benchStartup(Report& report, const Setup&) {
    report.skipped(u"startup"_s, u"This is measured on Linux alone."_s);
    return {};
}

Result<void> benchMemory(Report& report, const Setup&) {
    report.skipped(u"memory"_s, u"This is measured on Linux alone."_s);
    return {};
}

} // namespace segue::bench
