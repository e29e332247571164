// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/web_visitor.h"

#include "core/base/json.h"
#include "core/net/qt_web_socket.h"

#include <QJsonArray>
#include <QTest>

namespace segue {

using namespace Qt::StringLiterals;

namespace {
constexpr int patience = 20'000;
}

WebVisitor::WebVisitor(HubUnderTest& hub, const QString& name, const QString& email)
    : m_hub(hub), m_name(name), m_email(email) {}

Result<void> WebVisitor::arrive() {
    const QString device = u"browser-of-the-visitor-"_s + m_name;
    SEGUE_TRY_VALUE(session, m_hub.call("POST", u"/chat/sessions"_s, {}, {{u"device"_s, device}}));
    m_token = session.value("token"_L1).toString().toLatin1();
    m_stream = std::make_unique<QtWebSocket>(m_scheduler);
    QObject::connect(m_stream.get(), &WebSocketClient::opened, m_stream.get(), [this] { m_isOpen = true; });
    QObject::connect(
        m_stream.get(), &WebSocketClient::textReceived, m_stream.get(),
        [this](const QString& text) { hear(text); });
    m_stream->open(
        QUrl(u"ws://127.0.0.1:%1/api/v1/chat/stream?after=0"_s.arg(m_hub.port())),
        {{"Sec-WebSocket-Protocol", "segue.v1, segue.token." + m_token}});
    if (!QTest::qWaitFor([this] { return m_isOpen; }, patience))
        return fail(ErrorKind::Transient, u"stream_silent"_s, u"the chat's stream did not open"_s);
    return {};
}

Result<QString> WebVisitor::write(const QString& text) {
    QJsonObject body{
        {u"client_id"_s, u"%1-%2"_s.arg(m_name).arg(++m_messages)}, {u"text"_s, text}, {u"name"_s, m_name}};
    if (!m_email.isEmpty())
        body.insert(u"email"_s, m_email);
    SEGUE_TRY_VALUE(sent, m_hub.call("POST", u"/chat/messages"_s, m_token, body));
    return sent.value("conversation"_L1).toString();
}

Result<void> WebVisitor::rate(int rating) {
    SEGUE_TRY(m_hub.call("POST", u"/chat/rating"_s, m_token, {{u"rating"_s, rating}}));
    return {};
}

void WebVisitor::setTyping(bool on) {
    send({{u"type"_s, u"typing"_s}, {u"on"_s, on}});
}

void WebVisitor::look() {
    const qint64 newest = m_entries.isEmpty() ? 0 : m_entries.last().value("at"_L1).toInteger();
    send({{u"type"_s, u"seen"_s}, {u"at"_s, newest}});
}

QStringList WebVisitor::shown() const {
    QStringList texts;
    for (const QJsonObject& entry : m_entries)
        texts.append(entry.value("text"_L1).toString());
    return texts;
}

void WebVisitor::send(const QJsonObject& frame) {
    m_stream->send(QString::fromUtf8(toJson(frame)));
}

void WebVisitor::hear(const QString& text) {
    const QJsonObject frame = parseJsonObject(text.toUtf8()).value_or(QJsonObject());
    const QString type = frame.value("type"_L1).toString();
    if (type == "entries"_L1) {
        const QJsonArray entries = frame.value("entries"_L1).toArray();
        for (const QJsonValue& entry : entries)
            m_entries.insert(
                {entry["at"_L1].toInteger(), entry["sequence"_L1].toInteger()}, entry.toObject());
    } else if (type == "typing"_L1) {
        const bool on = frame.value("on"_L1).toBool();
        m_typist = on ? frame["actor"_L1]["name"_L1].toString() : QString();
    } else if (type == "seen"_L1) {
        m_readUntil = frame.value("at"_L1).toInteger();
    } else if (type == "conversation"_L1) {
        m_ratingAsked = frame["conversation"_L1]["rating_asked"_L1].toBool();
    }
}

} // namespace segue
