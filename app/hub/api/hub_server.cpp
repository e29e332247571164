// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/hub_server.h"

#include "app/hub/api/agent_streams.h"
#include "app/hub/api/hub_articles.h"
#include "app/hub/api/hub_jobs.h"
#include "app/hub/api/hub_parts.h"
#include "app/hub/api/neighbours.h"
#include "app/hub/channels/mail_outbox.h"
#include "app/hub/channels/mail_routes.h"
#include "app/hub/channels/web_chat_routes.h"
#include "app/hub/http/server.h"
#include "app/hub/portal/portal.h"
#include "app/hub/rest/job_runner.h"
#include "app/hub/rest/live_signs.h"
#include "app/hub/rest/lone_bus.h"
#include "app/hub/rest/postgres_bus.h"
#include "app/hub/rest/stream_guard.h"
#include "app/hub/storage/settings.h"

#include <atomic>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

//! The URL is one that the storage was opened with.
std::unique_ptr<HubBus> busFor(const Storage& storage) {
    const auto postgres = db::PostgresOptions::fromUrl(storage.options().databaseUrl);
    if (!postgres)
        return std::make_unique<LoneBus>();
    db::PostgresOptions options = *postgres;
    options.applicationName = u"segue-hub bus"_s;
    return std::make_unique<PostgresBus>(options, storage.process());
}

Millis lookEveryOf(const HubOptions& options) {
    return options.lookEvery.value_or(options.databaseUrl.isEmpty() ? Millis{1'000} : Millis{5'000});
}

} // namespace

class HubServer::Impl {
public:
    Impl(HubOptions options, const Clock& clock, std::unique_ptr<Storage> storage);
    ~Impl() { stop(); }
    Q_DISABLE_COPY_MOVE(Impl)

    Result<quint16> start(quint16 port);
    void stop();

    HubOptions options;
    const Clock& clock;
    std::unique_ptr<Storage> storage;
    std::unique_ptr<HubBus> bus{busFor(*storage)};
    HubAddress address;
    PresenceBoard presence{*bus, storage->process()};
    LiveSigns signs{*bus};
    HubJson json{address, presence};
    Authenticator authenticator{*storage};
    FeedPump pump{*storage, lookEveryOf(options)};
    AgentStreams agents{*storage, pump, json, presence, signs};
    WebChat chat{*storage};
    WebChatStreams chatStreams{chat, pump, signs};
    StreamGuard guard{pump};
    HubArticles articles{*storage};
    JobRunner jobs{*storage};
    //! Apart from the others, because a slow SMTP server must not keep them waiting.
    JobRunner mailJobs{*storage};
    //! And because overwriting a database takes its time.
    JobRunner erasing{*storage};
    Neighbours neighbours{*bus, clock, presence, signs, pump, mailJobs};
    std::unique_ptr<http::Server> server;
    std::atomic<qint64> embeddedSeenAt{0};

private:
    http::Router routes();
    void addApiRoutes(http::Router& router);
    portal::PortalInfo portalInfo() const;
    http::ServerOptions serverOptions(quint16 port);
};

HubServer::Impl::Impl(HubOptions theOptions, const Clock& theClock, std::unique_ptr<Storage> theStorage)
    : options(std::move(theOptions)), clock(theClock), storage(std::move(theStorage)) {
    pump.add(agents);
    pump.add(chatStreams);
    guard.add(agents);
    guard.add(chatStreams);
    signs.setAudiences(agents, chatStreams);
    presence.onChange([this](const AgentId& agent, Presence now) { agents.presenceChanged(agent, now); });
    storage->onCommit([this](News news) {
        pump.wake();
        if (news == News::Mail)
            mailJobs.wake();
    });
    authenticator.onAgent([this](const AgentCaller& caller) {
        if (caller.tokenName == HubServer::embeddedTokenName())
            embeddedSeenAt = clock.monotonic().count();
    });
    addHubJobs(jobs, *storage);
    jobs.add(StreamGuard::lookEvery, [this](StorageSession& session) { guard.look(session); });
    addMailJobs(mailJobs, *storage, storage->process());
    addErasingJobs(erasing, *storage);
}

