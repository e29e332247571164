// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/scheduler.h"
#include "core/net/web_socket.h"
#include "tests/fakes/hub_under_test.h"

#include <QMap>
#include <memory>

namespace segue {

//! For tests alone: a visitor of the shop with the chat open, as the widget speaks to the hub: REST to write,
//! the stream to hear. All calls wait for their answer.
class WebVisitor final {
public:
    //! `hub` runs, and outlives the visitor. What they type as name and address is only claimed.
    WebVisitor(HubUnderTest& hub, const QString& name, const QString& email = {});

    //! A session, and the stream open.
    Result<void> arrive();
    //! The conversation's id.
    Result<QString> write(const QString& text);
    Result<void> rate(int rating);
    void setTyping(bool on);
    //! They look at everything that they were shown.
    void look();

    //! Every message that they are shown, oldest first.
    QStringList shown() const;
    //! Who of the team is typing for them; empty = nobody.
    const QString& typist() const { return m_typist; }
    //! The team has read what was written until then (ms); 0 = nothing.
    qint64 readByTeamUntil() const { return m_readUntil; }
    bool isAskedForRating() const { return m_ratingAsked; }

private:
    void hear(const QString& text);
    void send(const QJsonObject& frame);

    HubUnderTest& m_hub;
    QString m_name;
    QString m_email;
    QByteArray m_token;
    QtScheduler m_scheduler;
    std::unique_ptr<WebSocketClient> m_stream;
    bool m_isOpen = false;
    QMap<std::pair<qint64, qint64>, QJsonObject> m_entries; //!< By time, and the order among equal times.
    QString m_typist;
    qint64 m_readUntil = 0;
    bool m_ratingAsked = false;
    int m_messages = 0;
};

} // namespace segue
