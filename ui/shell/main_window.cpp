// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/composer/composer.h"
#include "ui/inbox/conversation_view.h"
#include "ui/inbox/inbox_page.h"
#include "ui/inbox/inbox_panel.h"
#include "ui/outbox/outbox_page.h"
#include "ui/shell/action_registry.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/desktop_notifier.h"
#include "ui/shell/directory.h"
#include "ui/shell/error_text.h"
#include "ui/shell/folding_columns.h"
#include "ui/shell/navigation_rail.h"
#include "ui/shell/overlay.h"
#include "ui/shell/picker.h"
#include "ui/shell/status_strip.h"
#include "ui/shell/theme.h"
#include "ui/shell/toast.h"
#include "ui/shell/tray.h"
#include "ui/shell/ui_settings.h"
#include "ui/shell/workspace.h"
#include "ui/timeline/timeline_pane.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QSystemTrayIcon>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

namespace {
const QString inboxId = u"inbox"_s;
const QString outboxId = u"outbox"_s;
const QString geometryName = u"window/geometry"_s;

QKeySequence key(const char* text) {
    return QKeySequence(QString::fromLatin1(text), QKeySequence::PortableText);
}
} // namespace

MainWindow::MainWindow(Workspace& workspace, UiSettings& settings, const PanePlugins& plugins)
    : m_workspace(workspace), m_settings(settings), m_actions(new ActionRegistry(this, settings)),
      m_context{workspace, settings, *m_actions, *this} {
    setObjectName(u"mainWindow"_s);
    setWindowTitle(u"Segue"_s);
    setWindowIcon(badgedIcon(0));
    applyLook();
    build(plugins);
    addActions();
    connectWorkspace();
    showAgent();
    showUnread(m_inbox->panel().counts());
    if (!restoreGeometry(settings.state(geometryName)))
        resize(Theme::instance().scaled(1280), Theme::instance().scaled(800));
    openPage(inboxId);
    connect(&settings, &UiSettings::changed, this, &MainWindow::applyLook);
}

MainWindow::~MainWindow() = default;

void MainWindow::setNotifier(DesktopNotifier* notifier) {
    m_notifier = notifier;
    connect(
        notifier, &DesktopNotifier::activated, this,
        [this](const ConversationRef& conversation, const QString& token) {
            comeToFront(token);
            openConversation(conversation);
        });
}

QSystemTrayIcon* MainWindow::trayIcon() const {
    return m_tray->icon();
}

void MainWindow::applyLook() {
    Theme::instance().setMode(m_settings.themeMode());
    Theme::instance().setTextScale(m_settings.textScale());
}

void MainWindow::build(const PanePlugins& plugins) {
    auto* body = new QWidget(this);
    m_rail = new NavigationRail(body);
    m_pages = new QStackedWidget(body);
    m_strip = new StatusStrip(m_workspace, body);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(m_pages, 1);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row, 1);
    column->addWidget(m_strip);
    setCentralWidget(body);
    m_toast = new Toast(body);
    m_toast->setArea([this] { return areaForToast(); });
    m_tray = new Tray(this);
    m_inbox = new InboxPage(m_context, plugins.sections, m_pages);
    m_made.insert(inboxId, m_inbox);
    m_pages->addWidget(m_inbox);
    addPages(plugins);
    connect(m_inbox, &InboxPage::countsChanged, this, &MainWindow::showUnread);
    connect(m_rail, &NavigationRail::pageChosen, this, [this](const QString& id) { openPage(id); });
    connect(m_rail, &NavigationRail::presenceChosen, &m_workspace, &Workspace::setPresence);
    connect(m_strip, &StatusStrip::outboxClicked, this, [this] { openPage(outboxId); });
    connect(m_strip, &StatusStrip::accountClicked, this, [this](const AccountId& id) {
        m_workspace.reconnect(id);
    });
    connect(m_strip, &StatusStrip::outboxChanged, this, [this](int waiting, int needAgent) {
        m_rail->setCount(outboxId, waiting, needAgent > 0);
    });
    m_rail->setCount(outboxId, m_strip->waiting(), m_strip->needAgent() > 0);
    connect(m_tray, &Tray::openRequested, this, [this] { comeToFront({}); });
    connect(m_tray, &Tray::quitRequested, this, &QWidget::close);
}

