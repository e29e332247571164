// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/command_table.h"
#include "app/seguectl/ctl_text.h"
#include "app/seguectl/output.h"
#include "app/seguectl/profile.h"
#include "core/engine/work_export.h"

#include <QFileInfo>
#include <QJsonObject>

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

Result<void> exportTo(Context& context) {
    const QString path = QFileInfo(context.request.arguments.first()).absoluteFilePath();
    SEGUE_TRY(exportWork(context.profile.dir(), path));
    context.output.answer({{u"file"_s, path}}, path);
    return {};
}

} // namespace

QList<CommandSpec> exportCommands() {
    return {
        {u"export"_s,
         u"FILE"_s,
         1,
         1,
         Ctl::tr("Writes drafts, the outbox and decisions about customers into a JSON file."),
         Ctl::tr("Also from a profile that a newer Segue wrote. Tokens are not in it; attached files stay in "
                 "the profile's folder \"files\", by their SHA-256."),
         {},
         &exportTo}};
}

} // namespace segue::ctl
