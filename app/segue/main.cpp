// SPDX-License-Identifier: GPL-3.0-or-later
// The workstation: opens the profile's engine, and the window on it.
#include "app/segue/panes.h"
#include "app/segue/startup_marks.h"
#include "core/engine/engine.h"
#include "core/views/views.h"
#include "ui/shell/desktop_notifier.h"
#include "ui/shell/engine_workspace.h"
#include "ui/shell/error_text.h"
#include "ui/shell/main_window.h"
#include "ui/shell/theme.h"
#include "ui/shell/ui_settings.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QMessageBox>
#include <QStandardPaths>
#include <QTextStream>
#include <QTranslator>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

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

void installTranslations(QApplication& application) {
    auto* ours = new QTranslator(&application);
    if (ours->load(QLocale(), u"segue"_s, u"_"_s, u":/i18n"_s))
        QApplication::installTranslator(ours);
    auto* qt = new QTranslator(&application);
    if (qt->load(QLocale(), u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(qt);
}

QString hubProgram() {
#ifdef Q_OS_WIN
    const QString name = u"segue-hub.exe"_s;
#else
    const QString name = u"segue-hub"_s;
#endif
    return QDir(QCoreApplication::applicationDirPath()).filePath(name);
}

QString agentName() {
    for (const char* variable : {"USER", "USERNAME"}) {
        QString name = qEnvironmentVariable(variable);
        if (!name.isEmpty())
            return name.at(0).toUpper() + name.mid(1);
    }
    return Main::tr("Agent");
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
        QTextStream(stdout) << "Shop page with the web chat: " << hubUrl << "/shop" << Qt::endl;
}

int run(QApplication& application) {
    const Arguments arguments = readArguments(application);
    installTranslations(application);
    Theme::instance().install(application);
    EngineOptions options;
    options.profileDir = arguments.profileDir;
    options.hubProgram = hubProgram();
    options.agentName = agentName();
    options.offline = arguments.offline;
    const auto engine = Engine::open(options);
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
