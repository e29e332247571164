// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/command_table.h"
#include "app/seguectl/ctl_text.h"
#include "app/seguectl/json_of.h"
#include "app/seguectl/lookup.h"
#include "app/seguectl/output.h"
#include "app/seguectl/profile.h"
#include "core/base/json.h"
#include "core/engine/audit_report.h"

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualRows = 50;

QJsonObject auditRowToJson(const AuditRow& row) {
    return {
        {u"sequence"_s, row.sequence},
        {u"at"_s, toMs(row.at)},
        {u"actor"_s, row.note.actor},
        {u"action"_s, row.note.action},
        {u"subject"_s, row.note.subject}};
}

QString verdictOn(const AuditCheck& check) {
    return check.isSound() ? Ctl::tr("The trail is as it was written.")
                           : Ctl::tr("The trail was changed at row %1.").arg(*check.brokenAt);
}

Result<void> audit(Context& context) {
    SEGUE_TRY_VALUE(limit, rowLimit(context.request.value(u"limit"_s), usualRows));
    SEGUE_TRY(context.profile.views()); // There is a profile.
    SEGUE_TRY_VALUE(report, readAuditReport(context.profile.dir(), limit));
    TextTable table({Ctl::tr("ROW"), Ctl::tr("TIME"), Ctl::tr("WHO"), Ctl::tr("WHAT"), Ctl::tr("OF")});
    QJsonArray rows;
    for (const AuditRow& row : std::as_const(report.rows)) {
        rows.append(auditRowToJson(row));
        table.add(
            {QString::number(row.sequence), toIso(row.at), row.note.actor, row.note.action,
             QString::fromUtf8(segue::toJson(row.note.subject))});
    }
    QJsonObject answer{{u"audit"_s, rows}, {u"sound"_s, report.check.isSound()}};
    if (report.check.brokenAt)
        answer.insert(u"broken_at"_s, *report.check.brokenAt);
    context.output.answer(
        answer, table.text(Ctl::tr("Nothing is written down yet.")) + u'\n' + verdictOn(report.check));
    return {};
}

} // namespace

CommandSpec auditTrailCommand() {
    return {
        u"audit"_s,
        {},
        0,
        0,
        Ctl::tr("Shows who joined, separated, erased, exported or sent again, the newest first."),
        Ctl::tr("Each row is chained to the one before it: it is told whether any was changed or taken out."),
        {{u"limit"_s, u"N"_s, Ctl::tr("At most so many; 50 if not given.")}},
        &audit};
}

} // namespace segue::ctl
