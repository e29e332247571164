// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/work_salvage.h"

#include "core/base/log.h"
#include "core/db/check.h"
#include "core/db/connection.h"
#include "core/db/migrator.h"
#include "core/db/transaction.h"
#include "core/store/row_codec.h"

#include <QFile>

namespace segue::store {

using namespace Qt::StringLiterals;

namespace {

struct Table {
    QString name;
    QString columns;
    QStringList key;         //!< What its rows lie in the order of.
    bool isNumbered = false; //!< The key is a number that single rows can be asked by.
};

QList<Table> tables() {
    return {
        {u"outbox"_s,
         u"sequence, id, account, conversation, command, state, held_because, attempts, next_attempt_at, "
         "not_before, last_error, entry_id, changed_at, settled"_s,
         {u"sequence"_s},
         true},
        {u"attempts"_s,
         u"command, number, started_at, body_hash, highest_entry, uploads, ended_at, outcome"_s,
         {u"command"_s, u"number"_s}},
        {u"drafts"_s, draftColumns(), {u"account"_s, u"conversation"_s, u"visibility"_s}},
        {u"decisions"_s, u"rowid, "_s + decisionColumns() + u", shared"_s, {u"rowid"_s}, true},
        {u"accounts"_s, u"rowid, "_s + accountColumns() + u", position"_s, {u"rowid"_s}, true},
        {u"settings"_s, u"key, value"_s, {u"key"_s}},
        {u"audit"_s, u"sequence, at, actor, action, subject, hash"_s, {u"sequence"_s}, true},
    };
}

//! Copies tables from a damaged database into a sound one. Reading may fail, and then the rest is looked for;
//! writing must not.
class Salvage {
public:
    Salvage(db::Connection& damaged, db::Connection& sound) : m_damaged(damaged), m_sound(sound) {}

    Result<void> copy(const Table& table) {
        m_insert = u"INSERT OR IGNORE INTO %1 (%2) VALUES (%3)"_s.arg(
            table.name, table.columns, QStringList(table.columns.count(u',') + 1, u"?"_s).join(u','));
        const QString select = u"SELECT %1 FROM %2 "_s.arg(table.columns, table.name);
        m_lastKey = 0;
        if (read(select + u"ORDER BY "_s + table.key.join(u", "_s)))
            return m_written;
        qCWarning(segueDb) << table.name << "could be read only in part";
        // A read ends at the first damaged page. What lies behind it is reached from the other end…
        const qint64 before = m_lastKey;
        m_lastKey = 0;
        const bool isWhole = read(select + u"ORDER BY %1 DESC"_s.arg(table.key.join(u" DESC, "_s)));
        if (isWhole || !table.isNumbered)
            return m_written;
        // …and what lies between two such pages row by row.
        const qint64 end = m_lastKey > 0 ? m_lastKey : lastNumberOf(table.name) + 1;
        for (qint64 key = before + 1; m_written && key < end; ++key)
            read(select + u"WHERE %1 = %2"_s.arg(table.key.first()).arg(key));
        return m_written;
    }

private:
    //! False if not every row could be read, or one not be written.
    bool read(const QString& sql) {
        const auto done = m_damaged.query(sql, {}, [this](const db::Row& row) { keep(row); });
        return done.has_value() && m_written.has_value();
    }

    //! 0 if the table does not count, or that cannot be read either.
    qint64 lastNumberOf(const QString& table) {
        const auto last =
            m_damaged.scalar<qint64>(u"SELECT seq FROM sqlite_sequence WHERE name = ?"_s, {table});
        return last ? last->value_or(0) : 0;
    }

    void keep(const db::Row& row) {
        m_lastKey = row.integer(0);
        const auto count = m_insert.count(u'?');
        db::Values values;
        for (int i = 0; i < count; ++i)
            values.push_back(row.isNull(i) ? db::Value(nullptr) : db::Value(row.text(i)));
        if (auto kept = m_sound.run(m_insert, values); !kept && m_written)
            m_written = fail(kept.error());
    }

    db::Connection& m_damaged;
    db::Connection& m_sound;
    QString m_insert;
    Result<void> m_written;
    qint64 m_lastKey = 0; //!< Of a numbered table.
};

QString unfinishedPath(const QString& path) {
    return path + u".salvaging"_s;
}
QString finishedPath(const QString& path) {
    return path + u".salvaged"_s;
}

void removeDatabase(const QString& path) {
    for (const QString& suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(path + suffix);
}

Result<void> rename(const QString& from, const QString& to) {
    if (!QFile::rename(from, to))
        return fail(ErrorKind::Storage, u"io_error"_s, u"a salvaged database cannot be put in its place"_s);
    return {};
}

Result<void> fill(const QString& path, const QString& damagedPath, Instant now) {
    db::SqliteOptions options;
    options.path = path;
    options.durability = db::Durability::Full;
    SEGUE_TRY_VALUE(sound, db::Connection::openSqlite(options));
    SEGUE_TRY(db::migrate(sound, {u":/migrations/work"_s, now, {}}));
    options.path = damagedPath;
    options.readOnly = true;
    if (auto damaged = db::Connection::openSqlite(options); damaged) {
        SEGUE_TRY_VALUE(transaction, db::Transaction::begin(sound));
        Salvage salvage(*damaged, sound);
        const QList<Table> all = tables();
        for (const Table& table : all)
            SEGUE_TRY(salvage.copy(table));
        SEGUE_TRY(transaction.commit());
    }
    // So that all of it is in the one file that is renamed.
    return sound.exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
}

} // namespace

Result<QString> finishSalvage(const QString& path, Instant now) {
    if (!QFile::exists(finishedPath(path)))
        return QString();
    QString aside;
    if (QFile::exists(path)) {
        SEGUE_TRY_VALUE(moved, db::quarantine(path, now));
        aside = moved;
    }
    SEGUE_TRY(rename(finishedPath(path), path));
    return aside;
}

Result<QString> salvageWork(const QString& path, Instant now) {
    removeDatabase(unfinishedPath(path));
    SEGUE_TRY(fill(unfinishedPath(path), path, now));
    SEGUE_TRY(rename(unfinishedPath(path), finishedPath(path)));
    return finishSalvage(path, now);
}

} // namespace segue::store
