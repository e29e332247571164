// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/batch_writer.h"

#include "core/base/log.h"
#include "core/sync/linking_hold.h"
#include "core/sync/rows_of.h"

namespace segue {

BatchWriter::BatchWriter(CacheDb& cache, ContactListener* listener, LinkingHold* hold)
    : m_cache(cache), m_listener(listener), m_hold(hold) {
    if (m_listener)
        m_listener->setHold(m_hold);
}

Result<QList<Entry>> BatchWriter::write(const AccountId& account, const Batch& batch, const QString& stream) {
    for (const Tombstone& tombstone : batch.erased) {
        if (m_erasures)
            SEGUE_TRY(m_erasures->applyTombstone(account, tombstone));
    }
    IncomingRows rows = rowsOf(batch);
    if (!stream.isEmpty())
        rows.cursor = IncomingRows::Cursor{stream, batch.nextCursor};
    SEGUE_TRY_VALUE(applied, m_cache.apply(account, rows));
    if (!applied.changes.isEmpty())
        Q_EMIT changed(applied.changes);
    // The rows are in. What identity could not take now is told again with the next batch.
    if (const auto linked = relink(); !linked)
        qCWarning(segueSync) << "identity could not follow:" << linked.error().code;
    return applied.newEntries;
}

Result<void> BatchWriter::relink(const QList<ContactRef>& contacts) {
    if (!m_listener)
        return {};
    if (!contacts.isEmpty())
        SEGUE_TRY(m_cache.addUnlinked(contacts));
    SEGUE_TRY_VALUE(waiting, m_cache.unlinkedContacts());
    if (m_hold)
        m_hold->beginRun(contacts);
    if (!waiting.isEmpty())
        SEGUE_TRY(follow(waiting));
    else if (m_hold)
        m_hold->endRun();
    return {};
}

Result<void> BatchWriter::follow(const QList<ContactRef>& waiting) {
    SEGUE_TRY_VALUE(linked, m_listener->contactsChanged(waiting));
    QList<ContactRef> done = waiting;
    if (m_hold) {
        const QSet<ContactRef> held = m_hold->endRun();
        if (!held.isEmpty())
            SEGUE_TRY(m_cache.addUnlinked(held.values()));
        done.removeIf([&held](const ContactRef& contact) { return held.contains(contact); });
    }
    SEGUE_TRY(m_cache.removeUnlinked(done));
    if (!linked.isEmpty())
        Q_EMIT changed(linked);
    return {};
}

} // namespace segue
