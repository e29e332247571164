// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/engine_stage.h"

#include "app/segue/panes.h"
#include "core/store/profile.h"
#include "core/store/work_db.h"
#include "tests/ui/ui_test.h"
#include "ui/composer/composer.h"
#include "ui/composer/composer_editor.h"
#include "ui/inbox/conversation_view.h"
#include "ui/inbox/inbox_list.h"
#include "ui/inbox/inbox_model.h"
#include "ui/inbox/inbox_page.h"
#include "ui/inbox/inbox_panel.h"
#include "ui/timeline/timeline_pane.h"
#include "ui/timeline/timeline_view.h"

#include <QAbstractButton>
#include <QDir>
#include <QTest>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000;
const AccountId accountId{u"hub-account"_s};

//! The account as the wizard leaves it, but for its credential: that is given for the run, so that nobody's
//! keyring is asked.
Result<void> addAccount(const QString& profileDir, const QUrl& hub) {
    SystemClock clock;
    SEGUE_TRY_VALUE(work, WorkDb::open(profile::workPath(profileDir), clock));
    Account account;
    account.id = accountId;
    account.kind = u"hub"_s;
    account.name = u"Shop"_s;
    account.baseUrl = hub;
    return work->saveAccount(account);
}

} // namespace

EngineStage::EngineStage() : m_profile(m_dir.filePath(u"profile"_s)) {}

EngineStage::~EngineStage() {
    closeProgram();
}

bool EngineStage::begin(const QJsonObject& hubSettings) {
    installThemeOnce();
    if (!QDir().mkpath(m_profile) || !hub.start() || !addAccount(m_profile, hub.url()))
        return false;
    return hub.call("PUT", u"/admin/settings"_s, hub.agentToken(), hubSettings) && openProgram();
}

bool EngineStage::openProgram() {
    EngineOptions options;
    options.profileDir = m_profile;
    options.sessionToken = QString::fromLatin1(hub.agentToken());
    auto engine = Engine::open(options);
    auto views = Views::open(m_profile);
    if (!engine || !views)
        return false;
    m_engine = std::move(*engine);
    m_views = std::move(*views);
    settings = std::make_unique<UiSettings>(m_profile + u"/ui.ini"_s);
    settings->setThemeMode(Theme::Mode::Light);
    m_workspace = std::make_unique<EngineWorkspace>(*m_engine, *m_views);
    window = std::make_unique<MainWindow>(*m_workspace, *settings, panePlugins());
    window->resize(1400, 900);
    window->show();
    if (!QTest::qWaitForWindowExposed(window.get()))
        return false;
    QApplication::setActiveWindow(window.get());
    return QTest::qWaitFor([this] { return isLive(); }, patience);
}

void EngineStage::closeProgram() {
    if (window)
        window->close();
    window.reset();
    m_workspace.reset();
    settings.reset();
    m_views.reset();
    m_engine.reset();
}

bool EngineStage::isLive() const {
    const QList<ConnectionStatus> all = m_workspace->connections();
    return all.size() == 1 && all.constFirst().state == ConnectionStatus::State::Live;
}

Composer& EngineStage::composer() const {
    return window->inbox().view().composer();
}
ComposerEditor& EngineStage::editor() const {
    return *composer().findChild<ComposerEditor*>();
}
TimelineView& EngineStage::timeline() const {
    return window->inbox().view().timeline().view();
}

QJsonObject EngineStage::ask(const QString& path) {
    return hub.call("GET", path, hub.agentToken()).value_or(QJsonObject());
}

QJsonObject EngineStage::conversation(const QString& id) {
    return ask(u"/conversations/"_s + id).value("conversation"_L1).toObject();
}

bool EngineStage::choose(const QString& conversationId) {
    // Ctrl+3: every open one, whoever is responsible.
    press(Qt::Key_3, Qt::ControlModifier);
    InboxPanel& panel = window->inbox().panel();
    InboxList& list = panel.list();
    const ConversationRef ref{accountId, conversationId};
    const auto rectOf = [&] {
        return list.visualRect(panel.model().index(panel.model().rowOf(ref))).intersected(list.rect());
    };
    const auto isThere = [&] { return panel.model().rowOf(ref) >= 0 && !rectOf().isEmpty(); };
    if (!QTest::qWaitFor(isThere, patience))
        return false;
    QTest::mouseClick(list.viewport(), Qt::LeftButton, Qt::NoModifier, rectOf().center());
    return window->inbox().view().conversation() == ref;
}

void EngineStage::write(const QString& text) {
    ComposerEditor& field = editor();
    QTest::mouseClick(field.viewport(), Qt::LeftButton);
    QTest::keyClick(&field, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClicks(&field, text);
}

void EngineStage::press(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    QWidget* focused = QApplication::focusWidget();
    QTest::keyClick(focused ? focused : window.get(), key, modifiers);
}

bool EngineStage::leaveComposer() {
    QTest::keyClick(&editor(), Qt::Key_Escape);
    return QTest::qWaitFor([this] { return !editor().hasFocus(); }, patience);
}

bool EngineStage::click(QWidget& host, const QString& nameOrLabel) {
    const auto isReady = [&] {
        const QAbstractButton* found = button(host, nameOrLabel);
        return found && found->isEnabled();
    };
    if (!QTest::qWaitFor(isReady, patience))
        return false;
    QTest::mouseClick(button(host, nameOrLabel), Qt::LeftButton);
    return true;
}

QAbstractButton* EngineStage::button(QWidget& host, const QString& nameOrLabel) {
    const auto all = host.findChildren<QAbstractButton*>();
    for (QAbstractButton* found : all) {
        const bool meant = found->objectName() == nameOrLabel || found->accessibleName() == nameOrLabel ||
                           found->text() == nameOrLabel;
        if (meant && found->isVisible())
            return found;
    }
    return nullptr;
}

QStringList EngineStage::timelineWords() const {
    QStringList words;
    for (int i = 0; i < timeline().itemCount(); ++i)
        words.append(timeline().itemName(i));
    return words;
}

bool EngineStage::timelineSays(const QString& words) const {
    const QStringList all = timelineWords();
    return std::any_of(
        all.cbegin(), all.cend(), [&words](const QString& one) { return one.contains(words); });
}

} // namespace segue
