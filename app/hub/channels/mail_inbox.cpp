// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/channels/mail_inbox.h"

#include "app/hub/channels/reply_address.h"
#include "app/hub/mail/authentication_results.h"
#include "app/hub/storage/conversation_flow.h"
#include "app/hub/storage/conversations.h"
#include "app/hub/storage/entries.h"
#include "app/hub/storage/inbound_messages.h"
#include "core/base/log.h"
#include "core/identity/normalise.h"

namespace segue::hub {

using namespace Qt::StringLiterals;
using namespace mail;

namespace {

const QString provider = u"mail"_s;
constexpr int mostHops = 50;
//! The rest of a longer list is left out: one mail must not fill a conversation with strangers.
constexpr qsizetype mostParticipantsOfOneMail = 20;

bool sameMailbox(const QString& a, const QString& b) {
    const QString left = identity::normaliseEmail(a);
    return !left.isEmpty() && left == identity::normaliseEmail(b);
}

bool hasParticipant(const ConversationRow& conversation, const QString& address) {
    return std::any_of(
        conversation.participants.begin(), conversation.participants.end(),
        [&](const ParticipantRow& p) { return sameMailbox(p.address, address); });
}

bool hasMailbox(const ContactRow& contact, const QString& address) {
    return std::any_of(contact.points.begin(), contact.points.end(), [&](const ContactPoint& p) {
        return p.kind == PointKind::Email && sameMailbox(p.value, address);
    });
}

//! True if proof that somebody reads `address` may be kept with the contact. In a web chat whoever sat at the
//! browser typed it: its owner's answer proves nothing about them.
bool mayVerify(const ContactRow& contact, const QString& address) {
    const auto isVerified = [&](const ContactPoint& p) {
        return p.kind == PointKind::Email && p.verified && sameMailbox(p.value, address);
    };
    const auto isDevice = [](const ContactPoint& p) { return p.kind == PointKind::Device; };
    return std::any_of(contact.points.begin(), contact.points.end(), isVerified) ||
           std::none_of(contact.points.begin(), contact.points.end(), isDevice);
}

QString nameOf(const MailAddress& address) {
    return address.name.isEmpty() ? address.address : address.name;
}

} // namespace

Result<QString> mailLoopMark(Write& write) {
    const QString key = u"mail_loop_mark"_s;
    SEGUE_TRY_VALUE(known, loadNote(write.db(), key));
    if (known)
        return *known;
    const QString mark = write.newHexSecret(12);
    SEGUE_TRY(saveNote(write, key, mark));
    return mark;
}

Result<MailOutcome> MailInbox::store(const IncomingMail& mail, const QString& contentHash) {
    SEGUE_TRY_VALUE(known, InboundMessages(m_write.db()).find(provider, mail.messageId, contentHash));
    if (known)
        return MailOutcome{u"duplicate"_s, {}, known->conversation, known->entry};
    SEGUE_TRY_VALUE(mark, mailLoopMark(m_write));
    MailOutcome outcome{u"ignored"_s, {}, {}, {}};
    if (mail.hops > mostHops) {
        outcome.why = u"loop"_s;
    } else if (mail.loopMark == mark && mail.automatic != Automatic::Bounce) {
        outcome.why = u"own_mail"_s;
    } else if (mail.automatic == Automatic::Bounce) {
        SEGUE_TRY_VALUE(stored, bounce(mail));
        outcome = stored;
    } else {
        SEGUE_TRY_VALUE(place, placeOf(mail));
        SEGUE_TRY_VALUE(
            stored, mail.automatic == Automatic::Reply ? automatic(mail, place) : message(mail, place));
        outcome = stored;
    }
    SEGUE_TRY(InboundMessages::insert(
        m_write,
        {provider, mail.messageId, outcome.result, outcome.conversation, outcome.entry, contentHash}));
    return outcome;
}

Result<std::optional<MailThreads::ReplyAddress>> MailInbox::replyAddressIn(const IncomingMail& mail) {
    QStringList addresses = mail.deliveredTo;
    for (const MailAddress& address : mail.to + mail.cc)
        addresses.append(address.address);
    for (const QString& address : std::as_const(addresses)) {
        const QString token = replyTokenIn(address);
        if (token.isEmpty())
            continue;
        SEGUE_TRY_VALUE(found, MailThreads(m_write.db()).findReplyAddress(token));
        if (found)
            return found;
    }
    return std::optional<MailThreads::ReplyAddress>();
}

Result<MailInbox::Place> MailInbox::placeOf(const IncomingMail& mail) {
    Place place;
    Conversations conversations(m_write.db());
    SEGUE_TRY_VALUE(answered, replyAddressIn(mail));
    if (answered) {
        place.answered = answered;
        SEGUE_TRY_VALUE(conversation, conversations.find(answered->conversation));
        place.conversation = conversation;
    } else {
        QStringList ids;
        if (!mail.inReplyTo.isEmpty())
            ids.append(mail.inReplyTo);
        for (auto it = mail.references.crbegin(); it != mail.references.crend(); ++it)
            ids.append(*it);
        SEGUE_TRY_VALUE(found, MailThreads(m_write.db()).find(ids));
        if (found) {
            SEGUE_TRY_VALUE(conversation, conversations.find(found->conversation));
            // Anybody can write any Message-ID into a header: only those who take part may continue a thread.
            SEGUE_TRY_VALUE(isTheirs, conversation ? takesPart(mail, *conversation) : Result<bool>(false));
            if (isTheirs)
                place.conversation = conversation;
        }
    }
    if (place.conversation && !ConversationFlow::takesMessages(*place.conversation))
        place.conversation.reset();
    return place;
}

Result<bool> MailInbox::takesPart(const IncomingMail& mail, const ConversationRow& conversation) {
    if (!mail.from)
        return false;
    if (hasParticipant(conversation, mail.from->address))
        return true;
    // Whoever wants the answers elsewhere is there by that address.
    SEGUE_TRY_VALUE(requester, Contacts(m_write.db()).find(conversation.contact));
    return requester && hasMailbox(*requester, mail.from->address);
}

std::optional<MailAddress> MailInbox::authorOf(const IncomingMail& mail) const {
    return isForeign(mail.from) ? mail.from : isForeign(mail.replyTo) ? mail.replyTo : std::nullopt;
}

std::optional<MailAddress> MailInbox::answerTo(const IncomingMail& mail) const {
    return isForeign(mail.replyTo) ? mail.replyTo : isForeign(mail.from) ? mail.from : std::nullopt;
}

bool MailInbox::isForeign(const std::optional<MailAddress>& address) const {
    return address && !isOwnAddress(address->address);
}

Result<ContactRow> MailInbox::senderOf(const IncomingMail& mail, const Place& place) {
    const std::optional<MailAddress> author = authorOf(mail);
    if (!author) {
        ContactRow nobody;
        nobody.name = u"Unknown sender"_s;
        nobody.origin = Channel::Email;
        nobody.createdAt = m_write.now();
        SEGUE_TRY(Contacts::insert(m_write, nobody));
        return nobody;
    }
    const QString& address = author->address;
    ContactPoint point = claimedPoint(PointKind::Email, {}, address, m_write.now());
    // What stands in Reply-To nobody vouches for, whoever vouches for From.
    const bool isFrom = isForeign(mail.from);
    // The reply address was sent to that one mailbox: whoever answers it from there reads it. From anywhere
    // else it says only where the mail belongs.
    if (isFrom && place.answered && sameMailbox(place.answered->mailbox, address)) {
        point = verifiedPoint(PointKind::Email, {}, address, u"reply_token"_s, m_write.now());
        SEGUE_TRY_VALUE(receiver, Contacts(m_write.db()).find(place.answered->contact));
        if (receiver && mayVerify(*receiver, address)) {
            if (Contacts::addPoint(*receiver, point))
                SEGUE_TRY(Contacts::update(m_write, *receiver));
            return *receiver;
        }
    } else if (isFrom && dmarcPassed(mail.authenticationResults, m_settings.trustedAuthservId, address)) {
        point = verifiedPoint(PointKind::Email, {}, address, u"dmarc"_s, m_write.now());
    }
    return Contacts::findOrAdd(m_write, point, nameOf(*author), Channel::Email);
}

bool MailInbox::isOwnAddress(const QString& address) const {
    return sameMailbox(address, m_settings.address) || !replyTokenIn(address).isEmpty();
}

QList<ParticipantRow> MailInbox::participantsOf(const IncomingMail& mail, const ContactRow& sender) const {
    QList<ParticipantRow> out;
    if (const auto answer = answerTo(mail))
        out.append({ParticipantRole::Requester, sender.id, answer->address, sender.name});
    qsizetype leftOut = 0;
    const auto add = [&](const QList<MailAddress>& addresses, ParticipantRole role) {
        for (const MailAddress& address : addresses) {
            const bool known = std::any_of(out.begin(), out.end(), [&](const ParticipantRow& p) {
                return sameMailbox(p.address, address.address);
            });
            if (known || isOwnAddress(address.address))
                continue;
            if (out.size() < mostParticipantsOfOneMail)
                out.append({role, {}, address.address, address.name});
            else
                ++leftOut;
        }
    };
    add(mail.to, ParticipantRole::Cc); // Besides us: to an answer they are copied.
    add(mail.cc, ParticipantRole::Cc);
    if (leftOut > 0)
        qCWarning(segueHub) << "a mail lists more people than are taken from one:" << leftOut << "left out";
    return out;
}

Result<ConversationRow> MailInbox::begin(const IncomingMail& mail, const ContactRow& sender) {
    ConversationRow conversation;
    conversation.channel = Channel::Email;
    conversation.subject = mail.subject;
    conversation.contact = sender.id;
    conversation.participants = participantsOf(mail, sender);
    conversation.createdAt = m_write.now();
    SEGUE_TRY(ConversationFlow(m_write).begin(
        conversation, {AuthorKind::Customer, sender.id.value(), sender.name}));
    return conversation;
}

Result<void> MailInbox::addParticipants(
    ConversationRow& conversation, const IncomingMail& mail, const ContactRow& sender) {
    const qsizetype before = conversation.participants.size();
    qsizetype leftOut = 0;
    const bool isThere = mail.from && hasParticipant(conversation, mail.from->address);
    for (const ParticipantRow& participant : participantsOf(mail, sender)) {
        // A sender who takes part already is answered where they are: a Reply-To moves nobody.
        if (hasParticipant(conversation, participant.address) ||
            (isThere && participant.role == ParticipantRole::Requester))
            continue;
        if (conversation.participants.size() < mostParticipants)
            conversation.participants.append(
                {ParticipantRole::Cc, participant.contact, participant.address, participant.name});
        else
            ++leftOut;
    }
    if (leftOut > 0)
        qCWarning(segueHub) << "a conversation has as many people as are kept:" << leftOut << "left out";
    return conversation.participants.size() == before
               ? Result<void>()
               : Conversations::storeParticipants(m_write, conversation);
}

Result<MailOutcome> MailInbox::message(const IncomingMail& mail, Place place) {
    SEGUE_TRY_VALUE(sender, senderOf(mail, place));
    if (!place.conversation) {
        SEGUE_TRY_VALUE(begun, begin(mail, sender));
        place.conversation = begun;
    }
    ConversationRow& conversation = *place.conversation;
    SEGUE_TRY(addParticipants(conversation, mail, sender));
    EntryRow entry;
    entry.author = {AuthorKind::Customer, sender.id.value(), sender.name};
    entry.contact = sender.id;
    entry.subject = mail.subject == conversation.subject ? QString() : mail.subject;
    entry.text = mail.text;
    entry.html = mail.html;
    ConversationFlow flow(m_write);
    SEGUE_TRY(flow.customerWrote(conversation, entry));
    SEGUE_TRY(attach(mail, entry.id));
    SEGUE_TRY(MailThreads::add(m_write, mail.messageId, conversation.id, entry.id, m_write.now()));
    SEGUE_TRY(flow.save(conversation));
    return MailOutcome{u"accepted"_s, authorOf(mail) ? QString() : u"no_sender"_s, conversation.id, entry.id};
}

Result<MailOutcome> MailInbox::automatic(const IncomingMail& mail, Place place) {
    if (!place.conversation)
        return MailOutcome{u"ignored"_s, u"automatic"_s, {}, {}};
    EntryRow entry;
    entry.kind = EntryKind::Note;
    entry.visibility = Visibility::Internal;
    entry.author = {AuthorKind::Bot, {}, mail.from ? nameOf(*mail.from) : QString()};
    entry.subject = mail.subject;
    entry.text = mail.text;
    ConversationFlow flow(m_write);
    SEGUE_TRY(flow.add(*place.conversation, entry));
    SEGUE_TRY(attach(mail, entry.id));
    SEGUE_TRY(flow.save(*place.conversation));
    return MailOutcome{u"accepted"_s, u"automatic"_s, place.conversation->id, entry.id};
}

Result<MailOutcome> MailInbox::bounce(const IncomingMail& mail) {
    SEGUE_TRY_VALUE(place, MailThreads(m_write.db()).findOutbound(mail.bounce->originalMessageId));
    if (!place)
        return MailOutcome{u"ignored"_s, u"bounce"_s, {}, {}};
    SEGUE_TRY_VALUE(entry, Entries(m_write.db()).find(place->entry));
    // Anybody can write a report. What was read has arrived, whatever one says.
    if (mail.bounce->isFinal && entry && entry->delivery != Delivery::Read) {
        QStringList words{mail.bounce->recipient, mail.bounce->status, mail.bounce->diagnosis};
        words.removeAll(QString());
        SEGUE_TRY(Entries::setDelivery(m_write, place->entry, Delivery::Failed, words.join(u" · "_s)));
    }
    return MailOutcome{u"accepted"_s, u"bounce"_s, place->conversation, place->entry};
}

Result<void> MailInbox::attach(const IncomingMail& mail, const EntryId& entry) {
    const QString owner = u"mail:"_s + entry.value();
    QStringList ids;
    for (qsizetype i = 0; i < mail.attachments.size(); ++i) {
        const MailPart& part = mail.attachments.at(i);
        if (part.bytes.isEmpty())
            continue;
        AttachmentRow row;
        row.sha256 = m_sha256s.at(i);
        row.owner = owner;
        row.file = {{}, part.name, part.mediaType, part.bytes.size(), part.contentId};
        SEGUE_TRY(Attachments::insert(m_write, m_files, row, part.bytes));
        ids.append(row.file.id);
    }
    if (!ids.isEmpty())
        SEGUE_TRY(Attachments::take(m_write, ids, owner, entry));
    return {};
}

} // namespace segue::hub
