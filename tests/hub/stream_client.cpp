// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hub/stream_client.h"

#include <QJsonDocument>
#include <QNetworkRequest>

namespace segue::hub {

using namespace Qt::StringLiterals;

void StreamClient::open(
    const QString& path, quint16 port, const QByteArray& header, const QByteArray& value) {
    if (!m_connected) {
        connect(&m_socket, &QWebSocket::textMessageReceived, this, [this](const QString& text) {
            const QByteArray bytes = text.toUtf8();
            m_largest = std::max(m_largest, bytes.size());
            m_frames.append(QJsonDocument::fromJson(bytes).object());
            Q_EMIT received(m_frames.last());
        });
        m_connected = true;
    }
    QNetworkRequest request(QUrl(u"ws://127.0.0.1:%1/api/v1%2"_s.arg(port).arg(path)));
    request.setRawHeader(header, value);
    m_socket.open(request);
}

void StreamClient::openAgent(quint16 port, const QString& token, qint64 after) {
    open(u"/stream?after=%1"_s.arg(after), port, "Authorization", "Bearer " + token.toLatin1());
}

void StreamClient::openVisitor(quint16 port, const QString& token, qint64 after) {
    open(
        after < 0 ? u"/chat/stream"_s : u"/chat/stream?after=%1"_s.arg(after), port, "Sec-WebSocket-Protocol",
        "segue.v1, segue.token." + token.toLatin1());
}

void StreamClient::send(const QJsonObject& frame) {
    m_socket.sendTextMessage(QString::fromUtf8(QJsonDocument(frame).toJson(QJsonDocument::Compact)));
}

QList<QJsonObject> StreamClient::framesOf(const QString& type) const {
    QList<QJsonObject> found;
    for (const QJsonObject& frame : m_frames) {
        if (frame.value("type"_L1).toString() == type)
            found.append(frame);
    }
    return found;
}

QJsonObject StreamClient::lastOf(const QString& type) const {
    const auto found = framesOf(type);
    return found.isEmpty() ? QJsonObject() : found.last();
}

} // namespace segue::hub