void MainWindow::addPages(const PanePlugins& plugins) {
    m_rail->addPage(inboxId, tr("Inbox"), u"inbox"_s, false);
    m_specs.append({inboxId, tr("Inbox"), u"inbox"_s, {key("G,I")}, false, {}});
    const auto add = [this](const PageSpec& spec) {
        m_rail->addPage(spec.id, spec.title, spec.icon, spec.atBottom);
        m_specs.append(spec);
    };
    for (const PageSpec& spec : plugins.pages)
        add(spec);
    add(
        {outboxId,
         tr("Outbox"),
         u"outbox"_s,
         {key("G,O")},
         false,
         [](const UiContext& context, QWidget* parent) { return new OutboxPage(context, parent); }});
    connect(m_actions, &ActionRegistry::keysChanged, m_rail, [this] {
        for (const PageSpec& spec : std::as_const(m_specs))
            m_rail->setKeyText(spec.id, m_actions->keyText(u"go."_s + spec.id));
    });
}

void MainWindow::addActions() {
    const QString go = tr("Go to");
    for (const PageSpec& spec : std::as_const(m_specs)) {
        m_actions->add(
            {u"go."_s + spec.id, go, tr("Go to %1").arg(spec.title), spec.icon, spec.keys}, this,
            [this, id = spec.id] { openPage(id); });
        m_rail->setKeyText(spec.id, m_actions->keyText(u"go."_s + spec.id));
    }
    const QString window = tr("Window");
    m_actions->add(
        {u"window.palette"_s, window, tr("Command palette"), u"search"_s, {key("Ctrl+K")}}, this,
        [this] { openPalette(); });
    m_actions->add({u"window.keys"_s, window, tr("Show all keys"), u"keyboard"_s, {key("?")}}, this, [this] {
        showKeySheet(*m_actions, overlayHost());
    });
    m_actions->add(
        {u"window.offline"_s, window, tr("Work offline or online"), u"offline"_s, {key("Ctrl+Shift+O")}},
        this, [this] { m_workspace.setOffline(!m_workspace.isOffline()); });
    const auto theme = [&](const QString& id, const QString& text, Theme::Mode mode) {
        m_actions->add(
            {id, window, text, u"eye"_s, {}}, this, [this, mode] { m_settings.setThemeMode(mode); });
    };
    theme(u"window.theme_system"_s, tr("Theme: as the system"), Theme::Mode::System);
    theme(u"window.theme_light"_s, tr("Theme: light"), Theme::Mode::Light);
    theme(u"window.theme_dark"_s, tr("Theme: dark"), Theme::Mode::Dark);
    const auto zoom = [&](const QString& id, const QString& text, const QKeySequence& keys, double by) {
        m_actions->add({id, window, text, u"search"_s, {keys}}, this, [this, by] {
            m_settings.setTextScale(by == 0 ? 1.0 : m_settings.textScale() + by);
        });
    };
    zoom(u"window.text_larger"_s, tr("Larger text"), key("Ctrl++"), 0.1);
    zoom(u"window.text_smaller"_s, tr("Smaller text"), key("Ctrl+-"), -0.1);
    zoom(u"window.text_normal"_s, tr("Text at normal size"), key("Ctrl+0"), 0);
    m_actions->add(
        {u"window.quit"_s, window, tr("Quit"), u"power"_s, {key("Ctrl+Q")}}, this, [this] { close(); });
}

void MainWindow::connectWorkspace() {
    connect(&m_workspace, &Workspace::notification, this, &MainWindow::notify);
    connect(&m_workspace, &Workspace::presenceChanged, this, &MainWindow::showAgent);
    connect(&m_workspace, &Workspace::changed, this, [this](const ChangeSet& changes) {
        if (changes.accounts || changes.everything)
            showAgent();
    });
    connect(&m_inbox->view(), &ConversationView::opened, this, [this](const ConversationRef& conversation) {
        if (m_notifier)
            m_notifier->withdraw(conversation);
    });
    if (m_workspace.health().readOnly)
        sayTrouble({ErrorKind::Storage, u"read_only"_s, {}, 0, {}});
    else if (m_workspace.health().cacheWasCorrupt)
        say(tr("The local copy was damaged and is being fetched again. Nothing that you wrote is lost."));
}

