// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/salvage.h"

#include "core/base/log.h"
#include "core/base/rename_file.h"
#include "core/db/check.h"
#include "core/db/connection.h"
#include "core/db/migrator.h"
#include "core/db/tables.h"
#include "core/db/transaction.h"

#include <QFile>
#include <QSet>
#include <utility>

namespace segue::db {

using namespace Qt::StringLiterals;

namespace {

QString unfinishedPath(const QString& path) {
    return path + u".salvaging"_s;
}
QString finishedPath(const QString& path) {
    return path + u".salvaged"_s;
}
//! A copy of the damaged one, with another description of its tables.
QString describedPath(const QString& path) {
    return path + u".described"_s;
}

tl::unexpected<Error> failed(const QString& what) {
    return fail(ErrorKind::Storage, u"io_error"_s, what);
}

//! Copies tables from a damaged database into a sound one. Reading may fail, and then the rest is looked for;
//! writing must not.
class Salvage {
public:
    Salvage(Connection& damaged, Connection& sound) : m_damaged(damaged), m_sound(sound) {}

    Result<void> copy(const Table& table) {
        // What a constraint refuses is no row that was ever written.
        m_insert = u"INSERT OR IGNORE INTO %1 (%2) VALUES (%3)"_s.arg(
            table.name, table.columnList(), QStringList(table.columns.size(), u"?"_s).join(u','));
        m_empty = table.empty;
        m_isText = table.isText;
        m_isNumbered = table.isNumbered;
        m_seen.clear();
        SEGUE_TRY_VALUE(begun, m_sound.scalar<qint64>(u"SELECT count(*) FROM "_s + table.name));
        // A new database may begin with rows, which the old one has too.
        m_delete =
            begun > 0 ? u"DELETE FROM %1 WHERE %2 = ?"_s.arg(table.name, table.key.constFirst()) : QString();
        m_lastKey = 0;
        if (read(table.select() + u"ORDER BY "_s + table.key.join(u", "_s)))
            return m_written;
        qCWarning(segueDb) << table.name << "could be read only in part";
        // A read ends at the first damaged page. What lies behind it is reached from the other end…
        const qint64 before = m_lastKey;
        m_lastKey = 0;
        const bool isWhole = read(table.select() + u"ORDER BY %1 DESC"_s.arg(table.key.join(u" DESC, "_s)));
        if (isWhole || !table.isNumbered)
            return m_written;
        // …and what lies between two such pages row by row.
        const qint64 end = m_lastKey > 0 ? m_lastKey : lastNumberOf(table.name) + 1;
        for (qint64 key = before + 1; m_written && key < end; ++key) {
            if (!read(table.select() + u"WHERE %1 = %2"_s.arg(table.key.first()).arg(key)))
                keepPieces(table, key);
        }
        return m_written;
    }

private:
    //! False if not every row could be read, or one not be written.
    bool read(const QString& sql) {
        const auto done = m_damaged.query(sql, {}, [this](const Row& row) { keep(row); });
        m_seen += std::exchange(m_seenNow, {});
        return done.has_value() && m_written.has_value();
    }

    //! 0 if the table does not count, or that cannot be read either.
    qint64 lastNumberOf(const QString& table) {
        const auto last =
            m_damaged.scalar<qint64>(u"SELECT seq FROM sqlite_sequence WHERE name = ?"_s, {table});
        return last ? last->value_or(0) : 0;
    }

    //! A row of which not every column can be read.
    void keepPieces(const Table& table, qint64 key) {
        Values values = m_empty;
        values.front() = key;
        bool isThere = false;
        for (qsizetype i = 1; i < table.columns.size(); ++i) {
            const QString sql =
                u"SELECT %1 FROM %2 WHERE %3 = ?"_s.arg(table.columns.at(i), table.name, table.key.first());
            const auto read = m_damaged.query(sql, {key}, [&](const Row& row) {
                isThere = true;
                if (!row.isNull(0))
                    values.at(size_t(i)) = valueOf(row, 0, table.isText.at(i));
            });
            if (!read)
                qCWarning(segueDb) << "a value of" << table.name << "is lost";
        }
        if (isThere)
            write(values);
    }

    //! One bit of a row says whether a text is one, or bytes that are equal to no text.
    static Value valueOf(const Row& row, int column, bool isText) {
        const Value value = row.value(column);
        const bool areBytes = std::holds_alternative<QByteArray>(value.stored());
        return isText && areBytes ? Value(row.text(column)) : value;
    }

