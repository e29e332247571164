// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/views/views.h"
#include "ui/timeline/cell.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace segue {

class AttachmentOpener;
class FindBar;
class OutboxPerformer;
class TimelineFinder;
class TimelineView;
struct UiContext;

//! The timeline with what belongs around it: search, "jump to the latest", who is typing, and what its
//! actions do.
class TimelinePane : public QWidget {
    Q_OBJECT

public:
    explicit TimelinePane(const UiContext& context, QWidget* parent = nullptr);

    TimelineView& view() { return *m_view; }
    //! `conversation` is the one that the agent opened; its unseen messages come below a line.
    void show(const CustomerId& customer, const Conversation& conversation, const EntryRef& at);
    void clear();
    void startFind();

Q_SIGNALS:
    //! The newest message of the open conversation is in view.
    void endSeen();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void onAction(const TimelineRow& row, const CellAction& action);
    void onEphemeral(const AccountId& account, const Ephemeral& sign);
    void showTyping();
    void placePill();
    void showPill(int fresh);
    void connectFind();
    void findNewest();
    void find(bool upwards);
    void endFind();

    struct Typist {
        QString name;
        Instant until;
    };

    const UiContext& m_context;
    TimelineView* m_view;
    FindBar* m_find;
    TimelineFinder* m_finder;
    QTimer m_findDelay;
    QPushButton* m_pill;
    AttachmentOpener* m_opener;
    OutboxPerformer* m_outbox;
    ConversationRef m_conversation;
    QHash<QString, Typist> m_typists;
    QTimer m_typingEnds;
};

} // namespace segue
