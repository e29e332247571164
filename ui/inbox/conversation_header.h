// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace segue {

class ConversationCommands;
class FlatButton;
struct UiContext;

//! Above the timeline: whose conversation it is, what about, how it stands, and the things to do with it.
class ConversationHeader : public QFrame {
    Q_OBJECT

public:
    ConversationHeader(const UiContext& context, ConversationCommands& commands, QWidget* parent = nullptr);

    void show(
        const Conversation& conversation, const CustomerId& customer, const QString& customerName,
        const QString& customerTimeZone);
    //! Whether the buttons for a folded list and for the pane are needed, and whether the pane is shown.
    void setFolds(bool listFolded, bool hasPane, bool paneShown);
    const Conversation& conversation() const { return m_conversation; }

Q_SIGNALS:
    void listRequested();
    void paneToggled();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    FlatButton* makeChip(const QString& name);
    void build();
    void fillMoreMenu();
    void showNames();
    void showChips();
    void showWait();

    const UiContext& m_context;
    ConversationCommands& m_commands;
    Conversation m_conversation;
    CustomerId m_customer;
    QString m_name;
    QString m_timeZone;
    FlatButton* m_listButton;
    QLabel* m_avatar;
    QLabel* m_title;
    QLabel* m_localTime;
    QLabel* m_subject;
    QPushButton* m_solve;
    FlatButton* m_snooze;
    FlatButton* m_more;
    FlatButton* m_paneButton;
    QWidget* m_chips;
    FlatButton* m_status;
    FlatButton* m_priority;
    FlatButton* m_assignee;
    FlatButton* m_team;
    FlatButton* m_tags;
    QLabel* m_wait;
};

} // namespace segue
