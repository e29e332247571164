// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/net/http_message.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <functional>
#include <map>

namespace segue {

//! What keeps a command from being carried out twice.
enum class SimClass {
    Key,           //!< The server keeps our key: our own hub.
    CompareAndSet, //!< A write names the state that it starts from.
    Marker,        //!< Our key comes back on the entry, and finds it a moment later.
    ProbeOnly,     //!< Nothing: only the thread can be looked at.
    Mail,          //!< Nothing, and nothing can be looked at either.
};
constexpr int simClasses = 5;

//! One command that the simulated hub carried out, as its wire log has it.
struct SimEffect {
    QString key;
    QString conversation;
    QString text;           //!< Of its reply or note.
    QStringList recipients; //!< Their addresses, in order.
    bool isReply = false;
    //! What the customer wrote last in this conversation until then; 0 = nothing.
    qint64 customerSequence = 0;
};

//! A hub in memory with the semantics of docs/hub-api.md: objects with versions in commit order, a
//! change feed that keeps the last change of each, commands under idempotency keys; or a helpdesk of
//! another class. It fails only when told to; SimNetwork makes the trouble.
class SimServer {
public:
    using Rows = QMap<QString, QJsonObject>;

    //! `clock`'s monotonic side is the server's wall clock: it does not jump with the agent's.
    SimServer(QString name, const Clock& clock, SimClass simClass = SimClass::Key);

    const QString& name() const { return m_name; }
    SimClass simClass() const { return m_class; }
    QString token = QStringLiteral("right");

    HttpResponse handle(const HttpRequest& request);
    //! True if the WebSocket's request carries the right token.
    bool admits(const HttpHeaders& headers) const;
    //! Everything after `after` as a page of the feed, at most `limit` rows.
    QJsonObject page(qint64 after, int limit) const;
    qint64 head() const { return m_head; }
    //! Whether a page after `after` would tell of every deletion.
    bool canReplay(qint64 after) const { return after >= m_floor; }

    // What happens at the helpdesk.
    QString addConversation();
    void customerWrites(const QString& conversation, const QString& text);
    void colleagueTakes(const QString& conversation);
    void close(const QString& conversation);
    // Where only the thread can be looked at, our own entries stay as they are: what somebody took away there
    // nobody can find again.
    void removeEntry(const QString& id);
    void editEntry(const QString& id);
    //! The conversation's customer turns out to be another one, who is written to elsewhere.
    void mergeCustomer(const QString& conversation);
    //! Forgets old deletions: cursors below now are answered with "start over".
    void forgetDeletions();

    const QList<SimEffect>& effects() const { return m_effects; }
    QStringList conversationIds() const { return m_rows.value(QStringLiteral("conversations")).keys(); }
    Rows rows(const QString& list) const { return m_rows.value(list); }

    //! Called after each commit.
    std::function<void()> onChange;

private:
    HttpResponse changes(const HttpRequest& request);
    HttpResponse command(const HttpRequest& request);
    HttpResponse receiptOf(const QString& key) const;
    HttpResponse markerOf(const QString& key) const;
    //! Changes with everything that is said or done in the conversation.
    QString stateOf(const QString& conversation) const;
    //! Our agent's entries after one of them.
    HttpResponse mineAfter(const QString& conversation, const QString& entry) const;
    HttpResponse ofConversation(const HttpRequest& request, const QStringList& path) const;
    QJsonObject carryOut(const QString& key, const QJsonObject& body);
    QString say(const QString& key, const QJsonObject& operation, const QString& conversation);
    void change(const QString& conversation, const QString& field, const QJsonValue& value);
    bool isStale(const QJsonObject& body) const;
    qint64 customerSequence(const QString& conversation) const;

    void put(const QString& list, QJsonObject row);
    bool mustStay(const QString& entry) const;
    void remove(const QString& list, const QString& kind, const QString& id);
    QString addEntry(const QString& conversation, QJsonObject entry);
    qint64 now() const { return toMs(fromMs(1'750'000'000'000) + m_clock.monotonic()); }

    QString m_name;
    const Clock& m_clock;
    SimClass m_class;
    qint64 m_head = 0;
    qint64 m_floor = 0;
    qint64 m_lastId = 0;
    QMap<QString, Rows> m_rows;
    //! Version → (list, id), of each object's last change.
    std::map<qint64, std::pair<QString, QString>> m_feed;
    QMap<QString, QJsonObject> m_removed; //!< By id.
    struct Done {
        QByteArray body;
        QJsonObject receipt;
        Millis at{0};
    };
    QHash<QString, Done> m_done;
    QList<SimEffect> m_effects;
};

} // namespace segue
