// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/undo_log.h"

#include <QJsonObject>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longest = 50;

template <class Ref> QString idOf(const std::optional<Ref>& ref) {
    return ref ? ref->id : QString();
}
template <class Ref> std::optional<Ref> refTo(const AccountId& account, const QString& id) {
    return id.isEmpty() ? std::nullopt : std::optional(Ref{account, id});
}

struct Applier {
    Conversation& c;

    void operator()(const Reply&) const {}
    void operator()(const Note&) const {}
    void operator()(const SetStatus& set) const {
        c.status = set.status;
        c.rawStatus = set.rawStatus;
        c.snoozedUntil = set.snoozedUntil;
    }
    void operator()(const Assign& assign) const {
        if (assign.agentId)
            c.assignee = refTo<AgentRef>(c.ref.account, *assign.agentId);
        if (assign.teamId)
            c.team = refTo<TeamRef>(c.ref.account, *assign.teamId);
    }
    void operator()(const SetPriority& set) const { c.priority = set.priority; }
    void operator()(const ChangeTags& tags) const {
        for (const QString& tag : tags.remove)
            c.tags.removeAll(tag);
        for (const QString& tag : tags.add) {
            if (!c.tags.contains(tag))
                c.tags.append(tag);
        }
    }
    void operator()(const SetSubject& set) const { c.subject = set.subject; }
};

//! The operation that brings back what `before` had; nothing for what cannot be taken back.
struct Inverter {
    const Conversation& before;
    Instant now;

    std::optional<Operation> operator()(const Reply&) const { return std::nullopt; }
    std::optional<Operation> operator()(const Note&) const { return std::nullopt; }
    std::optional<Operation> operator()(const SetStatus&) const {
        // Nobody can make a conversation new again, or snooze it until a time that is over.
        const bool isAwake =
            before.status == Status::Snoozed && before.snoozedUntil.value_or(Instant{}) <= now;
        if (before.status == Status::New || isAwake)
            return SetStatus{Status::Open, {}, std::nullopt};
        return SetStatus{before.status, before.rawStatus, before.snoozedUntil};
    }
    std::optional<Operation> operator()(const Assign& assign) const {
        Assign back;
        if (assign.agentId)
            back.agentId = idOf(before.assignee);
        if (assign.teamId)
            back.teamId = idOf(before.team);
        return back;
    }
    std::optional<Operation> operator()(const SetPriority&) const { return SetPriority{before.priority}; }
    std::optional<Operation> operator()(const ChangeTags& tags) const {
        ChangeTags back;
        for (const QString& tag : tags.add) {
            if (!before.tags.contains(tag))
                back.remove.append(tag);
        }
        for (const QString& tag : tags.remove) {
            if (before.tags.contains(tag))
                back.add.append(tag);
        }
        return back;
    }
    std::optional<Operation> operator()(const SetSubject&) const { return SetSubject{before.subject}; }
};

struct Checker {
    const Conversation& now;

    bool operator()(const Reply&) const { return true; }
    bool operator()(const Note&) const { return true; }
    bool operator()(const SetStatus& set) const {
        return now.status == set.status &&
               (set.status != Status::Snoozed || now.snoozedUntil == set.snoozedUntil);
    }
    bool operator()(const Assign& assign) const {
        return (!assign.agentId || *assign.agentId == idOf(now.assignee)) &&
               (!assign.teamId || *assign.teamId == idOf(now.team));
    }
    bool operator()(const SetPriority& set) const { return now.priority == set.priority; }
    bool operator()(const ChangeTags& tags) const {
        const auto has = [this](const QString& tag) { return now.tags.contains(tag); };
        return std::all_of(tags.add.begin(), tags.add.end(), has) &&
               std::none_of(tags.remove.begin(), tags.remove.end(), has);
    }
    bool operator()(const SetSubject& set) const { return now.subject == set.subject; }
};

} // namespace

void applyOperations(Conversation& conversation, const QList<Operation>& operations) {
    for (const Operation& operation : operations)
        std::visit(Applier{conversation}, operation);
}

void UndoLog::add(const Step& step) {
    m_steps.append(step);
    if (m_steps.size() > longest)
        m_steps.removeFirst();
}

std::optional<UndoLog::Step> UndoLog::newest() const {
    return m_steps.isEmpty() ? std::nullopt : std::optional(m_steps.last());
}

std::optional<QList<Operation>> UndoLog::compensation(const Step& step, Instant now) {
    QList<Operation> back;
    for (const Operation& operation : step.operations) {
        const auto inverse = std::visit(Inverter{step.before, now}, operation);
        if (!inverse)
            return std::nullopt;
        back.prepend(*inverse);
    }
    return back;
}

bool UndoLog::isUntouched(const Step& step, const Conversation& now) {
    return std::all_of(step.operations.begin(), step.operations.end(), [&](const Operation& operation) {
        return std::visit(Checker{now}, operation);
    });
}

QString UndoLog::nameOf(const Step& step) {
    const Operation& first = step.operations.first();
    if (const auto* status = std::get_if<SetStatus>(&first); status && status->status == Status::Snoozed)
        return u"snooze"_s;
    return operationToJson(first).value("type"_L1).toString();
}

} // namespace segue
