// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/hub_scenario.h"
#include "tests/soak/io_watch.h"
#include "tests/soak/migration_soak.h"
#include "tests/soak/power_cuts.h"
#include "tests/soak/soak.h"
#include "tests/soak/work_scenario.h"

#include <QTemporaryDir>

namespace segue::soak {

using namespace Qt::StringLiterals;

Result<QStringList> soakPowercut(bench::Report& report, const Numbers& numbers) {
    if (ioShim().isEmpty())
        return fail(ErrorKind::Permanent, u"not_here"_s, u"writes can be recorded on Linux only"_s);
    const QTemporaryDir dir;
    WorkPlay work;
    work.profileDir = dir.filePath(u"profile"_s);
    work.log = dir.filePath(u"profile.log"_s);
    work.rounds = int(numbers.of("rounds", 400));
    work.seed = quint64(numbers.of("seed", 1));
    work.isNormal = numbers.of("normal", 0) != 0;
    const PartPlayed played = playPart(work.toWords(), watched(work.profileDir, work.log));
    if (!played.endedWell)
        return fail(ErrorKind::Permanent, u"play_failed"_s, played.said);
    SEGUE_TRY_VALUE(broken, judgeCuts(report, u"work"_s, work.profileDir, work.log, numbers, WorkPromises()));
    if (work.isNormal)
        return broken;
    const QString hub = dir.filePath(u"hub"_s);
    SEGUE_TRY(playHub(hub, dir.filePath(u"hub.log"_s), work.rounds, work.seed));
    SEGUE_TRY_VALUE(
        brokenHub, judgeCuts(report, u"hub"_s, hub, dir.filePath(u"hub.log"_s), numbers, HubPromises()));
    SEGUE_TRY_VALUE(brokenMigration, cutMigrations(report, numbers));
    return broken + brokenHub + brokenMigration;
}

} // namespace segue::soak
