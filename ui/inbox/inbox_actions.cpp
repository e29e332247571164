// SPDX-License-Identifier: GPL-3.0-or-later
// What the inbox page offers by name and key.
#include "ui/composer/composer.h"
#include "ui/inbox/conversation_commands.h"
#include "ui/inbox/conversation_header.h"
#include "ui/inbox/conversation_view.h"
#include "ui/inbox/inbox_list.h"
#include "ui/inbox/inbox_model.h"
#include "ui/inbox/inbox_page.h"
#include "ui/inbox/inbox_panel.h"
#include "ui/inbox/view_list.h"
#include "ui/shell/action_registry.h"
#include "ui/shell/folding_columns.h"
#include "ui/timeline/timeline_pane.h"

#include <QClipboard>
#include <QGuiApplication>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

QKeySequence key(const char* text) {
    return QKeySequence(QString::fromLatin1(text), QKeySequence::PortableText);
}

} // namespace

void InboxPage::addActions() {
    addListActions();
    addConversationActions();
    addComposerActions();
}

void InboxPage::addListActions() {
    ActionRegistry& actions = m_context.actions;
    const QString section = tr("Inbox");
    const auto add = [&](const QString& id, const QString& text, const QString& icon,
                         const QList<QKeySequence>& keys, std::function<void()> run) {
        actions.add({id, section, text, icon, keys}, this, std::move(run));
    };
    InboxList& list = m_panel->list();
    add(u"inbox.next"_s, tr("Next conversation"), u"arrow-down"_s,
        {key("J"), key("Alt+Down"), key("Ctrl+Tab")}, [&list] { list.step(1); });
    add(u"inbox.previous"_s, tr("Previous conversation"), u"arrow-up"_s,
        {key("K"), key("Alt+Up"), key("Ctrl+Shift+Tab")}, [&list] { list.step(-1); });
    add(u"inbox.open"_s, tr("Open conversation"), u"reply"_s, {key("O")}, [this, &list] {
        if (!list.current().isEmpty())
            openConversation(list.current());
    });
    add(u"inbox.back"_s, tr("Back to the list"), u"list"_s, {key("U")}, [this] {
        m_columns->setListShown(true);
        m_panel->setFocus(Qt::ShortcutFocusReason);
    });
    add(u"inbox.search"_s, tr("Search"), u"search"_s, {key("/")}, [this] {
        m_columns->setListShown(true);
        m_panel->startSearch();
    });
    add(u"inbox.select"_s, tr("Select conversation"), u"check"_s, {key("X")},
        [this, &list] { m_panel->model().toggleMarked(list.current()); });
    add(u"inbox.select_all"_s, tr("Select all"), u"check-double"_s, {key("*,A")},
        [this] { m_panel->model().markAll(); });
    add(u"inbox.select_none"_s, tr("Clear the selection"), u"close"_s, {key("*,N")},
        [this] { m_panel->model().clearMarks(); });
    const QList<InboxFilter::Scope> scopes = inboxScopes();
    for (int i = 0; i < scopes.size(); ++i) {
        QList<QKeySequence> keys{QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i))};
        if (scopes.at(i) == InboxFilter::Scope::Drafts)
            keys.append(key("G,D"));
        add(u"inbox.view.%1"_s.arg(i + 1), tr("View: %1").arg(displayName(scopes.at(i))),
            iconName(scopes.at(i)), keys, [this, scope = scopes.at(i)] {
                m_context.navigator.openPage(u"inbox"_s);
                m_panel->showScope(scope);
            });
    }
}

