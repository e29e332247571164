// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/write.h"

#include "app/hub/storage/hub_channel.h"
#include "core/base/planted_bug.h"
#include "core/base/uuid.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

// Any number will do, as long as every hub process takes the same one.
constexpr qint64 writerLockKey = 0x5e60e0001;

Result<void> lockOutOtherWriters(db::Connection& connection) {
    // SQLite's BEGIN IMMEDIATE has done so already. PostgreSQL keeps this lock until the
    // transaction has ended.
    if (connection.dialect() == db::Dialect::Sqlite)
        return {};
    return connection.query(u"SELECT pg_advisory_xact_lock(?)"_s, {writerLockKey}, [](const db::Row&) {});
}

} // namespace

Write::Write(
    db::Connection& connection, const Clock& clock, Random& random, const QString& process,
    db::Transaction transaction)
    : m_connection(&connection), m_clock(&clock), m_random(&random), m_process(&process),
      m_transaction(std::move(transaction)) {}

Result<Write>
Write::begin(db::Connection& connection, const Clock& clock, Random& random, const QString& process) {
    SEGUE_TRY_VALUE(transaction, db::Transaction::begin(connection));
    Write write(connection, clock, random, process, std::move(transaction));
    SEGUE_TRY(lockOutOtherWriters(connection));
    // Not before: what waited for another's commit happened after it.
    write.m_now = clock.now();
    SEGUE_TRY_VALUE(head, connection.scalar<qint64>(u"SELECT value FROM counters WHERE name = 'feed'"_s));
    write.m_headBefore = write.m_head = head.value_or(0);
    return write;
}

QString Write::newId() {
    return uuidV7(*m_clock, *m_random);
}

QString Write::newSecret(int bytes) {
    return randomToken(*m_random, bytes);
}

QString Write::newHexSecret(int bytes) {
    return QString::fromLatin1(m_random->bytes(bytes).toHex());
}

Result<qint64> Write::nextNumber(const QString& counter) {
    SEGUE_TRY(m_connection->run(u"UPDATE counters SET value = value + 1 WHERE name = ?"_s, {counter}));
    SEGUE_TRY_VALUE(
        number, m_connection->scalar<qint64>(u"SELECT value FROM counters WHERE name = ?"_s, {counter}));
    return number.value_or(0);
}

Result<qint64> Write::touch(FeedKind kind, const QString& id) {
    const qint64 version = m_head + 1;
    SEGUE_TRY(m_connection->run(
        u"INSERT INTO feed (kind, object_id, sequence) VALUES (?, ?, ?) "
        "ON CONFLICT (kind, object_id) DO UPDATE SET sequence = excluded.sequence"_s,
        {toString(kind), id, version}));
    m_head = version;
    m_touched.insert({kind, id});
    return version;
}

Result<void> Write::remove(FeedKind kind, const QString& id) {
    SEGUE_TRY(
        m_connection->run(u"DELETE FROM feed WHERE kind = ? AND object_id = ?"_s, {toString(kind), id}));
    SEGUE_TRY(m_connection->run(
        u"INSERT INTO feed_removed (sequence, kind, object_id, removed_at) VALUES (?, ?, ?, ?)"_s,
        {m_head + 1, toString(kind), id, m_now}));
    ++m_head;
    m_touched.remove({kind, id});
    return {};
}

News Write::news() const {
    if (m_head == m_headBefore)
        return News::None;
    return m_hasMail ? News::Mail : News::Objects;
}

Result<void> Write::tellOtherProcesses() {
    // On SQLite there are none.
    if (m_connection->dialect() == db::Dialect::Sqlite)
        return {};
    const QByteArray payload =
        channelPayload(*m_process, {{u"type"_s, u"commit"_s}, {u"mail"_s, news() == News::Mail}});
    return m_connection->query(
        u"SELECT pg_notify(?, ?)"_s, {hubChannel(), QString::fromUtf8(payload)}, [](const db::Row&) {});
}

Result<void> Write::commit() {
    if (news() != News::None) {
        SEGUE_TRY(m_connection->run(u"UPDATE counters SET value = ? WHERE name = 'feed'"_s, {m_head}));
        SEGUE_TRY(tellOtherProcesses());
    }
    if (isPlanted(PlantedBug::HubAnswersBeforeCommit))
        return {}; // And then the power is gone.
    return m_transaction.commit();
}

} // namespace segue::hub
