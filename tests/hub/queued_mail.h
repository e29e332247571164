// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/contacts.h"
#include "app/hub/storage/conversation_flow.h"
#include "app/hub/storage/outbound_mail.h"

namespace segue::hub {

//! A conversation with one mail to ann@x.example queued in it, within a transaction.
inline Result<OutboundMail> queueMail(Write& write) {
    const QString address = QStringLiteral("ann@x.example");
    const QString name = QStringLiteral("Ann");
    const ContactPoint point = claimedPoint(PointKind::Email, {}, address, write.now());
    SEGUE_TRY_VALUE(contact, Contacts::findOrAdd(write, point, name, Channel::Email));
    ConversationRow conversation;
    conversation.channel = Channel::Email;
    conversation.contact = contact.id;
    conversation.createdAt = write.now();
    ConversationFlow flow(write);
    SEGUE_TRY(flow.begin(conversation, {}));
    EntryRow row;
    row.text = QStringLiteral("Hello");
    row.delivery = Delivery::Pending;
    SEGUE_TRY(flow.teamAnswered(conversation, row, false));
    OutboundMail mail;
    mail.entry = row.id;
    mail.conversation = conversation.id;
    mail.recipients = {{ParticipantRole::To, contact.id, address, name}};
    mail.subject = QStringLiteral("S");
    SEGUE_TRY(OutboundMails::enqueue(write, mail, QStringLiteral("shop.example")));
    SEGUE_TRY(flow.save(conversation));
    return mail;
}

} // namespace segue::hub
