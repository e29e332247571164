// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/scrubber.h"

#include "app/hub/storage/attachments.h"
#include "core/base/overwrite_file.h"
#include "core/db/scrub.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

constexpr int filesAtATime = 50;
constexpr Millis restAfterError = std::chrono::minutes(1);

//! The tables that an erasure deletes from.
const QStringList& vacuumed() {
    static const QStringList tables{
        u"contacts"_s,         u"contact_points"_s,    u"conversations"_s,
        u"participants"_s,     u"conversation_tags"_s, u"entries"_s,
        u"event_log"_s,        u"attachments"_s,       u"file_bytes"_s,
        u"tokens"_s,           u"commands"_s,          u"decisions"_s,
        u"inbound_messages"_s, u"mail_message_ids"_s,  u"mail_reply_tokens"_s,
        u"outbound_mail"_s,    u"external_ids"_s,      u"mail_shared_reply_tokens"_s};
    return tables;
}

//! Forgets up to `filesAtATime` files; how many there were.
Result<qsizetype> removeSomeFiles(Write& write, FileStore& files) {
    SEGUE_TRY_VALUE(
        hashes, write.db().all(
                    u"SELECT sha256 FROM erased_files ORDER BY sha256 LIMIT ?"_s, {filesAtATime},
                    [](const db::Row& row) { return row.text(0); }));
    for (const QString& sha256 : hashes) {
        // Somebody else may have the same file, or have it since.
        SEGUE_TRY_VALUE(
            others,
            write.db().scalar<int>(u"SELECT 1 FROM attachments WHERE sha256 = ? LIMIT 1"_s, {sha256}));
        if (!others)
            SEGUE_TRY(files.erase(sha256));
        SEGUE_TRY(write.db().run(u"DELETE FROM erased_files WHERE sha256 = ?"_s, {sha256}));
    }
    return qsizetype(hashes.size());
}

} // namespace

QList<SetAsideFile> Scrubber::setAsideFiles(const StorageOptions& options) {
    QList<SetAsideFile> found;
    if (!options.databaseUrl.isEmpty())
        return found;
    const QFileInfoList files = QDir(options.dataDir)
                                    .entryInfoList(
                                        {u"hub.db.corrupt-*"_s, u"hub.db.before-migration*"_s,
                                         u"hub.db.salvaging*"_s, u"hub.db.described*"_s},
                                        QDir::Files, QDir::Name);
    for (const QFileInfo& file : files)
        found.append({file.fileName(), file.size(), fromMs(file.lastModified().toMSecsSinceEpoch())});
    return found;
}

Result<bool> Scrubber::run(StorageSession& session) {
    const Millis now = m_storage.clock().monotonic();
    if (now < m_restsUntil)
        return false;
    auto done = runNow(session);
    if (!done)
        m_restsUntil = now + restAfterError;
    return done;
}

Result<bool> Scrubber::runNow(StorageSession& session) {
    SEGUE_TRY(carryOutWaiting(session));
    SEGUE_TRY_VALUE(deleted, Erasures(session.db()).withState(ErasureState::Scrubbing));
    if (deleted.isEmpty())
        return true;
    const auto newest =
        std::max_element(deleted.begin(), deleted.end(), [](const ErasureRow& a, const ErasureRow& b) {
            return a.version < b.version;
        });
    const qint64 version = newest->version;
    SEGUE_TRY(removeFiles(session));
    SEGUE_TRY(removeSetAside(deleted));
    SEGUE_TRY_VALUE(areOverwritten, overwritePages(session, version));
    if (!areOverwritten)
        return false;
    SEGUE_TRY(session.write([version](Write& write) { return Erasures::finish(write, version); }));
    return true;
}

Result<void> Scrubber::carryOutWaiting(StorageSession& session) {
    SEGUE_TRY_VALUE(waiting, Erasures(session.db()).withState(ErasureState::Waiting));
    for (const ErasureRow& erasure : waiting)
        SEGUE_TRY(session.write([&erasure](Write& write) { return Erasures::carryOut(write, erasure.id); }));
    return {};
}

Result<void> Scrubber::removeFiles(StorageSession& session) {
    qsizetype removed = filesAtATime;
    while (removed == filesAtATime) {
        // Under the lock under which others say that they have a file.
        SEGUE_TRY_VALUE(
            count, session.write([this](Write& write) { return removeSomeFiles(write, m_storage.files()); }));
        removed = count;
    }
    return {};
}

Result<void> Scrubber::removeSetAside(const QList<ErasureRow>& erasures) {
    const bool isAsked = std::any_of(erasures.begin(), erasures.end(), [](const ErasureRow& erasure) {
        return erasure.cause == ErasureCause::Request;
    });
    const Instant before = m_storage.clock().now() - setAsideLifetime;
    for (const SetAsideFile& file : setAsideFiles(m_storage.options())) {
        if (isAsked || file.at < before)
            SEGUE_TRY(removeOverwritten(QDir(m_storage.options().dataDir).filePath(file.name)));
    }
    return {};
}

Result<void> Scrubber::removeOldBackups(const Storage& storage) {
    const Instant before = storage.clock().now() - setAsideLifetime;
    for (const SetAsideFile& file : setAsideFiles(storage.options())) {
        if (file.name.contains("before-migration"_L1) && file.at < before)
            SEGUE_TRY(removeOverwritten(QDir(storage.options().dataDir).filePath(file.name)));
    }
    return {};
}

Result<bool> Scrubber::overwritePages(StorageSession& session, qint64 version) {
    if (session.db().dialect() == db::Dialect::Postgres) {
        for (const QString& table : vacuumed())
            SEGUE_TRY(session.db().exec(u"VACUUM "_s + table));
        return true;
    }
    return session.alone([this, version](db::Connection& db) -> Result<bool> {
        if (m_rewrittenUpTo < version)
            SEGUE_TRY(db::rewrite(db));
        m_rewrittenUpTo = version;
        return db::truncateLog(db);
    });
}

} // namespace segue::hub
