// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/hub_jobs.h"

#include "app/hub/storage/attachments.h"
#include "app/hub/storage/conversation_flow.h"
#include "app/hub/storage/conversations.h"
#include "app/hub/storage/feed.h"
#include "app/hub/storage/retention.h"
#include "app/hub/storage/scrubber.h"
#include "app/hub/storage/tokens.h"
#include "core/base/log.h"

#include <memory>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

constexpr int wokenAtATime = 100;

template <class T> void complain(const QString& job, const Result<T>& done) {
    if (!done)
        qCWarning(segueHub) << "job" << job << "failed:" << done.error().code << done.error().message;
}

} // namespace

Result<int> wakeSnoozed(StorageSession& session) {
    // Looked at first without the write lock, because nearly always nothing is due.
    SEGUE_TRY_VALUE(due, Conversations(session.db()).snoozedUntil(session.now(), 1));
    if (due.isEmpty())
        return 0;
    return session.write([](Write& write) -> Result<int> {
        SEGUE_TRY_VALUE(snoozed, Conversations(write.db()).snoozedUntil(write.now(), wokenAtATime));
        ConversationFlow flow(write);
        for (ConversationRow& conversation : snoozed) {
            SEGUE_TRY(flow.setStatus(conversation, Status::Open, {}, {AuthorKind::System, {}, {}}));
            SEGUE_TRY(flow.save(conversation));
        }
        return static_cast<int>(snoozed.size());
    });
}

Result<int> removeUnusedUploads(StorageSession& session, FileStore& files) {
    return session.write([&files](Write& write) {
        return Attachments::removeUnused(write, files, write.now() - unusedUploadLifetime);
    });
}

void addHubJobs(JobRunner& runner, Storage& storage) {
    runner.add(std::chrono::seconds(1), [](StorageSession& session) {
        complain(u"snooze"_s, wakeSnoozed(session));
    });
    runner.add(std::chrono::hours(1), [&storage](StorageSession& session) {
        complain(u"uploads"_s, removeUnusedUploads(session, storage.files()));
    });
    runner.add(std::chrono::hours(1), [](StorageSession& session) {
        complain(u"expiry"_s, session.write([](Write& write) -> Result<void> {
            SEGUE_TRY(Tokens::removeExpired(write, write.now()));
            return Feed::forgetRemoved(write, write.now() - removalLifetime);
        }));
    });
}

void addErasingJobs(JobRunner& runner, Storage& storage) {
    auto scrubber = std::make_shared<Scrubber>(storage);
    // First: what it erases is overwritten right after it.
    runner.add(std::chrono::hours(24), [&runner](StorageSession& session) {
        complain(u"retention"_s, eraseWhatIsDue(session, [&runner] { return runner.isStopping(); }));
    });
    runner.add(std::chrono::seconds(1), [scrubber](StorageSession& session) {
        complain(u"erasing"_s, scrubber->run(session));
    });
    runner.add(std::chrono::hours(24), [&storage](StorageSession&) {
        complain(u"old copies"_s, Scrubber::removeOldBackups(storage));
    });
}

} // namespace segue::hub
