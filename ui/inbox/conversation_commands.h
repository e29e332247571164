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
//! undo. It works on the marked conversations of the list, or on the open one.
class ConversationCommands : public QObject {
    Q_OBJECT

public:
    using Targets = std::function<QList<ConversationRef>()>;
    ConversationCommands(const UiContext& context, Targets targets, QObject* parent = nullptr);

    void setStatus(Status status);
    void snoozeUntil(Instant until);
    void assign(const QString& agentId);
    void moveToTeam(const QString& teamId);
    void setPriority(Priority priority);
    void changeTags(const QStringList& add, const QStringList& remove);
    void assignToMe();
    void undo();

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
    void run(const QList<Operation>& operations, const QString& done);
    void open(Picker* picker, QWidget* anchor);
    //! `what` as Engine::undoLast() answers it.
    static QString undoneWords(const QString& what);
    std::optional<Conversation> first() const;

    const UiContext& m_context;
    Targets m_targets;
};

//! The moments that the snooze chooser offers, with their names.
QList<std::pair<QString, Instant>> snoozeChoices(Instant now);

} // namespace segue
