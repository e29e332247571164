// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/team_setup.h"

#include "app/hub/api/hub_server.h"
#include "app/hub/storage/directory.h"
#include "app/hub/storage/settings.h"
#include "app/hub/storage/tokens.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

Result<QString> createAgent(Storage& storage, const QString& name, const QString& email, Role role) {
    return storage.write([&](Write& write) -> Result<QString> {
        AgentRow agent;
        agent.name = name;
        agent.email = email;
        agent.role = role;
        SEGUE_TRY(Directory::put(write, agent));
        return Tokens::issue(write, agent.id, u"first"_s);
    });
}

Result<void> adoptEmbeddedAgent(Storage& storage, const QString& name, const QByteArray& token) {
    const QString noteName = u"embedded_agent"_s;
    return storage.write([&](Write& write) -> Result<void> {
        SEGUE_TRY_VALUE(id, loadNote(write.db(), noteName));
        SEGUE_TRY_VALUE(known, Directory(write.db()).agent(AgentId(id.value_or(QString()))));
        AgentRow agent = known.value_or(AgentRow());
        if (!known || agent.name != name || agent.role != Role::Admin || !agent.active) {
            agent.name = name;
            agent.role = Role::Admin;
            agent.active = true;
            SEGUE_TRY(Directory::put(write, agent));
            SEGUE_TRY(saveNote(write, noteName, agent.id.value()));
        }
        SEGUE_TRY(Tokens::revoke(write, agent.id, HubServer::embeddedTokenName()));
        TokenRow row;
        row.kind = TokenKind::Agent;
        row.agent = agent.id;
        row.name = HubServer::embeddedTokenName();
        return Tokens::adopt(write, token, row);
    });
}

} // namespace segue::hub
