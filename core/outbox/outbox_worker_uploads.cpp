// SPDX-License-Identifier: GPL-3.0-or-later
// Files go up before the attempt, because a file that no command names has no effect.
#include "core/outbox/outbox_worker.h"

namespace segue {

using namespace Qt::StringLiterals;

QStringList OutboxWorker::rememberedUploads(const CommandId& id) {
    // The same files under the same ids keep the command's payload the same. Backends forget unused
    // files after a day.
    constexpr Millis goodFor = std::chrono::hours(20);
    const OpenItem* open = m_rooms.outbox.find(id);
    const auto last = m_rooms.work.lastAttempt(id);
    if (!last || !*last || !open || open->uploadsAreStale)
        return {};
    const Millis age = std::chrono::abs(m_rooms.clock.now() - (*last)->startedAt);
    return age < goodFor ? (*last)->uploads : QStringList();
}

void OutboxWorker::upload(const CommandId& id, const QStringList& fileIds) {
    const OpenItem* open = m_rooms.outbox.find(id);
    if (!open)
        return leave(m_busy.key(id));
    const QList<StagedFile> files = filesOf(open->item.command);
    if (fileIds.size() >= files.size())
        return submit(id, fileIds);
    const StagedFile& file = files.at(fileIds.size());
    if (!m_rooms.files.contains(file.sha256))
        return applyUnsent(
            {.state = OutboxState::Failed}, id,
            {ErrorKind::Permanent, u"file_missing"_s, u"a queued file is gone"_s, 0, std::nullopt});
    deliver(
        this, m_adapter.upload(file, m_rooms.files.pathOf(file.sha256)),
        [this, id, fileIds](const Result<QString>& uploaded) {
            if (!uploaded)
                return applyUnsent(send_policy::afterUploadError(uploaded.error()), id, uploaded.error());
            upload(id, fileIds + QStringList{*uploaded});
        });
}

} // namespace segue
