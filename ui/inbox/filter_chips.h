// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QIcon;
class QMenu;
QT_END_NAMESPACE

namespace segue {

class Workspace;

//! True if the filter leaves out some of its view.
bool isNarrowed(const InboxFilter& filter);

//! What narrows the list of conversations: one chip each, which takes it away again, and the menu of what
//! else could. Hidden while nothing does.
class FilterChips : public QFrame {
    Q_OBJECT

public:
    explicit FilterChips(Workspace& workspace, QWidget* parent = nullptr);

    void setFilter(const InboxFilter& filter);
    //! Replaces what is in the menu by the choices of now.
    void fillMenu(QMenu& menu);

Q_SIGNALS:
    void chosen(const segue::InboxFilter& filter);

private:
    void add(const QString& text, const QString& icon, const InboxFilter& without);
    void addChoice(QMenu& menu, const QString& text, const QIcon& icon, bool on, const InboxFilter& then);

    Workspace& m_workspace;
    InboxFilter m_filter;
    QHBoxLayout* m_row;
};

} // namespace segue