void InboxPage::addConversationActions() {
    ActionRegistry& actions = m_context.actions;
    const QString section = tr("Conversation");
    const auto add = [&](const QString& id, const QString& text, const QString& icon,
                         const QList<QKeySequence>& keys, std::function<void()> run) {
        actions.add({id, section, text, icon, keys}, this, std::move(run));
    };
    add(u"conversation.assign"_s, tr("Assign…"), u"user-plus"_s, {key("A")},
        [this] { m_commands->pickAssignee(); });
    add(u"conversation.assign_me"_s, tr("Assign to me"), u"user"_s, {key("Shift+A")},
        [this] { m_commands->assignToMe(); });
    add(u"conversation.status"_s, tr("Set status…"), u"check-circle"_s, {key("S")},
        [this] { m_commands->pickStatus(); });
    add(u"conversation.priority"_s, tr("Set priority…"), u"flag"_s, {key("P")},
        [this] { m_commands->pickPriority(); });
    add(u"conversation.tag"_s, tr("Tags…"), u"tag"_s, {key("T")}, [this] { m_commands->pickTags(); });
    add(u"conversation.move"_s, tr("Move to a team…"), u"team"_s, {key("V")},
        [this] { m_commands->pickTeam(); });
    add(u"conversation.solve"_s, tr("Solve"), u"check"_s, {key("E")}, [this] { solve(false); });
    add(u"conversation.solve_next"_s, tr("Solve and open the next"), u"check-double"_s, {key("Ctrl+Shift+E")},
        [this] { solve(true); });
    add(u"conversation.snooze"_s, tr("Snooze…"), u"snooze"_s, {key("H")},
        [this] { m_commands->pickSnooze(); });
    add(u"conversation.reopen"_s, tr("Reopen"), u"retry"_s, {},
        [this] { m_commands->setStatus(Status::Open); });
    add(u"conversation.spam"_s, tr("Mark as spam"), u"spam"_s, {},
        [this] { m_commands->setStatus(Status::Spam); });
    add(u"conversation.undo"_s, tr("Undo"), u"undo"_s, {key("Z"), key("Ctrl+Z")},
        [this] { m_commands->undo(); });
    add(u"conversation.find"_s, tr("Find in conversation"), u"search"_s, {key("Ctrl+F")},
        [this] { m_view->timeline().startFind(); });
    add(u"conversation.copy_reference"_s, tr("Copy reference"), u"copy"_s, {key("Ctrl+.")}, [this] {
        const QString reference = m_view->header().conversation().reference;
        if (reference.isEmpty())
            return;
        QGuiApplication::clipboard()->setText(reference);
        m_context.navigator.say(tr("Copied %1").arg(reference));
    });
    add(u"customer.merge"_s, tr("Merge the customer with…"), u"merge"_s, {key("Shift+M")}, [this] {
        if (isVisible())
            showSection(u"customer"_s, {});
        else
            m_context.navigator.openPage(u"customers"_s, u"merge"_s);
    });
    add(u"conversation.pane"_s, tr("Show or hide the pane beside it"), u"sidebar"_s, {key("Ctrl+\\")},
        [this] { m_columns->setPaneShown(!m_columns->isPaneShown()); });
}

void InboxPage::addComposerActions() {
    ActionRegistry& actions = m_context.actions;
    const QString section = tr("Writing");
    const auto add = [&](const QString& id, const QString& text, const QString& icon,
                         const QList<QKeySequence>& keys, std::function<void()> run) {
        actions.add({id, section, text, icon, keys}, this, std::move(run));
    };
    Composer& composer = m_view->composer();
    add(u"composer.reply"_s, tr("Reply"), u"reply"_s, {key("R")}, [this] { write(false); });
    add(u"composer.note"_s, tr("Internal note"), u"lock"_s, {key("N"), key("M")}, [this] { write(true); });
    add(u"composer.switch"_s, tr("Switch between reply and note"), u"note"_s, {key("Ctrl+Shift+N")},
        [this, &composer] { write(composer.visibility() == Visibility::Public); });
    add(u"composer.send"_s, tr("Send"), u"send"_s, {key("Ctrl+Return"), key("Ctrl+Enter")},
        [&composer] { composer.send(false); });
    add(u"composer.send_solve"_s, tr("Send and solve"), u"check"_s,
        {key("Ctrl+Shift+Return"), key("Ctrl+Shift+Enter")}, [&composer] { composer.send(true); });
    add(u"composer.article"_s, tr("Find an article"), u"knowledge"_s, {key("Ctrl+Shift+K")},
        [this] { showSection(u"knowledge"_s, {}); });
}

} // namespace segue
