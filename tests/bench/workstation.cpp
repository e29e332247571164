// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/workstation.h"

#include "core/engine/engine_services.h"
#include "core/sync/identity_linker.h"

namespace segue::bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr Millis patience = 1min;
constexpr Millis settlePatience = 15min;
} // namespace

Result<std::unique_ptr<Workstation>> Workstation::open(WebSocketFactory* sockets) {
    auto made = std::unique_ptr<Workstation>(new Workstation);
    EngineOptions options;
    options.profileDir = made->m_dir.filePath(u"profile"_s);
    const EngineServices real = made->m_services.with(
        [](CacheDb& cache, WorkDb& work) { return std::make_unique<IdentityLinker>(cache, work); });
    const EngineServices services{
        real.clock,    real.scheduler, real.random,      real.http, sockets ? *sockets : real.webSockets,
        real.registry, real.vault,     real.makeListener};
    SEGUE_TRY_VALUE(engine, Engine::openWith(options, services));
    made->m_engine = std::move(engine);
    SEGUE_TRY_VALUE(views, Views::open(options.profileDir));
    made->m_views = std::move(views);
    return made;
}

Result<void> Workstation::signIn(HubUnderTest& hub) {
    Account account;
    account.kind = u"hub"_s;
    account.name = u"Hub"_s;
    account.baseUrl = hub.url();
    SEGUE_TRY_VALUE(
        id, answerOf(m_engine->addAccount(account, QString::fromLatin1(hub.agentToken())), patience));
    m_account = id;
    return {};
}

Result<void> Workstation::settle() {
    SEGUE_TRY_VALUE(settled, answerOf(m_engine->settle(settlePatience), settlePatience + patience));
    if (!settled)
        return fail(ErrorKind::Cancelled, u"bench_timeout"_s, u"the workstation did not come to rest"_s);
    return {};
}

} // namespace segue::bench
