// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/inbox_page.h"

#include "ui/composer/composer.h"
#include "ui/inbox/conversation_commands.h"
#include "ui/inbox/conversation_header.h"
#include "ui/inbox/conversation_view.h"
#include "ui/inbox/inbox_list.h"
#include "ui/inbox/inbox_model.h"
#include "ui/inbox/inbox_panel.h"
#include "ui/inbox/side_pane.h"
#include "ui/shell/focus_forwarder.h"
#include "ui/shell/folding_columns.h"
#include "ui/shell/workspace.h"
#include "ui/timeline/timeline_pane.h"

#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

InboxPage::InboxPage(const UiContext& context, const QList<SectionSpec>& sections, QWidget* parent)
    : RailPage(parent), m_context(context) {
    setAccessibleName(tr("Inbox"));
    m_columns = new FoldingColumns(u"inbox/columns"_s, context.settings, this);
    m_commands = new ConversationCommands(context, [this] { return targets(); }, this);
    m_panel = new InboxPanel(context, m_columns);
    m_view = new ConversationView(context, *m_commands, m_columns);
    m_side = new SidePane(context, sections, m_columns);
    m_side->setVisible(false);
    m_columns->setColumns(m_panel, m_view, sections.isEmpty() ? nullptr : m_side);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_columns);
    forwardFocus(this, m_panel);

    connect(m_panel, &InboxPanel::countsChanged, this, &InboxPage::countsChanged);
    connect(
        m_panel, &InboxPanel::chosen, this,
        [this](const ConversationRef& conversation, const EntryRef& entry, bool open) {
            m_view->open(conversation, entry);
            if (open) {
                m_columns->setListShown(false);
                m_view->timeline().setFocus(Qt::ShortcutFocusReason);
            }
        });
    // A click is meant to show what it is on, which a list that lies over it would hide.
    connect(&m_panel->list(), &QAbstractItemView::clicked, this, [this] { m_columns->setListShown(false); });
    connect(m_view, &ConversationView::opened, m_side, &SidePane::setConversation);
    connect(m_view, &ConversationView::closed, this, [this] {
        m_side->setConversation({}, {});
        m_columns->setListShown(true);
    });
    // Also when the list is made anew, or the conversation comes back into it.
    const auto showOpen = [this] { m_panel->list().showCurrent(m_view->conversation()); };
    connect(m_view, &ConversationView::opened, this, showOpen);
    connect(&m_panel->model(), &QAbstractItemModel::modelReset, this, showOpen);
    connect(&m_panel->model(), &QAbstractItemModel::rowsInserted, this, showOpen);
    const auto showFolds = [this] {
        // Where nothing is open, the list is all there is to see.
        if (m_columns->isListOverlay() && m_view->conversation().isEmpty())
            m_columns->setListShown(true);
        m_view->header().setFolds(
            m_columns->isListOverlay(), m_side->hasSections(), m_columns->isPaneShown());
    };
    connect(m_columns, &FoldingColumns::folded, this, showFolds);
    connect(&m_view->header(), &ConversationHeader::listRequested, this, [this] {
        m_columns->setListShown(true);
    });
    connect(&m_view->header(), &ConversationHeader::paneToggled, this, [this] {
        m_columns->setPaneShown(!m_columns->isPaneShown());
    });
    connect(&m_view->composer(), &Composer::articleSearchRequested, this, [this](const QString& text) {
        showSection(u"knowledge"_s, text);
    });
    connect(
        &m_view->composer(), &Composer::accepted, this,
        [this](const ConversationRef& conversation, const CommandId&, bool solved) {
            if (solved)
                openNext({conversation});
        });
    connect(m_commands, &ConversationCommands::leftView, this, [this] { m_panel->model().clearMarks(); });
    showFolds();
    addActions();
}

void InboxPage::openConversation(const ConversationRef& conversation, const EntryRef& entry) {
    m_view->open(conversation, entry);
    m_columns->setListShown(false);
    m_view->timeline().setFocus(Qt::ShortcutFocusReason);
}

QList<ConversationRef> InboxPage::targets() const {
    const QSet<ConversationRef>& marked = m_panel->model().marked();
    if (!marked.isEmpty())
        return marked.values();
    return m_view->conversation().isEmpty() ? QList<ConversationRef>() : QList{m_view->conversation()};
}

void InboxPage::openNext(const QList<ConversationRef>& gone) {
    if (!gone.contains(m_view->conversation()))
        return;
    InboxModel& model = m_panel->model();
    const int row = model.rowOf(m_view->conversation());
    // The one below takes its place; at the end of the list the one above.
    for (const int next : {row + 1, row - 1}) {
        if (next >= 0 && next < model.rowCount() && !gone.contains(model.refAt(next))) {
            m_view->open(model.refAt(next), {});
            return;
        }
    }
    m_view->close();
}

void InboxPage::solve(bool andNext) {
    const QList<ConversationRef> gone = targets();
    m_commands->setStatus(gone, Status::Solved);
    if (andNext)
        openNext(gone);
}

void InboxPage::write(bool note) {
    if (m_view->conversation().isEmpty())
        return;
    m_view->composer().setVisibility(note ? Visibility::Internal : Visibility::Public);
    m_view->composer().focusEditor();
}

void InboxPage::showSection(const QString& id, const QString& lookUp) {
    if (!m_side->hasSections())
        return;
    m_columns->setPaneShown(true);
    m_side->lookUp(id, lookUp);
}

} // namespace segue
