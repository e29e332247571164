// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/command_table.h"
#include "app/seguectl/ctl_text.h"
#include "app/seguectl/json_of.h"
#include "app/seguectl/output.h"
#include "app/seguectl/profile.h"
#include "app/seguectl/seconds.h"
#include "core/domain/value_json.h"

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

bool hasCaughtUp(const QJsonObject& connection) {
    const QString state = connection.value("state"_L1).toString();
    const bool isThere = state == "live"_L1 || state == "polling"_L1 || state == "disabled"_L1;
    return isThere && !connection.contains("error"_L1);
}

//! Why the first account that did not catch up did not.
tl::unexpected<Error> whyNot(const QJsonObject& connection) {
    const QJsonValue said = connection.value("error"_L1);
    if (said.isObject())
        return fail(errorFromJson(said.toObject()));
    return fail(ErrorKind::Transient, u"not_caught_up"_s, u"an account did not catch up in time"_s);
}

Result<void> sync(Context& context) {
    SEGUE_TRY_VALUE(timeout, secondsFrom(context.request, u"timeout"_s, 120));
    SEGUE_TRY_VALUE(engine, context.profile.engine());
    SEGUE_TRY(engine->settle(timeout));
    SEGUE_TRY_VALUE(connections, engine->connections());
    for (const QJsonValue& connection : std::as_const(connections)) {
        if (!hasCaughtUp(connection.toObject()))
            return whyNot(connection.toObject());
    }
    SEGUE_TRY_VALUE(views, context.profile.views());
    SEGUE_TRY_VALUE(counts, views->inboxCounts(std::nullopt));
    SEGUE_TRY_VALUE(waiting, views->outbox());
    context.output.answer(
        {{u"connections"_s, connections},
         {u"open"_s, counts.all},
         {u"waiting"_s, counts.waiting},
         {u"unread"_s, counts.unreadConversations},
         {u"outbox"_s, waiting.size()}},
        Ctl::tr("Up to date: %1 open, %2 waiting for an answer, %3 in the outbox.")
            .arg(counts.all)
            .arg(counts.waiting)
            .arg(waiting.size()));
    return {};
}

} // namespace

QList<CommandSpec> syncCommands() {
    return {
        {u"sync"_s,
         {},
         0,
         0,
         Ctl::tr("Fetches what is new, sends what waits, and ends."),
         {},
         {{u"once"_s, {}, Ctl::tr("Ends when everything has caught up, as it always does.")},
          {u"timeout"_s, u"SECONDS"_s, Ctl::tr("How long it may take; 120 if not given.")}},
         &sync}};
}

} // namespace segue::ctl
