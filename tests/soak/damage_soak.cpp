// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/conversations.h"
#include "app/hub/storage/storage.h"
#include "core/db/connection.h"
#include "core/store/cache_db.h"
#include "core/store/profile.h"
#include "core/store/work_db.h"
#include "tests/soak/damaged_files.h"
#include "tests/soak/fast_dir.h"
#include "tests/soak/hub_scenario.h"
#include "tests/soak/soak.h"
#include "tests/soak/work_scenario.h"

#include <QTemporaryDir>

namespace segue::soak {

using namespace Qt::StringLiterals;

namespace {

struct Written {
    qint64 row = 0; //!< Its number in the table; of a table without numbers 0.
    QString text;
};
//! By what it is called.
using Texts = QMap<QString, Written>;

//! What any SQLite program can still read of a damaged file, row by row, beside the product.
class PlainReader {
public:
    explicit PlainReader(const QString& path) {
        db::SqliteOptions options;
        options.path = path;
        options.readOnly = true;
        if (auto opened = db::Connection::openSqlite(options))
            m_connection.emplace(std::move(*opened));
    }

    //! Those of `known` whose row `sql` finds, by its number and then its name, as it was written.
    Texts readable(const Texts& known, const QString& sql) {
        Texts there;
        for (auto it = known.begin(); m_connection && it != known.end(); ++it) {
            const auto text = m_connection->scalar<QString>(sql, {it->row, it.key()});
            if (text && *text == it->text)
                there.insert(it.key(), *it);
        }
        return there;
    }

private:
    std::optional<db::Connection> m_connection;
};

//! `sql` selects name, number and text.
Result<Texts> textsIn(const QString& path, const QString& sql) {
    db::SqliteOptions options;
    options.path = path;
    SEGUE_TRY_VALUE(connection, db::Connection::openSqlite(options));
    Texts texts;
    SEGUE_TRY(connection.query(
        sql, {}, [&](const db::Row& row) { texts.insert(row.text(0), {row.integer(1), row.text(2)}); }));
    return texts;
}

//! One database of the product: how it is opened and what must be in it afterwards.
class Subject {
public:
    virtual ~Subject() = default;
    virtual QString name() const = 0;
    //! Opens what lies damaged at `path` as the product does; what is broken, a sentence each.
    virtual QStringList brokenAt(const QString& path) = 0;

    qsizetype repaired = 0;
    qsizetype lost = 0; //!< Rows that nobody could have read.
};

const QString draftSql = u"SELECT text FROM drafts WHERE conversation = ?"_s;
const QString commandSql = u"SELECT command FROM outbox WHERE id = ?"_s;
// Without an index, which may be damaged or not where the row is.
const QString draftRowSql =
    u"SELECT text FROM drafts WHERE 0 = ? AND account = 'account' AND conversation = ?"_s;
const QString commandRowSql = u"SELECT command FROM outbox WHERE sequence = ? AND +id = ?"_s;

class WorkSubject final : public Subject {
public:
    static Result<std::unique_ptr<WorkSubject>> of(const QString& path) {
        auto subject = std::make_unique<WorkSubject>();
        SEGUE_TRY_VALUE(drafts, textsIn(path, u"SELECT conversation, 0, text FROM drafts"_s));
        SEGUE_TRY_VALUE(
            commands, textsIn(path, u"SELECT id, sequence, command FROM outbox WHERE settled = 0"_s));
        SEGUE_TRY_VALUE(all, textsIn(path, u"SELECT id, sequence, command FROM outbox"_s));
        subject->m_drafts = drafts;
        subject->m_all = all;
        subject->m_commands = commands;
        return subject;
    }
    QString name() const override { return u"work"_s; }

