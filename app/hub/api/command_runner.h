// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/api/command_request.h"
#include "app/hub/api/hub_json.h"
#include "app/hub/rest/caller.h"
#include "app/hub/storage/entry_row.h"
#include "app/hub/storage/settings.h"
#include "app/hub/storage/storage.h"

namespace segue::hub {

//! A conversation that an agent begins.
struct BeginRequest {
    Channel channel = Channel::Email;
    ContactId contact; //!< Empty: found or made by the first recipient's address.
    QString subject;
    QList<ParticipantRow> recipients;
    QString text;

    bool operator==(const BeginRequest&) const = default;
};

//! Carries commands out: all of one in one transaction, once for each key.
class CommandRunner {
public:
    CommandRunner(Storage& storage, const HubJson& json) : m_storage(storage), m_json(json) {}

    struct Keyed {
        QString key;
        QString payloadHash;
    };
    //! The receipt, after the commit; of a known key the receipt of the first time. Errors:
    //! Conflict "key_reused" and "stale"; Permanent "not_found", "invalid_…", "reply_unsupported",
    //! "mail_not_configured".
    Result<QJsonObject> run(const AgentCaller& agent, const Keyed& keyed, const CommandRequest& request);
    Result<QJsonObject> begin(const AgentCaller& agent, const Keyed& keyed, const BeginRequest& request);

    //! Channels on which agents can answer now.
    static QList<Channel> replyChannels(const Settings& settings);

private:
    Result<QJsonObject> once(
        const AgentCaller& agent, const Keyed& keyed,
        const std::function<Result<ConversationId>(Write&, EntryId&)>& effect);
    Result<ConversationId> apply(
        Write& write, const AgentCaller& agent, const QString& key, const CommandRequest& request,
        EntryId& made);
    Result<ConversationId> beginNew(
        Write& write, const AgentCaller& agent, const QString& key, const BeginRequest& request,
        EntryId& made);

    Storage& m_storage;
    const HubJson& m_json;
};

} // namespace segue::hub
