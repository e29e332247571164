// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the real window on made-up data, for looking at it and for pictures: segue-gallery --help.
#include "app/segue/panes.h"
#include "core/base/translations.h"
#include "tests/fakes/fake_workspace.h"
#include "tests/fakes/sample_data.h"
#include "tests/fakes/sample_rooms.h"
#include "ui/composer/composer.h"
#include "ui/inbox/conversation_view.h"
#include "ui/inbox/inbox_page.h"
#include "ui/inbox/inbox_panel.h"
#include "ui/shell/action_registry.h"
#include "ui/shell/main_window.h"
#include "ui/shell/ui_settings.h"
#include "ui/timeline/timeline_pane.h"
#include "ui/timeline/timeline_view.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QImage>
#include <QPainter>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTimer>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

QString paintedPhoto(const QTemporaryDir& folder) {
    QImage image(900, 640, QImage::Format_RGB32);
    QPainter painter(&image);
    QLinearGradient sky(0, 0, 0, 640);
    sky.setColorAt(0, QColor(0xa7c7e7));
    sky.setColorAt(0.6, QColor(0xf4d9b0));
    sky.setColorAt(1, QColor(0x5b7553));
    painter.fillRect(image.rect(), sky);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(QColor(0xd9653b));
    painter.setPen(Qt::NoPen);
    painter.drawPolygon(QPolygon({{200, 520}, {450, 180}, {700, 520}}));
    painter.setPen(QPen(Qt::white, 6, Qt::DashLine));
    painter.drawLine(450, 180, 330, 500);
    const QString path = folder.filePath(u"photo.png"_s);
    image.save(path);
    return path;
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"segue-gallery"_s);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        {{u"size"_s, u"Size of the window."_s, u"WxH"_s, u"1280x800"_s},
         {u"dark"_s, u"Dark theme."_s},
         {u"light"_s, u"Light theme."_s},
         {u"rtl"_s, u"Right to left."_s},
         {u"language"_s, u"The language of the texts, instead of the system's."_s, u"de"_s},
         {u"empty"_s, u"A new profile."_s},
         {u"scale"_s, u"Size of the text, 1 to 2."_s, u"factor"_s, u"1"_s},
         {u"open"_s, u"Opens the conversation in this row of the inbox."_s, u"row"_s},
         {u"scroll"_s, u"Scrolls the timeline to this part, 0 to 1."_s, u"part"_s},
         {u"note"_s, u"Begins an internal note."_s},
         {u"do"_s, u"Triggers an action by its id; may be repeated."_s, u"id"_s},
         {u"page"_s, u"Opens a page, and what is named after a colon in it."_s, u"id[:what]"_s},
         {u"press"_s, u"Presses the shown button of this object name; may be repeated."_s, u"name"_s},
         {u"compact"_s, u"One-line rows."_s},
         {u"offline"_s, u"Without a connection."_s},
         {u"picture"_s, u"Writes the window into this file and ends."_s, u"file"_s}});
    parser.process(application);
    if (parser.isSet(u"language"_s))
        QLocale::setDefault(QLocale(parser.value(u"language"_s)));
    installTranslations(application);
    QTemporaryDir folder;
    FakeWorkspace workspace;
    workspace.hub = u"http://127.0.0.1:41732"_s;
    if (!parser.isSet(u"empty"_s))
        fillWithSampleData(workspace);
    if (!parser.isSet(u"empty"_s))
        fillSampleRooms(workspace);
    workspace.folder = u"/home/ana/.local/share/segue"_s;
    workspace.attachmentPaths.insert(u"photo-1"_s, paintedPhoto(folder));
    UiSettings settings(folder.filePath(u"ui.ini"_s));
    settings.setThemeMode(parser.isSet(u"dark"_s) ? Theme::Mode::Dark : Theme::Mode::Light);
    settings.setTextScale(parser.value(u"scale"_s).toDouble());
    settings.setCompactInbox(parser.isSet(u"compact"_s));
    Theme::instance().install(application);
    if (parser.isSet(u"rtl"_s))
        QApplication::setLayoutDirection(Qt::RightToLeft);
    MainWindow window(workspace, settings, panePlugins());
    const QStringList size = parser.value(u"size"_s).split(u'x');
    window.resize(size.value(0).toInt(), size.value(1).toInt());
    window.show();
    if (parser.isSet(u"offline"_s))
        workspace.setOffline(true);
    QTimer::singleShot(200, &window, [&] {
        InboxPage& inbox = window.inbox();
        if (parser.isSet(u"open"_s)) {
            InboxFilter filter;
            filter.scope = InboxFilter::Scope::Mine;
            inbox.openConversation(workspace.fake.inboxIds(filter)->value(parser.value(u"open"_s).toInt()));
        }
        if (parser.isSet(u"scroll"_s)) {
            QScrollBar* bar = inbox.view().timeline().view().verticalScrollBar();
            bar->setValue(static_cast<int>(bar->maximum() * parser.value(u"scroll"_s).toDouble()));
        }
        if (parser.isSet(u"note"_s)) {
            inbox.view().composer().setVisibility(Visibility::Internal);
            inbox.view().composer().insertText(u"Checked with the warehouse: two pegs are packed."_s);
        }
        if (const QString page = parser.value(u"page"_s); !page.isEmpty())
            window.openPage(page.section(u':', 0, 0), page.section(u':', 1));
        const QStringList names = parser.values(u"press"_s);
        for (const QString& name : names) {
            const auto buttons = window.findChildren<QAbstractButton*>(name);
            for (QAbstractButton* button : buttons) {
                if (button->isVisible())
                    button->click();
            }
        }
        const QStringList actions = parser.values(u"do"_s);
        for (const QString& id : actions) {
            if (QAction* action = window.actions().action(id))
                action->trigger();
        }
    });
    if (parser.isSet(u"picture"_s))
        QTimer::singleShot(900, &window, [&] {
            window.grab().save(parser.value(u"picture"_s));
            QApplication::quit();
        });
    return QApplication::exec();
}
