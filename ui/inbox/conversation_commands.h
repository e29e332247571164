// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"
#include "core/views/views.h"

#include <QObject>
#include <functional>

namespace segue {

class Picker;
struct UiContext;

//! Everything that is done to conversations but writing: status, assignee, team, priority, tags, snooze,
//! undo. It works on the marked conversations of the list, or on the open one: on those that were it when the
//! key was pressed or the chooser opened.
class ConversationCommands : public QObject {
    Q_OBJECT

public:
    using Targets = QList<ConversationRef>;
    ConversationCommands(
        const UiContext& context, std::function<Targets()> targets, QObject* parent = nullptr);

    void setStatus(Status status) { setStatus(m_targets(), status); }
    void assignToMe();
    void undo();

    // What is chosen for some conversations; ids of agents and teams are those of their account, and
    // conversations of others are left as they are.
    void setStatus(const Targets& targets, Status status);
    void snoozeUntil(const Targets& targets, Instant until);
    void assign(const Targets& targets, const AgentRef& agent);
    void unassign(const Targets& targets);
    void moveToTeam(const Targets& targets, const TeamRef& team);
    void removeFromTeam(const Targets& targets);
    void setPriority(const Targets& targets, Priority priority);
    void changeTags(const Targets& targets, const QStringList& add, const QStringList& remove);

    // Choosers, below `anchor` or in the middle of the window.
    void pickAssignee(QWidget* anchor = nullptr);
    void pickTeam(QWidget* anchor = nullptr);
    void pickStatus(QWidget* anchor = nullptr);
    void pickPriority(QWidget* anchor = nullptr);
    void pickTags(QWidget* anchor = nullptr);
    void pickSnooze(QWidget* anchor = nullptr);

Q_SIGNALS:
    //! A status was set that takes conversations out of the open views (solved, snoozed, spam).
    void leftView(const QList<segue::ConversationRef>& conversations);

private:
    //! What is asked for that conversation; nothing = it is left as it is.
    using OperationFor = std::function<std::optional<Operation>(const ConversationRef&)>;
    void run(const Targets& targets, const QString& done, const OperationFor& operationFor);
    void runForAll(const Targets& targets, const QString& done, const Operation& operation);
    void enqueue(const QList<std::pair<ConversationRef, Operation>>& asked, const QString& done);
    void open(Picker* picker, QWidget* anchor);
    //! `what` as in Undone.
    static QString undoneWords(const QString& what);
    //! The first of them, for what a chooser shows as it is now.
    std::optional<Conversation> firstOf(const Targets& targets) const;

    const UiContext& m_context;
    std::function<Targets()> m_targets;
};

//! The moments that the snooze chooser offers, with their names.
QList<std::pair<QString, Instant>> snoozeChoices(Instant now);

} // namespace segue
