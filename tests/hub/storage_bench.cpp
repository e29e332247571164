// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hub/storage_bench.h"

#include "app/hub/storage/contacts.h"
#include "app/hub/storage/conversation_flow.h"
#include "app/hub/storage/entries.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

Result<OutboundMail> writeQueuedMail(Write& write) {
    const QString address = u"ann@x.example"_s;
    const QString name = u"Ann"_s;
    const ContactPoint point = claimedPoint(PointKind::Email, {}, address, write.now());
    SEGUE_TRY_VALUE(contact, Contacts::findOrAdd(write, point, name, Channel::Email));
    ConversationRow conversation;
    conversation.channel = Channel::Email;
    conversation.contact = contact.id;
    conversation.createdAt = write.now();
    ConversationFlow flow(write);
    SEGUE_TRY(flow.begin(conversation, {}));
    EntryRow row;
    row.text = u"Hello"_s;
    row.delivery = Delivery::Pending;
    SEGUE_TRY(flow.teamAnswered(conversation, row, false));
    OutboundMail mail;
    mail.entry = row.id;
    mail.conversation = conversation.id;
    mail.recipients = {{ParticipantRole::To, contact.id, address, name}};
    mail.subject = u"S"_s;
    SEGUE_TRY(OutboundMails::enqueue(write, mail, u"shop.example"_s));
    SEGUE_TRY(flow.save(conversation));
    return mail;
}

} // namespace

StorageBench::StorageBench() {
    auto storage = Storage::open({m_dir.path(), {}}, m_clock, m_random);
    if (!storage)
        qFatal("the storage does not open");
    m_storage = std::move(*storage);
}

StorageBench::~StorageBench() {
    m_storage->releaseThread();
}

OutboundMail StorageBench::queueMail() {
    return m_storage->write(&writeQueuedMail).value_or(OutboundMail());
}

EntryRow StorageBench::entry(const EntryId& id) {
    return m_storage->read([&](db::Connection& db) { return Entries(db).find(id); })->value();
}

} // namespace segue::hub
