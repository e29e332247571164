// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outbox/outbox.h"

#include "core/base/json.h"
#include "core/base/uuid.h"

#include <QCryptographicHash>
#include <QJsonObject>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

//! What was stored of a wait is advice: the clock may have jumped meanwhile.
constexpr Millis longestStoredWait{30'000};

QString bodyHash(const Command& command) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(toJson(toJson(command)));
    return QString::fromLatin1(hash.result().toHex());
}

tl::unexpected<Error> unknownCommand() {
    return fail(ErrorKind::Permanent, u"unknown_command"_s, u"there is no such command"_s);
}
tl::unexpected<Error> wrongState(OutboxState state) {
    return fail(ErrorKind::Conflict, u"wrong_state"_s, u"the command is "_s + toString(state));
}

bool isValid(const Command& command) {
    return !command.conversation.isEmpty() && !command.conversation.account.isEmpty() &&
           !command.operations.isEmpty();
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
        // What failed was answered: there is nothing to doubt.
        if (open.item.attempts > 0 && open.item.state != OutboxState::Failed)
            open.doubtedAt = m_clock.monotonic();
        if (open.item.state != OutboxState::InFlight)
            continue;
        OutboxItem item = open.item;
        item.state = OutboxState::Ambiguous;
        item.nextAttemptAt = std::nullopt;
        SEGUE_TRY(m_work.updateItem(item));
        adopt(item, Millis{0});
        announce(item.command);
    }
    return {};
}

void Outbox::forget(const AccountId& account) {
    const QList<CommandId> ids = m_order.take(account);
    for (const CommandId& id : ids)
        m_open.remove(id);
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

void Outbox::complete(Command& command) {
    if (command.id.isEmpty())
        command.id = CommandId(uuidV7(m_clock, m_random));
    if (toMs(command.createdAt) == 0)
        command.createdAt = m_clock.now();
    if (!isCustomerVisible(command))
        return;
    if (command.baseEntryId.isEmpty())
        command.baseEntryId = m_cache.newestEntry(command.conversation).value_or(QString());
    pinRecipients(command);
}

void Outbox::pinRecipients(Command& command) {
    const auto known = m_cache.conversation(command.conversation);
    if (!known || !*known)
        return;
    const Conversation& conversation = **known;
    if (command.channel == Channel::Api)
        command.channel = conversation.channel;
    if (command.recipients.isEmpty())
        std::copy_if(
            conversation.participants.begin(), conversation.participants.end(),
            std::back_inserter(command.recipients), isAddressed);
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
    complete(command);
    if (how.undoWindow > Millis{0} && !command.notBefore)
        command.notBefore = command.createdAt + how.undoWindow;
    SEGUE_TRY(how.draft ? m_work.addCommandFromDraft(command, *how.draft) : m_work.addCommand(command));
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
    const auto doubtAge =
        open->doubtedAt ? std::optional(m_clock.monotonic() - *open->doubtedAt) : std::nullopt;
    if (!send_policy::mayCancel(open->item.state, doubtAge))
        return fail(ErrorKind::Conflict, u"already_sent"_s, u"it is, or may be, on its way"_s);
    OutboxItem item = open->item;
    // The database has the last word: it is what a restart reads.
    SEGUE_TRY_VALUE(cancelled, m_work.cancelIf(id, {item.state}));
    if (!cancelled)
        return fail(ErrorKind::Conflict, u"already_sent"_s, u"it is, or may be, on its way"_s);
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
    OutboxItem next = open->item;
    next.state = OutboxState::Queued;
    // The agent has seen what is here now. Where the backend knows of something newer than we do,
    // "send it anyway" is the answer to that too: without a base entry nobody compares.
    const QString newest = m_cache.newestEntry(next.command.conversation).value_or(QString());
    const bool sawNothingNew = newest == next.command.baseEntryId;
    next.command.baseEntryId =
        next.heldBecause == HoldReason::CustomerWrote && sawNothingNew ? QString() : newest;
    SEGUE_TRY(m_work.replaceCommand(next));
    adopt(next, Millis{0});
    announce(next.command);
    Q_EMIT woken(next.command.conversation.account);
    return true;
}

Result<bool> Outbox::checkAgain(const CommandId& id) {
    SEGUE_TRY_VALUE(open, require(id));
    OutboxItem next = open->item;
    next.state = OutboxState::Ambiguous;
    return move(id, {OutboxState::NeedsAgent}, next);
}

Result<bool> Outbox::answerDoubt(const CommandId& id, OutboxState to, const QString& action) {
    SEGUE_TRY_VALUE(open, require(id));
    if (open->item.state != OutboxState::NeedsAgent)
        return wrongState(open->item.state);
    OutboxItem next = open->item;
    next.state = to;
    SEGUE_TRY(m_work.audit(
        u"agent"_s, action,
        QJsonObject{
            {u"command"_s, id.value()},
            {u"account"_s, next.command.conversation.account.value()},
            {u"conversation"_s, next.command.conversation.id}}));
    return move(id, {OutboxState::NeedsAgent}, next);
}

Result<bool> Outbox::markSent(const CommandId& id) {
    return answerDoubt(id, OutboxState::Confirmed, u"outbox.marked_sent"_s);
}
Result<bool> Outbox::sendAgain(const CommandId& id) {
    return answerDoubt(id, OutboxState::Queued, u"outbox.sent_again"_s);
}

void Outbox::hurry(const AccountId& account) {
    const QList<CommandId> ids = openOf(account);
    for (const CommandId& id : ids) {
        OpenItem& open = m_open[id];
        const OutboxState state = open.item.state;
        if (state == OutboxState::Retryable || state == OutboxState::Ambiguous)
            open.dueAt = m_clock.monotonic();
    }
    Q_EMIT woken(account);
}

Result<Attempt> Outbox::begin(const CommandId& id, const QStringList& uploads) {
    SEGUE_TRY_VALUE(open, require(id));
    OutboxItem item = open->item;
    if (item.state != OutboxState::Queued && item.state != OutboxState::Retryable)
        return wrongState(item.state);
    Attempt attempt;
    attempt.command = id;
    attempt.number = item.attempts + 1;
    attempt.startedAt = m_clock.now();
    attempt.bodyHash = bodyHash(item.command);
    attempt.uploads = uploads;
    SEGUE_TRY_VALUE(newest, m_cache.newestEntry(item.command.conversation));
    attempt.highestEntry = newest;
    SEGUE_TRY(m_work.beginAttempt(attempt));
    item.state = OutboxState::InFlight;
    item.attempts = attempt.number;
    item.nextAttemptAt = std::nullopt;
    adopt(item, Millis{0});
    announce(item.command);
    return attempt;
}

Result<void> Outbox::end(Attempt attempt, const OutboxItem& item, Millis wait) {
    // A probe ends an attempt that has ended already: its doubt is as old as the attempt.
    const bool wasUnderWay = !attempt.endedAt;
    if (wasUnderWay)
        attempt.endedAt = m_clock.now();
    attempt.outcome = toString(item.state);
    SEGUE_TRY(m_work.endAttempt(attempt, item));
    adopt(item, wait);
    if (item.state == OutboxState::Ambiguous && wasUnderWay)
        m_open[item.command.id].doubtedAt = m_clock.monotonic();
    announce(item.command);
    return {};
}

Result<void> Outbox::store(const OutboxItem& item, Millis wait) {
    SEGUE_TRY(m_work.updateItem(item));
    adopt(item, wait);
    announce(item.command);
    return {};
}

} // namespace segue
