// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/command_table.h"
#include "app/seguectl/ctl_text.h"
#include "app/seguectl/hub_access.h"
#include "app/seguectl/hub_admin_commands.h"
#include "app/seguectl/hub_privacy_commands.h"
#include "app/seguectl/import_run.h"
#include "app/seguectl/json_of.h"
#include "app/seguectl/output.h"
#include "app/seguectl/profile.h"
#include "app/seguectl/sample_command.h"

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

constexpr Millis syncPatience{120'000};
constexpr int skippedShown = 10;

QJsonObject toJson(const HubHome::Running& running) {
    return {
        {u"running"_s, true},
        {u"url"_s, running.url.toString()},
        {u"pid"_s, running.pid},
        {u"version"_s, running.version},
        {u"started_at"_s, toMs(running.startedAt)}};
}

Result<void> answerRunning(Context& context, const HubHome::Running& running) {
    QJsonObject object = toJson(running);
    HubApi hub(running.url, {});
    SEGUE_TRY_VALUE(meta, hub.get(u"/meta"_s));
    for (const auto& name : {u"workspace"_s, u"shop_url"_s, u"help_url"_s})
        object.insert(name, meta.value(name));
    context.output.answer(
        object, Ctl::tr("The hub runs at %1.\nShop page with the web chat: %2\nHelp centre: %3")
                    .arg(
                        running.url.toString(), meta.value("shop_url"_L1).toString(),
                        meta.value("help_url"_L1).toString()));
    return {};
}

Result<void> status(Context& context) {
    if (const auto running = context.profile.hubHome().running())
        return answerRunning(context, *running);
    context.output.answer({{u"running"_s, false}}, Ctl::tr("No hub runs in this profile."));
    return {};
}

Result<void> start(Context& context) {
    if (const auto running = context.profile.hubHome().running())
        return answerRunning(context, *running);
    SEGUE_TRY_VALUE(started, context.profile.hubHome().start());
    return answerRunning(context, started);
}

Result<void> stop(Context& context) {
    if (context.profile.hasOtherOwner() && !context.request.has(u"force"_s))
        return fail(
            ErrorKind::Conflict, u"hub_in_use"_s,
            Ctl::tr("The workstation is open on this profile and would start its hub again; close "
                    "it, or use --force."));
    SEGUE_TRY_VALUE(stopped, context.profile.hubHome().stop());
    context.output.answer(
        {{u"stopped"_s, stopped}}, stopped ? Ctl::tr("The hub has ended.") : Ctl::tr("No hub ran."));
    return {};
}

QString reportText(const ImportReport& report) {
    QStringList parts;
    for (auto list = report.imported.begin(); list != report.imported.end(); ++list)
        parts.append(u"%1 %2"_s.arg(list.value().toInteger()).arg(list.key()));
    return Ctl::tr("Imported: %1.").arg(parts.isEmpty() ? Ctl::tr("nothing") : parts.join(u", "_s));
}

void warnOfSkipped(const Output& output, const QJsonArray& skipped) {
    for (qsizetype i = 0; i < std::min<qsizetype>(skipped.size(), skippedShown); ++i) {
        const QJsonObject row = skipped.at(i).toObject();
        output.warn(Ctl::tr("%1 %2 was left out: %3")
                        .arg(
                            row.value("list"_L1).toString(), row.value("external_id"_L1).toString(),
                            row.value("why"_L1).toString()));
    }
}

Result<void> import(Context& context) {
    // A bad file is told before a hub is started.
    SEGUE_TRY_VALUE(source, ImportSource::open(context.request.arguments.first()));
    SEGUE_TRY_VALUE(access, hubAccess(context));
    HubApi hub(access.address, access.token);
    const auto progress = [&](int rows) { context.output.progress(Ctl::tr("%n row(s)…", nullptr, rows)); };
    SEGUE_TRY_VALUE(report, runImport(hub, *source, progress));
    SEGUE_TRY_VALUE(engine, context.profile.engine());
    SEGUE_TRY(engine->settle(syncPatience));
    context.output.answer(
        {{u"imported"_s, report.imported}, {u"skipped"_s, report.skipped}, {u"rows"_s, report.rows}},
        reportText(report));
    if (report.skipped.isEmpty())
        return {};
    if (!context.output.isJson())
        warnOfSkipped(context.output, report.skipped);
    return fail(
        ErrorKind::Permanent, u"rows_skipped"_s,
        Ctl::tr(
            "%n row(s) were left out; mend them and import the file again.", nullptr,
            static_cast<int>(report.skipped.size())));
}

} // namespace

QList<CommandSpec> hubCommands() {
    const Option account = hubAccountOption();
    return {
        {u"hub status"_s,
         {},
         0,
         0,
         Ctl::tr("Says whether the embedded hub runs, and where."),
         {},
         {},
         &status},
        {u"hub start"_s,
         {},
         0,
         0,
         Ctl::tr("Starts the embedded hub without the workstation."),
         Ctl::tr("It ends an hour after its last use, or with hub stop. A workstation that is "
                 "opened meanwhile uses it."),
         {},
         &start},
        {u"hub stop"_s,
         {},
         0,
         0,
         Ctl::tr("Ends the embedded hub."),
         {},
         {{u"force"_s, {}, Ctl::tr("Also while the workstation is open, which starts it again.")}},
         &stop},
        {u"hub import"_s,
         u"FILE"_s,
         1,
         1,
         Ctl::tr("Moves in: brings a workspace with its original times."),
         Ctl::tr("FILE is one JSON object with the lists organisations, contacts, agents, teams, "
                 "canned, macros,\n"
                 "articles, conversations, entries and events, or has one row a line with its "
                 "list's name in \"list\".\n"
                 "Every row has an external_id; importing it again changes it or, for entries and "
                 "events, leaves it."),
         {account},
         &import},
        settingsCommand(),
        channelTokenCommand(),
        mailCommand(),
        hubEraseCommand(),
        hubHoldCommand(),
        hubReleaseCommand(),
        hubRetentionCommand(),
        hubAuditCommand(),
        sampleCommand(),
    };
}

} // namespace segue::ctl
