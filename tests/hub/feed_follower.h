// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/hub/http_client.h"
#include "tests/hub/stream_client.h"

#include <QNetworkAccessManager>
#include <QStringList>

namespace segue::hub {

//! For tests alone: an agent's client that follows the feed as the API says, and complains of a gap, of
//! anything twice, and of what is out of order.
class FeedFollower : public QObject {
    Q_OBJECT

public:
    FeedFollower(quint16 port, const QString& token) : m_http(port), m_port(port), m_token(token) {}

    //! Follows from the present head on; false if that takes longer than `patience` ms.
    bool begin(int patience);
    //! Waits until everything up to `sequence` has come.
    bool reach(qint64 sequence, int patience);
    //! The ids of the notes, in the order of their versions.
    const QStringList& notes() const { return m_notes; }
    //! The first thing that was wrong; empty if nothing was.
    const QString& complaint() const { return m_complaint; }

private:
    void take(const QJsonObject& frame);
    void takeRows(const QJsonObject& page);
    void pull();
    void complain(const QString& what);

    HttpClient m_http;
    StreamClient m_stream;
    quint16 m_port;
    QString m_token;
    qint64 m_cursor = 0;
    bool m_isFollowing = false;
    bool m_mustPull = false;
    bool m_hasPulled = false;
    QStringList m_notes;
    QString m_complaint;
};

//! For tests alone: writes notes into one conversation, each after the answer to the one before.
class NoteLane : public QObject {
    Q_OBJECT

public:
    NoteLane(quint16 port, const QString& token, const QString& conversation, int count);

    bool isDone() const { return m_left == 0 || !m_complaint.isEmpty(); }
    //! The notes' ids as the hub answered them.
    const QStringList& entries() const { return m_entries; }
    qint64 lastVersion() const { return m_version; }
    //! A refusal, or an answer that came before in the sequence of what had been answered already.
    const QString& complaint() const { return m_complaint; }

private:
    void writeNext();
    void take(const QJsonObject& receipt);

    QNetworkAccessManager m_manager;
    quint16 m_port;
    QString m_token;
    QString m_conversation;
    int m_left;
    QStringList m_entries;
    qint64 m_version = 0;
    QString m_complaint;
};

} // namespace segue::hub
