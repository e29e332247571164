// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QWebSocket>

namespace segue::hub {

//! For tests alone: a WebSocket to the hub that keeps every frame.
class StreamClient : public QObject {
    Q_OBJECT

public:
    //! An agent's stream.
    void openAgent(quint16 port, const QString& token, qint64 after);
    //! A visitor's, with the token as a browser sends it.
    void openVisitor(quint16 port, const QString& token, qint64 after = -1);
    void close() { m_socket.close(); }
    void send(const QJsonObject& frame);
    void sendRaw(const QString& text) { m_socket.sendTextMessage(text); }

    bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    int closeCode() const { return m_socket.closeCode(); }
    const QList<QJsonObject>& frames() const { return m_frames; }
    QList<QJsonObject> framesOf(const QString& type) const;
    QJsonObject lastOf(const QString& type) const;
    qsizetype largestFrame() const { return m_largest; }

Q_SIGNALS:
    void received(const QJsonObject& frame);

private:
    void open(const QString& path, quint16 port, const QByteArray& header, const QByteArray& value);

    QWebSocket m_socket;
    QList<QJsonObject> m_frames;
    qsizetype m_largest = 0;
    bool m_connected = false;
};

} // namespace segue::hub
