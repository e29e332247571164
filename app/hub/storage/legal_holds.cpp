// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/legal_holds.h"

#include "app/hub/storage/audit_log.h"
#include "app/hub/storage/sql_values.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

LegalHold readRow(const db::Row& row) {
    return {row.id<ContactId>(0), row.id<AgentId>(1), row.text(2), row.instant(3)};
}

//! Ends with " WHERE".
QString select() {
    return u"SELECT contact, actor, reason, since FROM legal_holds WHERE "_s;
}

QJsonObject subjectOf(const ContactId& contact) {
    return {{u"contact"_s, contact.value()}};
}

} // namespace

Result<QList<LegalHold>> LegalHolds::all() {
    SEGUE_TRY_VALUE(rows, m_db.all(select() + u"1 = 1 ORDER BY contact"_s, {}, readRow));
    return QList<LegalHold>(rows.begin(), rows.end());
}

Result<std::optional<LegalHold>> LegalHolds::find(const ContactId& contact) {
    return m_db.one(select() + u"contact = ?"_s, {contact}, readRow);
}

Result<QList<LegalHold>> LegalHolds::holding(const QStringList& contacts, const QStringList& conversations) {
    QMap<ContactId, LegalHold> found;
    const auto add = [&](const QString& where, const QStringList& ids) {
        return inPieces(ids, [&](const QString& marks, const db::Values& values) {
            return m_db.query(select() + where.arg(marks), values, [&](const db::Row& row) {
                const LegalHold hold = readRow(row);
                found.insert(hold.contact, hold);
            });
        });
    };
    SEGUE_TRY(add(u"contact IN (%1)"_s, contacts));
    SEGUE_TRY(
        add(u"EXISTS (SELECT 1 FROM conversations WHERE conversations.contact = legal_holds.contact AND "
            "conversations.id IN (%1))"_s,
            conversations));
    SEGUE_TRY(
        add(u"EXISTS (SELECT 1 FROM entries WHERE entries.contact = legal_holds.contact AND "
            "entries.conversation IN (%1))"_s,
            conversations));
    return found.values();
}

Result<LegalHold>
LegalHolds::set(Write& write, const ContactId& contact, const AgentId& actor, const QString& reason) {
    SEGUE_TRY(write.db().run(
        u"INSERT INTO legal_holds (contact, actor, reason, since) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (contact) DO UPDATE SET reason = excluded.reason"_s,
        {contact, actor, reason, write.now()}));
    SEGUE_TRY(AuditLog::append(write, actor, u"hold.set"_s, subjectOf(contact)));
    SEGUE_TRY_VALUE(stored, LegalHolds(write.db()).find(contact));
    return stored.value_or(LegalHold());
}

Result<bool> LegalHolds::release(Write& write, const ContactId& contact, const AgentId& actor) {
    SEGUE_TRY_VALUE(gone, write.db().run(u"DELETE FROM legal_holds WHERE contact = ?"_s, {contact}));
    if (gone == 0)
        return false;
    SEGUE_TRY(AuditLog::append(write, actor, u"hold.released"_s, subjectOf(contact)));
    return true;
}

} // namespace segue::hub
