// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/fakes/golden_profile.h"

#include <QMap>
#include <QString>
#include <QStringList>

//! A profile of an older Segue that is opened by this one, watched: what it held, and whether it still does.
namespace segue::soak {

struct MigrationPlay {
    QString profileDir;
    QString log;    //!< Where it is written down that the profile was made, and then that it was migrated.
    QString script; //!< The profile, in SQL: one of tests/data/golden/work-*.sql.
};
//! Makes the profile and opens it; runs in the process that is watched. Errors: the first.
Result<void> playMigration(const MigrationPlay& play);

//! What is promised of such a profile: everything that waits to be sent and every draft, and a schema that is
//! some version's and nothing between.
class MigrationPromises {
public:
    //! Of the profile that `script` describes. Errors: Storage.
    static Result<MigrationPromises> of(const QString& script);

    void add(const QString& acknowledged);
    //! What of it is missing in the profile in `dir`; a sentence each.
    QStringList brokenIn(const QString& dir) const;

private:
    //! What an agent would miss, by its name.
    struct Held {
        golden::Texts queued;
        golden::Texts drafts;

        bool operator==(const Held&) const = default;
    };
    struct Looked {
        int version = 0;
        QStringList schema; //!< Every table, index and trigger, as its SQL.
        Held held;
    };

    static Result<Looked> lookAt(const QString& path);
    QStringList brokenBefore(const QString& path, const Looked& found) const;
    QStringList brokenWhenOpened(const QString& path) const;

    int m_oldVersion = 0;
    int m_newVersion = 0;
    QMap<int, QStringList> m_schemas; //!< By version, from the old one to the new one.
    Held m_held;
    bool m_isMade = false;
    bool m_isMigrated = false;
};

} // namespace segue::soak