    void keep(const Row& row) {
        m_lastKey = row.integer(0);
        if (m_isNumbered && m_seen.contains(m_lastKey))
            return;
        m_seenNow.insert(m_lastKey);
        Values values;
        // A row is not given up for a value that must be there and is not.
        for (size_t i = 0; i < m_empty.size(); ++i)
            values.push_back(
                row.isNull(int(i)) ? m_empty.at(i) : valueOf(row, int(i), m_isText.at(qsizetype(i))));
        write(values);
    }

    void write(Values values) {
        if (m_written && !m_delete.isEmpty())
            m_written = m_sound.run(m_delete, {values.front()}).map([](qint64) {});
        if (!m_written)
            return;
        auto inserted = m_sound.run(m_insert, values);
        // Damage gave it the number of another row.
        if (m_isNumbered && inserted == 0) {
            values.front() = nullptr;
            inserted = m_sound.run(m_insert, values);
        }
        m_written = inserted.map([](qint64) {});
    }

    Connection& m_damaged;
    Connection& m_sound;
    QString m_insert;
    QString m_delete; //!< Empty where there is nothing to delete.
    QList<bool> m_isText;
    Values m_empty; //!< By column.
    bool m_isNumbered = false;
    QSet<qint64> m_seen; //!< In the readings before this one.
    QSet<qint64> m_seenNow;
    Result<void> m_written;
    qint64 m_lastKey = 0; //!< Of a numbered table.
};

Result<Connection> openSound(const QString& path) {
    SqliteOptions options;
    options.path = path;
    options.durability = Durability::Full;
    return Connection::openSqlite(options);
}

//! Nothing if not even its schema can be read.
std::optional<Connection> openDamaged(const QString& path) {
    SqliteOptions options;
    options.path = path;
    options.readOnly = true;
    auto connection = Connection::openSqlite(options);
    if (!connection || !connection->scalar<qint64>(u"SELECT count(*) FROM sqlite_master"_s))
        return std::nullopt;
    return std::move(*connection);
}

//! Where the tables begin is written on the first page, and a sound database that was made by the same steps
//! has the same one.
Result<void> replaceHead(const QString& path, const QString& soundPath) {
    constexpr qsizetype pageBytes = 4096;
    QFile sound(soundPath);
    QFile headless(path);
    if (!sound.open(QIODevice::ReadOnly) || !headless.open(QIODevice::ReadWrite))
        return failed(u"a damaged database cannot be copied"_s);
    QByteArray head = sound.read(pageBytes);
    // No list of free pages, and a version that says that the file's size counts and not what the head tells.
    constexpr qsizetype freePages = 32;
    constexpr qsizetype validFor = 92;
    head.replace(freePages, 8, QByteArray(8, '\0'));
    head[validFor + 3] = char(head.at(validFor + 3) + 1);
    if (headless.write(head) != head.size())
        return failed(u"a damaged database cannot be copied"_s);
    return {};
}

struct Described {
    qint64 row;
    QString type;
    QString name;
    QString table;
    qint64 page;
    QString sql;