    QStringList brokenAt(const QString& path) override {
        Texts drafts;
        Texts commands;
        {
            PlainReader reader(path);
            drafts = reader.readable(m_drafts, draftRowSql);
            commands = reader.readable(m_commands, commandRowSql);
        }
        lost += m_drafts.size() - drafts.size() + m_commands.size() - commands.size();
        WorkOpening opening;
        const auto work = WorkDb::open(path, m_clock, &opening);
        if (!work)
            return {u"it does not open: "_s + work.error().message};
        repaired += opening.wasCorrupt;
        QStringList broken = lostOf(**work, drafts, commands) + changedIn(**work);
        Draft draft;
        draft.conversation = {AccountId(u"a"_s), u"new"_s};
        if (!(*work)->saveDraft(draft))
            broken.append(u"it takes nothing new"_s);
        return broken;
    }

private:
    static QStringList lostOf(WorkDb& work, const Texts& drafts, const Texts& commands) {
        QStringList broken;
        const auto find = [&](const Texts& texts, const QString& sql, const QString& what) {
            for (auto it = texts.begin(); it != texts.end(); ++it) {
                const auto there = work.connection().scalar<QString>(sql, {it.key()});
                if (!there || *there != it->text)
                    broken.append(u"%1 %2 could be read and is lost"_s.arg(what, it.key()));
            }
        };
        find(drafts, draftSql, u"the draft of"_s);
        find(commands, commandSql, u"the queued"_s);
        const auto open = work.openItems();
        for (auto it = commands.begin(); open && it != commands.end(); ++it) {
            if (std::none_of(open->begin(), open->end(), [&](const OutboxItem& item) {
                    return item.command.id.value() == it.key();
                }))
                broken.append(u"the queued %1 is not shown any more"_s.arg(it.key()));
        }
        return broken;
    }
    //! What would be sent is what was queued.
    QStringList changedIn(WorkDb& work) const {
        const auto open = work.openItems();
        if (!open)
            return {u"its queue cannot be read: "_s + open.error().code};
        QStringList broken;
        for (const OutboxItem& item : *open) {
            if (item.isDamaged)
                continue;
            const auto json = work.connection()
                                  .scalar<QString>(commandSql, {item.command.id.value()})
                                  .value_or(std::nullopt);
            const QString queued = m_all.value(item.command.id.value()).text;
            if (json != queued)
                broken.append(u"%1 would be sent as “%2” instead of “%3”"_s.arg(
                    item.command.id.value(), json.value_or(u"nothing"_s), queued));
        }
        return broken;
    }

    SystemClock m_clock;
    Texts m_drafts;
    Texts m_commands; //!< Those that are not settled.
    Texts m_all;
};

//! It is no loss, but it must never be in the way.
class CacheSubject final : public Subject {
public:
    QString name() const override { return u"cache"_s; }

    QStringList brokenAt(const QString& path) override {
        // The first use may find the damage, the next start has set it aside.
        for (int start = 0; start < 2; ++start) {
            CacheOpening opening;
            const auto cache = CacheDb::open(path, m_clock, &opening);
            if (!cache)
                return {u"it does not open: "_s + cache.error().message};
            repaired += opening.wasCorrupt;
            const auto used = use(**cache);
            if (used)
                return {};
            if (used.error().code != "corrupt"_L1)
                return {u"it cannot be used: "_s + used.error().code};
        }
        return {u"it is still corrupt after it was set aside"_s};
    }

private:
    static Result<void> use(CacheDb& cache) {
        IncomingRows rows;
        Conversation conversation;
        conversation.ref = {AccountId(u"account"_s), u"c1"_s};
        conversation.version = 1 << 30;
        rows.conversations.append(conversation);
        rows.cursor = IncomingRows::Cursor{u"changes"_s, u"1"_s};
        SEGUE_TRY(cache.apply(conversation.ref.account, rows));
        SEGUE_TRY(cache.connection().scalar<qint64>(u"SELECT sum(length(subject)) FROM conversations"_s));
        return {};
    }

    SystemClock m_clock;
};

const QString entrySql = u"SELECT text FROM entries WHERE id = ?"_s;
const QString entryRowSql = u"SELECT text FROM entries WHERE rowid = ? AND +id = ?"_s;

class HubSubject final : public Subject {
public:
    static Result<std::unique_ptr<HubSubject>> of(const QString& path) {
        auto subject = std::make_unique<HubSubject>();
        SEGUE_TRY_VALUE(
            texts, textsIn(path, u"SELECT id, rowid, text FROM entries WHERE kind = 'message'"_s));
        subject->m_texts = texts;
        return subject;
    }
    QString name() const override { return u"hub"_s; }

    QStringList brokenAt(const QString& path) override {
        const Texts texts = PlainReader(path).readable(m_texts, entryRowSql);
        lost += m_texts.size() - texts.size();
        const QString dir = QFileInfo(path).path();
        for (int start = 0; start < 2; ++start) {
            auto storage = hub::Storage::open({dir, {}}, m_clock, m_random);
            if (!storage)
                return {u"it does not open: "_s + storage.error().message};
            const auto used = use(**storage);
            repaired += start == 0 && !QDir(dir).entryList({u"*.corrupt-*Z"_s}).isEmpty();
            if (used)
                return lostOf(**storage, texts);
            if (used.error().code != "corrupt"_L1)
                return {u"it cannot be used: "_s + used.error().code};
        }
        return {u"it is still corrupt after its repair"_s};
    }

private:
    static Result<void> use(hub::Storage& storage) {
        return storage.write([](hub::Write& write) -> Result<void> {
            hub::ConversationRow conversation;
            SEGUE_TRY(hub::Conversations::insert(write, conversation));
            SEGUE_TRY(write.db().scalar<qint64>(u"SELECT sum(length(text)) FROM entries"_s));
            return {};
        });
    }
    //! Also those whose conversation nobody could have read are only in the file that was set aside.
    QStringList lostOf(hub::Storage& storage, const Texts& texts) {
        qsizetype missing = 0;
        for (auto it = texts.begin(); it != texts.end(); ++it) {
            const auto there =
                storage.read([&](db::Connection& db) { return db.scalar<QString>(entrySql, {it.key()}); });
            missing += !there || *there != it->text;
        }
        return missing == 0 ? QStringList()
                            : QStringList{u"%1 messages could be read and are lost"_s.arg(missing)};
    }

