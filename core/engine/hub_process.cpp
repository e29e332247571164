// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/hub_process.h"

#include "core/base/log.h"

namespace segue {

using namespace Qt::StringLiterals;

namespace {

constexpr Millis pollInterval{50};
constexpr int startPolls = 400; // 20 s
//! The hub lets its answers finish for six seconds, and a mail whose last byte has left for eight more.
constexpr Millis endPatience{20'000};
constexpr Millis firstRetry{500};
constexpr Millis longestRetry{30'000};
constexpr int newerDatabase = 4; // segue-hub's exit code (app/hub/main.cpp).

} // namespace

HubProcess::HubProcess(Options options, const EngineServices& services)
    : m_options(std::move(options)), m_services(services),
      m_backoff(services.random, firstRetry, longestRetry) {}

HubProcess::~HubProcess() {
    if (m_process)
        m_process->disconnect(this);
}

void HubProcess::start() {
    m_wanted = true;
    attempt();
}

void HubProcess::verify() {
    if (!m_wanted || m_process || m_checking || m_timer.isActive())
        return;
    setUrl({});
    again();
}

void HubProcess::attempt() {
    m_timer.cancel();
    if (!m_wanted || m_process || m_checking)
        return;
    // Each time: the disk may have been full, or the folder taken away while we ran.
    const auto token = hub_folder::prepare(m_options.dataDir, m_services.random);
    if (!token)
        return fail(token.error());
    m_token = *token;
    const qint64 holder = hub_folder::owner(m_options.dataDir);
    if (holder == 0)
        return spawn();
    // One that is still starting or already ending has no endpoint of its own: look again.
    const auto known = hub_folder::endpoint(m_options.dataDir);
    if (!known || known->pid != holder)
        return again();
    adopt(*known);
}

void HubProcess::adopt(const hub_folder::Endpoint& endpoint) {
    AdapterSettings settings;
    settings.kind = u"hub"_s;
    settings.baseUrl = endpoint.url;
    settings.credential = [token = m_token.toUtf8()] { return token; };
    auto adapter = m_services.registry.create(settings, m_services.forAdapters());
    if (!adapter)
        return fail(adapter.error());
    m_checking = std::move(*adapter);
    deliver(
        this, m_checking->validate(),
        [this, endpoint, keep = m_checking](const Result<AccountIdentity>& identity) {
            m_checking.reset();
            if (!m_wanted)
                return;
            if (!identity)
                return fail(identity.error());
            qCInfo(segueEngine) << "adopted a hub that still runs";
            setUrl(endpoint.url);
        });
}

void HubProcess::spawn() {
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process->setStandardOutputFile(QProcess::nullDevice());
    connect(m_process.get(), &QProcess::finished, this, [this] { ended(); });
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            ended();
    });
    m_process->start(m_options.program, {u"--embedded"_s, u"--data"_s, m_options.dataDir});
    if (!m_process)
        return; // It failed at once.
    m_process->write(hub_folder::greeting(m_token, m_options.agentName));
    awaitEndpoint(startPolls);
}

void HubProcess::awaitEndpoint(int pollsLeft) {
    if (!m_process)
        return;
    const auto known = hub_folder::endpoint(m_options.dataDir);
    if (known && m_process->processId() != 0 && known->pid == m_process->processId())
        return setUrl(known->url);
    if (pollsLeft == 0) {
        qCWarning(segueEngine) << "the embedded hub did not say where it listens";
        return m_process->kill();
    }
    m_timer = m_services.scheduler.after(pollInterval, [this, pollsLeft] { awaitEndpoint(pollsLeft - 1); });
}

void HubProcess::ended() {
    m_timer.cancel();
    const bool isTooNew = m_process && m_process->exitCode() == newerDatabase;
    if (m_process)
        m_process.release()->deleteLater();
    const bool wasRunning = !m_url.isEmpty();
    setUrl({});
    if (!m_wanted) {
        Q_EMIT stopped();
        return;
    }
    if (wasRunning)
        return again();
    if (isTooNew)
        return fail(
            {ErrorKind::Permanent, u"hub_newer"_s, u"a newer Segue wrote the hub's database"_s, 0,
             std::nullopt});
    fail({ErrorKind::Permanent, u"hub_not_started"_s, u"the embedded hub did not start"_s, 0, std::nullopt});
}

void HubProcess::stop() {
    m_wanted = false;
    m_timer.cancel();
    if (!m_process) {
        Q_EMIT stopped();
        return;
    }
    // The end of its input alone would leave it waiting for a workstation that adopts it.
    m_process->closeWriteChannel();
    m_process->terminate();
    m_timer = m_services.scheduler.after(endPatience, [this] {
        if (m_process)
            m_process->kill();
    });
}

void HubProcess::fail(const Error& error) {
    m_hasFailed = true;
    Q_EMIT failed(error);
    again();
}

void HubProcess::again() {
    m_timer = m_services.scheduler.after(m_backoff.next(), [this] { attempt(); });
}

void HubProcess::setUrl(const QUrl& url) {
    if (m_url == url && url.isEmpty())
        return;
    m_url = url;
    if (url.isEmpty()) {
        Q_EMIT lost();
        return;
    }
    m_backoff.reset();
    m_hasFailed = false;
    Q_EMIT ready(url, m_token);
}

} // namespace segue
