// SPDX-License-Identifier: GPL-3.0-or-later
// What the agent of a simulation does.
#include "core/base/uuid.h"
#include "tests/fakes/sim_world.h"

namespace segue {

using namespace Qt::StringLiterals;

void SimWorld::accept(Command command, const Desk& desk, Millis undoWindow) {
    command.id = CommandId(uuidV7(m_clock, m_random));
    const auto id = m_core->commands().enqueue(command, undoWindow);
    if (!id) {
        // A disk that failed in the middle may have kept it all the same.
        if (id.error().kind == ErrorKind::Storage)
            m_oracle.perhapsAccepted(command, desk.server->name());
        return;
    }
    // Its base and recipients are what the engine filled in; the oracle holds it to them.
    command = m_core->outbox().find(*id)->item.command;
    m_oracle.accepted(command, desk.server->name());
    m_recent.append(*id);
}

void SimWorld::agentWrites() {
    const Desk& desk = anyDesk();
    Command command;
    command.conversation = {desk.account, anyConversation(desk)};
    command.channel = Channel::Email;
    const QString text = below(12) == 0 ? u"Thank you!"_s : u"said %1"_s.arg(++m_said);
    if (below(4) == 0)
        command.operations.append(Note{text, {}});
    else
        command.operations.append(Reply{text, {}});
    if (below(5) == 0)
        command.operations.append(SetPriority{Priority::High});
    accept(command, desk, below(3) == 0 ? Millis{10'000} : Millis{0});
}

void SimWorld::agentChanges() {
    const Desk& desk = anyDesk();
    Command command;
    command.conversation = {desk.account, anyConversation(desk)};
    switch (below(3)) {
    case 0:
        command.operations.append(SetStatus{Status::Solved, {}, std::nullopt});
        break;
    case 1:
        command.operations.append(Assign{u"me"_s, std::nullopt});
        break;
    default:
        command.operations.append(SetPriority{Priority::Low});
    }
    accept(command, desk, Millis{0});
}

void SimWorld::agentCancels() {
    if (m_recent.isEmpty())
        return;
    // Among the last few, where a race is likely.
    const qsizetype back = std::min<qsizetype>(m_recent.size(), 8);
    const qsizetype at = m_recent.size() - 1 - qsizetype(below(quint64(back)));
    const CommandId id = m_recent.at(at);
    const auto cancelled = m_core->outbox().cancel(id);
    if (!cancelled && cancelled.error().kind == ErrorKind::Storage)
        m_oracle.perhapsCancelled(id);
    if (!cancelled.value_or(false))
        return;
    m_recent.removeAt(at);
    for (const Desk& desk : m_desks)
        m_oracle.cancelled(id, desk.server->effects());
}

void SimWorld::agentTypes() {
    const Desk& desk = anyDesk();
    Draft draft;
    draft.conversation = {desk.account, anyConversation(desk)};
    draft.visibility = Visibility::Public;
    draft.text = u"typed %1"_s.arg(++m_said);
    m_core->drafts().save(draft);
    m_typed[draft.conversation].append({m_clock.monotonic(), m_said});
    // A disk that does not write takes no draft: then the promise begins when it does again.
    if (m_disk.hasFaults())
        m_typed.remove(draft.conversation);
}

void SimWorld::checkTyped(Millis diedAt) {
    constexpr Millis mayBeLost{2'000};
    for (auto it = m_typed.begin(); it != m_typed.end(); ++it) {
        int wanted = 0;
        for (const Typed& typed : std::as_const(it.value()))
            wanted = typed.at <= diedAt - mayBeLost ? typed.number : wanted;
        const auto draft = m_core->store().work().draft(it.key(), Visibility::Public);
        const int there = draft && *draft ? (*draft)->text.section(u' ', 1).toInt() : 0;
        if (there < wanted)
            m_oracle.violate(
                u"I15"_s, u"typed %1 in %2, and %3 was there"_s.arg(wanted).arg(it.key().id).arg(there));
    }
    m_typed.clear();
}

void SimWorld::answerFor(const OutboxItem& item, const Desk& desk) {
    const CommandId id = item.command.id;
    if (item.state == OutboxState::Held) {
        m_oracle.released(id);
        (void)m_core->outbox().release(id);
    } else if (item.state == OutboxState::Failed) {
        (void)m_core->outbox().retry(id);
    } else if (item.state == OutboxState::NeedsAgent) {
        answerDoubt(item, desk);
    }
}

//! The agent looks into the helpdesk itself.
void SimWorld::answerDoubt(const OutboxItem& item, const Desk& desk) {
    const CommandId id = item.command.id;
    const QList<SimEffect>& effects = desk.server->effects();
    const bool isThere = std::any_of(effects.begin(), effects.end(), [&](const SimEffect& effect) {
        return effect.key == id.value() && effect.conversation == item.command.conversation.id;
    });
    if (isThere) {
        (void)m_core->outbox().markSent(id);
    } else if (below(2) == 0) {
        (void)m_core->outbox().checkAgain(id);
    } else {
        m_oracle.sentAgain(id);
        // They were told that the customer wrote, too.
        if (item.heldBecause != HoldReason::None)
            m_oracle.released(id);
        (void)m_core->outbox().sendAgain(id);
    }
}

void SimWorld::agentLooks() {
    for (const Desk& desk : m_desks) {
        const QList<CommandId> open = m_core->outbox().openOf(desk.account);
        for (const CommandId& id : open)
            answerFor(m_core->outbox().find(id)->item, desk);
        m_core->conversations().markSeen({desk.account, anyConversation(desk)});
    }
    const QList<ConnectionStatus> connections = m_core->accounts().connections();
    for (const ConnectionStatus& status : connections) {
        if (status.state == ConnectionStatus::State::NeedsSignIn)
            m_core->accounts().reconnect(status.account);
    }
}

} // namespace segue
