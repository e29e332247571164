// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/channels/mail_outbox.h"

#include "app/hub/channels/mail_inbox.h"
#include "app/hub/channels/reply_address.h"
#include "app/hub/mail/mail_composer.h"
#include "app/hub/mail/smtp_client.h"
#include "app/hub/storage/contacts.h"
#include "app/hub/storage/conversations.h"
#include "app/hub/storage/entries.h"
#include "app/hub/storage/mail_threads.h"
#include "core/base/log.h"
#include "core/identity/normalise.h"

#include <algorithm>
#include <memory>

namespace segue::hub {

using namespace Qt::StringLiterals;
using namespace mail;

namespace {

constexpr std::chrono::seconds exchangeTimeout{60};

//! Longer than the exchange that it covers: while one lasts, nobody else may take the mail for abandoned.
constexpr Millis leaseFor(qint64 attachedBytes) {
    // Base64 and its line ends make 74 bytes of 54.
    return 3 * exchangeTimeout + std::chrono::seconds(attachedBytes * 74 / 54 / slowestLine);
}
static_assert(leaseFor(100 * 1024 * 1024) < OutboundMails::longestDelay);
constexpr int mostAttempts = 30;

//! 10 s, 20 s, 40 s, … at most an hour: thirty tries are a little over a day.
Millis delayAfter(int attempts) {
    const Millis first = std::chrono::seconds(10);
    return std::min<Millis>(first * (1 << std::min(attempts, 12)), OutboundMails::longestDelay);
}

SmtpServer serverOf(const MailSettings& settings) {
    SmtpServer server;
    server.host = settings.smtpHost;
    server.port = settings.smtpPort;
    server.user = settings.smtpUser;
    server.password = settings.smtpPassword;
    server.timeout = exchangeTimeout;
    switch (settings.smtpSecurity) {
    case SmtpSecurity::None:
        server.security = SmtpServer::Security::None;
        break;
    case SmtpSecurity::StartTls:
        server.security = SmtpServer::Security::StartTls;
        break;
    case SmtpSecurity::Tls:
        server.security = SmtpServer::Security::Tls;
        break;
    }
    return server;
}

qint64 attachedBytes(const EntryRow& entry) {
    qint64 bytes = 0;
    for (const Attachment& attachment : entry.attachments)
        bytes += attachment.size;
    return bytes;
}

QString replySubject(const QString& subject) {
    return subject.startsWith("Re:"_L1, Qt::CaseInsensitive) ? subject : u"Re: "_s + subject;
}

void addRecipients(const OutboundMail& mail, OutgoingMail& out, QStringList& envelope) {
    for (const ParticipantRow& recipient : mail.recipients) {
        envelope.append(recipient.address);
        if (recipient.role == ParticipantRole::Bcc)
            continue;
        auto& list = recipient.role == ParticipantRole::Cc ? out.cc : out.to;
        list.append({recipient.name, recipient.address});
    }
}

//! Whoever answers from a mailbox an address that went there alone reads that mailbox; one that others got as
//! well proves nothing.
Result<QString> replyTokenFor(Write& write, const OutboundMail& mail, const ConversationRow& conversation) {
    SEGUE_TRY_VALUE(requester, Contacts(write.db()).find(conversation.contact));
    const QString mailbox =
        mail.recipients.size() == 1 ? identity::normaliseEmail(mail.recipients.first().address) : QString();
    const bool isTheirs =
        !mailbox.isEmpty() && requester &&
        std::any_of(requester->points.begin(), requester->points.end(), [&](const ContactPoint& point) {
            return point.kind == PointKind::Email && identity::normaliseEmail(point.value) == mailbox;
        });
    return isTheirs ? MailThreads::replyToken(write, conversation.id, conversation.contact, mailbox)
                    : MailThreads::sharedReplyToken(write, conversation.id);
}

} // namespace

Result<int> MailOutbox::run(StorageSession& session, const StopFlag& isStopping) {
    SEGUE_TRY(settle(session));
    int tried = 0;
    while (!isStopping()) {
        SEGUE_TRY_VALUE(mail, takeNext(session));
        if (!mail)
            break;
        SEGUE_TRY(sendOne(session, *mail, isStopping));
        ++tried;
    }
    return tried;
}

Result<std::optional<OutboundMail>> MailOutbox::takeNext(StorageSession& session) {
    // Looked at first without the write lock, because nearly always nothing is due.
    SEGUE_TRY_VALUE(isAnythingDue, OutboundMails::isAnythingDue(session.db(), session.now()));
    if (!isAnythingDue)
        return std::optional<OutboundMail>();
    return session.write([this](Write& write) -> Result<std::optional<OutboundMail>> {
        SEGUE_TRY(OutboundMails::takeBack(write, m_owner));
        SEGUE_TRY(OutboundMails::failAbandoned(
            write, u"The hub stopped while it was sending: the mail may have left."_s));
        // One alone: what is leased and not sent would have to be told as lost when the hub dies.
        SEGUE_TRY_VALUE(leased, OutboundMails::lease(write, m_owner, leaseFor(0), 1));
        return leased.isEmpty() ? std::nullopt : std::optional(leased.first());
    });
}

Result<MailOutbox::Prepared> MailOutbox::prepare(StorageSession& session, const OutboundMail& mail) {
    SEGUE_TRY_VALUE(settings, loadSettings(session.db()));
    SEGUE_TRY_VALUE(entry, Entries(session.db()).find(mail.entry));
    SEGUE_TRY_VALUE(conversation, Conversations(session.db()).find(mail.conversation));
    if (!entry || !conversation)
        return fail(ErrorKind::Permanent, u"entry_gone"_s, u"The reply was deleted before it was sent."_s);
    SEGUE_TRY_VALUE(references, MailThreads(session.db()).messageIdsOf(mail.conversation));
    references.removeAll(mail.messageId);
    Instant leaseUntil;
    SEGUE_TRY_VALUE(tokens, session.write([&](Write& write) -> Result<QStringList> {
        const Millis lease = leaseFor(attachedBytes(*entry));
        leaseUntil = write.now() + lease;
        SEGUE_TRY_VALUE(isOurs, OutboundMails::extendLease(write, mail.id, m_owner, lease));
        if (!isOurs)
            return fail(ErrorKind::Permanent, u"lease_lost"_s, u"The hub slept too long."_s);
        SEGUE_TRY_VALUE(token, replyTokenFor(write, mail, *conversation));
        SEGUE_TRY_VALUE(mark, mailLoopMark(write));
        return QStringList{token, mark};
    }));
    OutgoingMail message;
    message.messageId = mail.messageId;
    message.references = references;
    message.inReplyTo = references.isEmpty() ? QString() : references.last();
    message.from = {settings.workspace.name, settings.mail.address};
    message.replyTo = replyAddress(settings.mail, tokens[0]);
    message.loopMark = tokens[1];
    message.subject = references.isEmpty() ? mail.subject : replySubject(mail.subject);
    message.date = mail.createdAt;
    message.text = entry->text;
    SEGUE_TRY_VALUE(files, attachmentsOf(session, *entry));
    message.attachments = files;
    Prepared out{settings.mail, {}, {}, leaseUntil};
    addRecipients(mail, message, out.envelope);
    out.bytes = composeMail(message);
    return out;
}

Result<QList<MailPart>> MailOutbox::attachmentsOf(StorageSession& session, const EntryRow& entry) {
    QList<MailPart> parts;
    for (const Attachment& attachment : entry.attachments) {
        SEGUE_TRY_VALUE(row, Attachments(session.db()).find(AttachmentId(attachment.id)));
        if (!row)
            continue;
        SEGUE_TRY_VALUE(bytes, m_storage.files().get(row->sha256));
        parts.append({attachment.name, attachment.mediaType, {}, bytes});
    }
    return parts;
}

Result<void>
MailOutbox::sendOne(StorageSession& session, const OutboundMail& mail, const StopFlag& isStopping) {
    const auto prepared = prepare(session, mail);
    const StopFlag mustEnd = [&] { return isStopping() || m_storage.clock().now() >= prepared->leaseUntil; };
    m_unsettled = Outcome{
        mail, prepared ? sendMail(
                             serverOf(prepared->settings), prepared->settings.address, prepared->envelope,
                             prepared->bytes, mustEnd)
                       : fail(prepared.error())};
    return settle(session);
}

Result<void> MailOutbox::settle(StorageSession& session) {
    if (!m_unsettled)
        return {};
    SEGUE_TRY(session.write([this](Write& write) { return store(write, *m_unsettled); }));
    m_unsettled.reset();
    return {};
}

Result<void> MailOutbox::store(Write& write, const Outcome& outcome) const {
    const OutboundMail& mail = outcome.mail;
    if (outcome.sent)
        return OutboundMails::markSent(write, mail.id);
    const Error& error = outcome.sent.error();
    switch (error.kind) {
    case ErrorKind::Transient:
    case ErrorKind::Auth:
    case ErrorKind::Storage:
        // A wrong password is an administrator's to mend; the mail waits for that.
        if (mail.attempts + 1 < mostAttempts)
            return OutboundMails::retryAt(
                write, mail.id, m_owner, write.now() + delayAfter(mail.attempts), error.message);
        return OutboundMails::markFailed(write, mail.id, m_owner, error.message);
    case ErrorKind::Ambiguous:
        return OutboundMails::markFailed(
            write, mail.id, m_owner,
            u"The connection broke after the last byte: the mail may have left. Ask the customer before you send it again."_s);
    default:
        return OutboundMails::markFailed(write, mail.id, m_owner, error.message);
    }
}

void addMailJobs(JobRunner& runner, Storage& storage, const QString& owner) {
    auto outbox = std::make_shared<MailOutbox>(storage, owner);
    runner.add(std::chrono::seconds(1), [outbox, &runner](StorageSession& session) {
        if (const auto done = outbox->run(session, [&runner] { return runner.isStopping(); }); !done)
            qCWarning(segueHub) << "sending mail failed:" << done.error().code << done.error().message;
    });
}

} // namespace segue::hub
