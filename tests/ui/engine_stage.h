// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/views/views.h"
#include "tests/fakes/hub_under_test.h"
#include "ui/shell/engine_workspace.h"
#include "ui/shell/main_window.h"
#include "ui/shell/ui_settings.h"

#include <QTemporaryDir>
#include <memory>

QT_BEGIN_NAMESPACE
class QAbstractButton;
QT_END_NAMESPACE

namespace segue {

class Composer;
class ComposerEditor;
class InboxModel;
class TimelineView;

//! The program as it is put together, on a profile of its own and with a real hub process as its one account:
//! engine, views, window, panes. Its hands are the mouse and the keyboard.
class EngineStage final {
public:
    EngineStage();
    ~EngineStage();

    //! Starts the hub, with these of its settings changed, then the program; true when the account is live.
    bool begin(const QJsonObject& hubSettings = {});
    //! The program as after a click on its icon; the profile is what it left.
    bool openProgram();
    //! As a click on the window's cross does.
    void closeProgram();

    HubUnderTest hub;
    std::unique_ptr<UiSettings> settings;
    std::unique_ptr<MainWindow> window;

    Composer& composer() const;
    ComposerEditor& editor() const;
    TimelineView& timeline() const;
    //! The agent's hub: any route with their token.
    QJsonObject ask(const QString& path);
    QJsonObject conversation(const QString& id);

    // What the agent does. Each waits for what it needs, and answers whether that came.
    //! Clicks the conversation's row in the list of every open one.
    bool choose(const QString& conversationId);
    //! A click into the composer, then keys.
    void write(const QString& text);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    //! Leaves the composer by Escape, so that letters are keys of the window again.
    bool leaveComposer();
    //! Clicks a shown, enabled button inside `host`, by its object name, or by what screen readers call it.
    bool click(QWidget& host, const QString& nameOrLabel);

    // What the agent sees.
    //! Of the shown button; null if there is none.
    static QAbstractButton* button(QWidget& host, const QString& nameOrLabel);
    //! What a screen reader says of the timeline's items, from the top.
    QStringList timelineWords() const;
    bool timelineSays(const QString& words) const;

private:
    bool isLive() const;

    QTemporaryDir m_dir;
    QString m_profile;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<Views> m_views;
    std::unique_ptr<EngineWorkspace> m_workspace;
};

} // namespace segue
