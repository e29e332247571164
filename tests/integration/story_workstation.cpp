// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/story_workstation.h"

#include "app/segue/panes.h"
#include "core/base/json.h"
#include "ui/composer/composer.h"
#include "ui/inbox/conversation_view.h"
#include "ui/inbox/inbox_model.h"
#include "ui/inbox/inbox_page.h"
#include "ui/inbox/inbox_panel.h"
#include "ui/inbox/side_pane.h"
#include "ui/knowledge/article_editor.h"
#include "ui/knowledge/article_list.h"
#include "ui/knowledge/article_reader.h"
#include "ui/knowledge/article_search.h"
#include "ui/knowledge/knowledge_browser.h"
#include "ui/knowledge/knowledge_pane.h"
#include "ui/shell/action_registry.h"
#include "ui/shell/theme.h"
#include "ui/supervisor/figure_card.h"
#include "ui/timeline/timeline_pane.h"
#include "ui/timeline/timeline_view.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>
#include <cstdio>
#include <iostream>
#include <string>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

QJsonObject refused(const QString& why) {
    return {{u"error"_s, why}};
}

void say(const QJsonObject& line) {
    std::fprintf(stdout, "%s\n", toJson(line).constData());
    std::fflush(stdout);
}

int complain(const Error& error) {
    std::fprintf(
        stderr, "the story's workstation: %s (%s)\n", qPrintable(error.message), qPrintable(error.code));
    return 1;
}

//! Key by key; what has no key comes as from an input method.
void typeInto(QPlainTextEdit& editor, const QString& text) {
    editor.setFocus();
    for (const QChar c : text) {
        if (c.unicode() < 0x80)
            QTest::keyClick(&editor, c.toLatin1());
        else
            editor.insertPlainText(c);
    }
}

template <class Widget> Widget* shownChild(const QWidget& parent, const QString& name = {}) {
    const auto all = parent.findChildren<Widget*>(name);
    for (Widget* found : all) {
        if (found->isVisible())
            return found;
    }
    return nullptr;
}

} // namespace

void StoryLines::run() {
    std::string text;
    while (std::getline(std::cin, text))
        Q_EMIT line(QByteArray::fromStdString(text));
}

void StoryNotifier::show(const ConversationRef& conversation, const QString& title, const QString& text) {
    m_shown.append(QJsonObject{{u"conversation"_s, conversation.id}, {u"title"_s, title}, {u"text"_s, text}});
}

StoryWorkstation::StoryWorkstation(Engine& engine, Views& views, const QString& profileDir)
    : m_settings(QDir(profileDir).filePath(u"ui.ini"_s)), m_workspace(engine, views),
      m_window(m_workspace, m_settings, panePlugins()) {
    // The story does not wait ten seconds for each mail; taking one back is not part of it.
    m_settings.setUndoWindow(Channel::Email, Millis{0});
    m_window.setNotifier(&m_notifier);
    addConversationPlays();
    addKnowledgePlays();
    addWindowPlays();
    m_window.resize(1280, 800);
    m_window.show();
    m_window.activateWindow();
}

QJsonObject StoryWorkstation::play(const QJsonObject& request) {
    const QString what = request.value("do"_L1).toString();
    QJsonObject answer = m_plays.contains(what) ? m_plays[what](request) : refused(u"unknown"_s);
    answer.insert(u"id"_s, request.value("id"_L1));
    return answer;
}