void HubServer::Impl::addApiRoutes(http::Router& router) {
    const HubParts parts{*storage, authenticator, json, address, presence, agents, signs, guard, erasing};
    addMetaRoutes(router, parts);
    addChangeRoutes(router, parts);
    addCommandRoutes(router, parts);
    addConversationRoutes(router, parts);
    addAttachmentRoutes(router, parts);
    addArticleRoutes(router, parts);
    addDirectoryRoutes(router, parts);
    addContactRoutes(router, parts);
    addDecisionRoutes(router, parts);
    addErasureRoutes(router, parts);
    addRetentionRoutes(router, parts);
    addAuditRoutes(router, parts);
    addMetricsRoutes(router, parts);
    addAdminRoutes(router, parts);
    addSettingsRoutes(router, parts);
    addInboundRoutes(router, parts);
    addImportRoutes(router, parts);
    addMailRoutes(router, *storage, authenticator);
}

http::Router HubServer::Impl::routes() {
    http::Router router;
    addApiRoutes(router);
    const auto isAnyoneAvailable = [this] { return presence.isAnyoneAvailable(); };
    addWebChatRoutes(router, {*storage, authenticator, chat, signs, chatStreams, isAnyoneAvailable, guard});
    portal::PortalOptions portalOptions;
    portalOptions.info = [this] { return portalInfo(); };
    portalOptions.rate = http::RateLimit{600, Millis{60'000}};
    portal::addPortalRoutes(router, portalOptions, articles);
    return router;
}

portal::PortalInfo HubServer::Impl::portalInfo() const {
    portal::PortalInfo info;
    auto session = storage->session();
    if (!session)
        return info;
    const auto settings = loadSettings((*session)->db());
    if (!settings)
        return info;
    info.workspace = settings->workspace.name;
    for (const QString& origin : settings->chat.allowedOrigins)
        info.shopOrigins.append(origin.toLatin1());
    if (info.shopOrigins.isEmpty())
        info.shopOrigins.append("*");
    return info;
}

http::ServerOptions HubServer::Impl::serverOptions(quint16 port) {
    http::ServerOptions out;
    out.address = options.address;
    out.port = port;
    out.workerThreads = options.workerThreads;
    out.trustedProxies = options.trustedProxies;
    out.allowedHosts = options.allowedHosts;
    out.workerEnding = [this] { storage->releaseThread(); };
    return out;
}

Result<quint16> HubServer::Impl::start(quint16 wanted) {
    server = std::make_unique<http::Server>(serverOptions(wanted), routes());
    SEGUE_TRY_VALUE(port, server->start());
    const QString host = options.address.contains(u':') ? u'[' + options.address + u']' : options.address;
    address.setListening(u"http://"_s + host + u':' + QString::number(port));
    bus->start(neighbours);
    pump.start();
    jobs.start();
    mailJobs.start();
    erasing.start();
    return port;
}

void HubServer::Impl::stop() {
    if (server)
        server->stop();
    mailJobs.stop();
    erasing.stop();
    jobs.stop();
    neighbours.sayGoodbye();
    bus->stop();
    pump.stop();
}

Result<std::unique_ptr<HubServer>>
HubServer::open(const HubOptions& options, const Clock& clock, Random& random) {
    SEGUE_TRY_VALUE(storage, Storage::open({options.dataDir, options.databaseUrl}, clock, random));
    return std::unique_ptr<HubServer>(
        new HubServer(std::make_unique<Impl>(options, clock, std::move(storage))));
}

HubServer::HubServer(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
HubServer::~HubServer() = default;

Result<quint16> HubServer::start(quint16 port) {
    return m_impl->start(port);
}
void HubServer::stop() {
    m_impl->stop();
}
Storage& HubServer::storage() {
    return *m_impl->storage;
}
int HubServer::embeddedStreams() const {
    return m_impl->agents.countOf(embeddedTokenName());
}
Millis HubServer::embeddedSeenAt() const {
    return Millis{m_impl->embeddedSeenAt.load()};
}

} // namespace segue::hub
