// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/ctl_text.h"
#include "app/seguectl/hub_access.h"
#include "app/seguectl/hub_api.h"
#include "app/seguectl/hub_privacy_commands.h"
#include "app/seguectl/output.h"

#include <QDateTime>
#include <QJsonArray>

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

QString dueText(const QJsonObject& answer) {
    TextTable table(
        {Ctl::tr("CHANNEL"), Ctl::tr("DAYS"), Ctl::tr("CONVERSATIONS"), Ctl::tr("ENTRIES"),
         Ctl::tr("FILES")});
    const QJsonArray channels = answer.value("channels"_L1).toArray();
    for (const QJsonValue& due : channels) {
        QStringList row{due["channel"_L1].toString()};
        for (const auto& key : {"days"_L1, "conversations"_L1, "entries"_L1, "attachments"_L1})
            row.append(QString::number(due[key].toInteger()));
        table.add(row);
    }
    return table.text(Ctl::tr("There is no rule: everything is kept."));
}

//! Channels, each with its days after it.
Result<QJsonObject> rulesFrom(const QStringList& words) {
    QJsonObject rules;
    for (qsizetype i = 0; i < words.size(); i += 2) {
        bool isNumber = false;
        const int days = words.value(i + 1).toInt(&isNumber);
        if (!isNumber)
            return usage(Ctl::tr("Give each channel a number of days: web_chat 90 email 730."));
        rules.insert(words.at(i), days);
    }
    return rules;
}

Result<void> retention(Context& context) {
    SEGUE_TRY_VALUE(rules, rulesFrom(context.request.arguments));
    SEGUE_TRY_VALUE(access, hubAccess(context));
    HubApi hub(access.address, access.token);
    const QString path = u"/admin/retention/preview"_s;
    SEGUE_TRY_VALUE(due, rules.isEmpty() ? hub.get(path) : hub.post(path, {{u"days"_s, rules}}));
    context.output.answer(due, dueText(due));
    return {};
}

QString holdPath(const QString& contact) {
    return u"/admin/legal-holds/"_s + contact;
}

Result<void> hold(Context& context) {
    SEGUE_TRY_VALUE(access, hubAccess(context));
    HubApi hub(access.address, access.token);
    const QStringList& words = context.request.arguments;
    SEGUE_TRY_VALUE(set, hub.put(holdPath(words.first()), {{u"reason"_s, words.mid(1).join(u' ')}}));
    context.output.answer(set, Ctl::tr("Nothing of %1 is erased from now on.").arg(words.first()));
    return {};
}

Result<void> release(Context& context) {
    SEGUE_TRY_VALUE(access, hubAccess(context));
    HubApi hub(access.address, access.token);
    const QString contact = context.request.arguments.first();
    SEGUE_TRY(hub.remove(holdPath(contact)));
    context.output.answer(
        {{u"released"_s, contact}}, Ctl::tr("%1 is not under legal hold any more.").arg(contact));
    return {};
}

QString auditText(const QJsonArray& entries) {
    TextTable table({Ctl::tr("NUMBER"), Ctl::tr("TIME"), Ctl::tr("AGENT"), Ctl::tr("ACTION")});
    for (const QJsonValue& entry : entries)
        table.add(
            {QString::number(entry["number"_L1].toInteger()),
             QDateTime::fromMSecsSinceEpoch(entry["at"_L1].toInteger()).toString(Qt::ISODate),
             entry["actor"_L1].toString(u"-"_s), entry["action"_L1].toString()});
    return table.text(Ctl::tr("Nothing yet."));
}

Result<void> checkAudit(Context& context, HubApi& hub) {
    SEGUE_TRY_VALUE(found, hub.get(u"/admin/audit/check"_s));
    if (!found.value("sound"_L1).toBool())
        return fail(
            ErrorKind::Permanent, u"audit_broken"_s,
            Ctl::tr("Row %1 of the audit trail is not as it was written, or one before it is missing.")
                .arg(found.value("broken_at"_L1).toInteger()));
    context.output.answer(
        found, Ctl::tr(
                   "The audit trail is whole: %n row(s), up to %1", nullptr,
                   static_cast<int>(found.value("entries"_L1).toInteger()))
                   .arg(found.value("head"_L1).toString()));
    return {};
}

Result<void> audit(Context& context) {
    SEGUE_TRY_VALUE(access, hubAccess(context));
    HubApi hub(access.address, access.token);
    if (context.request.has(u"check"_s))
        return checkAudit(context, hub);
    QJsonArray entries;
    qint64 next = 0;
    bool isComplete = false;
    while (!isComplete) {
        SEGUE_TRY_VALUE(page, hub.get(u"/admin/audit?limit=1000&after=%1"_s.arg(next)));
        const QJsonArray more = page.value("entries"_L1).toArray();
        for (const QJsonValue& entry : more)
            entries.append(entry);
        next = page.value("next"_L1).toInteger();
        isComplete = page.value("complete"_L1).toBool();
    }
    context.output.answer({{u"entries"_s, entries}}, auditText(entries));
    return {};
}

} // namespace

CommandSpec hubRetentionCommand() {
    return {
        u"hub retention"_s,
        u"[CHANNEL DAYS]…"_s,
        0,
        24,
        Ctl::tr("Shows what the hub's rules of retention would erase now; with others, what those would."),
        Ctl::tr("Nothing is erased by this, and no rule is kept: hub settings retention.days=\"web_chat 90, "
                "email "
                "730\" does that."),
        {hubAccountOption()},
        &retention};
}

CommandSpec hubHoldCommand() {
    return {
        u"hub hold"_s,
        u"CONTACT REASON…"_s,
        2,
        100,
        Ctl::tr("Puts a contact under legal hold: neither a wish nor a rule erases them."),
        {},
        {hubAccountOption()},
        &hold};
}

CommandSpec hubReleaseCommand() {
    return {u"hub release"_s,     u"CONTACT"_s, 1, 1, Ctl::tr("Ends the legal hold on a contact."), {},
            {hubAccountOption()}, &release};
}

CommandSpec hubAuditCommand() {
    return {
        u"hub audit"_s,
        {},
        0,
        0,
        Ctl::tr("Shows the hub's audit trail: who did what, in ids alone."),
        {},
        {{u"check"_s,
          {},
          Ctl::tr("Reads the whole chain instead, and says whether it is as it was written.")},
         hubAccountOption()},
        &audit};
}

} // namespace segue::ctl