    SystemClock m_clock;
    SystemRandom m_random;
    Texts m_texts;
};

Result<QStringList>
damageOften(bench::Report& report, const QString& path, Subject& subject, const Numbers& numbers) {
    SEGUE_TRY_VALUE(files, DamagedFiles::of(path));
    const QTemporaryDir dir(fastDir());
    SeededRandom random(quint64(numbers.of("seed", 1)));
    const int times = numbers.of("times", 10'000);
    QStringList what;
    int broken = 0;
    for (int i = 0; i < times; ++i) {
        files.damage(random);
        SEGUE_TRY_VALUE(damaged, files.writeTo(dir.filePath(u"damaged"_s)));
        const QStringList found = subject.brokenAt(damaged);
        if (found.isEmpty())
            continue;
        ++broken;
        if (what.size() < 20)
            what.append(u"%1, %2: %3"_s.arg(subject.name(), files.what(), found.join(u", "_s)));
    }
    report.figure(subject.name() + u"_repaired"_s, double(subject.repaired), u"files"_s, times);
    report.figure(subject.name() + u"_unreadable"_s, double(subject.lost), u"rows"_s, times);
    report.figure(subject.name() + u"_broken"_s, broken, u"files"_s, times);
    return what;
}

//! More work that is only in the log yet, as it is in the middle of a day.
Result<void> workOn(WorkDb& work, CacheDb& cache) {
    const AccountId account(u"account"_s);
    for (int i = 0; i < 40; ++i) {
        Draft draft;
        draft.conversation = {account, u"open%1"_s.arg(i)};
        draft.text = u"draft in the log %1"_s.arg(i);
        SEGUE_TRY(work.saveDraft(draft));
        Command command;
        command.id = CommandId(u"in-the-log-%1"_s.arg(i));
        command.conversation = draft.conversation;
        command.operations = {Reply{u"reply in the log %1"_s.arg(i), {}}};
        SEGUE_TRY(work.addCommand(command));
        IncomingRows rows;
        Conversation conversation;
        conversation.ref = draft.conversation;
        conversation.subject = draft.text;
        rows.conversations.append(conversation);
        SEGUE_TRY(cache.apply(account, rows));
    }
    return {};
}

Result<QStringList>
damageProfile(bench::Report& report, const QString& dir, const QString& log, const Numbers& numbers) {
    SEGUE_TRY(playWork({dir, log, 400, quint64(numbers.of("seed", 1))}));
    // Open while they are copied: the last one to close a database empties its log.
    const SystemClock clock;
    SEGUE_TRY_VALUE(openWork, WorkDb::open(profile::workPath(dir), clock));
    SEGUE_TRY_VALUE(openCache, CacheDb::open(profile::cachePath(dir), clock));
    SEGUE_TRY(workOn(*openWork, *openCache));
    SEGUE_TRY_VALUE(work, WorkSubject::of(profile::workPath(dir)));
    SEGUE_TRY_VALUE(brokenWork, damageOften(report, profile::workPath(dir), *work, numbers));
    CacheSubject cache;
    SEGUE_TRY_VALUE(brokenCache, damageOften(report, profile::cachePath(dir), cache, numbers));
    return brokenWork + brokenCache;
}

} // namespace

Result<QStringList> soakDamage(bench::Report& report, const Numbers& numbers) {
    const QTemporaryDir dir;
    SEGUE_TRY_VALUE(
        broken, damageProfile(report, dir.filePath(u"profile"_s), dir.filePath(u"profile.log"_s), numbers));
    const QString hubDir = dir.filePath(u"hub"_s);
    const QString hubPath = hubDir + u"/hub.db"_s;
    SEGUE_TRY(playHub(hubDir, dir.filePath(u"hub.log"_s), 150, quint64(numbers.of("seed", 1))));
    SEGUE_TRY_VALUE(hub, HubSubject::of(hubPath));
    SEGUE_TRY_VALUE(brokenHub, damageOften(report, hubPath, *hub, numbers));
    return broken + brokenHub;
}

} // namespace segue::soak
