// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the engine takes in what a backend says: reducer, identity, full-text index and commit.
#include "tests/bench/filled_profile.h"

namespace segue::bench {

using namespace Qt::StringLiterals;

Result<void> benchIngest(Report& report, const Setup& setup) {
    Filling filling;
    SEGUE_TRY_VALUE(profile, FilledProfile::bigAnew(setup, filling));
    const auto entries = static_cast<double>(filling.entries);
    report.figure(u"entries"_s, entries / filling.seconds, u"entries/s"_s, filling.entries);
    report.figure(u"entries_cpu"_s, entries / filling.cpuSeconds, u"entries/s"_s, filling.entries);
    report.figure(u"rows"_s, static_cast<double>(filling.rows) / filling.seconds, u"rows/s"_s, filling.rows);
    report.figure(u"time"_s, filling.seconds, u"s"_s, filling.entries);
    report.figure(
        u"identity_share"_s, 100 * filling.identitySeconds / filling.seconds, u"percent"_s, filling.rows);
    report.distribution(u"batch"_s, filling.batchMs, u"ms"_s);
    report.figure(
        u"bytes_per_entry"_s, static_cast<double>(profile->bytesOnDisk()) / entries, u"bytes"_s,
        filling.entries);
    return {};
}

} // namespace segue::bench
