// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outbox/outbox_worker.h"
#include "core/store/profile.h"
#include "core/sync/batch_writer.h"
#include "tests/fakes/fake_adapter.h"
#include "tests/fakes/fake_scheduler.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

//! Compares enumerations by their stored words. (QCOMPARE would take segue::toString() for its
//! own.)
#define COMPARE_WORDS(actual, expected) QCOMPARE(toString(actual), toString(expected))
#define COMPARE_DOUBT(actual, expected) QCOMPARE(static_cast<int>(actual), static_cast<int>(expected))

namespace segue {

//! Why something was refused; "accepted" where it was not.
template <class T> QString refusalOf(const Result<T>& result) {
    return result ? QStringLiteral("accepted") : result.error().code;
}

inline Error error(ErrorKind kind, const QString& code = {}, int status = 0) {
    return {kind, code, {}, status, {}};
}

//! The outbox's rooms over a profile in a temporary folder, on a clock that the test moves.
class OutboxBench final : public RowWriter {
public:
    OutboxBench() { openStore(); }

    //! As after a kill: everything in memory is gone, the files are what they are.
    void restart() {
        worker.reset();
        outbox.reset();
        writer.reset();
        cache.reset();
        work.reset();
        adapter = std::make_unique<FakeAdapter>();
        openStore();
    }

    void startWorker() {
        worker = std::make_unique<OutboxWorker>(
            account, *adapter,
            OutboxWorker::Rooms{*outbox, *work, *cache, files, *this, clock, scheduler, random});
        worker->setSelf(QStringLiteral("agent-1"));
        worker->setGate(true);
        settle();
    }
    void settle() { scheduler.advance(Millis{0}); }

    Result<void> writeRows(const AccountId& id, const Batch& rows) override {
        if (rowsError)
            return fail(*rowsError);
        written.append(rows);
        return writer->write(id, rows).map([](const QList<Entry>&) {});
    }

    Conversation conversation(const QString& id) const {
        Conversation out;
        out.ref = {account, id};
        out.channel = Channel::WebChat;
        out.status = Status::Open;
        out.createdAt = out.updatedAt = clock.now();
        out.version = 1;
        return out;
    }
    Entry entry(const QString& id, const QString& conversationId, AuthorKind author) {
        Entry out;
        out.ref = {account, id};
        out.conversation = {account, conversationId};
        out.visibility = Visibility::Public;
        out.author.kind = author;
        out.text = QStringLiteral("text of ") + id;
        out.at = clock.now();
        out.sequence = out.version = ++lastVersion;
        return out;
    }
    void store(const Batch& batch) { QVERIFY(writer->write(account, batch).has_value()); }
    void storeEntry(const Entry& one) {
        Batch batch;
        batch.entries.append(one);
        store(batch);
    }
    void storeConversation(const Conversation& one) {
        Batch batch;
        batch.conversations.append(one);
        store(batch);
    }

    //! The conversation c1, in which the customer wrote e1.
    void storeThread() {
        storeConversation(conversation(QStringLiteral("c1")));
        storeEntry(entry(QStringLiteral("e1"), QStringLiteral("c1"), AuthorKind::Customer));
    }

    Command reply(const QString& conversationId, const QString& text) const {
        Command command;
        command.conversation = {account, conversationId};
        command.channel = Channel::WebChat;
        command.operations.append(Reply{text, {}});
        return command;
    }
    CommandId queue(const Command& command, Millis undoWindow = Millis{0}) {
        const auto id = outbox->accept(command, {undoWindow, std::nullopt});
        return id.value_or(CommandId());
    }
    CommandId queueReply(const QString& conversationId, const QString& text) {
        return queue(reply(conversationId, text));
    }
    //! A reply in that thread, held because the customer has written since.
    CommandId holdReply() {
        storeThread();
        const CommandId id = queueReply(QStringLiteral("c1"), QStringLiteral("Hello"));
        put(id, OutboxState::Held, HoldReason::CustomerWrote);
        return id;
    }
    //! As if the worker had brought it there.
    void put(const CommandId& id, OutboxState state, HoldReason heldBecause = HoldReason::None) {
        OutboxItem item = outbox->find(id)->item;
        item.state = state;
        item.heldBecause = heldBecause;
        QVERIFY(outbox->store(item, Millis{0}).has_value());
    }

    // With a worker:
    //! A reply in c1 that the worker takes up, if nothing keeps it from it.
    CommandId sendReply() {
        const CommandId id = queueReply(QStringLiteral("c1"), QStringLiteral("1"));
        settle();
        return id;
    }
    //! A reply in c1 that was sent and may have arrived; the backend has been asked about it.
    CommandId sendIntoDoubt() {
        const CommandId id = sendReply();
        answer(fail(error(ErrorKind::Ambiguous)));
        scheduler.advance(Millis{2'000});
        return id;
    }
    //! What became of the last submit, or of that one.
    void answer(Result<Receipt> result, qsizetype at = -1) {
        auto& submits = adapter->submits;
        QVERIFY(!submits.isEmpty());
        submits[at < 0 ? submits.size() - 1 : at].answer(std::move(result));
        settle();
    }
    //! What the backend says about the doubt.
    void answerProbe(Result<Reconciliation> result) {
        QVERIFY(!adapter->reconciles.isEmpty());
        adapter->reconciles.last().answer(std::move(result));
        settle();
    }

    //! As it is in the database.
    OutboxItem stored(const CommandId& id) {
        return work->item(id).value_or(std::nullopt).value_or(OutboxItem());
    }
    OutboxState stateOf(const CommandId& id) { return stored(id).state; }

    static Receipt receipt(const QString& entryId) {
        Receipt out;
        out.entryId = entryId;
        return out;
    }

    QTemporaryDir dir;
    FakeClock clock;
    FakeScheduler scheduler{clock};
    SeededRandom random{7};
    AccountId account{QStringLiteral("acc-1")};
    FileStore files{dir.path() + QStringLiteral("/files")};
    std::unique_ptr<WorkDb> work;
    std::unique_ptr<CacheDb> cache;
    std::unique_ptr<BatchWriter> writer;
    std::unique_ptr<Outbox> outbox;
    std::unique_ptr<FakeAdapter> adapter = std::make_unique<FakeAdapter>();
    std::unique_ptr<OutboxWorker> worker;
    QList<Batch> written;
    std::optional<Error> rowsError;
    qint64 lastVersion = 0;

private:
    void openStore() {
        auto openedWork = WorkDb::open(profile::workPath(dir.path()), clock);
        auto openedCache = CacheDb::open(profile::cachePath(dir.path()), clock);
        QVERIFY(openedWork.has_value() && openedCache.has_value());
        work = std::move(*openedWork);
        cache = std::move(*openedCache);
        writer = std::make_unique<BatchWriter>(*cache);
        outbox = std::make_unique<Outbox>(*work, *cache, clock, random);
        QVERIFY(outbox->load().has_value());
    }
};

} // namespace segue
