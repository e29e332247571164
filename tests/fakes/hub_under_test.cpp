// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/hub_under_test.h"

#include "core/base/json.h"
#include "core/base/random.h"
#include "core/net/http_errors.h"
#include "tests/fakes/await.h"

#include <QFileInfo>

namespace segue {

using namespace Qt::StringLiterals;

namespace {
constexpr int patience = 20'000;
}

HubUnderTest::~HubUnderTest() {
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(patience)) {
        m_process.kill();
        m_process.waitForFinished(patience);
    }
}

Result<void> HubUnderTest::start() {
    const QString program = QStringLiteral(SEGUE_BINARY_DIR "/bin/segue-hub");
    if (!QFileInfo::exists(program))
        return fail(ErrorKind::Storage, u"no_hub"_s, u"bin/segue-hub is not built"_s);
    if (m_token.isEmpty()) {
        SystemRandom random;
        m_token = randomToken(random).toLatin1();
    }
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QProcessEnvironment environment = m_environment;
    if (!m_databaseUrl.isEmpty())
        environment.insert(u"SEGUE_HUB_DATABASE"_s, m_databaseUrl);
    environment.insert(u"QT_LOGGING_RULES"_s, u"segue.*.info=false;segue.hub.access=false"_s);
    m_process.setProcessEnvironment(environment);
    QStringList arguments{u"--data"_s,     m_keptDir.isEmpty() ? m_dir.path() : m_keptDir,
                          u"--listen"_s,   u"127.0.0.1:0"_s,
                          u"--embedded"_s, u"--grace"_s,
                          u"0"_s};
    if (m_comesFromEverywhere)
        arguments.append({u"--trusted-proxy"_s, u"127.0.0.1"_s});
    m_process.start(program, arguments);
    m_process.write(
        toJson(QJsonObject{{u"token"_s, QString::fromLatin1(m_token)}, {u"agent_name"_s, u"Ada"_s}}) + '\n');
    // One line says where it listens.
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(patience))
            return fail(ErrorKind::Transient, u"hub_silent"_s, u"segue-hub did not start"_s);
    }
    SEGUE_TRY_VALUE(said, parseJsonObject(m_process.readLine()));
    m_port = static_cast<quint16>(said.value("port"_L1).toInt());
    return {};
}

void HubUnderTest::kill() {
    m_process.kill();
    m_process.waitForFinished(patience);
    m_process.readAll();
}

QUrl HubUnderTest::url() const {
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_port));
}

Result<QJsonObject> HubUnderTest::call(
    const QByteArray& method, const QString& path, const QByteArray& token, const QJsonObject& body) {
    HttpRequest request;
    request.method = method;
    request.url = QUrl(url().toString() + u"/api/v1"_s + path);
    if (method != "GET") {
        request.headers.set("Content-Type", "application/json");
        request.body = toJson(body);
    }
    SEGUE_TRY_VALUE(answer, exchange(request, token));
    return parseJsonObject(answer);
}

Result<QByteArray> HubUnderTest::exchange(HttpRequest request, const QByteArray& token) {
    if (!token.isEmpty())
        request.headers.set("Authorization", "Bearer " + token);
    if (m_comesFromEverywhere) {
        const quint32 n = ++m_requests;
        request.headers.set(
            "X-Forwarded-For", "10." + QByteArray::number((n >> 16) & 255) + '.' +
                                   QByteArray::number((n >> 8) & 255) + '.' + QByteArray::number(n & 255));
    }
    SEGUE_TRY_VALUE(response, await(m_http.send(request), patience));
    SEGUE_TRY_VALUE(good, checkedResponse(request, std::move(response), Instant{}));
    return good.body;
}

Result<QJsonObject>
HubUnderTest::agentReplies(const QString& conversation, const QString& text, const QString& key) {
    HttpRequest request;
    request.method = "POST";
    request.url = QUrl(url().toString() + u"/api/v1/commands"_s);
    request.headers.set("Content-Type", "application/json");
    request.headers.set("Idempotency-Key", key.toLatin1());
    request.body = toJson(QJsonObject{
        {u"conversation"_s, conversation},
        {u"operations"_s, QJsonArray{QJsonObject{{u"type"_s, u"reply"_s}, {u"text"_s, text}}}}});
    SEGUE_TRY_VALUE(answer, exchange(request, m_token));
    return parseJsonObject(answer);
}

Result<QByteArray> HubUnderTest::page(const QString& path) {
    HttpRequest request;
    request.url = url().resolved(QUrl(path));
    return exchange(request, {});
}

Result<QString> HubUnderTest::mailArrives(const QByteArray& message) {
    if (m_channelToken.isEmpty()) {
        SEGUE_TRY_VALUE(
            made, call("POST", u"/admin/channel-tokens"_s, m_token, {{u"name"_s, u"mail server"_s}}));
        m_channelToken = made.value("token"_L1).toString().toLatin1();
    }
    HttpRequest request;
    request.method = "POST";
    request.url = QUrl(url().toString() + u"/api/v1/inbound/mail"_s);
    request.headers.set("Content-Type", "message/rfc822");
    request.body = message;
    SEGUE_TRY_VALUE(answer, exchange(request, m_channelToken));
    SEGUE_TRY_VALUE(taken, parseJsonObject(answer));
    return taken.value("conversation"_L1).toString();
}

Result<QByteArray> HubUnderTest::visitorToken(const QString& who) {
    if (m_visitors.contains(who))
        return m_visitors.value(who);
    const QString device = u"device-of-the-customer-"_s + who;
    SEGUE_TRY_VALUE(session, call("POST", u"/chat/sessions"_s, {}, {{u"device"_s, device}}));
    const QByteArray token = session.value("token"_L1).toString().toLatin1();
    m_visitors.insert(who, token);
    return token;
}

Result<QString> HubUnderTest::customerWrites(const QString& who, const QString& text) {
    SEGUE_TRY_VALUE(token, visitorToken(who));
    const QString clientId = u"message-%1"_s.arg(++m_messages);
    SEGUE_TRY_VALUE(
        sent, call(
                  "POST", u"/chat/messages"_s, token,
                  {{u"client_id"_s, clientId}, {u"text"_s, text}, {u"name"_s, who}}));
    return sent.value("conversation"_L1).toString();
}

Result<QStringList> HubUnderTest::customerReads(const QString& who) {
    SEGUE_TRY_VALUE(token, visitorToken(who));
    SEGUE_TRY_VALUE(page, call("GET", u"/chat/entries?after=0"_s, token));
    QStringList texts;
    const QJsonArray entries = page.value("entries"_L1).toArray();
    for (const QJsonValue& entry : entries)
        texts.append(entry.toObject().value("text"_L1).toString());
    return texts;
}

Result<QString> HubUnderTest::makeTeam(const QString& name) {
    SEGUE_TRY_VALUE(answer, call("POST", u"/admin/teams"_s, m_token, {{u"name"_s, name}}));
    return answer.value("team"_L1).toObject().value("id"_L1).toString();
}

} // namespace segue
