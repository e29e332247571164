// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/export_desk.h"

#include "core/base/hash.h"

namespace segue {

using namespace Qt::StringLiterals;

namespace {
Error ended() {
    return {ErrorKind::Cancelled, u"cancelled"_s, u"the engine ended"_s, 0, std::nullopt};
}
Error stopped() {
    return {ErrorKind::Cancelled, u"cancelled"_s, u"the export was cancelled"_s, 0, std::nullopt};
}
} // namespace

//! One export under way.
struct ExportDesk::Run {
    Run(const QString& profileDir, CustomerExport asked)
        : wanted(withProgress(std::move(asked))), archive(profileDir, wanted), answer(ended()) {}

    static CustomerExport withProgress(CustomerExport asked) {
        if (!asked.progress)
            asked.progress = std::make_shared<ExportProgress>();
        return asked;
    }
    bool isCancelled() const { return wanted.progress->cancelled; }

    CustomerExport wanted;
    CustomerArchive archive;
    QList<WantedFile> files; //!< Those that are still to be had.
    ExportedCustomer exported;
    Answer<ExportedCustomer> answer;
};

ExportDesk::ExportDesk(
    const SharedRooms& rooms, AccountDesk& accounts, ConversationDesk& conversations, QString profileDir)
    : m_rooms(rooms), m_accounts(accounts), m_conversations(conversations),
      m_profileDir(std::move(profileDir)) {
    // One thread for every step: the archive's connections belong to it.
    m_pool.setMaxThreadCount(1);
    m_pool.setExpiryTimeout(-1);
}

ExportDesk::~ExportDesk() {
    for (const auto& progress : std::as_const(m_underWay)) {
        if (const auto one = progress.lock())
            one->cancelled = true;
    }
}

Async<bool>
ExportDesk::onOwnThread(const SharedRun& run, std::function<Result<void>(CustomerArchive&)> step) {
    auto promise = std::make_shared<QPromise<Result<bool>>>();
    promise->start();
    auto future = promise->future();
    m_pool.start([promise, run, step = std::move(step)] {
        promise->addResult(step(run->archive).map([] { return true; }));
        promise->finish();
    });
    return future;
}

Async<ExportedCustomer> ExportDesk::exportCustomer(const CustomerExport& wanted) {
    const auto run = std::make_shared<Run>(m_profileDir, wanted);
    m_underWay.removeIf([](const auto& progress) { return progress.expired(); });
    m_underWay.append(run->wanted.progress);
    const auto begin = [run](CustomerArchive& archive) {
        return archive.begin().map([&](const QList<WantedFile>& files) { run->files = files; });
    };
    deliver(this, onOwnThread(run, begin), [this, run](const Result<bool>& begun) {
        if (!begun)
            return run->answer.give(segue::fail(begun.error()));
        next(run);
    });
    return run->answer.future();
}

void ExportDesk::next(const SharedRun& run) {
    if (run->isCancelled())
        return run->answer.give(segue::fail(stopped()));
    if (run->files.isEmpty())
        return complete(run);
    // One at a time: a download may be taken away by the next one once it is in the archive.
    const WantedFile file = run->files.takeFirst();
    deliver(
        this, m_conversations.attachmentPath(file.entry, file.attachment.id),
        [this, run, file](const Result<QString>& path) { add(run, file, path); });
}

void ExportDesk::add(const SharedRun& run, const WantedFile& file, const Result<QString>& path) {
    const auto step = [file, path](CustomerArchive& archive) -> Result<void> {
        if (path)
            return archive.addFile(file, *path);
        archive.missFile(file, path.error());
        return {};
    };
    deliver(this, onOwnThread(run, step), [this, run](const Result<bool>& added) {
        if (!added)
            return run->answer.give(segue::fail(added.error()));
        next(run);
    });
}

void ExportDesk::complete(const SharedRun& run) {
    const auto write = [run](CustomerArchive& archive) {
        return archive.writeTexts().map([&](const ExportedCustomer& exported) { run->exported = exported; });
    };
    deliver(this, onOwnThread(run, write), [this, run](const Result<bool>& written) {
        if (!written)
            return run->answer.give(segue::fail(written.error()));
        // The record comes first: no archive may lie about that nobody knows of.
        if (const auto recorded = audit(*run); !recorded)
            return run->answer.give(segue::fail(recorded.error()));
        const auto commit = [](CustomerArchive& archive) { return archive.commit(); };
        deliver(this, onOwnThread(run, commit), [run](const Result<bool>& named) {
            run->answer.give(named.map([&](bool) { return run->exported; }));
        });
    });
}

Result<void> ExportDesk::audit(const Run& run) {
    QString actor;
    const QList<Account> accounts = m_accounts.accounts();
    for (const Account& account : accounts) {
        if (actor.isEmpty())
            actor = account.selfName;
    }
    // A backend's id may be an address, and no row of the record can be erased.
    const QString customer = sha256Hex(run.wanted.customer.value().toUtf8());
    return m_rooms.work.audit(
        actor, u"customer.export"_s,
        {{u"customer_sha256"_s, customer},
         {u"archive_sha256"_s, run.exported.sha256},
         {u"notes"_s, run.wanted.policy.notes}});
}

} // namespace segue
