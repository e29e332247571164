// SPDX-License-Identifier: GPL-3.0-or-later
// What a person may ask of what is stored about them.
#include "app/seguectl/command_table.h"
#include "app/seguectl/ctl_text.h"
#include "app/seguectl/output.h"
#include "app/seguectl/profile.h"
#include "core/engine/control.h"

#include <QFileInfo>

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

constexpr Millis catchUpPatience{30'000};

QString summary(const QString& path, const ExportedCustomer& exported) {
    QStringList lines{
        path, Ctl::tr("%n entries", nullptr, exported.entries), Ctl::tr("%n files", nullptr, exported.files)};
    if (exported.missingFiles > 0)
        lines.append(
            Ctl::tr("%n files could not be had; the archive lists them", nullptr, exported.missingFiles));
    if (exported.withheld > 0)
        lines.append(Ctl::tr("%n messages of other people were left out", nullptr, exported.withheld));
    return lines.join(u'\n');
}

Result<void> exportCustomer(Context& context) {
    CustomerExport wanted;
    wanted.customer = CustomerId(context.request.arguments.at(0));
    wanted.path = QFileInfo(context.request.arguments.at(1)).absoluteFilePath();
    wanted.policy = {context.request.has(u"notes"_s), context.request.has(u"colleague-names"_s)};
    // Before anything is started for a customer that is not there.
    SEGUE_TRY_VALUE(views, context.profile.views());
    SEGUE_TRY_VALUE(card, views->customer(wanted.customer));
    if (!card)
        return fail(
            ErrorKind::Permanent, u"unknown_customer"_s,
            Ctl::tr("there is no customer with the id %1").arg(wanted.customer.value()));
    SEGUE_TRY_VALUE(engine, context.profile.engine());
    // What the backends have by now belongs into it; without a connection it is what is here.
    SEGUE_TRY(engine->settle(catchUpPatience));
    SEGUE_TRY_VALUE(exported, engine->exportCustomer(wanted));
    QJsonObject answer = control::exportedToJson(exported);
    answer.insert(u"file"_s, wanted.path);
    context.output.answer(answer, summary(wanted.path, exported));
    return {};
}

} // namespace

QList<CommandSpec> customerCommands() {
    return {
        eraseCommand(),
        {u"customer export"_s,
         u"ID FILE.zip"_s,
         2,
         2,
         Ctl::tr("Writes everything of one customer into an archive."),
         Ctl::tr("For the customer to read, and for programs: index.html, data.json and the files. Messages, "
                 "names and addresses of other people are left out. ID is as `customers` lists it."),
         {{u"notes"_s, {}, Ctl::tr("With the team's internal notes.")},
          {u"colleague-names"_s, {}, Ctl::tr("Colleagues by their names, not by their roles alone.")}},
         &exportCustomer}};
}

} // namespace segue::ctl
