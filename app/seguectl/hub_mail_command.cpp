// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/ctl_text.h"
#include "app/seguectl/hub_access.h"
#include "app/seguectl/hub_admin_commands.h"
#include "app/seguectl/hub_api.h"
#include "app/seguectl/output.h"
#include "app/seguectl/profile.h"

#include <QFile>
#include <cstdio>

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

// What mail servers understand of a program that they pipe to (sysexits.h).
constexpr int refusedForGood = 65; // EX_DATAERR: the sender is told.
constexpr int tryLater = 75;       // EX_TEMPFAIL: the mail server keeps it.

//! Only what the hub says of the mail itself is final. Everything else, a wrong token or command line too, is
//! mended by somebody while the mail waits.
int exitCodeOf(const Error& error) {
    const bool isOfTheMail = error.kind == ErrorKind::Permanent &&
                             (error.httpStatus == 400 || error.httpStatus == 413 || error.httpStatus == 422);
    return isOfTheMail ? refusedForGood : tryLater;
}

Result<QByteArray> messageIn(const QString& path) {
    QFile file(path);
    const bool isOpen =
        path == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen)
        return fail(ErrorKind::Permanent, u"file_unreadable"_s, Ctl::tr("%1 cannot be read.").arg(path));
    return file.readAll();
}

//! A mail server has no profile: it names the hub, and has a channel's token in its environment.
Result<HubAccess> hubOf(Context& context) {
    if (!context.request.has(u"url"_s))
        return hubAccess(context);
    SEGUE_TRY_VALUE(url, serverAddress(context.request.value(u"url"_s)));
    const QString token = Profile::environmentToken();
    if (token.isEmpty())
        return usage(Ctl::tr("Give a token of hub channel-token in SEGUE_TOKEN."));
    return HubAccess{{}, url, token};
}

QString sentenceOf(const QJsonObject& outcome) {
    const QString result = outcome.value("result"_L1).toString();
    const QString conversation = outcome.value("conversation"_L1).toString();
    if (result == "accepted"_L1)
        return Ctl::tr("The mail is in conversation %1.").arg(conversation);
    if (result == "duplicate"_L1)
        return Ctl::tr("The hub had this mail already.");
    return Ctl::tr("The hub left this mail out: %1.").arg(outcome.value("why"_L1).toString());
}

Result<void> mail(Context& context) {
    SEGUE_TRY_VALUE(message, messageIn(context.request.arguments.first()));
    SEGUE_TRY_VALUE(access, hubOf(context));
    HubApi hub(access.address, access.token);
    SEGUE_TRY_VALUE(outcome, hub.upload(u"/inbound/mail"_s, message, {{"Content-Type", "message/rfc822"}}));
    context.output.answer(outcome, sentenceOf(outcome));
    return {};
}

} // namespace

CommandSpec mailCommand() {
    CommandSpec command{
        u"hub mail"_s,
        u"FILE|-"_s,
        1,
        1,
        Ctl::tr("Brings one raw mail in, as a mail server pipes it."),
        Ctl::tr("Exit codes for mail servers: 0 taken (once, however often it comes), 65 refused for good, "
                "75 try again later.\n"
                "A mail server on its own names the hub with --url and has a token of hub channel-token in "
                "SEGUE_TOKEN."),
        {{u"url"_s, u"URL"_s, Ctl::tr("The hub at this address, without any profile.")}, hubAccountOption()},
        &mail};
    command.exitCode = exitCodeOf;
    return command;
}

} // namespace segue::ctl
