// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/adapters/adapter.h"
#include "core/base/scheduler.h"
#include "core/net/backoff.h"
#include "core/net/rate_budget.h"
#include "core/outbox/outbox.h"
#include "core/outbox/row_writer.h"
#include "core/store/file_store.h"

#include <QHash>
#include <QObject>
#include <map>

namespace segue {

//! Carries one account's commands out: each conversation in order, a few conversations at once.
//! What it decides is in send_policy; what is true is in the Outbox.
class OutboxWorker final : public QObject {
    Q_OBJECT

public:
    struct Rooms {
        Outbox& outbox;
        WorkDb& work;
        CacheDb& cache;
        const FileStore& files;
        RowWriter& rows;
        const Clock& clock;
        Scheduler& scheduler;
        Random& random;
    };

    //! `adapter` outlives the worker. The gate is shut at first.
    OutboxWorker(const AccountId& account, Adapter& adapter, const Rooms& rooms);

    //! Open while the account is connected and its conversations are up to date. Opening makes what
    //! waits due at once.
    void setGate(bool open);
    //! Who we are at the backend, for the hold rules.
    void setSelf(const QString& agentId) { m_self = agentId; }
    //! Looks for something to do, soon.
    void wake();
    //! True while something of this account is under way.
    bool isBusy() const { return !m_busy.isEmpty(); }
    bool isBusyWith(const QString& conversation) const { return m_busy.contains(conversation); }

Q_SIGNALS:
    //! The backend refused the credential.
    void signInNeeded(const segue::Error& error);
    //! The connection is in doubt, or the backend knows something that the cache does not: look.
    void behind();
    void storageFailed(const segue::Error& error);

private:
    //! Conversations at once.
    static constexpr int breadth = 4;

    //! The end of an exchange: rows first, then the item. Kept until both are committed.
    struct Outcome {
        Attempt attempt;
        OutboxItem item;
        Millis wait{0};
        Doubt doubt = Doubt::None;
        std::optional<Batch> rows;
    };

    void run();
    bool isDue(const OpenItem& open, std::optional<Millis>& next) const;
    void wakeIn(Millis delay);
    void start(const OpenItem& open);
    void leave(const QString& conversation);

    void send(const OutboxItem& item);
    bool hold(const OutboxItem& item);
    void upload(const CommandId& id, const QStringList& fileIds);
    QStringList rememberedUploads(const CommandId& id);
    void submit(const CommandId& id, const QStringList& fileIds);
    //! As it goes out; itself where no bug is planted.
    Command withPlantedBugs(Command command) const;
    void submitted(const Attempt& attempt, const Result<Receipt>& answer);
    void probe(const OutboxItem& item);
    void probed(const Attempt& attempt, const Result<Reconciliation>& answer);
    void askAgent(const OutboxItem& item);

    //! `sendError` is how the sending ended; `error` is what happened just now.
    void apply(
        const NextStep& step, const Attempt& attempt, const std::optional<Error>& sendError,
        const std::optional<Error>& error);
    void applyUnsent(NextStep step, const CommandId& id, const Error& error);
    void store(const OutboxItem& item, Millis wait);
    void tellSession(const NextStep& step, const Error& error);
    Millis waitOf(const NextStep& step, const OpenItem& open, const std::optional<Error>& error);
    void settle(Outcome outcome);
    //! False if the disk did not take it: it is tried again later.
    bool commit(Outcome& outcome);
    void retryUnfinished();
    void reportStorage(const Error& error);
    IdempotencyKind idempotency() const { return m_adapter.capabilities().idempotency; }

    AccountId m_account;
    Adapter& m_adapter;
    Rooms m_rooms;
    RateBudget m_budget;
    Backoff m_pauseBackoff;
    QString m_self;
    bool m_gate = false;
    //! By conversation: what is under way there.
    QHash<QString, CommandId> m_busy;
    std::map<CommandId, Backoff> m_backoffs;
    QHash<CommandId, int> m_failedProbes;
    QList<Outcome> m_unfinished;
    Timer m_wake;
    Timer m_finish;
};

} // namespace segue
