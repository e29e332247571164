// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outbox/outbox.h"

#include "core/base/hash.h"
#include "core/base/json.h"
#include "core/base/planted_bug.h"
#include "core/base/uuid.h"

#include <QJsonObject>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

//! What was stored of a wait is advice: the clock may have jumped meanwhile.
constexpr Millis longestStoredWait{30'000};

//! How an attempt's row says that something may be there; one that is accounted for has the word of
//! the state that it led to, one that is under way has none.
constexpr QLatin1String unanswered("ambiguous");

tl::unexpected<Error> unknownCommand() {
    return fail(ErrorKind::Permanent, u"unknown_command"_s, u"there is no such command"_s);
}
tl::unexpected<Error> maybeSent() {
    return fail(ErrorKind::Conflict, u"maybe_sent"_s, u"it is, or may be, on its way"_s);
}
tl::unexpected<Error> wrongState(OutboxState state) {
    return fail(ErrorKind::Conflict, u"wrong_state"_s, u"the command is "_s + toString(state));
}

bool isValid(const Command& command) {
    return !command.conversation.isEmpty() && !command.conversation.account.isEmpty() &&
           !command.operations.isEmpty();
}

bool canBegin(OutboxState state) {
    // Ambiguous: sent again under its key, because nobody could tell.
    return state == OutboxState::Queued || state == OutboxState::Retryable || state == OutboxState::Ambiguous;
}

//! People who read a reply when the agent named nobody: those of the conversation that have an
//! address.
bool isAddressed(const Participant& participant) {
    return !participant.address.isEmpty() && participant.role != ParticipantRole::Bcc;
}

} // namespace

Outbox::Outbox(WorkDb& work, CacheDb& cache, const Clock& clock, Random& random)
    : m_work(work), m_cache(cache), m_clock(clock), m_random(random) {}

Result<void> Outbox::load() {
    m_open.clear();
    m_order.clear();
    SEGUE_TRY_VALUE(items, m_work.openItems());
    QSet<AccountId> accounts;
    for (const OutboxItem& item : items) {
        admit(item);
        accounts.insert(item.command.conversation.account);
    }
    for (const AccountId& account : std::as_const(accounts))
        SEGUE_TRY(recover(account));
    return {};
}

Result<void> Outbox::recover(const AccountId& account) {
    const QList<CommandId> ids = openOf(account);
    for (const CommandId& id : ids) {
        OpenItem& open = m_open[id];
        SEGUE_TRY_VALUE(doubt, rememberedDoubt(open.item));
        open.doubt = doubt;
        open.doubtedAt = m_clock.monotonic();
        if (open.item.state != OutboxState::InFlight)
            continue;
        OutboxItem item = open.item;
        item.state = isPlanted(PlantedBug::CrashMeansUnsent) ? OutboxState::Queued : OutboxState::Ambiguous;
        item.nextAttemptAt = std::nullopt;
        // It was an earlier attempt's.
        item.lastError = std::nullopt;
        SEGUE_TRY(m_work.updateItem(item));
        adopt(item, Millis{0});
        announce(item.command);
    }
    return {};
}

Result<Doubt> Outbox::rememberedDoubt(const OutboxItem& item) {
    if (item.attempts == 0)
        return Doubt::None;
    SEGUE_TRY_VALUE(last, m_work.lastAttempt(item.command.id));
    // Nothing is called refused or held while it may be there.
    if (item.state == OutboxState::Failed || item.state == OutboxState::Held)
        return Doubt::None;
    const bool isKnown = last && last->number >= item.attempts;
    const bool isAnswered = isKnown && !last->outcome.isEmpty() && last->outcome != unanswered;
    return isAnswered ? Doubt::None : Doubt::Open;
}

void Outbox::forget(const AccountId& account) {
    const QList<CommandId> ids = m_order.take(account);
    for (const CommandId& id : ids)
        m_open.remove(id);
}

void Outbox::hold(const QList<ConversationRef>& conversations) {
    m_held.unite({conversations.begin(), conversations.end()});
}

void Outbox::unhold(const QList<ConversationRef>& conversations) {
    for (const ConversationRef& conversation : conversations) {
        m_held.remove(conversation);
        Q_EMIT woken(conversation.account);
    }
}

