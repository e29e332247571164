// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QNetworkAccessManager>
#include <QString>

namespace segue::hub {

//! For tests alone: one exchange with the hub over a real socket.
struct Answer {
    int status = 0; //!< 0: none came.
    QByteArray body;
    QMap<QByteArray, QByteArray> headers; //!< Names in lower case.
    QJsonObject json;

    QString errorCode() const;
    QJsonArray list(const char* name) const { return json.value(QLatin1StringView(name)).toArray(); }
    QJsonObject object(const char* name) const { return json.value(QLatin1StringView(name)).toObject(); }
    QString text(const char* name) const { return json.value(QLatin1StringView(name)).toString(); }
};

class HttpClient {
public:
    explicit HttpClient(quint16 port) : m_port(port) {}

    using Headers = QMap<QByteArray, QByteArray>;

    // Paths are below /api/v1. Each waits for the answer.
    Answer get(const QString& path, const QString& token = {});
    Answer post(
        const QString& path, const QJsonObject& body, const QString& token = {}, const Headers& headers = {});
    Answer put(const QString& path, const QJsonObject& body, const QString& token);
    Answer remove(const QString& path, const QString& token);
    Answer
    raw(const QByteArray& method, const QString& path, const QByteArray& body, const QString& token,
        const Headers& headers = {});

    //! Notes every exchange from now on.
    void record() { m_recording = true; }
    const QJsonArray& recorded() const { return m_recorded; }

private:
    quint16 m_port;
    QNetworkAccessManager m_manager;
    bool m_recording = false;
    QJsonArray m_recorded;
};

} // namespace segue::hub
