// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/fakes/hub_under_test.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <QWebSocket>
#include <memory>
#include <vector>

namespace segue::bench {

//! Many agents with a stream each, all in this process: what they cost is part of what is measured.
class AgentCrowd final : public QObject {
public:
    //! Makes the agents and opens their streams.
    Result<void> connectTo(HubUnderTest& hub, int agents);

    //! From now on frames are looked through for `marker`.
    void expect(const QByteArray& marker);
    bool allHeard() const { return m_heard == qsizetype(m_sockets.size()); }

    //! From now on entries are counted, as the first agent's stream has them.
    void beginCount();
    int entries() const { return m_entries; }
    //! Frames that say "you are behind, ask": what they stand for is not counted.
    int behind() const { return m_behind; }
    qint64 frames() const { return m_frames; }

private:
    Result<QByteArray> newAgent(HubUnderTest& hub, int number);
    void hear(std::size_t agent, const QString& text);

    std::vector<std::unique_ptr<QWebSocket>> m_sockets;
    std::vector<bool> m_hasHeard;
    QString m_marker;
    qsizetype m_heard = 0;
    bool m_isCounting = false;
    int m_entries = 0;
    int m_behind = 0;
    qint64 m_frames = 0;
};

} // namespace segue::bench