void Outbox::forget(const QList<CommandId>& commands) {
    for (const CommandId& id : commands) {
        const auto open = m_open.constFind(id);
        if (open == m_open.cend())
            continue;
        const Command gone = open->item.command;
        m_order[gone.conversation.account].removeOne(id);
        m_open.erase(open);
        announce(gone);
    }
}

void Outbox::admit(const OutboxItem& item) {
    OpenItem open;
    open.item = item;
    open.dueAt = m_clock.monotonic() + waitOf(item);
    m_open.insert(item.command.id, open);
    m_order[item.command.conversation.account].append(item.command.id);
}

Millis Outbox::waitOf(const OutboxItem& item) const {
    const Instant now = m_clock.now();
    Millis wait{0};
    if (item.nextAttemptAt)
        wait = std::clamp(*item.nextAttemptAt - now, Millis{0}, longestStoredWait);
    if (const auto& notBefore = item.command.notBefore) {
        const Millis window = std::max(*notBefore - item.command.createdAt, Millis{0});
        wait = std::max(wait, std::clamp(*notBefore - now, Millis{0}, window));
    }
    return wait;
}

const OpenItem* Outbox::find(const CommandId& id) const {
    const auto it = m_open.constFind(id);
    return it == m_open.constEnd() ? nullptr : &*it;
}

Result<const OpenItem*> Outbox::require(const CommandId& id) const {
    if (const OpenItem* open = find(id))
        return open;
    SEGUE_TRY_VALUE(stored, m_work.item(id));
    if (!stored)
        return unknownCommand();
    if (stored->state == OutboxState::Confirmed)
        return fail(ErrorKind::Conflict, u"already_sent"_s, u"the backend has it"_s);
    return wrongState(stored->state);
}

void Outbox::announce(const Command& command) {
    ChangeSet changes;
    changes.commands.insert(command.id);
    changes.conversations.insert(command.conversation);
    Q_EMIT changed(changes);
}

void Outbox::adopt(const OutboxItem& item, Millis wait) {
    const CommandId& id = item.command.id;
    if (isSettled(item.state)) {
        m_order[item.command.conversation.account].removeOne(id);
        m_open.remove(id);
        return;
    }
    OpenItem& open = m_open[id];
    open.item = item;
    open.dueAt = m_clock.monotonic() + wait;
}

Result<void> Outbox::complete(Command& command) {
    if (command.id.isEmpty())
        command.id = CommandId(uuidV7(m_clock, m_random));
    if (toMs(command.createdAt) == 0)
        command.createdAt = m_clock.now();
    if (!isCustomerVisible(command))
        return {};
    if (command.baseEntryId.isEmpty()) {
        SEGUE_TRY_VALUE(newest, m_cache.newestEntry(command.conversation));
        command.baseEntryId = newest;
    }
    return pinRecipients(command);
}

Result<void> Outbox::pinRecipients(Command& command) {
    SEGUE_TRY_VALUE(conversation, m_cache.conversation(command.conversation));
    if (!conversation)
        return {};
    if (command.channel == Channel::Api)
        command.channel = conversation->channel;
    if (command.recipients.isEmpty())
        std::copy_if(
            conversation->participants.begin(), conversation->participants.end(),
            std::back_inserter(command.recipients), isAddressed);
    return {};
}

Result<void> Outbox::keep(const Command& command, const std::optional<Visibility>& draft) {
    if (isPlanted(PlantedBug::AcceptBeforeCommit))
        return {};
    const auto kept = draft ? m_work.addCommandFromDraft(command, *draft) : m_work.addCommand(command);
    return isPlanted(PlantedBug::AcceptDespiteDiskError) ? Result<void>() : kept;
}

Result<CommandId> Outbox::accept(Command command, const Acceptance& how) {
    if (!isValid(command))
        return fail(
            ErrorKind::Permanent, u"invalid_command"_s,
            u"a command names a conversation and at least one operation"_s);
    if (!command.id.isEmpty()) {
        SEGUE_TRY_VALUE(known, m_work.item(command.id));
        if (known)
            return command.id;
    }
    SEGUE_TRY(complete(command));
    if (how.undoWindow > Millis{0} && !command.notBefore)
        command.notBefore = command.createdAt + how.undoWindow;
    SEGUE_TRY(keep(command, how.draft));
    OutboxItem item;
    item.command = command;
    item.changedAt = m_clock.now();
    admit(item);
    announce(command);
    Q_EMIT woken(command.conversation.account);
    return command.id;
}