void MainWindow::openPage(const QString& pageId, const QString& what) {
    RailPage* page = m_made.value(pageId);
    if (!page) {
        for (const PageSpec& spec : std::as_const(m_specs)) {
            if (spec.id == pageId && spec.make)
                page = spec.make(m_context, m_pages);
        }
        if (!page)
            return;
        m_made.insert(pageId, page);
        m_pages->addWidget(page);
    }
    m_current = pageId;
    m_rail->setCurrent(pageId);
    m_pages->setCurrentWidget(page);
    page->open(what);
    page->setFocus(Qt::OtherFocusReason);
}

void MainWindow::openConversation(const ConversationRef& conversation, const EntryRef& entry) {
    // A question or a choice that is still open was about what was shown before.
    Overlay::dismissAll(overlayHost());
    openPage(inboxId);
    m_inbox->openConversation(conversation, entry);
}

void MainWindow::insertIntoComposer(const QString& text) {
    openPage(inboxId);
    m_inbox->view().composer().insertText(text);
}

void MainWindow::editAgain(const Command& command) {
    openConversation(command.conversation);
    m_inbox->view().composer().restore(command);
}

void MainWindow::say(const QString& text, const QString& actionText, std::function<void()> act) {
    m_toast->say(text, Toast::Tone::Plain, actionText, std::move(act));
}

void MainWindow::sayTrouble(const Error& error) {
    m_toast->say(errorText(error).joined(), Toast::Tone::Trouble);
}

QRect MainWindow::areaForToast() const {
    const QWidget* area = m_pages;
    // Neither what the agent writes nor the buttons below it are covered.
    if (m_pages->currentWidget() == m_inbox) {
        const QWidget* timeline = &m_inbox->view().timeline();
        if (!m_inbox->columns().isListOverlay())
            area = &m_inbox->panel();
        else if (timeline->isVisible())
            area = timeline;
    }
    return {area->mapTo(centralWidget(), QPoint()), area->size()};
}

QWidget* MainWindow::overlayHost() {
    return centralWidget();
}

void MainWindow::openPalette() {
    // The same key closes it.
    if (auto* open = centralWidget()->findChild<Picker*>(u"commandPalette"_s)) {
        if (auto* overlay = qobject_cast<Overlay*>(open->parentWidget()))
            overlay->dismiss();
        return;
    }
    makeCommandPalette(*m_actions)->open(overlayHost());
}

void MainWindow::showUnread(const InboxCounts& counts) {
    const int unread = counts.unreadConversations;
    setWindowTitle(unread > 0 ? u"(%1) Segue"_s.arg(unread) : u"Segue"_s);
    m_rail->setCount(inboxId, unread);
    m_tray->setUnread(unread);
}

void MainWindow::showAgent() {
    const QList<Account> accounts = m_workspace.directory().accounts();
    const QString name = accounts.isEmpty() ? QString() : accounts.constFirst().selfName;
    m_rail->setAgent(name.isEmpty() ? tr("You") : name, m_workspace.presence());
}

void MainWindow::notify(const Notification& notification) {
    const bool reading = isActiveWindow() && m_current == inboxId &&
                         m_inbox->view().conversation() == notification.conversation;
    if (!m_notifier || reading || !m_settings.notifications())
        return;
    const QString text = m_settings.notificationText() ? notification.text : tr("has written");
    m_notifier->show(notification.conversation, notification.title, text);
    QApplication::alert(this);
}

void MainWindow::comeToFront(const QString& activationToken) {
    // The variable that Qt's Wayland platform looks at when a window asks for activation.
    if (!activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activationToken.toUtf8());
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::saveState() {
    m_settings.setState(geometryName, saveGeometry());
}

void MainWindow::closeEvent(QCloseEvent* event) {
    m_inbox->view().composer().saveNow();
    saveState();
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    // Whatever happens to the program while it is in the background, what was typed is stored.
    if (event->type() == QEvent::ActivationChange && m_inbox && !isActiveWindow())
        m_inbox->view().composer().saveNow();
}

} // namespace segue
