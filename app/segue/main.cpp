// SPDX-License-Identifier: GPL-3.0-or-later
// The workstation: opens the profile's engine, and the window on it.
#include "app/segue/panes.h"
#include "app/segue/second_start.h"
#include "app/segue/startup_marks.h"
#include "core/base/translations.h"
#include "core/engine/engine.h"
#include "core/engine/hub_folder.h"
#include "core/views/views.h"
#include "ui/shell/desktop_notifier.h"
#include "ui/shell/engine_workspace.h"
#include "ui/shell/error_text.h"
#include "ui/shell/main_window.h"
#include "ui/shell/theme.h"
#include "ui/shell/ui_settings.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QMessageBox>
#include <QStandardPaths>
#include <QTextStream>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

//! How long another program may have the profile open without an answer, in milliseconds.
constexpr int ownerPatience = 10'000;

struct Main {
    Q_DECLARE_TR_FUNCTIONS(segue::Main)
};

struct Arguments {
    QString profileDir;
    bool offline = false;
};

Arguments readArguments(const QApplication& application) {
    QCommandLineParser parser;
    parser.setApplicationDescription(Main::tr("A workstation for customer support."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions(
        {{u"profile"_s, Main::tr("The folder that holds everything."), Main::tr("folder")},
         {u"offline"_s, Main::tr("Starts without going online.")}});
    parser.process(application);
    QString folder = parser.value(u"profile"_s);
    if (folder.isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return {QDir(folder).absolutePath(), parser.isSet(u"offline"_s)};
}

int refuse(const Error& error) {
    const ErrorText text = errorText(error);
    QTextStream(stderr) << "segue: " << text.joined() << " (" << error.message << ")\n";
    QMessageBox box(QMessageBox::Warning, u"Segue"_s, text.what);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(text.remedy);
    box.exec();
    return 1;
}

//! Says where a customer can be played, as soon as that is known.
void announceShop(const QString& hubUrl) {
    if (!hubUrl.isEmpty())
        QTextStream(stdout) << Main::tr("Shop page with the web chat: %1").arg(hubUrl + u"/shop"_s)
                            << Qt::endl;
}

int run(QApplication& application) {
    installTranslations(application);
    const Arguments arguments = readArguments(application);
    Theme::instance().install(application);
    EngineOptions options;
    options.profileDir = arguments.profileDir;
    options.hubProgram = hub_folder::program();
    options.agentName = hub_folder::agentName(Main::tr("Agent"));
    options.offline = arguments.offline;
    options.hasWindow = true;
    const QDeadlineTimer patience(ownerPatience);
    auto engine = Engine::open(options);
    while (!engine && engine.error().code == "profile_locked"_L1) {
        const auto shown = SecondStart(options.profileDir).run();
        if (shown)
            return 0;
        if (shown.error().code != "owner_gone"_L1)
            return refuse(shown.error());
        if (patience.hasExpired())
            return refuse(engine.error());
        // It is still starting and cannot be asked yet, or it has just ended.
        engine = Engine::open(options);
    }
    if (!engine)
        return refuse(engine.error());
    const auto views = Views::open(options.profileDir);
    if (!views)
        return refuse(views.error());
    UiSettings settings(QDir(options.profileDir).filePath(u"ui.ini"_s));
    EngineWorkspace workspace(**engine, **views);
    QObject::connect(&workspace, &Workspace::hubUrlChanged, &workspace, &announceShop);
    announceShop(workspace.hubUrl());
    MainWindow window(workspace, settings, panePlugins());
    QObject::connect(engine->get(), &Engine::windowAsked, &window, &MainWindow::comeToFront);
    window.setNotifier(makeDesktopNotifier(window.trayIcon(), &window));
    StartupMarks::watch(window);
    window.show();
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
    QApplication::setApplicationName(u"segue"_s);
    QApplication::setApplicationVersion(QStringLiteral(SEGUE_VERSION));
    QApplication::setDesktopFileName(u"example.segue.Segue"_s);
    QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    return run(application);
}
