// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/migration_soak.h"

#include "tests/soak/io_watch.h"
#include "tests/soak/migration_scenario.h"
#include "tests/soak/power_cuts.h"

namespace segue::soak {

using namespace Qt::StringLiterals;

namespace {

//! An older profile's way into this program, played below `dir` as often as it takes.
class Migration {
public:
    Migration(QString dir, QString script) : m_dir(std::move(dir)), m_script(std::move(script)) {}

    QString profile() const { return m_dir + u"/profile"_s; }
    QString log() const { return m_dir + u"/log"_s; }
    //! Killed before the `killAt`-th change, or never (0). Errors: "play_failed" where it ended otherwise.
    Result<void> play(qint64 killAt) {
        QDir(m_dir).removeRecursively();
        QDir().mkpath(m_dir);
        const PartPlayed played = playPart(
            {u"play-migration"_s, profile(), log(), m_script}, watchedUntil(profile(), log(), killAt));
        if (killAt > 0 ? played.wasKilled : played.endedWell)
            return {};
        return fail(ErrorKind::Permanent, u"play_failed"_s, played.said);
    }

private:
    QString m_dir;
    QString m_script;
};

struct Kills {
    qsizetype made = 0;
    QStringList what;
};

//! What the files hold changes with these calls alone: a kill at any statement leaves what a kill before the
//! next of them leaves.
Result<Kills>
killEverywhere(Migration& migration, qsizetype changes, int every, const MigrationPromises& promises) {
    Kills kills;
    for (qsizetype at = 1; at <= changes; at += every, ++kills.made) {
        SEGUE_TRY(migration.play(at));
        SEGUE_TRY_VALUE(records, readIoLog(migration.log()));
        MigrationPromises heard = promises;
        for (const QString& what : acknowledgedIn(records))
            heard.add(what);
        const QStringList broken = heard.brokenIn(migration.profile());
        if (!broken.isEmpty())
            kills.what.append(
                u"killed before change %1 of %2: %3"_s.arg(at).arg(changes).arg(broken.join(u", "_s)));
    }
    return kills;
}

Result<QStringList> cutOne(bench::Report& report, const QString& script, const Numbers& numbers) {
    const QString name = u"migration_of_"_s + QFileInfo(script).completeBaseName().replace(u'-', u'_');
    const QTemporaryDir dir(fastDir());
    Migration migration(dir.filePath(u"migration"_s), script);
    SEGUE_TRY_VALUE(promises, MigrationPromises::of(script));
    SEGUE_TRY(migration.play(0));
    SEGUE_TRY_VALUE(records, readIoLog(migration.log()));
    SEGUE_TRY_VALUE(broken, judgeCuts(report, name, migration.profile(), migration.log(), numbers, promises));
    SEGUE_TRY_VALUE(
        kills, killEverywhere(migration, changesIn(records), std::max(1, numbers.of("every", 1)), promises));
    report.figure(name + u"_broken_by_kills"_s, double(kills.what.size()), u"kills"_s, kills.made);
    return broken + kills.what;
}

} // namespace

Result<QStringList> cutMigrations(bench::Report& report, const Numbers& numbers) {
    if (ioShim().isEmpty())
        return fail(ErrorKind::Permanent, u"not_here"_s, u"writes can be recorded on Linux only"_s);
    QStringList broken;
    const QStringList scripts = golden::workScripts();
    for (const QString& script : scripts) {
        SEGUE_TRY_VALUE(found, cutOne(report, script, numbers));
        broken += found;
    }
    return broken;
}

} // namespace segue::soak
