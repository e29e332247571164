// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/control_client.h"

#include "core/domain/value_json.h"
#include "core/engine/control.h"

#include <utility>

namespace segue {

using namespace Qt::StringLiterals;

namespace {
Error ownerGone() {
    return {
        ErrorKind::Transient, u"owner_gone"_s, u"the program that owns the profile is not there"_s, 0,
        std::nullopt};
}
} // namespace

ControlClient::ControlClient(const QString& profileDir) {
    connect(
        &m_socket, &QLocalSocket::connected, this, [this] { m_socket.write(std::exchange(m_unsent, {})); });
    connect(&m_socket, &QLocalSocket::readyRead, this, &ControlClient::read);
    connect(&m_socket, &QLocalSocket::disconnected, this, &ControlClient::failAll);
    connect(&m_socket, &QLocalSocket::errorOccurred, this, &ControlClient::failAll);
    m_socket.connectToServer(control::socketName(profileDir));
}

ControlClient::~ControlClient() {
    m_socket.disconnect(this);
    failAll();
}

Async<QJsonValue> ControlClient::call(const QString& method, const QJsonObject& params) {
    if (m_socket.state() == QLocalSocket::UnconnectedState)
        return ready<QJsonValue>(fail(ownerGone()));
    const qint64 id = ++m_lastId;
    auto promise = std::make_shared<Promise>();
    promise->start();
    m_waiting.insert(id, promise);
    const QByteArray line =
        toJson(QJsonObject{{u"id"_s, id}, {u"method"_s, method}, {u"params"_s, params}}) + '\n';
    if (m_socket.state() == QLocalSocket::ConnectedState)
        m_socket.write(line);
    else
        m_unsent += line;
    return promise->future();
}

void ControlClient::read() {
    while (m_socket.canReadLine()) {
        const auto answer = parseJsonObject(m_socket.readLine(), control::maxLine);
        if (!answer)
            continue;
        const auto promise = m_waiting.take(answer->value("id"_L1).toInteger());
        if (!promise)
            continue;
        if (answer->contains("error"_L1))
            promise->addResult(Result<QJsonValue>(fail(errorFromJson(answer->value("error"_L1).toObject()))));
        else
            promise->addResult(Result<QJsonValue>(answer->value("result"_L1)));
        promise->finish();
    }
}

void ControlClient::failAll() {
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto& promise : waiting) {
        promise->addResult(Result<QJsonValue>(fail(ownerGone())));
        promise->finish();
    }
}

} // namespace segue
