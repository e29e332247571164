// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/accounts/token_file.h"
#include "core/engine/engine_services.h"
#include "core/net/backoff.h"

#include <QObject>
#include <QProcess>
#include <QUrl>
#include <memory>

namespace segue {

//! The embedded hub: started as our child on loopback, adopted where one still runs, started again
//! when it dies, ended with us. What it needs is in its folder: `token` (0600), `endpoint.json` and
//! `hub.lock` while it runs.
class HubProcess final : public QObject {
    Q_OBJECT

public:
    struct Options {
        QString program;
        QString dataDir;
        QString agentName;
    };

    HubProcess(Options options, const EngineServices& services);
    ~HubProcess() override;

    void start();
    //! Ends it, and answers with stopped(). A hub that we adopted ends by itself when nobody has
    //! used it for a while.
    void stop();
    //! It does not answer: look whether it still runs, and start it if it does not.
    void verify();

    QUrl url() const { return m_url; }
    QString token() const { return m_token; }
    bool isStarting() const { return m_wanted && m_url.isEmpty() && !m_hasFailed; }

Q_SIGNALS:
    void ready(const QUrl& url, const QString& token);
    void lost();
    //! It could not be started; it is tried again.
    void failed(const segue::Error& error);
    void stopped();

private:
    struct Endpoint {
        QUrl url;
        qint64 pid = 0;
    };

    void attempt();
    void adopt(const Endpoint& endpoint);
    void spawn();
    void awaitEndpoint(int pollsLeft);
    void ended();
    void fail(const Error& error);
    void again();
    void setUrl(const QUrl& url);
    std::optional<Endpoint> endpoint() const;
    //! The process that holds the hub's lock; 0 if none does.
    qint64 owner() const;
    Result<void> prepare();

    Options m_options;
    EngineServices m_services;
    Backoff m_backoff;
    TokenFile m_tokenFile;
    QString m_token;
    QUrl m_url;
    std::unique_ptr<QProcess> m_process;
    std::shared_ptr<Adapter> m_checking;
    Timer m_timer;
    bool m_wanted = false;
    bool m_hasFailed = false;
};

} // namespace segue
