// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QHash>
#include <QTcpServer>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

namespace segue {

//! For tests alone: a mail server on loopback that takes every message and keeps it. It speaks as much of
//! RFC 5321 as a client needs to hand over mail without encryption or sign-in.
class SmtpServer final {
public:
    struct Mail {
        QByteArray sender;
        QByteArrayList recipients; //!< Of the envelope.
        QByteArray message;        //!< As it was sent, without the transparency dots.

        //! A field of its header, unfolded; empty if there is none.
        QByteArray field(const QByteArray& name) const;
    };

    SmtpServer();

    bool listen() { return m_server.listen(QHostAddress::LocalHost); }
    quint16 port() const { return m_server.serverPort(); }
    //! Everything that was handed over whole, answered or not.
    const QList<Mail>& mails() const { return m_mails; }

    //! From now on whoever says `verb` ("." ends a message) waits for the answer until release().
    void holdAt(const QByteArray& verb) { m_holdAt = verb; }
    void release();
    //! How many wait and have not gone away.
    qsizetype held() const { return m_held.size(); }

private:
    struct Dialogue {
        Mail mail;
        bool inMessage = false;
    };
    void read(QTcpSocket* socket);
    void takeLine(QTcpSocket* socket, Dialogue& dialogue, const QByteArray& line);
    void takeMessageLine(QTcpSocket* socket, Dialogue& dialogue, const QByteArray& line);
    void answer(QTcpSocket* socket, const QByteArray& verb, const QByteArray& line);

    QHash<QTcpSocket*, Dialogue> m_dialogues;
    QList<Mail> m_mails;
    QByteArray m_holdAt;
    QHash<QTcpSocket*, QByteArray> m_held; //!< With the answer that each waits for.
    QTcpServer m_server;                   // Last: its sockets end before what they tell.
};

} // namespace segue