void StoryWorkstation::addConversationPlays() {
    m_plays[u"open"_s] = [this](const Request& request) { return open(request); };
    m_plays[u"write"_s] = [this](const Request& request) { return write(request); };
    m_plays[u"send"_s] = [this](const Request&) {
        auto* button = shownChild<QAbstractButton>(m_window, u"composer.send"_s);
        if (!button || !button->isEnabled())
            return refused(u"nothing can be sent"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        return QJsonObject();
    };
}

QJsonObject StoryWorkstation::open(const Request& request) {
    const ConversationRef ref{
        AccountId(request.value("account"_L1).toString()), request.value("conversation"_L1).toString()};
    m_window.openConversation(ref);
    return m_window.inbox().view().conversation() == ref ? QJsonObject() : refused(u"it is not there"_s);
}

//! Types `text` into the reply, or into the note with `note`; nothing is sent.
QJsonObject StoryWorkstation::write(const Request& request) {
    Composer& composer = m_window.inbox().view().composer();
    composer.setVisibility(request.value("note"_L1).toBool() ? Visibility::Internal : Visibility::Public);
    auto* editor = shownChild<QPlainTextEdit>(m_window, u"composer.editor"_s);
    if (!editor)
        return refused(u"no conversation is open"_s);
    typeInto(*editor, request.value("text"_L1).toString());
    return {};
}

KnowledgeBrowser* StoryWorkstation::knowledge() {
    auto* pane = m_window.inbox().findChild<KnowledgePane*>();
    return pane ? &pane->browser() : nullptr;
}

void StoryWorkstation::addKnowledgePlays() {
    m_plays[u"look_up"_s] = [this](const Request& request) {
        m_window.inbox().sidePane().lookUp(u"knowledge"_s, request.value("text"_L1).toString());
        QJsonArray titles;
        ArticleListModel& found = knowledge()->search().model();
        for (int row = 0; row < found.rowCount(); ++row)
            titles.append(found.hitAt(row).article.title);
        return QJsonObject{{u"titles"_s, titles}};
    };
    m_plays[u"read_article"_s] = [this](const Request&) {
        ArticleListModel& found = knowledge()->search().model();
        if (found.rowCount() == 0)
            return refused(u"no article was found"_s);
        knowledge()->showArticle(found.hitAt(0).article.ref);
        return QJsonObject{{u"title"_s, knowledge()->reader().article().title}};
    };
    //! `what`: "link" or "text".
    m_plays[u"insert_article"_s] = [this](const Request& request) {
        auto* button = shownChild<QAbstractButton>(*knowledge(), request.value("what"_L1).toString());
        if (!button || !button->isEnabled())
            return refused(u"no article is open"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        return QJsonObject();
    };
    m_plays[u"write_article"_s] = [this](const Request& request) { return writeArticle(request); };
}

QJsonObject StoryWorkstation::writeArticle(const Request& request) {
    m_window.inbox().sidePane().showSection(u"knowledge"_s);
    knowledge()->write();
    ArticleEditor& editor = knowledge()->editor();
    auto* title = shownChild<QLineEdit>(editor);
    auto* body = shownChild<QPlainTextEdit>(editor, u"body"_s);
    auto* save = shownChild<QAbstractButton>(editor, u"save"_s);
    if (!title || !body || !save)
        return refused(u"nothing can be written"_s);
    QTest::keyClicks(title, request.value("title"_L1).toString());
    body->setPlainText(request.value("body"_L1).toString());
    const auto boxes = editor.findChildren<QComboBox*>();
    for (QComboBox* box : boxes) {
        const int at = box->findData(toString(ArticleState::Published));
        if (at >= 0)
            box->setCurrentIndex(at);
    }
    QTest::mouseClick(save, Qt::LeftButton);
    return {};
}

void StoryWorkstation::addWindowPlays() {
    m_plays[u"look"_s] = [this](const Request&) { return look(); };
    m_plays[u"supervise"_s] = [this](const Request&) { return supervise(); };
    m_plays[u"set_presence"_s] = [this](const Request& request) {
        const auto presence = presenceFromString(request.value("presence"_L1).toString());
        m_workspace.setPresence(presence.value_or(Presence::Available));
        return QJsonObject();
    };
    //! Starts an action by its id, as its key or the palette would.
    m_plays[u"act"_s] = [this](const Request& request) {
        QAction* action = m_window.actions().action(request.value("action"_L1).toString());
        if (!action)
            return refused(u"there is no such action"_s);
        action->trigger();
        return QJsonObject();
    };
}

QJsonObject StoryWorkstation::look() {
    auto* editor = shownChild<QPlainTextEdit>(m_window, u"composer.editor"_s);
    return {
        {u"title"_s, m_window.windowTitle()},
        {u"inbox_button"_s, nameOf(u"rail.inbox"_s)},
        {u"outbox_button"_s, nameOf(u"rail.outbox"_s)},
        {u"inbox"_s, inbox()},
        {u"notifications"_s, m_notifier.shown()},
        {u"conversation"_s, m_window.inbox().view().conversation().id},
        {u"timeline"_s, timeline()},
        {u"typing"_s, typingSign()},
        {u"editor"_s, editor ? editor->toPlainText() : QString()},
        {u"hub_url"_s, m_workspace.hubUrl()},
        {u"offline"_s, m_workspace.isOffline()}};
}

//! The numbers on the supervisor's page, by their titles.
QJsonObject StoryWorkstation::supervise() {
    m_window.openPage(u"supervisor"_s);
    QJsonObject figures;
    const auto cards = m_window.findChildren<FigureCard*>();
    for (const FigureCard* card : cards)
        figures.insert(card->accessibleName().section(u": "_s, 0, 0), card->value());
    return {{u"figures"_s, figures}};
}

QJsonArray StoryWorkstation::timeline() {
    const TimelineView& view = m_window.inbox().view().timeline().view();
    QJsonArray names;
    for (int item = 0; item < view.itemCount(); ++item)
        names.append(view.itemName(item));
    return names;
}

QJsonArray StoryWorkstation::inbox() {
    const InboxModel& model = m_window.inbox().panel().model();
    QJsonArray rows;
    for (int row = 0; row < model.rowCount(); ++row)
        rows.append(model.index(row).data(Qt::AccessibleTextRole).toString());
    return rows;
}

QString StoryWorkstation::typingSign() {
    const TimelineView& view = m_window.inbox().view().timeline().view();
    for (int item = 0; item < view.itemCount(); ++item) {
        if (view.item(item).kind == TimelineItem::Kind::Typing)
            return view.item(item).text;
    }
    return {};
}

QString StoryWorkstation::nameOf(const QString& button) const {
    const auto* found = m_window.findChild<QAbstractButton*>(button);
    return found ? found->accessibleName() : QString();
}

int runStoryWorkstation(int argc, char** argv) {
    QApplication::setApplicationName(u"segue"_s);
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    Theme::instance().install(application);
    const QStringList arguments = QApplication::arguments();
    EngineOptions options;
    options.profileDir = arguments.value(2);
    options.hubProgram = arguments.value(3);
    options.agentName = u"Mia"_s;
    const auto engine = Engine::open(options);
    if (!engine)
        return complain(engine.error());
    const auto views = Views::open(options.profileDir);
    if (!views)
        return complain(views.error());
    StoryWorkstation workstation(**engine, **views, options.profileDir);
    StoryLines lines;
    QObject::connect(&lines, &StoryLines::line, &workstation, [&](const QByteArray& line) {
        say(workstation.play(parseJsonObject(line).value_or(QJsonObject())));
    });
    QObject::connect(&lines, &QThread::finished, &application, &QApplication::quit);
    lines.start();
    say({{u"ready"_s, true}});
    const int code = QApplication::exec();
    lines.wait();
    return code;
}

} // namespace segue
