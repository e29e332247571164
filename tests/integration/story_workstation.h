// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/views/views.h"
#include "ui/shell/desktop_notifier.h"
#include "ui/shell/engine_workspace.h"
#include "ui/shell/main_window.h"
#include "ui/shell/ui_settings.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QThread>
#include <functional>

namespace segue {

class KnowledgeBrowser;

//! Hands over the lines of standard input until it ends.
class StoryLines final : public QThread {
    Q_OBJECT

Q_SIGNALS:
    void line(const QByteArray& text);

protected:
    void run() override;
};

//! Keeps what the desktop would have shown.
class StoryNotifier final : public DesktopNotifier {
    Q_OBJECT

public:
    using DesktopNotifier::DesktopNotifier;
    void show(const ConversationRef& conversation, const QString& title, const QString& text) override;
    void withdraw(const ConversationRef&) override {}
    const QJsonArray& shown() const { return m_shown; }

private:
    QJsonArray m_shown;
};

//! The workstation of the story: the real window on the real engine, worked by lines of JSON as an agent
//! would by hand.
class StoryWorkstation final : public QObject {
    Q_OBJECT

public:
    StoryWorkstation(Engine& engine, Views& views, const QString& profileDir);

    //! Does what `request` asks for; answers with its id.
    QJsonObject play(const QJsonObject& request);

private:
    using Request = QJsonObject;

    void addConversationPlays();
    void addKnowledgePlays();
    void addWindowPlays();
    //! Everything that the agent has before their eyes.
    QJsonObject look();
    QJsonObject open(const Request& request);
    QJsonObject write(const Request& request);
    QJsonObject supervise();
    QJsonObject writeArticle(const Request& request);
    QJsonArray timeline();
    QJsonArray inbox();
    QString typingSign();
    KnowledgeBrowser* knowledge();
    QString nameOf(const QString& button) const;

    UiSettings m_settings;
    EngineWorkspace m_workspace;
    StoryNotifier m_notifier;
    MainWindow m_window;
    QMap<QString, std::function<QJsonObject(const Request&)>> m_plays;
};

//! The program that the test starts a second time as its workstation: `--workstation PROFILE HUB`.
int runStoryWorkstation(int argc, char** argv);

} // namespace segue
