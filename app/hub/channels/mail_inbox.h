// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/mail/incoming_mail.h"
#include "app/hub/storage/attachments.h"
#include "app/hub/storage/contacts.h"
#include "app/hub/storage/conversation_row.h"
#include "app/hub/storage/mail_threads.h"
#include "app/hub/storage/settings.h"
#include "app/hub/storage/storage.h"

namespace segue::hub {

//! What became of a mail that came in.
struct MailOutcome {
    QString result; //!< "accepted", "duplicate" or "ignored".
    QString why;    //!< "loop", "own_mail", "automatic", "bounce", "no_sender"; empty otherwise.
    ConversationId conversation;
    EntryId entry;
};

//! The name by which this workspace recognises its own mail; made once.
Result<QString> mailLoopMark(Write& write);

//! Puts one mail into its conversation, in the transaction of `write`. The bytes of its attachments are in
//! the file store already, under `sha256s` in their order (see storeMail()).
class MailInbox {
public:
    MailInbox(Write& write, FileStore& files, const MailSettings& settings, const QStringList& sha256s)
        : m_write(write), m_files(files), m_settings(settings), m_sha256s(sha256s) {}

    //! `contentHash`: the same for another delivery of the same mail.
    Result<MailOutcome> store(const mail::IncomingMail& mail, const QString& contentHash);

private:
    //! Where a mail belongs, and the reply address that brought it there.
    struct Place {
        std::optional<ConversationRow> conversation;
        std::optional<MailThreads::ReplyAddress> answered;
    };
    Result<Place> placeOf(const mail::IncomingMail& mail);
    Result<std::optional<MailThreads::ReplyAddress>> replyAddressIn(const mail::IncomingMail& mail);
    //! True if its From belongs to somebody in the conversation.
    Result<bool> takesPart(const mail::IncomingMail& mail, const ConversationRow& conversation);
    //! Who wrote it: From; where that is our own address (a form of the shop), whoever Reply-To names,
    //! unvouched for. Nothing if it names nobody but us.
    std::optional<mail::MailAddress> authorOf(const mail::IncomingMail& mail) const;
    //! Where an answer to them goes: Reply-To, else From. Nothing if it names nobody but us.
    std::optional<mail::MailAddress> answerTo(const mail::IncomingMail& mail) const;
    bool isForeign(const std::optional<mail::MailAddress>& address) const;
    Result<ContactRow> senderOf(const mail::IncomingMail& mail, const Place& place);
    Result<ConversationRow> begin(const mail::IncomingMail& mail, const ContactRow& sender);
    //! People whom the customer adds in Cc belong to the conversation from then on.
    Result<void>
    addParticipants(ConversationRow& conversation, const mail::IncomingMail& mail, const ContactRow& sender);
    Result<MailOutcome> message(const mail::IncomingMail& mail, Place place);
    //! What programs sent by themselves: noted where it belongs, never answered, never a reason to reopen.
    Result<MailOutcome> automatic(const mail::IncomingMail& mail, Place place);
    Result<MailOutcome> bounce(const mail::IncomingMail& mail);
    Result<void> attach(const mail::IncomingMail& mail, const EntryId& entry);
    QList<ParticipantRow> participantsOf(const mail::IncomingMail& mail, const ContactRow& sender) const;
    bool isOwnAddress(const QString& address) const;

    Write& m_write;
    FileStore& m_files;
    const MailSettings& m_settings;
    const QStringList& m_sha256s;
};

} // namespace segue::hub