    bool operator==(const Described&) const = default;
};

Result<std::vector<Described>> describe(Connection& connection) {
    return connection.all(
        u"SELECT rowid, type, name, tbl_name, rootpage, coalesce(sql, '') FROM sqlite_master ORDER BY rowid"_s,
        {}, [](const Row& row) {
            return Described{row.integer(0), row.text(1),    row.text(2),
                             row.text(3),    row.integer(4), row.text(5)};
        });
}

//! Without its words for its tables nothing is found in them; a sound database has the same words.
Result<void> describeLike(const QString& path, const std::vector<Described>& sound) {
    SqliteOptions options;
    options.path = path;
    options.writableSchema = true;
    SEGUE_TRY_VALUE(connection, Connection::openSqlite(options));
    for (const Described& one : sound) {
        const auto changed = connection.run(
            u"UPDATE sqlite_master SET type = ?, name = ?, tbl_name = ?, sql = nullif(?, '') WHERE rowid = ? "
            u"AND "
            "rootpage = ?"_s,
            {one.type, one.name, one.table, one.sql, one.row, one.page});
        if (!changed)
            qCWarning(segueDb) << "the description of" << one.name << "cannot be mended";
    }
    return {};
}

//! The damaged one itself, or a copy of it with the sound one's description; nothing if neither can be read.
Result<std::optional<Connection>>
openReadable(const QString& path, Connection& sound, const QString& soundPath) {
    SEGUE_TRY_VALUE(description, describe(sound));
    if (auto damaged = openDamaged(path)) {
        const auto its = describe(*damaged);
        if (its && *its == description)
            return damaged;
    }
    const QString copy = describedPath(path);
    SEGUE_TRY(removeDatabase(copy));
    if (!QFile::copy(path, copy))
        return failed(u"a damaged database cannot be copied"_s);
    QFile::copy(path + u"-wal"_s, copy + u"-wal"_s);
    if (!openDamaged(copy))
        SEGUE_TRY(replaceHead(copy, soundPath));
    if (const auto described = describeLike(copy, description); !described)
        qCWarning(segueDb) << "the description cannot be mended:" << described.error().code;
    return openDamaged(copy);
}

Result<void> copyTables(Connection& damaged, Connection& sound) {
    SEGUE_TRY_VALUE(transaction, Transaction::begin(sound));
    SEGUE_TRY_VALUE(tables, tablesOf(sound));
    Salvage salvage(damaged, sound);
    for (const Table& table : std::as_const(tables))
        SEGUE_TRY(salvage.copy(table));
    return transaction.commit();
}

//! Takes what refers to a lost row off it, and where it cannot be without, away.
Result<void> looseLostReferences(Connection& sound) {
    struct Loose {
        QString table;
        qint64 row;
        QString column;
        bool mayBeNull;
    };
    // Taking a row away may leave others that refer to it; what cannot be helped is left as it is.
    constexpr int mostRounds = 10;
    for (int round = 0; round < mostRounds; ++round) {
        SEGUE_TRY_VALUE(
            loose,
            sound.all(
                u"SELECT v.\"table\", v.rowid, f.\"from\", c.\"notnull\" = 0 FROM "
                "pragma_foreign_key_check v JOIN pragma_foreign_key_list(v.\"table\") f ON f.id = v.fkid "
                "JOIN pragma_table_info(v.\"table\") c ON c.name = f.\"from\""_s,
                {}, [](const Row& row) {
                    return Loose{row.text(0), row.integer(1), row.text(2), row.boolean(3)};
                }));
        if (loose.empty())
            break;
        qCWarning(segueDb) << loose.size() << "rows refer to what is lost";
        for (const Loose& one : loose) {
            const QString change = one.mayBeNull ? u"UPDATE %1 SET %2 = NULL"_s.arg(one.table, one.column)
                                                 : u"DELETE FROM %1"_s.arg(one.table);
            SEGUE_TRY(sound.run(change + u" WHERE rowid = ?"_s, {one.row}));
        }
    }
    return {};
}

Result<void> fill(
    const QString& path, const QString& migrations, Instant now,
    const std::function<Result<void>(Connection&)>& mend) {
    const QString unfinished = unfinishedPath(path);
    SEGUE_TRY(removeDatabase(unfinished));
    SEGUE_TRY_VALUE(sound, openSound(unfinished));
    SEGUE_TRY(migrate(sound, {migrations, now, {}}));
    // All of it in the one file that is copied from and renamed.
    const QString intoTheFile = u"PRAGMA wal_checkpoint(TRUNCATE)"_s;
    SEGUE_TRY(sound.exec(intoTheFile));
    SEGUE_TRY(sound.exec(u"PRAGMA foreign_keys = OFF"_s));
    {
        SEGUE_TRY_VALUE(damaged, openReadable(path, sound, unfinished));
        if (damaged)
            SEGUE_TRY(copyTables(*damaged, sound));
    }
    SEGUE_TRY(removeDatabase(describedPath(path)));
    if (mend)
        SEGUE_TRY(mend(sound));
    SEGUE_TRY(looseLostReferences(sound));
    return sound.exec(intoTheFile);
}

} // namespace

Result<QString> finishSalvage(const QString& path, Instant now) {
    if (!QFile::exists(finishedPath(path)))
        return QString();
    QString aside;
    if (QFile::exists(path)) {
        SEGUE_TRY_VALUE(moved, quarantine(path, now));
        aside = moved;
    }
    SEGUE_TRY(renameFile(finishedPath(path), path));
    return aside;
}

Result<QString> salvage(
    const QString& path, const QString& migrations, Instant now,
    const std::function<Result<void>(Connection&)>& mend) {
    SEGUE_TRY(fill(path, migrations, now, mend));
    SEGUE_TRY(renameFile(unfinishedPath(path), finishedPath(path)));
    return finishSalvage(path, now);
}

} // namespace segue::db
