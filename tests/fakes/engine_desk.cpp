// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/engine_desk.h"

#include "core/sync/identity_linker.h"
#include "tests/fakes/await.h"

namespace segue {

using namespace Qt::StringLiterals;

EngineDesk::~EngineDesk() {
    m_views.reset();
    m_engine.reset();
}

Result<void> EngineDesk::begin() {
    EngineOptions options;
    options.profileDir = profileDir();
    SEGUE_TRY_VALUE(engine, Engine::openWith(options, m_services.with([](CacheDb& cache, WorkDb& work) {
                        return std::make_unique<IdentityLinker>(cache, work);
                    })));
    SEGUE_TRY_VALUE(views, Views::open(options.profileDir));
    m_engine = std::move(engine);
    m_views = std::move(views);
    return {};
}

AccountId EngineDesk::addHub(const QString& name, const QUrl& url, const QByteArray& token) {
    Account account;
    account.kind = u"hub"_s;
    account.name = name;
    account.baseUrl = url;
    return await(m_engine->addAccount(account, QString::fromLatin1(token))).value_or(AccountId());
}

ConnectionStatus::State EngineDesk::stateOf(const AccountId& account) const {
    const QList<ConnectionStatus> all = m_engine->connections();
    for (const ConnectionStatus& one : all) {
        if (one.account == account)
            return one.state;
    }
    return ConnectionStatus::State::Disabled;
}

bool EngineDesk::accepts(const ConversationRef& conversation, const QString& text) {
    Command command;
    command.conversation = conversation;
    command.channel = Channel::WebChat;
    command.operations.append(Reply{text, {}});
    return await(m_engine->enqueue(command)).has_value();
}

} // namespace segue
