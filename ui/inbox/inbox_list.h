// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ids.h"

#include <QListView>
#include <QTimer>

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace segue {

class InboxDelegate;
class InboxModel;
class Workspace;

//! The list of conversations. Nothing moves under the pointer or the keyboard: while either is at work here
//! the model is held, and a pill says how many are new.
class InboxList : public QListView {
    Q_OBJECT

public:
    InboxList(InboxModel& model, Workspace& workspace, QWidget* parent = nullptr);

    void setCompact(bool compact);
    //! Makes `conversation` the current row if it is in this view, without opening it.
    void showCurrent(const ConversationRef& conversation);
    ConversationRef current() const;
    //! Opens the next (+1) or previous (-1) conversation.
    void step(int by);

    //! Letters are the window's keys; they do not look for a row.
    void keyboardSearch(const QString&) override {}

Q_SIGNALS:
    //! The agent chose a conversation; `open` if they also want to go there (Enter, double click).
    void chosen(const segue::ConversationRef& conversation, bool open);

protected:
    void rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void initViewItemOption(QStyleOptionViewItem* option) const override;

private:
    void updateHold();
    void showPill(int count);

    InboxModel& m_model;
    InboxDelegate* m_delegate;
    QPushButton* m_pill;
    QTimer m_keysAtRest;
    bool m_pointerInside = false;
    int m_goneAt = -1;    //!< Where the current row was, if it left the view.
    bool m_quiet = false; //!< The current row is being set by the program.
};

} // namespace segue
