// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/audit_log.h"

#include "app/hub/storage/sql_values.h"

#include <QCryptographicHash>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

QString columns() {
    return u"number, at, actor, action, subject, hash"_s;
}

AuditRow readRow(const db::Row& row) {
    return {row.integer(0), row.instant(1), row.id<AgentId>(2), row.text(3), row.text(4), row.text(5)};
}

QString hashOf(const QString& previous, const AuditRow& row) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString& part :
         {previous, QString::number(row.number), QString::number(toMs(row.at)), row.actor.value(), row.action,
          row.subject}) {
        hash.addData(part.toUtf8());
        hash.addData(QByteArrayView("\0", 1));
    }
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace

Result<void>
AuditLog::append(Write& write, const AgentId& actor, const QString& action, const QJsonObject& subject) {
    SEGUE_TRY_VALUE(
        last, write.db().one(
                  u"SELECT %1 FROM audit_log ORDER BY number DESC LIMIT 1"_s.arg(columns()), {}, readRow));
    AuditRow row{last ? last->number + 1 : 1, write.now(), actor, action, jsonText(subject), {}};
    row.hash = hashOf(last ? last->hash : QString(), row);
    SEGUE_TRY(write.db().run(
        u"INSERT INTO audit_log (%1) VALUES (?, ?, ?, ?, ?, ?)"_s.arg(columns()),
        {row.number, row.at, row.actor, row.action, row.subject, row.hash}));
    return {};
}

Result<QList<AuditRow>> AuditLog::after(qint64 after, int limit) {
    SEGUE_TRY_VALUE(
        rows, m_db.all(
                  u"SELECT %1 FROM audit_log WHERE number > ? ORDER BY number LIMIT ?"_s.arg(columns()),
                  {after, limit}, readRow));
    return QList<AuditRow>(rows.begin(), rows.end());
}

Result<AuditCheck> AuditLog::check() {
    AuditCheck found;
    SEGUE_TRY(m_db.query(
        u"SELECT %1 FROM audit_log ORDER BY number"_s.arg(columns()), {}, [&found](const db::Row& each) {
            const AuditRow row = readRow(each);
            ++found.rows;
            if (row.hash != hashOf(found.head, row) && !found.brokenAt)
                found.brokenAt = row.number;
            found.head = row.hash;
        }));
    return found;
}

} // namespace segue::hub
