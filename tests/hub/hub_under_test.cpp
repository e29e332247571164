// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hub/hub_under_test.h"

#include "app/hub/storage/directory.h"
#include "app/hub/storage/tokens.h"
#include "tests/fakes/postgres_server.h"

#include <QDirIterator>
#include <QUuid>
#include <QtTest>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

Result<QString> makeAdmin(Storage& storage) {
    return storage.write([](Write& write) -> Result<QString> {
        AgentRow agent;
        agent.name = u"Ada Admin"_s;
        agent.role = Role::Admin;
        SEGUE_TRY(Directory::put(write, agent));
        TokenRow token;
        token.kind = TokenKind::Agent;
        token.agent = agent.id;
        token.name = u"test"_s;
        return Tokens::issue(write, token);
    });
}

//! Stops the test program with a message: what follows could only mislead.
void require(bool good, const QByteArray& what) {
    if (!good)
        qFatal("%s", what.constData());
}

//! Where the whole program's hubs are to be on PostgreSQL.
QString databaseForThisRun() {
    if (!qEnvironmentVariableIsSet("SEGUE_HUB_TEST_POSTGRES"))
        return {};
    static PostgresServer server;
    static const QString reason = server.start();
    require(reason.isEmpty(), "no PostgreSQL here: " + reason.toUtf8());
    const QString url = server.newDatabase();
    require(!url.isEmpty(), "no database could be made");
    return url;
}

} // namespace

HubUnderTest::HubUnderTest(const QString& databaseUrl)
    : m_databaseUrl(databaseUrl.isEmpty() ? databaseForThisRun() : databaseUrl) {
    start(0);
    const auto token = makeAdmin(m_server->storage());
    require(token.has_value(), "no administrator could be made");
    m_adminToken = *token;
}

HubUnderTest::~HubUnderTest() {
    m_server->stop();
}

void HubUnderTest::start(quint16 port) {
    HubOptions options;
    options.dataDir = m_dir.path();
    options.databaseUrl = m_databaseUrl;
    auto server = HubServer::open(options, m_clock, m_random);
    require(server.has_value(), "the hub does not open");
    m_server = std::move(*server);
    const auto bound = m_server->start(port);
    require(bound.has_value(), "the hub does not start");
    m_port = *bound;
    m_http = std::make_unique<HttpClient>(m_port);
}

int HubUnderTest::storedFiles() {
    if (isOnPostgres()) {
        const auto count = storage().read(
            [](db::Connection& db) { return db.scalar<int>(u"SELECT count(*) FROM file_bytes"_s); });
        require(count.has_value(), "the files cannot be counted");
        return count->value_or(0);
    }
    int count = 0;
    QDirIterator files(dataDir() + u"/files"_s, QDir::Files, QDirIterator::Subdirectories);
    for (; files.hasNext(); files.next())
        ++count;
    return count;
}

void HubUnderTest::restart() {
    m_server->stop();
    m_server.reset();
    start(m_port);
}

QString HubUnderTest::newAgent(const QString& name, const QString& role) {
    const Answer made = http().post(u"/admin/agents"_s, {{u"name"_s, name}, {u"role"_s, role}}, m_adminToken);
    require(made.status == 200, "no agent: " + made.body);
    return made.text("token");
}

QString HubUnderTest::newChannelToken() {
    const Answer made = http().post(
        u"/admin/channel-tokens"_s, {{u"name"_s, u"bridge %1"_s.arg(++m_channels)}}, m_adminToken);
    require(made.status == 200, "no channel token: " + made.body);
    return made.text("token");
}

void HubUnderTest::setSettings(const QJsonObject& settings) {
    const Answer set = http().put(u"/admin/settings"_s, settings, m_adminToken);
    require(set.status == 200, "no settings: " + set.body);
}

void HubUnderTest::sendMailThrough(quint16 port) {
    setSettings(
        {{u"mail"_s, QJsonObject{
                         {u"address"_s, u"support@shop.example"_s},
                         {u"smtp_host"_s, u"127.0.0.1"_s},
                         {u"smtp_port"_s, port},
                         {u"smtp_security"_s, u"none"_s},
                         {u"trusted_authserv_id"_s, u"mx.shop.example"_s}}}});
}

Answer HubUnderTest::mailArrives(const QByteArray& message) {
    if (m_mailToken.isEmpty())
        m_mailToken = newChannelToken();
    return http().raw("POST", u"/inbound/mail"_s, message, m_mailToken, {{"Content-Type", "message/rfc822"}});
}

Answer HubUnderTest::beginByMail(const QJsonArray& recipients, const QJsonObject& more) {
    QJsonObject body = more;
    body.insert(u"channel"_s, u"email"_s);
    body.insert(u"subject"_s, u"Your order"_s);
    body.insert(u"recipients"_s, recipients);
    body.insert(u"text"_s, u"Hello"_s);
    body.insert(u"key"_s, newUuid());
    return http().post(u"/conversations"_s, body, m_adminToken);
}

QString HubUnderTest::newVisitor(const QString& device, const QJsonObject& identity) {
    QJsonObject body{{u"device"_s, device + u"-0123456789abcdef"_s}};
    if (!identity.isEmpty())
        body.insert(u"identity"_s, identity);
    const Answer session = http().post(u"/chat/sessions"_s, body);
    require(session.status == 200, "no session: " + session.body);
    return session.text("token");
}

Answer HubUnderTest::visitorWrites(const QString& token, const QString& text, const QJsonObject& more) {
    QJsonObject body = more;
    body.insert(u"text"_s, text);
    if (!body.contains("client_id"_L1))
        body.insert(u"client_id"_s, u"client-%1"_s.arg(++m_clientIds));
    return http().post(u"/chat/messages"_s, body, token);
}

Answer HubUnderTest::command(
    const QString& conversation, const QJsonArray& operations, const QString& token,
    const QJsonObject& more) {
    QJsonObject body = more;
    body.insert(u"conversation"_s, conversation);
    body.insert(u"operations"_s, operations);
    return commandWithKey(newUuid(), body, token);
}

Answer HubUnderTest::commandWithKey(const QString& key, const QJsonObject& body, const QString& token) {
    return http().post(
        u"/commands"_s, body, token.isEmpty() ? m_adminToken : token, {{"Idempotency-Key", key.toLatin1()}});
}

QJsonObject HubUnderTest::conversation(const QString& id) {
    return http().get(u"/conversations/"_s + id, m_adminToken).object("conversation");
}

QJsonArray HubUnderTest::entries(const QString& conversation) {
    return http()
        .get(u"/conversations/%1/entries?limit=200"_s.arg(conversation), m_adminToken)
        .list("entries");
}

QStringList HubUnderTest::participants(const QString& conversation) {
    QStringList addresses;
    const QJsonArray all = this->conversation(conversation).value("participants"_L1).toArray();
    for (const QJsonValue& each : all)
        addresses.append(each.toObject().value("address"_L1).toString());
    return addresses;
}

QString newUuid() {
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QJsonObject reply(const QString& text) {
    return {{u"type"_s, u"reply"_s}, {u"text"_s, text}};
}
QJsonObject note(const QString& text) {
    return {{u"type"_s, u"note"_s}, {u"text"_s, text}};
}
QJsonObject setStatus(const QString& status) {
    return {{u"type"_s, u"status"_s}, {u"status"_s, status}};
}
QJsonObject recipient(const QString& address, const QString& role) {
    return {{u"role"_s, role}, {u"address"_s, address}, {u"name"_s, QString()}};
}

} // namespace segue::hub