Result<bool> Outbox::cancel(const CommandId& id) {
    SEGUE_TRY_VALUE(open, require(id));
    if (!send_policy::mayCancel(open->item.state, open->doubt))
        return maybeSent();
    OutboxItem item = open->item;
    // The database has the last word: it is what a restart reads.
    SEGUE_TRY_VALUE(
        cancelled, isPlanted(PlantedBug::CancelOnlyInMemory)
                       ? Result<bool>(true)
                       : m_work.cancelIf(id, send_policy::cancellableStates()));
    if (!cancelled)
        return maybeSent();
    item.state = OutboxState::Cancelled;
    adopt(item, Millis{0});
    announce(item.command);
    Q_EMIT woken(item.command.conversation.account);
    return true;
}

Result<bool> Outbox::move(const CommandId& id, const QList<OutboxState>& from, OutboxItem next) {
    SEGUE_TRY_VALUE(open, require(id));
    if (!from.contains(open->item.state))
        return wrongState(open->item.state);
    next.nextAttemptAt = std::nullopt;
    SEGUE_TRY(store(next, Millis{0}));
    Q_EMIT woken(next.command.conversation.account);
    return true;
}

Result<bool> Outbox::retry(const CommandId& id) {
    SEGUE_TRY_VALUE(open, require(id));
    OutboxItem next = open->item;
    if (next.state == OutboxState::Ambiguous) {
        hurry(next.command.conversation.account);
        return true;
    }
    const bool hadFailed = next.state == OutboxState::Failed;
    next.state = OutboxState::Retryable;
    SEGUE_TRY(move(id, {OutboxState::Retryable, OutboxState::Failed}, next));
    if (hadFailed)
        m_open[id].uploadsAreStale = true;
    return true;
}

Result<bool> Outbox::release(const CommandId& id) {
    SEGUE_TRY_VALUE(open, require(id));
    if (open->item.state != OutboxState::Held)
        return wrongState(open->item.state);
    return queueAsItIs(open->item);
}

Result<bool> Outbox::queueAsItIs(OutboxItem next) {
    if (next.isDamaged || !isValid(next.command))
        return fail(ErrorKind::Permanent, u"unreadable_command"_s, u"its row is damaged"_s);
    if (next.heldBecause != HoldReason::None) {
        SEGUE_TRY_VALUE(base, rebased(next));
        next.command.baseEntryId = base;
    }
    next.state = OutboxState::Queued;
    next.nextAttemptAt = std::nullopt;
    SEGUE_TRY(m_work.replaceCommand(next));
    adopt(next, Millis{0});
    announce(next.command);
    Q_EMIT woken(next.command.conversation.account);
    return true;
}

Result<QString> Outbox::rebased(const OutboxItem& item) {
    // The agent has seen what is here now. Where the backend knows of something newer than we do,
    // "send it anyway" is the answer to that too: without a base entry nobody compares.
    SEGUE_TRY_VALUE(newest, m_cache.newestEntry(item.command.conversation));
    const bool sawNothingNew = newest == item.command.baseEntryId;
    return item.heldBecause == HoldReason::CustomerWrote && sawNothingNew ? QString() : newest;
}

Result<bool> Outbox::checkAgain(const CommandId& id) {
    SEGUE_TRY_VALUE(open, require(id));
    OutboxItem next = open->item;
    next.state = OutboxState::Ambiguous;
    return move(id, {OutboxState::NeedsAgent}, next);
}

Result<OutboxItem> Outbox::answerDoubt(const CommandId& id, const QString& action) {
    SEGUE_TRY_VALUE(open, require(id));
    if (open->item.state != OutboxState::NeedsAgent)
        return wrongState(open->item.state);
    SEGUE_TRY_VALUE(actor, m_work.selfName(open->item.command.conversation.account));
    SEGUE_TRY(m_work.audit(
        actor, action,
        QJsonObject{
            {u"command"_s, id.value()},
            {u"account"_s, open->item.command.conversation.account.value()},
            {u"conversation"_s, open->item.command.conversation.id}}));
    return open->item;
}

