// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QThread>
#include <QTimer>
#include <functional>
#include <memory>
#include <vector>

class QTcpSocket;

namespace segue::bench {

//! One HTTP/1.1 request as bytes. `client` becomes its address behind the trusted proxy, so that no limit for
//! one address holds back a benchmark.
QByteArray httpRequest(
    const QByteArray& method, const QByteArray& path, const QByteArray& token, int client,
    const QByteArray& body = {});

//! Many requests over a few connections that stay open, on a thread of its own. Nothing is sent twice.
class Flood final : public QThread {
public:
    struct Plan {
        quint16 port = 0;
        int connections = 1;
        int requests = 0;
        double perSecond = 0;                     //!< 0: as fast as answers come.
        std::function<QByteArray(int i)> request; //!< Called on the flood's thread.
    };
    struct Outcome {
        QList<double> ms; //!< From the request's last byte written to the answer's last byte read.
        int refused = 0;  //!< Answers that are not 2xx, and requests without one.
        double seconds = 0;
    };

    explicit Flood(Plan plan) : m_plan(std::move(plan)) {}
    ~Flood() override { wait(); }

    //! After its end.
    const Outcome& outcome() const { return m_outcome; }
    //! Starts it, waits for its end without an event loop, and says how it went.
    Outcome runThrough();

protected:
    void run() override;

private:
    class Connection;

    Plan m_plan;
    Outcome m_outcome;
};

} // namespace segue::bench
