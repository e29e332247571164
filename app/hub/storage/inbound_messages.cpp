// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/inbound_messages.h"

#include "app/hub/storage/sql_values.h"
#include "core/base/hash.h"
#include "core/base/planted_bug.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

//! Of a message that was erased.
QString erasedId(const QString& messageId) {
    return u"sha256:"_s + sha256Hex(messageId.toUtf8());
}

} // namespace

Result<std::optional<InboundMessage>>
InboundMessages::find(const QString& provider, const QString& messageId, const QString& contentHash) {
    if (isPlanted(PlantedBug::HubStoresAgain))
        return std::optional<InboundMessage>();
    return m_db.one(
        u"SELECT result, conversation, entry FROM inbound_messages WHERE provider = ? AND "
        "message_id IN (?, ?) AND content_hash = ? LIMIT 1"_s,
        {provider, messageId, erasedId(messageId), contentHash}, [&](const db::Row& row) {
            return InboundMessage{provider,           messageId,  row.text(0), row.id<ConversationId>(1),
                                  row.id<EntryId>(2), contentHash};
        });
}

Result<void> InboundMessages::insert(Write& write, const InboundMessage& message) {
    SEGUE_TRY(write.db().run(
        u"INSERT INTO inbound_messages (provider, message_id, content_hash, result, conversation, entry, "
        u"received_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)"_s +
            (isPlanted(PlantedBug::HubStoresAgain) ? u" ON CONFLICT DO NOTHING"_s : QString()),
        {message.provider, message.messageId, message.contentHash, message.result,
         orNull(message.conversation), orNull(message.entry), write.now()}));
    return {};
}

Result<void> InboundMessages::insertErased(Write& write, const InboundMessage& message) {
    SEGUE_TRY(write.db().run(
        u"INSERT INTO inbound_messages (provider, message_id, content_hash, result, conversation, entry, "
        "received_at) VALUES (?, ?, ?, 'erased', NULL, NULL, ?) ON CONFLICT DO NOTHING"_s,
        {message.provider, erasedId(message.messageId), message.contentHash, write.now()}));
    return {};
}

} // namespace segue::hub
