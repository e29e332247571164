// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"
#include "ui/shell/pane.h"

namespace segue {

class ConversationCommands;
class ConversationView;
class FoldingColumns;
class InboxPanel;
class SidePane;

//! The page where agents live: list, conversation, and the pane beside it.
class InboxPage : public RailPage {
    Q_OBJECT

public:
    InboxPage(const UiContext& context, const QList<SectionSpec>& sections, QWidget* parent = nullptr);

    void openConversation(const ConversationRef& conversation, const EntryRef& entry = {});
    InboxPanel& panel() { return *m_panel; }
    ConversationView& view() { return *m_view; }
    ConversationCommands& commands() { return *m_commands; }
    SidePane& sidePane() { return *m_side; }
    FoldingColumns& columns() { return *m_columns; }

Q_SIGNALS:
    void countsChanged(const segue::InboxCounts& counts);

private:
    void addActions();
    void addListActions();
    void addConversationActions();
    void addComposerActions();
    QList<ConversationRef> targets() const;
    //! Goes on from the open conversation, if it is one of those.
    void openNext(const QList<ConversationRef>& gone);
    void solve(bool andNext);
    void write(bool note);
    void showSection(const QString& id, const QString& lookUp);

    const UiContext& m_context;
    InboxPanel* m_panel;
    ConversationCommands* m_commands;
    ConversationView* m_view;
    SidePane* m_side;
    FoldingColumns* m_columns;
};

} // namespace segue
