// SPDX-License-Identifier: GPL-3.0-or-later
// Segue from the command line: one command, its answer on standard output, and an exit code.
#include "app/seguectl/command_line.h"
#include "app/seguectl/command_table.h"
#include "app/seguectl/ctl_text.h"
#include "app/seguectl/output.h"
#include "app/seguectl/profile.h"
#include "core/base/json.h"
#include "core/base/translations.h"

#include <QCoreApplication>

using namespace segue;
using namespace segue::ctl;
using namespace Qt::StringLiterals;

namespace {

enum ExitCode { Good = 0, Refused = 1, Misused = 2 };

int complain(const Output& output, const Error& error) {
    output.error(error);
    return error.code == "usage"_L1 ? Misused : Refused;
}

int run(const QStringList& arguments) {
    const Output output(asksForJson(arguments));
    const auto line = readCommandLine(allCommands(), arguments);
    if (!line)
        return complain(output, line.error());
    if (!line->command) {
        output.answer({{u"text"_s, line->text}}, line->text);
        return Good;
    }
    Profile profile(line->request.value(u"profile"_s), line->request.value(u"account"_s));
    Context context{line->request, output, profile};
    const auto done = line->command->run(context);
    if (done)
        return Good;
    const int usual = complain(output, done.error());
    return line->command->exitCode ? line->command->exitCode(done.error()) : usual;
}

} // namespace

int main(int argc, char** argv) {
    // What goes wrong is said once, by the command itself. The hub that may be started hears of
    // this too.
    if (!qEnvironmentVariableIsSet("QT_LOGGING_RULES"))
        qputenv("QT_LOGGING_RULES", "segue.*=false");
    QCoreApplication application(argc, argv);
    // The workstation's name: its folder is ours.
    QCoreApplication::setApplicationName(u"segue"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(SEGUE_VERSION));
    installTranslations(application);
    const int code = run(QCoreApplication::arguments().mid(1));
    // No event loop runs any more that would delete what asked for it while the last answer came.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return code;
}