Result<bool> Outbox::markSent(const CommandId& id) {
    SEGUE_TRY_VALUE(next, answerDoubt(id, u"outbox.marked_sent"_s));
    next.state = OutboxState::Confirmed;
    return move(id, {OutboxState::NeedsAgent}, next);
}
Result<bool> Outbox::markUnsent(const CommandId& id) {
    SEGUE_TRY_VALUE(next, answerDoubt(id, u"outbox.marked_unsent"_s));
    next.state = OutboxState::Cancelled;
    return move(id, {OutboxState::NeedsAgent}, next);
}
Result<bool> Outbox::sendAgain(const CommandId& id) {
    SEGUE_TRY_VALUE(next, answerDoubt(id, u"outbox.sent_again"_s));
    return queueAsItIs(next);
}

void Outbox::hurry(const AccountId& account) {
    const QList<CommandId> ids = openOf(account);
    for (const CommandId& id : ids) {
        OpenItem& open = m_open[id];
        const OutboxState state = open.item.state;
        // What is queued waits for its moment, unless it has been tried.
        const bool backsOff = state == OutboxState::Retryable || state == OutboxState::Ambiguous ||
                              (state == OutboxState::Queued && open.item.attempts > 0);
        if (backsOff)
            open.dueAt = m_clock.monotonic();
    }
    Q_EMIT woken(account);
}

Result<QString> Outbox::highestEntry(const ConversationRef& conversation) {
    // Where a probe has found the last command, its entry may not be here yet; a later one of the same
    // words must not be taken for it.
    SEGUE_TRY_VALUE(confirmed, m_work.newestConfirmedEntry(conversation));
    SEGUE_TRY_VALUE(
        isHere,
        confirmed.isEmpty() ? Result<bool>(true) : m_cache.knowsEntry({conversation.account, confirmed}));
    return isHere ? m_cache.newestEntry(conversation) : confirmed;
}

Result<Attempt> Outbox::begin(const CommandId& id, const QStringList& uploads) {
    SEGUE_TRY_VALUE(open, require(id));
    OutboxItem item = open->item;
    if (!canBegin(item.state))
        return wrongState(item.state);
    Attempt attempt;
    attempt.command = id;
    attempt.number = item.attempts + 1;
    attempt.startedAt = m_clock.now();
    attempt.bodyHash = sha256Hex(toJson(toJson(item.command)));
    attempt.uploads = uploads;
    SEGUE_TRY_VALUE(highest, highestEntry(item.command.conversation));
    attempt.highestEntry = highest;
    if (!isPlanted(PlantedBug::AttemptOnlyInMemory))
        SEGUE_TRY(m_work.beginAttempt(attempt));
    item.state = OutboxState::InFlight;
    item.attempts = attempt.number;
    item.nextAttemptAt = std::nullopt;
    adopt(item, Millis{0});
    m_open[id].uploadsAreStale = false;
    announce(item.command);
    return attempt;
}

Result<void> Outbox::end(Attempt attempt, const OutboxItem& item, Millis wait, Doubt doubt) {
    // Whatever came of it: what was erased stays so.
    if (m_work.erased().contains(item.command.conversation))
        return {};
    // A probe ends an attempt that has ended already: its doubt is as old as the attempt.
    const bool wasUnderWay = !attempt.endedAt;
    if (wasUnderWay)
        attempt.endedAt = m_clock.now();
    attempt.outcome = doubt == Doubt::Open ? QString(unanswered) : toString(item.state);
    SEGUE_TRY(m_work.endAttempt(attempt, item));
    adopt(item, wait);
    if (const auto open = m_open.find(item.command.id); open != m_open.end()) {
        open->doubt = doubt;
        if (doubt == Doubt::Open && wasUnderWay)
            open->doubtedAt = m_clock.monotonic();
    }
    announce(item.command);
    return {};
}

Result<void> Outbox::store(const OutboxItem& item, Millis wait) {
    if (m_work.erased().contains(item.command.conversation))
        return {};
    SEGUE_TRY(m_work.updateItem(item));
    adopt(item, wait);
    announce(item.command);
    return {};
}

} // namespace segue
