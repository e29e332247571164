// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/ids.h"
#include "app/hub/storage/write.h"

#include <QJsonObject>

namespace segue::hub {

//! What became of a command, kept as long as its conversation so that a repeated one has no second
//! effect.
struct CommandRow {
    QString key; //!< A UUID, in lower case.
    ConversationId conversation;
    AgentId agent;
    QString payloadHash;
    QJsonObject receipt; //!< As it was answered.
    Instant createdAt;

    bool operator==(const CommandRow&) const = default;
};

class Commands {
public:
    explicit Commands(db::Connection& db) : m_db(db) {}

    Result<std::optional<CommandRow>> find(const QString& key);
    static Result<void> insert(Write& write, const CommandRow& command);

private:
    db::Connection& m_db;
};

} // namespace segue::hub
