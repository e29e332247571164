// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"
#include "ui/shell/pane.h"

#include <QHash>
#include <QMainWindow>

QT_BEGIN_NAMESPACE
class QStackedWidget;
class QSystemTrayIcon;
QT_END_NAMESPACE

namespace segue {

class InboxPage;
class NavigationRail;
class DesktopNotifier;
class StatusStrip;
class Toast;
class Tray;
struct Notification;

//! The window: rail, pages, status strip. It puts the rooms together and holds what they share; what they do
//! is theirs.
class MainWindow : public QMainWindow, public Navigator {
    Q_OBJECT

public:
    //! `workspace` and `settings` outlive the window.
    MainWindow(Workspace& workspace, UiSettings& settings, const PanePlugins& plugins);
    ~MainWindow() override;

    //! Until then nothing is shown outside of the window. It outlives the window, or is its child.
    void setNotifier(DesktopNotifier* notifier);
    //! Null where the desktop has no tray.
    QSystemTrayIcon* trayIcon() const;

    ActionRegistry& actions() { return *m_actions; }
    InboxPage& inbox() { return *m_inbox; }
    QString currentPage() const { return m_current; }
    void openPalette();
    //! Shows the window before all others. `activationToken` is the desktop's leave to do so; it
    //! may be empty.
    void comeToFront(const QString& activationToken);

    // Navigator.
    void openPage(const QString& pageId, const QString& what = {}) override;
    void openConversation(const ConversationRef& conversation, const EntryRef& entry = {}) override;
    void insertIntoComposer(const QString& text) override;
    void editAgain(const Command& command) override;
    void say(const QString& text, const QString& actionText = {}, std::function<void()> act = {}) override;
    void sayTrouble(const Error& error) override;
    QWidget* overlayHost() override;

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build(const PanePlugins& plugins);
    void addPages(const PanePlugins& plugins);
    void addActions();
    void connectWorkspace();
    void showUnread(const InboxCounts& counts);
    void showAgent();
    void notify(const Notification& notification);
    QRect areaForToast() const;
    void applyLook();
    void saveState();

    Workspace& m_workspace;
    UiSettings& m_settings;
    ActionRegistry* m_actions;
    UiContext m_context;
    DesktopNotifier* m_notifier = nullptr;
    NavigationRail* m_rail = nullptr;
    StatusStrip* m_strip = nullptr;
    QStackedWidget* m_pages = nullptr;
    Toast* m_toast = nullptr;
    Tray* m_tray = nullptr;
    InboxPage* m_inbox = nullptr;
    QList<PageSpec> m_specs;
    QHash<QString, RailPage*> m_made;
    QString m_current;
};

} // namespace segue
