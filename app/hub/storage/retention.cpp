// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/retention.h"

#include "app/hub/storage/storage_session.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

//! One tombstone's, and one transaction's.
constexpr int erasedAtATime = 200;

} // namespace

Retention::Condition Retention::isDue(Channel channel, int days, Instant now) const {
    const Instant before = now - std::chrono::hours(24) * days;
    const QString done = m_rules.closedOnly ? u" AND status IN ('solved', 'closed', 'spam')"_s : QString();
    return {
        u"channel = ? AND updated_at < ?"_s + done +
            u" AND NOT EXISTS (SELECT 1 FROM legal_holds WHERE legal_holds.contact = conversations.contact) "
            "AND NOT EXISTS (SELECT 1 FROM legal_holds JOIN entries ON entries.contact = legal_holds.contact "
            "WHERE entries.conversation = conversations.id) "
            "AND NOT EXISTS (SELECT 1 FROM outbound_mail WHERE outbound_mail.conversation = conversations.id "
            "AND outbound_mail.state IN ('queued', 'sending'))"_s,
        {toString(channel), before}};
}

Result<QList<RetentionDue>> Retention::preview(Instant now) {
    QList<RetentionDue> all;
    for (auto rule = m_rules.days.constBegin(); rule != m_rules.days.constEnd(); ++rule) {
        const Condition condition = isDue(rule.key(), rule.value(), now);
        const QString inDue = u" IN (SELECT id FROM conversations WHERE "_s + condition.sql + u')';
        RetentionDue due{rule.key(), rule.value(), 0, 0, 0, 0, {}};
        SEGUE_TRY(m_db.query(
            u"SELECT count(*), min(updated_at) FROM conversations WHERE "_s + condition.sql, condition.values,
            [&due](const db::Row& row) {
                due.conversations = row.integer(0);
                due.oldest = row.optionalInstant(1);
            }));
        SEGUE_TRY_VALUE(
            entries, m_db.scalar<qint64>(
                         u"SELECT count(*) FROM entries WHERE conversation"_s + inDue, condition.values));
        due.entries = entries.value_or(0);
        SEGUE_TRY(m_db.query(
            u"SELECT count(*), CAST(coalesce(sum(attachments.size), 0) AS BIGINT) FROM attachments JOIN "
            u"entries "
            "ON entries.id = entry WHERE entries.conversation"_s +
                inDue,
            condition.values, [&due](const db::Row& row) {
                due.attachments = row.integer(0);
                due.attachmentBytes = row.integer(1);
            }));
        all.append(due);
    }
    std::sort(all.begin(), all.end(), [](const RetentionDue& a, const RetentionDue& b) {
        return toString(a.channel) < toString(b.channel);
    });
    return all;
}

Result<QStringList> Retention::due(Instant now, int limit) {
    QStringList ids;
    for (auto rule = m_rules.days.constBegin(); rule != m_rules.days.constEnd(); ++rule) {
        Condition condition = isDue(rule.key(), rule.value(), now);
        condition.values.emplace_back(limit - ids.size());
        SEGUE_TRY(m_db.query(
            u"SELECT id FROM conversations WHERE "_s + condition.sql + u" ORDER BY updated_at, id LIMIT ?"_s,
            condition.values, [&ids](const db::Row& row) { ids.append(row.text(0)); }));
    }
    return ids;
}

Result<int> eraseWhatIsDue(StorageSession& session, const std::function<bool()>& isStopping) {
    int erased = 0;
    while (!isStopping()) {
        SEGUE_TRY_VALUE(settings, loadSettings(session.db()));
        if (settings.retention.days.isEmpty())
            break;
        // Looked at first without the write lock, because nearly always nothing is due.
        SEGUE_TRY_VALUE(first, Retention(session.db(), settings.retention).due(session.now(), 1));
        if (first.isEmpty())
            break;
        SEGUE_TRY_VALUE(count, session.write([](Write& write) -> Result<qsizetype> {
            SEGUE_TRY_VALUE(now, loadSettings(write.db()));
            SEGUE_TRY_VALUE(due, Retention(write.db(), now.retention).due(write.now(), erasedAtATime));
            if (!due.isEmpty())
                SEGUE_TRY(Erasures::eraseConversations(write, due));
            return due.size();
        }));
        erased += static_cast<int>(count);
    }
    return erased;
}

} // namespace segue::hub
