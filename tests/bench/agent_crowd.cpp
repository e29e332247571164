// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/agent_crowd.h"

#include "core/base/json.h"
#include "tests/bench/workstation.h"

#include <QJsonArray>
#include <QNetworkRequest>

namespace segue::bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr Millis patience = 60s;
}

Result<QByteArray> AgentCrowd::newAgent(HubUnderTest& hub, int number) {
    SEGUE_TRY_VALUE(
        made, hub.call(
                  "POST", u"/admin/agents"_s, hub.agentToken(),
                  {{u"name"_s, u"Agent %1"_s.arg(number)}, {u"role"_s, u"agent"_s}}));
    return made.value("token"_L1).toString().toLatin1();
}

Result<void> AgentCrowd::connectTo(HubUnderTest& hub, int agents) {
    QList<QByteArray> tokens;
    for (int i = 0; i < agents; ++i) {
        SEGUE_TRY_VALUE(token, newAgent(hub, i));
        tokens.append(token);
    }
    // The newest change: nobody wants the past.
    SEGUE_TRY_VALUE(page, hub.call("GET", u"/changes?after=0&limit=1"_s, hub.agentToken()));
    const QString head = QString::number(page.value("head"_L1).toInteger());
    m_hasHeard.assign(tokens.size(), false);
    for (const QByteArray& token : std::as_const(tokens)) {
        QNetworkRequest request(
            QUrl(u"ws://127.0.0.1:%1/api/v1/stream?after=%2"_s.arg(hub.port()).arg(head)));
        request.setRawHeader("Authorization", "Bearer " + token);
        const QByteArray number = QByteArray::number(qlonglong(m_sockets.size()) + 1);
        request.setRawHeader("X-Forwarded-For", "10.2.0." + number);
        auto socket = std::make_unique<QWebSocket>();
        const std::size_t agent = m_sockets.size();
        connect(socket.get(), &QWebSocket::textMessageReceived, this, [this, agent](const QString& text) {
            hear(agent, text);
        });
        socket->open(request);
        m_sockets.push_back(std::move(socket));
    }
    return waitFor(
        [this] {
            return std::all_of(m_sockets.begin(), m_sockets.end(), [](const auto& socket) {
                return socket->state() == QAbstractSocket::ConnectedState;
            });
        },
        u"not every agent was let in"_s, patience);
}

void AgentCrowd::expect(const QByteArray& marker) {
    m_marker = QString::fromLatin1(marker);
    m_heard = 0;
    m_hasHeard.assign(m_sockets.size(), false);
}

void AgentCrowd::beginCount() {
    m_isCounting = true;
    m_entries = m_behind = 0;
    m_frames = 0;
    m_marker.clear();
}

void AgentCrowd::hear(std::size_t agent, const QString& text) {
    ++m_frames;
    if (!m_marker.isEmpty() && !m_hasHeard[agent] && text.contains(m_marker)) {
        m_hasHeard[agent] = true;
        ++m_heard;
    }
    if (!m_isCounting || agent > 0)
        return;
    const auto frame = parseJsonObject(text.toUtf8());
    if (!frame)
        return;
    m_entries += static_cast<int>(frame->value("entries"_L1).toArray().size());
    m_behind += frame->value("type"_L1).toString() == "behind"_L1 ? 1 : 0;
}

} // namespace segue::bench
