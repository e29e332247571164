// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outbox/outbox_worker.h"

#include "core/base/log.h"
#include "core/base/planted_bug.h"
#include "core/base/uuid.h"
#include "core/outbox/thread_facts.h"

#include <QSet>

namespace segue {

using namespace Qt::StringLiterals;

namespace {
constexpr Millis firstRetry{1'000};
//! After faults stop, everything is there within a minute.
constexpr Millis longestRetry{20'000};
constexpr Millis storageRetry{2'000};
constexpr int budgetBurst = 20;

bool canMove(OutboxState state) {
    if (isPlanted(PlantedBug::AmbiguousIsForgotten) && state == OutboxState::Ambiguous)
        return false;
    return state == OutboxState::Queued || state == OutboxState::Retryable || state == OutboxState::Ambiguous;
}
//! Trouble that passes when there is space again.
bool isDiskTrouble(const Error& error) {
    return error.code == "disk_full"_L1 || error.code == "io_error"_L1 || error.code == "busy"_L1;
}

//! The item after its command was carried out.
OutboxItem confirmed(OutboxItem item, const QString& entryId) {
    item.state = OutboxState::Confirmed;
    item.entryId = entryId;
    item.lastError = std::nullopt;
    item.nextAttemptAt = std::nullopt;
    return item;
}
//! In place of an attempt whose row a damaged database has lost.
Attempt lostAttempt(const OutboxItem& item) {
    Attempt attempt;
    attempt.command = item.command.id;
    attempt.number = std::max(item.attempts, 1);
    attempt.startedAt = item.changedAt;
    attempt.endedAt = item.changedAt;
    return attempt;
}
} // namespace

OutboxWorker::OutboxWorker(const AccountId& account, Adapter& adapter, const Rooms& rooms)
    : m_account(account), m_adapter(adapter), m_rooms(rooms),
      m_budget(rooms.clock, adapter.capabilities().requestsPerMinute, budgetBurst),
      m_pauseBackoff(rooms.random, firstRetry, longestRetry) {
    connect(&rooms.outbox, &Outbox::woken, this, [this](const AccountId& woken) {
        if (woken == m_account)
            wake();
    });
}

void OutboxWorker::setGate(bool open) {
    if (m_gate == open)
        return;
    m_gate = open;
    if (open && !isPlanted(PlantedBug::SignedInIsNotHeard))
        m_rooms.outbox.hurry(m_account);
}

void OutboxWorker::wake() {
    wakeIn(Millis{0});
}

void OutboxWorker::wakeIn(Millis delay) {
    m_wake = m_rooms.scheduler.after(delay, [this] { run(); });
}

bool OutboxWorker::isDue(const OpenItem& open, std::optional<Millis>& next) const {
    if (isPlanted(PlantedBug::WallClockWaits) && open.item.nextAttemptAt)
        return *open.item.nextAttemptAt <= m_rooms.clock.now();
    const Millis now = m_rooms.clock.monotonic();
    if (open.dueAt <= now)
        return true;
    next = next ? std::min(*next, open.dueAt - now) : open.dueAt - now;
    return false;
}

void OutboxWorker::run() {
    m_wake.cancel();
    if (!m_gate)
        return;
    if (const Millis pause = m_budget.delay(); pause > Millis{0})
        return wakeIn(pause);
    std::optional<Millis> next;
    QSet<QString> heads;
    const QList<CommandId> ids = m_rooms.outbox.openOf(m_account);
    for (const CommandId& id : ids) {
        if (m_busy.size() >= breadth || !m_gate)
            break;
        const OpenItem* open = m_rooms.outbox.find(id);
        if (!open || m_rooms.outbox.isHeld(open->item.command.conversation))
            continue;
        const bool due = isDue(*open, next);
        if (!due && send_policy::isScheduled(open->item.command))
            continue;
        // The oldest item of a conversation goes first; while it cannot move, the others wait
        // behind it.
        const QString conversation = open->item.command.conversation.id;
        if (heads.contains(conversation))
            continue;
        if (canMove(open->item.state) || !isPlanted(PlantedBug::OvertakeWhatWaits))
            heads.insert(conversation);
        if (isPlanted(PlantedBug::HeldGoesOut) && open->item.state == OutboxState::Held)
            return (void)m_rooms.outbox.release(id);
        if (due && canMove(open->item.state) && !m_busy.contains(conversation))
            start(*open);
    }
    // Whatever ended at once in this pass has asked for another already.
    if (next && !m_wake.isActive())
        wakeIn(*next);
}

void OutboxWorker::start(const OpenItem& open) {
    const OutboxItem item = open.item;
    m_busy.insert(item.command.conversation.id, item.command.id);
    if (item.state == OutboxState::Ambiguous)
        probe(item);
    else
        send(item);
}

void OutboxWorker::leave(const QString& conversation) {
    m_busy.remove(conversation);
    wake();
}

bool OutboxWorker::hold(const OutboxItem& item) {
    const auto facts = threadFacts(m_rooms.cache, item.command, m_self);
    if (!facts) {
        applyUnsent({.state = item.state, .backOff = true}, item.command.id, facts.error());
        return true;
    }
    const HoldReason reason = send_policy::holdReason(item, *facts, m_rooms.clock.now());
    if (reason == HoldReason::None || isPlanted(PlantedBug::NothingToCompare))
        return false;
    OutboxItem held = item;
    // What may be there is not called held: taking that back could not be promised.
    const OpenItem* open = m_rooms.outbox.find(item.command.id);
    const bool isInDoubt = open && open->doubt == Doubt::Open;
    held.state = isInDoubt ? OutboxState::NeedsAgent : OutboxState::Held;
    held.heldBecause = reason;
    store(held, Millis{0});
    leave(item.command.conversation.id);
    return true;
}

void OutboxWorker::store(const OutboxItem& item, Millis wait) {
    const auto stored = m_rooms.outbox.store(item, wait);
    if (stored)
        return;
    reportStorage(stored.error());
    m_budget.pauseFor(storageRetry);
}

void OutboxWorker::send(const OutboxItem& item) {
    if (item.isDamaged)
        return applyUnsent(
            {.state = OutboxState::Failed}, item.command.id,
            {ErrorKind::Permanent, u"unreadable_command"_s, u"its row is damaged"_s, 0, std::nullopt});
    if (!hold(item))
        upload(item.command.id, rememberedUploads(item.command.id));
}

void OutboxWorker::submit(const CommandId& id, const QStringList& fileIds) {
    // While its files went up or it was asked about, another one's 429 may have come.
    if (m_budget.delay() > Millis{0})
        return leave(m_busy.key(id));
    const OpenItem* open = m_rooms.outbox.find(id);
    // Files may have taken minutes, in which the thread moved.
    if (open && canMove(open->item.state) && !fileIds.isEmpty() && hold(open->item))
        return;
    const auto attempt = m_rooms.outbox.begin(id, fileIds);
    if (!attempt) {
        // Taken back while its files went up, or the disk refused: nothing of it is sent.
        if (open && attempt.error().kind == ErrorKind::Storage)
            return applyUnsent({.state = open->item.state, .backOff = true}, id, attempt.error());
        return leave(m_busy.key(id));
    }
    m_budget.take();
    const Command command = withPlantedBugs(m_rooms.outbox.find(id)->item.command);
    deliver(this, m_adapter.submit(command, fileIds), [this, attempt = *attempt](const auto& answer) {
        submitted(attempt, answer);
    });
}

Command OutboxWorker::withPlantedBugs(Command command) const {
    if (isPlanted(PlantedBug::NewKeyEachAttempt))
        command.id = CommandId(uuidV7(m_rooms.clock, m_rooms.random));
    if (isPlanted(PlantedBug::NothingToCompare))
        command.baseEntryId.clear();
    if (isPlanted(PlantedBug::ConversationWhenSent))
        command.conversation =
            m_rooms.outbox.find(m_rooms.outbox.openOf(m_account).last())->item.command.conversation;
    if (isPlanted(PlantedBug::RecipientsWhenSent)) {
        const auto now = m_rooms.cache.conversation(command.conversation);
        command.recipients = now && *now ? (*now)->participants : command.recipients;
    }
    return command;
}

void OutboxWorker::submitted(const Attempt& attempt, const Result<Receipt>& answer) {
    const OpenItem* open = m_rooms.outbox.find(attempt.command);
    if (!open)
        return leave(m_busy.key(attempt.command));
    if (answer)
        return settle(
            {attempt, confirmed(open->item, answer->entryId), Millis{0}, Doubt::None, answer->rows});
    if (isPlanted(PlantedBug::AnyAnswerConfirms) && answer.error().httpStatus > 0)
        return settle({attempt, confirmed(open->item, {}), Millis{0}, Doubt::None, std::nullopt});
    const NextStep step = send_policy::afterSubmitError(answer.error());
    apply(send_policy::inDoubt(step, idempotency(), open->doubt), attempt, answer.error(), answer.error());
}

void OutboxWorker::probe(const OutboxItem& item) {
    const CommandId& id = item.command.id;
    const auto first = m_rooms.work.firstAttempt(id);
    const auto last = m_rooms.work.lastAttempt(id);
    if (!first || !last)
        return applyUnsent(
            {.state = OutboxState::Ambiguous, .backOff = true}, id, first ? last.error() : first.error());
    // Where the first attempt's row is lost, what came before it is not known: only our key finds it.
    const bool knowsBefore = *first && (*first)->number == 1;
    const bool keyComesBack =
        idempotency() == IdempotencyKind::PerMessage || idempotency() == IdempotencyKind::Echo;
    if (!knowsBefore && !keyComesBack)
        return askAgent(item);
    const bool isLost = !*last || (*last)->number < item.attempts;
    m_budget.take();
    deliver(
        this, m_adapter.reconcile(item.command, knowsBefore ? (*first)->highestEntry : QString()),
        [this, attempt = isLost ? lostAttempt(item) : **last](const auto& answer) {
            probed(attempt, answer);
        });
}

void OutboxWorker::askAgent(const OutboxItem& item) {
    OutboxItem asked = item;
    asked.state = OutboxState::NeedsAgent;
    store(asked, Millis{0});
    leave(item.command.conversation.id);
}

void OutboxWorker::probed(const Attempt& attempt, const Result<Reconciliation>& answer) {
    const OpenItem* open = m_rooms.outbox.find(attempt.command);
    if (!open)
        return leave(m_busy.key(attempt.command));
    const OutboxItem item = open->item;
    if (answer && answer->outcome == Reconciled::Applied)
        return settle({attempt, confirmed(item, answer->entryId), Millis{0}, Doubt::None, answer->rows});
    const Millis age = m_rooms.clock.monotonic() - open->doubtedAt;
    const NextStep step =
        answer ? send_policy::afterProbe(answer->outcome, idempotency(), age, item.lastError)
               : send_policy::afterProbeError(
                     answer.error(), idempotency(), ++m_failedProbes[attempt.command], item.lastError);
    if (step.resend)
        return send(item);
    apply(step, attempt, item.lastError, answer ? std::nullopt : std::optional(answer.error()));
}

Millis OutboxWorker::waitOf(const NextStep& step, const OpenItem& open, const std::optional<Error>& error) {
    const Millis now = m_rooms.clock.monotonic();
    Millis wait{0};
    if (isPlanted(PlantedBug::RetryAfterIsIgnored) && step.pauseAccount)
        return firstRetry;
    if (step.pauseAccount) {
        wait = m_pauseBackoff.next(error ? error->retryAfter : std::nullopt);
        m_budget.pauseFor(wait);
    } else if (step.backOff) {
        auto [backoff, isNew] =
            m_backoffs.try_emplace(open.item.command.id, m_rooms.random, firstRetry, longestRetry);
        wait = backoff->second.next(error ? error->retryAfter : std::nullopt);
    }
    if (step.notBeforeAge > Millis{0})
        wait = std::max(wait, open.doubtedAt + step.notBeforeAge - now);
    return std::max(wait, Millis{0});
}

void OutboxWorker::apply(
    const NextStep& step, const Attempt& attempt, const std::optional<Error>& sendError,
    const std::optional<Error>& error) {
    const OpenItem* open = m_rooms.outbox.find(attempt.command);
    if (!open)
        return leave(m_busy.key(attempt.command));
    Outcome outcome{attempt, open->item, waitOf(step, *open, error), step.doubt, std::nullopt};
    outcome.item.state = step.state;
    if (isPlanted(PlantedBug::RefusedIsDropped) && step.state == OutboxState::Failed)
        outcome.item.state = OutboxState::Cancelled;
    if (step.heldBecause != HoldReason::None)
        outcome.item.heldBecause = step.heldBecause;
    outcome.item.lastError = sendError;
    outcome.item.nextAttemptAt = std::nullopt;
    if (outcome.wait > Millis{0})
        outcome.item.nextAttemptAt = m_rooms.clock.now() + outcome.wait;
    settle(std::move(outcome));
    if (error)
        tellSession(step, *error);
    if (step.state == OutboxState::Held)
        Q_EMIT behind();
}

void OutboxWorker::applyUnsent(NextStep step, const CommandId& id, const Error& error) {
    const QString conversation = m_busy.key(id);
    if (error.kind == ErrorKind::Storage)
        reportStorage(error);
    if (const OpenItem* open = m_rooms.outbox.find(id)) {
        step = send_policy::inDoubt(step, idempotency(), open->doubt);
        const Millis wait = waitOf(step, *open, error);
        OutboxItem item = open->item;
        item.state = step.state;
        item.lastError = error;
        item.nextAttemptAt = m_rooms.clock.now() + wait;
        store(item, wait);
    }
    leave(conversation);
    tellSession(step, error);
}

void OutboxWorker::tellSession(const NextStep& step, const Error& error) {
    if (step.signIn)
        Q_EMIT signInNeeded(error);
    else if (error.kind == ErrorKind::Transient || error.kind == ErrorKind::Ambiguous)
        Q_EMIT behind();
}

void OutboxWorker::settle(Outcome outcome) {
    if (!commit(outcome)) {
        m_unfinished.append(std::move(outcome));
        m_finish = m_rooms.scheduler.after(storageRetry, [this] { retryUnfinished(); });
        return;
    }
    const CommandId id = outcome.item.command.id;
    if (!canMove(outcome.item.state)) {
        m_backoffs.erase(id);
        m_failedProbes.remove(id);
    }
    if (outcome.item.state == OutboxState::Confirmed)
        m_pauseBackoff.reset();
    leave(outcome.item.command.conversation.id);
}

bool OutboxWorker::commit(Outcome& outcome) {
    // The cache first: a command is only called confirmed where its entry can be seen.
    if (outcome.rows) {
        const auto written = m_rooms.rows.writeRows(m_account, *outcome.rows);
        if (!written)
            reportStorage(written.error());
        if (!written && isDiskTrouble(written.error()))
            return false;
        // Rows that the cache will never take come again through the stream; the command is done
        // all the same.
        outcome.rows.reset();
    }
    const auto ended = m_rooms.outbox.end(outcome.attempt, outcome.item, outcome.wait, outcome.doubt);
    if (!ended)
        reportStorage(ended.error());
    return ended.has_value();
}

void OutboxWorker::retryUnfinished() {
    const QList<Outcome> waiting = std::exchange(m_unfinished, {});
    for (const Outcome& outcome : waiting)
        settle(outcome);
}

void OutboxWorker::reportStorage(const Error& error) {
    qCWarning(segueOutbox) << "the store failed:" << error.code << error.message;
    Q_EMIT storageFailed(error);
}

} // namespace segue
