// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/smtp_server.h"

#include <QTcpSocket>
#include <utility>

namespace segue {

namespace {

//! What stands between the angle brackets of "MAIL FROM:<a@b> SIZE=1".
QByteArray pathIn(const QByteArray& line) {
    const qsizetype from = line.indexOf('<') + 1;
    return line.mid(from, line.indexOf('>') - from);
}

} // namespace

QByteArray SmtpServer::Mail::field(const QByteArray& name) const {
    QByteArray header = message.left(message.indexOf("\r\n\r\n") + 2);
    header.replace("\r\n ", " ").replace("\r\n\t", " ");
    for (const QByteArray& line : header.split('\n')) {
        if (line.toLower().startsWith(name.toLower() + ':'))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

SmtpServer::SmtpServer() {
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
        QTcpSocket* socket = m_server.nextPendingConnection();
        m_dialogues.insert(socket, {});
        QObject::connect(socket, &QTcpSocket::readyRead, &m_server, [this, socket] { read(socket); });
        QObject::connect(socket, &QTcpSocket::disconnected, &m_server, [this, socket] {
            m_dialogues.remove(socket);
            m_held.remove(socket);
            socket->deleteLater();
        });
        socket->write("220 mail.test\r\n");
    });
}

void SmtpServer::read(QTcpSocket* socket) {
    while (socket->canReadLine() && m_dialogues.contains(socket)) {
        QByteArray line = socket->readLine();
        while (line.endsWith('\n') || line.endsWith('\r'))
            line.chop(1);
        Dialogue& dialogue = m_dialogues[socket];
        if (dialogue.inMessage)
            takeMessageLine(socket, dialogue, line);
        else
            takeLine(socket, dialogue, line);
    }
}

void SmtpServer::takeLine(QTcpSocket* socket, Dialogue& dialogue, const QByteArray& line) {
    const QByteArray verb = line.left(4).toUpper();
    if (verb == "MAIL") {
        dialogue.mail = {};
        dialogue.mail.sender = pathIn(line);
    } else if (verb == "RCPT") {
        dialogue.mail.recipients.append(pathIn(line));
    } else if (verb == "DATA") {
        dialogue.inMessage = true;
        answer(socket, verb, "354 go on\r\n");
        return;
    } else if (verb == "QUIT") {
        socket->write("221 bye\r\n");
        socket->disconnectFromHost();
        return;
    }
    answer(socket, verb, "250 ok\r\n");
}

void SmtpServer::takeMessageLine(QTcpSocket* socket, Dialogue& dialogue, const QByteArray& line) {
    if (line == ".") {
        dialogue.inMessage = false;
        m_mails.append(dialogue.mail);
        answer(socket, line, "250 kept\r\n");
        return;
    }
    dialogue.mail.message += (line.startsWith('.') ? line.mid(1) : line) + "\r\n";
}

void SmtpServer::answer(QTcpSocket* socket, const QByteArray& verb, const QByteArray& line) {
    if (verb == m_holdAt)
        m_held.insert(socket, line);
    else
        socket->write(line);
}

void SmtpServer::release() {
    m_holdAt.clear();
    const auto held = std::exchange(m_held, {});
    for (auto it = held.begin(); it != held.end(); ++it)
        it.key()->write(it.value());
}

} // namespace segue
