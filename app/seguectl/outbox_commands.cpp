// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/command_table.h"
#include "app/seguectl/ctl_text.h"
#include "app/seguectl/json_of.h"
#include "app/seguectl/lookup.h"
#include "app/seguectl/output.h"
#include "app/seguectl/profile.h"
#include "core/text/plain_text.h"

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualHistory = 50;
constexpr qsizetype textWidth = 60;

//! The words of its operations: "reply", "status".
QString operationWords(const Command& command) {
    QStringList words;
    for (const Operation& operation : command.operations)
        words.append(operationToJson(operation).value("type"_L1).toString());
    return words.join(u", "_s);
}

Result<void> list(Context& context) {
    SEGUE_TRY_VALUE(limit, rowLimit(context.request.value(u"limit"_s), usualHistory));
    SEGUE_TRY_VALUE(views, context.profile.views());
    const bool settled = context.request.has(u"history"_s);
    SEGUE_TRY_VALUE(items, settled ? views->outboxHistory(limit) : views->outbox());
    TextTable table(
        {Ctl::tr("COMMAND"), Ctl::tr("STATE"), Ctl::tr("CONVERSATION"), Ctl::tr("WHAT"), Ctl::tr("TEXT")});
    for (const OutboxItem& item : std::as_const(items))
        table.add(
            {item.command.id.value(), toString(item.state), item.command.conversation.id,
             operationWords(item.command),
             text::elide(text::stripControls(textOf(item.command)), textWidth)});
    context.output.answer({{u"outbox"_s, toJsonList(items)}}, table.text(Ctl::tr("The outbox is empty.")));
    return {};
}

CommandSpec moving(const QString& name, OutboxMove move, const QString& text) {
    return {name, u"COMMAND"_s, 1, 1, text, {}, {}, [move](Context& context) -> Result<void> {
                const CommandId id(context.request.arguments.first());
                SEGUE_TRY_VALUE(engine, context.profile.engine());
                SEGUE_TRY(engine->move(move, id));
                context.output.answer({{u"command"_s, id.value()}}, Ctl::tr("Done."));
                return {};
            }};
}

} // namespace

QList<CommandSpec> outboxCommands() {
    return {
        {u"outbox"_s,
         {},
         0,
         0,
         Ctl::tr("Shows what no helpdesk has confirmed yet."),
         {},
         {{u"history"_s, {}, Ctl::tr("What was settled instead, the newest first.")},
          {u"limit"_s, u"N"_s, Ctl::tr("At most so many of the history; 50 if not given.")}},
         &list},
        moving(
            u"outbox cancel"_s, OutboxMove::Cancel, Ctl::tr("Takes a command back that was not sent yet.")),
        moving(u"outbox retry"_s, OutboxMove::Retry, Ctl::tr("Tries one again at once.")),
        moving(u"outbox release"_s, OutboxMove::Release, Ctl::tr("Sends a held one as it is.")),
        moving(
            u"outbox check"_s, OutboxMove::CheckAgain,
            Ctl::tr("Asks again whether an uncertain one was sent.")),
        moving(u"outbox sent"_s, OutboxMove::MarkSent, Ctl::tr("Says that an uncertain one was sent.")),
        moving(
            u"outbox unsent"_s, OutboxMove::MarkUnsent,
            Ctl::tr("Says that an uncertain one was not sent, and gives it up.")),
        moving(u"outbox again"_s, OutboxMove::SendAgain, Ctl::tr("Sends an uncertain one again.")),
    };
}

} // namespace segue::ctl
