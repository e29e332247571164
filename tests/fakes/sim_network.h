// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/net/answer.h"
#include "core/net/http_transport.h"
#include "core/net/web_socket.h"
#include "tests/fakes/fake_scheduler.h"
#include "tests/fakes/sim_server.h"

#include <QPointer>
#include <QSet>
#include <map>

namespace segue {

//! How often each kind of trouble happens, from 0 to 1.
struct SimFaults {
    double unreachable = 0;  //!< Nothing is sent.
    double lostRequest = 0;  //!< Sent, never arrives.
    double lostAnswer = 0;   //!< Carried out, the answer never arrives.
    double cutAnswer = 0;    //!< Carried out, the answer is cut in the middle.
    double slow = 0;         //!< Takes longer than the client waits, and arrives all the same.
    double repeated = 0;     //!< Something on the way sends it twice.
    double rateLimited = 0;  //!< 429 with Retry-After.
    double unavailable = 0;  //!< 503, not carried out.
    double failsAfter = 0;   //!< 500 although it was carried out.
    double unauthorised = 0; //!< 401 for no reason.
    double frameLost = 0;
    double frameRepeated = 0;
    double frameLate = 0;     //!< Comes after later ones.
    double socketDropped = 0; //!< With a frame.
    //! Something on the way refuses a command or a probe in the server's place, which had acted or
    //! was never asked.
    double stranger = 0;
};

class SimWebSocket;

//! The network of a simulation: every request and frame goes through here, on the simulation's
//! clock, and may meet with an accident.
class SimNetwork final : public HttpTransportFactory, public WebSocketFactory {
public:
    SimNetwork(FakeScheduler& scheduler, const Clock& clock, Random& random);
    ~SimNetwork() override;

    //! Reachable as http://<name>.
    void attach(SimServer& server);
    void partition(const QString& name);
    void heal(const QString& name) { m_partitioned.remove(name); }
    bool isPartitioned(const QString& name) const { return m_partitioned.contains(name); }

    SimFaults faults;
    int requests = 0;
    int commandRequests = 0;
    //! Commands that went out before the moment that a 429 had named.
    int impatientCommands = 0;
    //! The client's process is gone: nothing leaves it any more.
    std::function<bool()> isClientDead = [] { return false; };
    //! It is a new process, which knows of no 429.
    void clientRestarted() { m_quietUntil.clear(); }
    //! How often each accident happened.
    const QMap<QString, int>& accidents() const { return m_accidents; }

    std::unique_ptr<HttpTransport> makeHttpTransport() override;
    std::unique_ptr<WebSocketClient> makeWebSocket() override;

private:
    friend class SimTransport;
    friend class SimWebSocket;
    //! A client's request on its way, and whether the client is still there to hear of it.
    struct Call final : Answer<HttpResponse> {
        using Answer::Answer;
        std::weak_ptr<const void> caller;
        bool isHeard() const { return !isGiven() && !caller.expired(); }
    };
    using Reply = std::shared_ptr<Call>;

    Async<HttpResponse> send(const HttpRequest& request, const std::shared_ptr<const void>& caller);
    void countCommand(const HttpRequest& request);
    void deliverTo(SimServer& server, const HttpRequest& request, const Reply& reply);
    HttpResponse serve(SimServer& server, const HttpRequest& request);
    void answer(const HttpRequest& request, HttpResponse response, const Reply& reply);
    void connectSocket(SimWebSocket* socket);
    void announce(SimServer& server);
    void sendFrame(SimWebSocket* socket, const QJsonObject& frame);
    void drop(SimWebSocket* socket);

    void after(Millis delay, std::function<void()> call);
    bool happens(double SimFaults::* fault, const char* name);
    Millis between(int least, int most);

    FakeScheduler& m_scheduler;
    const Clock& m_clock;
    Random& m_random;
    QMap<QString, SimServer*> m_servers;
    QMap<QString, Millis> m_quietUntil; //!< By server: when commands may come again.
    QSet<QString> m_partitioned;
    QList<QPointer<SimWebSocket>> m_sockets;
    std::map<quint64, Timer> m_timers;
    quint64 m_lastTimer = 0;
    QMap<QString, int> m_accidents;
};

//! The client's end of one simulated connection.
class SimWebSocket final : public WebSocketClient {
    Q_OBJECT

public:
    explicit SimWebSocket(SimNetwork& network) : m_network(network) {}

    void open(const QUrl& url, const HttpHeaders& headers) override;
    void send(const QString&) override {}
    void close() override;

private:
    friend class SimNetwork;

    SimNetwork& m_network;
    QUrl m_url;
    HttpHeaders m_headers;
    bool m_isOpen = false;
    bool m_hasEnded = false;
    qint64 m_sentUpTo = 0; //!< The server's side: what this client was told of.
};

} // namespace segue
