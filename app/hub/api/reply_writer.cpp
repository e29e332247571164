// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/reply_writer.h"

#include "app/hub/rest/answers.h"
#include "app/hub/storage/attachments.h"
#include "app/hub/storage/contact_row.h"
#include "app/hub/storage/conversation_flow.h"
#include "app/hub/storage/conversations.h"
#include "app/hub/storage/outbound_mail.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostRecipients = 100;
//! Of all attachments of one mail: few servers take more, and a third is added on the wire.
constexpr qint64 maxMailAttachments = 25 * 1024 * 1024;

//! True for an address and nothing around it: what stands here is said to the mail server as it is.
bool isBareAddress(const QString& address) {
    const bool isBare = address == address.trimmed() && !address.contains(u'<') && !address.contains(u'>');
    return isBare && !claimedPoint(PointKind::Email, {}, address, {}).normalised.isEmpty();
}

bool sameAddress(const ParticipantRow& a, const ParticipantRow& b) {
    return a.address.compare(b.address, Qt::CaseInsensitive) == 0;
}

//! Whom a mail goes to when the agent names nobody: everybody in the conversation with an address, but whom
//! nobody is to see (imported conversations may name them).
QList<ParticipantRow> ownRecipients(const ConversationRow& conversation) {
    QList<ParticipantRow> out;
    for (ParticipantRow p : conversation.participants) {
        if (p.address.isEmpty() || p.role == ParticipantRole::Bcc)
            continue;
        if (p.role == ParticipantRole::Requester)
            p.role = ParticipantRole::To;
        out.append(p);
    }
    return out;
}

Result<void> checkSize(const QList<Attachment>& attachments) {
    qint64 bytes = 0;
    for (const Attachment& attachment : attachments)
        bytes += attachment.size;
    if (bytes > maxMailAttachments)
        return invalid(
            u"attachment_too_large"_s, u"The files of a mail may have 25 MB; share larger ones by a link."_s);
    return {};
}

Result<void> checkRecipients(const QList<ParticipantRow>& recipients) {
    if (recipients.isEmpty() || recipients.size() > mostRecipients)
        return invalid(u"invalid_recipients"_s, u"A mail goes to 1 to 100 addresses."_s);
    for (const ParticipantRow& recipient : recipients) {
        if (!isBareAddress(recipient.address))
            return invalid(u"invalid_recipients"_s, u"A recipient has no valid e-mail address."_s);
    }
    return {};
}

//! Whoever a reply is sent to belongs to the conversation from then on: their answers are threaded. Not in
//! Bcc: the next answer would name them to everybody.
Result<void>
addParticipants(Write& write, ConversationRow& conversation, const QList<ParticipantRow>& recipients) {
    const qsizetype before = conversation.participants.size();
    for (const ParticipantRow& recipient : recipients) {
        const bool isKnown = std::any_of(
            conversation.participants.begin(), conversation.participants.end(),
            [&](const ParticipantRow& p) { return sameAddress(p, recipient); });
        if (!isKnown && recipient.role != ParticipantRole::Bcc &&
            conversation.participants.size() < mostParticipants)
            conversation.participants.append(recipient);
    }
    return conversation.participants.size() == before ? Result<void>()
                                                      : Conversations::storeParticipants(write, conversation);
}

} // namespace

EntryRow ReplyWriter::entryOf(const WriteText& text) const {
    EntryRow entry;
    entry.author = m_agent.author();
    entry.text = text.text;
    entry.command = m_key;
    return entry;
}

Result<void> ReplyWriter::attach(EntryRow& entry, const WriteText& text) {
    SEGUE_TRY_VALUE(taken, Attachments::take(m_write, text.attachments, m_agent.uploadOwner(), entry.id));
    entry.attachments = taken;
    return {};
}

Result<EntryId> ReplyWriter::note(ConversationRow& conversation, const WriteText& text) {
    EntryRow entry = entryOf(text);
    entry.kind = EntryKind::Note;
    entry.visibility = Visibility::Internal;
    SEGUE_TRY(ConversationFlow(m_write).add(conversation, entry));
    SEGUE_TRY(attach(entry, text));
    return entry.id;
}

Result<EntryId> ReplyWriter::reply(
    ConversationRow& conversation, const WriteText& text, const QList<ParticipantRow>& recipients,
    bool keepStatus) {
    if (conversation.status == Status::Closed)
        return invalid(u"invalid_status"_s, u"The conversation is closed; open it before you answer."_s);
    if (conversation.replyUntil && *conversation.replyUntil < m_write.now())
        return invalid(u"reply_window_passed"_s, u"The channel takes no more answers to this customer."_s);
    EntryRow entry = entryOf(text);
    SEGUE_TRY_VALUE(settings, loadSettings(m_write.db()));
    switch (conversation.channel) {
    case Channel::WebChat:
        entry.delivery = Delivery::Sent;
        break;
    case Channel::Email:
        if (!settings.mail.canSend())
            return invalid(
                u"mail_not_configured"_s,
                u"Mail is not set up here: an administrator has to name the SMTP server."_s);
        entry.delivery = Delivery::Pending;
        break;
    default:
        return invalid(u"reply_unsupported"_s, u"The hub cannot send on this channel."_s);
    }
    SEGUE_TRY(ConversationFlow(m_write).teamAnswered(conversation, entry, keepStatus));
    SEGUE_TRY(attach(entry, text));
    if (conversation.channel == Channel::Email)
        SEGUE_TRY(enqueueMail(
            conversation, entry, recipients.isEmpty() ? ownRecipients(conversation) : recipients,
            settings.mail));
    return entry.id;
}

Result<void> ReplyWriter::enqueueMail(
    ConversationRow& conversation, const EntryRow& entry, const QList<ParticipantRow>& recipients,
    const MailSettings& mail) {
    SEGUE_TRY(checkRecipients(recipients));
    SEGUE_TRY(checkSize(entry.attachments));
    SEGUE_TRY(addParticipants(m_write, conversation, recipients));
    OutboundMail outbound;
    outbound.entry = entry.id;
    outbound.conversation = conversation.id;
    outbound.recipients = recipients;
    outbound.subject = conversation.subject;
    const QString domain = mail.replyDomain.isEmpty() ? mail.address.section(u'@', -1) : mail.replyDomain;
    return OutboundMails::enqueue(m_write, outbound, domain);
}

} // namespace segue::hub
