// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/ctl_text.h"
#include "app/seguectl/hub_access.h"
#include "app/seguectl/hub_api.h"
#include "app/seguectl/hub_privacy_commands.h"
#include "app/seguectl/output.h"
#include "core/base/uuid.h"

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QThread>

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostContacts = 500;
//! Longer than a mail may be with an SMTP server.
constexpr std::chrono::minutes patience{10};

QString previewText(const QJsonObject& answer) {
    const QJsonObject numbers = answer.value("preview"_L1).toObject();
    const QList<std::pair<QString, QString>> names{
        {u"contacts"_s, Ctl::tr("contacts")},
        {u"conversations"_s, Ctl::tr("conversations")},
        {u"entries"_s, Ctl::tr("entries in them")},
        {u"entries_elsewhere"_s, Ctl::tr("entries in conversations of others")},
        {u"attachments"_s, Ctl::tr("attachments")},
        {u"pending_mails"_s, Ctl::tr("replies that have not left")},
        {u"decisions"_s, Ctl::tr("decisions on identity")}};
    QStringList lines;
    for (const auto& [key, name] : names)
        lines.append(u"%1 %2"_s.arg(numbers.value(key).toInteger()).arg(name));
    const QJsonArray files = answer.value("set_aside"_L1).toArray();
    for (const QJsonValue& file : files)
        lines.append(Ctl::tr("the old copy %1 of the whole database").arg(file["name"_L1].toString()));
    const QJsonArray holds = answer.value("legal_holds"_L1).toArray();
    for (const QJsonValue& hold : holds)
        lines.append(Ctl::tr("Legal hold on %1: %2. Nothing can be erased.")
                         .arg(hold["contact"_L1].toString(), hold["reason"_L1].toString()));
    return lines.join(u'\n');
}

//! Waits until its bytes are overwritten.
Result<QJsonObject> finished(HubApi& hub, QJsonObject answer, const Output& output) {
    const QString path = u"/erasures/"_s + answer.value("erasure"_L1).toObject().value("id"_L1).toString();
    const QDeadlineTimer deadline(patience);
    QString said;
    while (answer.value("state"_L1).toString() != "done"_L1) {
        const QString state = answer.value("state"_L1).toString();
        if (state != said)
            output.progress(
                state == "waiting"_L1 ? Ctl::tr("Waiting for a mail that is leaving just now…")
                                      : Ctl::tr("Deleted; overwriting the bytes…"));
        said = state;
        if (deadline.hasExpired())
            return fail(
                ErrorKind::Transient, u"still_erasing"_s,
                Ctl::tr("The hub has not finished; it goes on by itself."));
        QThread::msleep(200);
        SEGUE_TRY_VALUE(now, hub.get(path));
        answer = now;
    }
    return answer;
}

Result<void> erase(Context& context) {
    SEGUE_TRY_VALUE(access, hubAccess(context));
    HubApi hub(access.address, access.token);
    const QStringList& contacts = context.request.arguments;
    SEGUE_TRY_VALUE(shown, hub.get(u"/erasures/preview?contacts="_s + contacts.join(u',')));
    if (!context.request.has(u"yes"_s)) {
        context.output.progress(Ctl::tr("This would be erased. Nothing was; say --yes to do it."));
        context.output.answer(shown, previewText(shown));
        return {};
    }
    const SystemClock clock;
    SystemRandom random;
    SEGUE_TRY_VALUE(
        begun, hub.post(
                   u"/erasures"_s, {{u"id"_s, uuidV7(clock, random)},
                                    {u"contacts"_s, QJsonArray::fromStringList(contacts)},
                                    {u"preview"_s, shown.value("hash"_L1)}}));
    SEGUE_TRY_VALUE(done, finished(hub, begun, context.output));
    context.output.answer(done, Ctl::tr("Erased, and overwritten."));
    return {};
}

} // namespace

CommandSpec hubEraseCommand() {
    return {
        u"hub erase"_s,
        u"CONTACT…"_s,
        1,
        mostContacts,
        Ctl::tr("Shows what erasing these contacts would delete from the hub, or does it."),
        Ctl::tr("CONTACT is the hub's id of a contact. It cannot be undone. All workstations forget them "
                "too, before they\n"
                "show anything."),
        {{u"yes"_s, {}, Ctl::tr("Erases them.")}, hubAccountOption()},
        &erase};
}

} // namespace segue::ctl
