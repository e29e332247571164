// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/sample_command.h"

#include "app/seguectl/ctl_text.h"
#include "app/seguectl/hub_access.h"
#include "app/seguectl/output.h"
#include "app/seguectl/profile.h"
#include "app/seguectl/sample/sample.h"
#include "core/base/json.h"
#include "core/base/save_file.h"

#include <QFile>

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

constexpr Millis syncPatience{300'000};

//! What was made, or begun, in a profile: kept beside it, so that a cut-off sample goes on as it
//! began and a whole one is left alone.
struct SampleNote {
    QString path;
    sample::Plan plan;
    bool isDone = false;

    static SampleNote of(const Profile& profile, const AccountId& account) {
        SampleNote note{profile.dir() + u"/sample-"_s + account.value() + u".json"_s, {}, false};
        QFile file(note.path);
        const auto object =
            file.open(QIODevice::ReadOnly) ? parseJsonObject(file.readAll()) : Result<QJsonObject>();
        if (!object || object->isEmpty())
            return note;
        note.plan.seed = static_cast<quint64>(object->value("seed"_L1).toInteger());
        note.plan.customers = object->value("customers"_L1).toInt();
        note.plan.now = fromMs(object->value("now"_L1).toInteger());
        note.isDone = object->value("done"_L1).toBool();
        return note;
    }
    bool isBegun() const { return plan.now != Instant{}; }
    Result<void> save() const {
        QSaveFile file(path);
        const QByteArray bytes = toJson(
            {{u"seed"_s, static_cast<qint64>(plan.seed)},
             {u"customers"_s, plan.customers},
             {u"now"_s, toMs(plan.now)},
             {u"done"_s, isDone}});
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !commitWhole(file))
            return fail(ErrorKind::Storage, u"io_error"_s, u"the profile cannot be written to"_s);
        return {};
    }
};

Result<int> number(const Request& request, const QString& option, int fallback, int most) {
    bool isNumber = false;
    const int value = request.value(option, QString::number(fallback)).toInt(&isNumber);
    if (!isNumber || value < 1 || value > most)
        return usage(Ctl::tr("--%1 wants a number from 1 to %2.").arg(option).arg(most));
    return value;
}

void answer(Context& context, const Profile& profile, const ImportReport& report, bool wasThere) {
    // A script wants to know where it is, and nothing else.
    context.output.answer(
        {{u"profile"_s, profile.dir()},
         {u"imported"_s, report.imported},
         {u"skipped"_s, report.skipped},
         {u"was_there"_s, wasThere}},
        profile.dir());
}

Result<void> makeSample(Context& context, Profile& profile) {
    SEGUE_TRY_VALUE(customers, number(context.request, u"customers"_s, 300, 100'000));
    SEGUE_TRY_VALUE(seed, number(context.request, u"seed"_s, 1, 1'000'000));
    Context there{context.request, context.output, profile};
    SEGUE_TRY_VALUE(access, hubAccess(there));
    SampleNote note = SampleNote::of(profile, access.account.id);
    if (note.isDone) {
        context.output.progress(Ctl::tr("The sample workspace is there already."));
        answer(context, profile, {}, true);
        return {};
    }
    if (!note.isBegun())
        note.plan = {static_cast<quint64>(seed), customers, SystemClock().now()};
    SEGUE_TRY(note.save());
    HubApi admin(access.address, access.token);
    SEGUE_TRY_VALUE(report, sample::fillHub(admin, note.plan, [&](int rows) {
                        context.output.progress(Ctl::tr("%n row(s)…", nullptr, rows));
                    }));
    note.isDone = true;
    SEGUE_TRY(note.save());
    SEGUE_TRY_VALUE(engine, profile.engine());
    SEGUE_TRY(engine->settle(syncPatience));
    answer(context, profile, report, false);
    return {};
}

Result<void> run(Context& context) {
    // Nobody's own workspace is filled by mistake.
    if (context.request.has(u"profile"_s))
        return makeSample(context, context.profile);
    Profile profile(Profile::sampleDir());
    return makeSample(context, profile);
}

} // namespace

CommandSpec sampleCommand() {
    return {
        u"hub sample"_s,
        {},
        0,
        0,
        Ctl::tr("Fills the embedded hub with a believable workspace, once."),
        Ctl::tr("Without --profile it has a folder of its own, whose path is the answer. The same "
                "seed gives the same workspace."),
        {{u"customers"_s, u"N"_s, Ctl::tr("How many customers; 300 if not given.")},
         {u"seed"_s, u"N"_s, Ctl::tr("What chance is made of; 1 if not given.")},
         hubAccountOption()},
        &run};
}

} // namespace segue::ctl
