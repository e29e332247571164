// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine_services.h"
#include "core/engine/hub_folder.h"
#include "core/net/backoff.h"

#include <QObject>
#include <QProcess>
#include <QUrl>
#include <memory>

namespace segue {

//! The embedded hub: started as our child on loopback, adopted where one still runs, started again
//! when it dies, ended with us.
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
    void attempt();
    void adopt(const hub_folder::Endpoint& endpoint);
    void spawn();
    void awaitEndpoint(int pollsLeft);
    void ended();
    void fail(const Error& error);
    void again();
    void setUrl(const QUrl& url);

    Options m_options;
    EngineServices m_services;
    Backoff m_backoff;
    QString m_token;
    QUrl m_url;
    std::unique_ptr<QProcess> m_process;
    std::shared_ptr<Adapter> m_checking;
    Timer m_timer;
    bool m_wanted = false;
    bool m_hasFailed = false;
};

} // namespace segue
