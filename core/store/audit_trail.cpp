// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/audit_trail.h"

#include "core/base/json.h"

#include <QCryptographicHash>

namespace segue::store {

using namespace Qt::StringLiterals;

namespace {

//! Over the fields as they are stored.
QString chainedHash(
    const QString& previous, qint64 at, const QString& actor, const QString& action, const QString& subject) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString& part : {previous, QString::number(at), actor, action, subject}) {
        hash.addData(part.toUtf8());
        hash.addData(QByteArrayView("\0", 1));
    }
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace

Result<void> appendAudit(db::Connection& work, Instant now, const AuditNote& note) {
    SEGUE_TRY_VALUE(
        previous, work.scalar<QString>(u"SELECT hash FROM audit ORDER BY sequence DESC LIMIT 1"_s));
    const QString subject = QString::fromUtf8(toJson(note.subject));
    return work
        .run(
            u"INSERT INTO audit (at, actor, action, subject, hash) VALUES (?,?,?,?,?)"_s,
            {now, note.actor, note.action, subject,
             chainedHash(previous.value_or(QString()), toMs(now), note.actor, note.action, subject)})
        .map([](qint64) {});
}

Result<QList<AuditRow>> readAudit(db::Connection& work, int limit) {
    QList<AuditRow> rows;
    SEGUE_TRY(work.query(
        u"SELECT sequence, at, actor, action, subject FROM audit ORDER BY sequence DESC LIMIT ?"_s, {limit},
        [&](const db::Row& row) {
            const QJsonObject subject = parseJsonObject(row.text(4).toUtf8()).value_or(QJsonObject());
            rows.append({row.integer(0), row.instant(1), {row.text(2), row.text(3), subject}});
        }));
    return rows;
}

Result<AuditCheck> verifyAudit(db::Connection& work) {
    AuditCheck check;
    QString previous;
    qint64 last = 0;
    SEGUE_TRY(work.query(
        u"SELECT sequence, at, actor, action, subject, hash FROM audit ORDER BY sequence"_s, {},
        [&](const db::Row& row) {
            ++check.rows;
            last = row.integer(0);
            const QString hash = chainedHash(previous, row.integer(1), row.text(2), row.text(3), row.text(4));
            if (hash != row.text(5) && !check.brokenAt)
                check.brokenAt = last;
            previous = row.text(5);
        }));
    // The chain itself does not tell that its newest rows are gone.
    SEGUE_TRY_VALUE(written, work.scalar<qint64>(u"SELECT seq FROM sqlite_sequence WHERE name = 'audit'"_s));
    if (!check.brokenAt && written.value_or(0) > last)
        check.brokenAt = last;
    return check;
}

} // namespace segue::store
