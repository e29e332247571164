// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/net/http_message.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>
#include <functional>
#include <map>

namespace segue {

//! One command that the simulated hub carried out, as its wire log has it.
struct SimEffect {
    QString key;
    QString conversation;
    QString text; //!< Of its reply or note.
    bool isReply = false;
    bool hadBase = false; //!< The hub compared it with what the customer wrote.
};

//! A hub in memory with the semantics of docs/hub-api.md: objects with versions in commit order, a
//! change feed that keeps the last change of each, commands under idempotency keys. It fails only
//! when told to; SimNetwork makes the trouble.
class SimServer {
public:
    using Rows = QMap<QString, QJsonObject>;

    //! `clock`'s monotonic side is the server's wall clock: it does not jump with the agent's.
    SimServer(QString name, const Clock& clock);

    const QString& name() const { return m_name; }
    QString token = QStringLiteral("right");

    HttpResponse handle(const HttpRequest& request);
    //! True if the WebSocket's request carries the right token.
    bool admits(const HttpHeaders& headers) const;
    //! Everything after `after` as a page of the feed, at most `limit` rows.
    QJsonObject page(qint64 after, int limit) const;
    qint64 head() const { return m_head; }

    // What happens at the helpdesk.
    QString addConversation();
    void customerWrites(const QString& conversation, const QString& text);
    void colleagueTakes(const QString& conversation);
    void close(const QString& conversation);
    void removeEntry(const QString& id);
    //! Forgets old deletions: cursors below now are answered with "start over".
    void forgetDeletions() {
        m_floor = m_head;
        m_snapshotCursors.clear();
    }

    const QList<SimEffect>& effects() const { return m_effects; }
    QStringList conversationIds() const { return m_rows.value(QStringLiteral("conversations")).keys(); }
    Rows rows(const QString& list) const { return m_rows.value(list); }

    //! Called after each commit.
    std::function<void()> onChange;

private:
    HttpResponse changes(const HttpRequest& request);
    HttpResponse command(const HttpRequest& request);
    HttpResponse receiptOf(const QString& key) const;
    QJsonObject carryOut(const QString& key, const QJsonObject& body);
    QString say(const QString& key, const QJsonObject& operation, const QString& conversation);
    void change(const QString& conversation, const QString& field, const QJsonValue& value);
    bool isStale(const QJsonObject& body) const;

    void put(const QString& list, QJsonObject row);
    QString addEntry(const QString& conversation, QJsonObject entry);
    qint64 now() const { return toMs(fromMs(1'750'000'000'000) + m_clock.monotonic()); }

    QString m_name;
    const Clock& m_clock;
    qint64 m_head = 0;
    qint64 m_floor = 0;
    qint64 m_lastId = 0;
    QSet<qint64> m_snapshotCursors; //!< Given out by pages that began from 0 after the floor was set.
    QMap<QString, Rows> m_rows;
    //! Version → (list, id), of each object's last change.
    std::map<qint64, std::pair<QString, QString>> m_feed;
    QMap<QString, QJsonObject> m_removed; //!< By id.
    struct Done {
        QByteArray body;
        QJsonObject receipt;
    };
    QHash<QString, Done> m_done;
    QList<SimEffect> m_effects;
};

} // namespace segue
