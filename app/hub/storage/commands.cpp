// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/commands.h"

#include "app/hub/storage/sql_values.h"
#include "core/base/planted_bug.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

Result<std::optional<CommandRow>> Commands::find(const QString& key) {
    if (isPlanted(PlantedBug::HubActsAgain))
        return std::optional<CommandRow>();
    return m_db.one(
        u"SELECT idempotency_key, conversation, agent, payload_hash, receipt, created_at FROM "
        u"commands "
        "WHERE idempotency_key = ?"_s,
        {key}, [](const db::Row& row) {
            return CommandRow{row.text(0), row.id<ConversationId>(1), row.id<AgentId>(2),
                              row.text(3), jsonObject(row.text(4)),   row.instant(5)};
        });
}

Result<void> Commands::insert(Write& write, const CommandRow& command) {
    SEGUE_TRY(write.db().run(
        u"INSERT INTO commands (idempotency_key, conversation, agent, payload_hash, receipt, "
        u"created_at) "
        "VALUES (?, ?, ?, ?, ?, ?)"_s +
            (isPlanted(PlantedBug::HubActsAgain) ? u" ON CONFLICT DO NOTHING"_s : QString()),
        {command.key, command.conversation, command.agent, command.payloadHash, jsonText(command.receipt),
         command.createdAt}));
    return {};
}

} // namespace segue::hub
