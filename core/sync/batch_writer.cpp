// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/batch_writer.h"

#include "core/base/log.h"
#include "core/sync/rows_of.h"

#include <utility>

namespace segue {

namespace {
//! Both ends of every decision: a decision can join contacts that came long ago.
QList<ContactRef> decided(const Batch& batch) {
    QList<ContactRef> contacts;
    for (const IdentityDecision& decision : batch.decisions)
        contacts << decision.left << decision.right;
    return contacts;
}
} // namespace

BatchWriter::BatchWriter(CacheDb& cache, ContactListener* listener) : m_cache(cache), m_listener(listener) {}

Result<QList<Entry>> BatchWriter::write(const AccountId& account, const Batch& batch, const QString& stream) {
    IncomingRows rows = rowsOf(batch);
    if (!stream.isEmpty())
        rows.cursor = IncomingRows::Cursor{stream, batch.nextCursor};
    SEGUE_TRY_VALUE(applied, m_cache.apply(account, rows));
    if (!applied.changes.isEmpty())
        Q_EMIT changed(applied.changes);
    // The rows are in. What identity could not take now is told again with the next batch.
    if (const auto linked = relink(applied.touchedContacts + decided(batch)); !linked)
        qCWarning(segueSync) << "identity could not follow:" << linked.error().code;
    if (applied.decisionsChanged)
        Q_EMIT decisionsChanged();
    return applied.newEntries;
}

Result<void> BatchWriter::relink(const QList<ContactRef>& contacts) {
    if (!m_listener)
        return {};
    const QList<ContactRef> all = std::exchange(m_unlinked, {}) + contacts;
    if (all.isEmpty())
        return {};
    auto linked = m_listener->contactsChanged(all);
    if (!linked) {
        m_unlinked = all;
        return fail(linked.error());
    }
    if (!linked->isEmpty())
        Q_EMIT changed(*linked);
    return {};
}

} // namespace segue
