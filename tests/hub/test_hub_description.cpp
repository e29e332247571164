// SPDX-License-Identifier: GPL-3.0-or-later
// Holds the running hub to resources/hub/openapi.yaml: walks through every route and lets
// check_description.py compare.
#include "app/hub/channels/web_chat_identity.h"
#include "tests/hub/hub_under_test.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryFile>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace segue::hub {

class TestHubDescription : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRouteIsAsDescribed();
    void theHubServesItsDescription();

private:
    void walkThroughChat();
    void walkThroughConversations();
    void walkThroughDirectory();
    void walkThroughAdministration();
    void walkThroughPrivacy();
    void walkThroughRefusals();
    QString idOf(const Answer& answer, const char* object) {
        return answer.object(object).value("id"_L1).toString();
    }
    HttpClient& http() { return m_hub.http(); }
    const QString& admin() { return m_hub.admin(); }

    HubUnderTest m_hub;
    QString m_visitor;
    QString m_conversation;
};

void TestHubDescription::walkThroughChat() {
    m_hub.setSettings({{u"chat"_s, QJsonObject{{u"identity_secret"_s, u"s"_s}}}});
    const SignedIdentity identity{u"u1"_s, u"u1@shop.example"_s, {}, fromMs(4'000'000'000'000LL)};
    m_visitor = m_hub.newVisitor(
        u"v"_s, {{u"external_id"_s, u"u1"_s},
                 {u"email"_s, u"u1@shop.example"_s},
                 {u"expires_at"_s, 4'000'000'000'000LL},
                 {u"signature"_s, QString::fromLatin1(identitySignature(identity, u"s"_s))}});
    http().get(u"/chat/entries?after=0"_s, m_visitor);
    const Answer file =
        http().raw("POST", u"/chat/attachments"_s, "x", m_visitor, {{"X-File-Name", "a.txt"}});
    m_conversation =
        m_hub
            .visitorWrites(
                m_visitor, u"Hello"_s,
                {{u"email"_s, u"a@b.example"_s}, {u"attachments"_s, QJsonArray{idOf(file, "attachment")}}})
            .text("conversation");
    http().get(u"/chat/attachments/"_s + idOf(file, "attachment"), m_visitor);
    http().post(u"/chat/rating"_s, {{u"rating"_s, 5}}, m_visitor);
}

void TestHubDescription::walkThroughConversations() {
    const QString key = newUuid();
    const Answer file = http().raw("POST", u"/attachments"_s, "y", admin(), {{"X-File-Name", "b.txt"}});
    QJsonObject withFile = reply(u"Hi"_s);
    withFile.insert(u"attachments"_s, QJsonArray{idOf(file, "attachment")});
    QJsonObject snooze = setStatus(u"snoozed"_s);
    snooze.insert(u"snoozed_until"_s, 4'000'000'000'000LL);
    m_hub.commandWithKey(
        key, {{u"conversation"_s, m_conversation},
              {u"operations"_s,
               QJsonArray{
                   withFile, snooze, QJsonObject{{u"type"_s, u"tags"_s}, {u"add"_s, QJsonArray{u"t"_s}}},
                   QJsonObject{{u"type"_s, u"priority"_s}, {u"priority"_s, u"low"_s}},
                   QJsonObject{{u"type"_s, u"assign"_s}, {u"agent"_s, u""_s}},
                   QJsonObject{{u"type"_s, u"subject"_s}, {u"subject"_s, u"S"_s}}}}});
    http().get(u"/commands/"_s + key, admin());
    m_hub.command(m_conversation, {setStatus(u"solved"_s)});
    http().post(u"/chat/rating"_s, {{u"rating"_s, 5}, {u"comment"_s, u"Good"_s}}, m_visitor);
    http().get(u"/chat/entries?after=0&limit=100"_s, m_visitor);
    http().get(u"/attachments/"_s + idOf(file, "attachment"), admin());
    http().get(u"/conversations/"_s + m_conversation, admin());
    http().get(u"/conversations/%1/entries?limit=2"_s.arg(m_conversation), admin());
    m_hub.sendMailThrough(deadPort);
    m_hub.beginByMail({recipient(u"c@d.example"_s)});
}

void TestHubDescription::walkThroughDirectory() {
    for (const QString& path :
         {u"/meta"_s, u"/openapi.yaml"_s, u"/me"_s, u"/agents"_s, u"/tags"_s, u"/articles"_s,
          u"/metrics/live"_s, u"/contacts?query=a&limit=5"_s})
        QCOMPARE(http().get(path, admin()).status, 200);
    const Answer article = http().post(
        u"/articles"_s,
        {{u"title"_s, u"T"_s},
         {u"body"_s, u"B"_s},
         {u"keywords"_s, QJsonArray{u"k"_s}},
         {u"state"_s, u"published"_s}},
        admin());
    const QString path = u"/articles/"_s + idOf(article, "article");
    http().put(
        path,
        {{u"title"_s, u"T2"_s},
         {u"body"_s, u"B"_s},
         {u"version"_s, article.object("article").value("version"_L1)}},
        admin());
    http().put(path, {{u"title"_s, u"T3"_s}, {u"body"_s, u"B"_s}, {u"version"_s, 1}}, admin());
    const QJsonArray contacts = http().get(u"/contacts?query="_s, admin()).list("contacts");
    http().post(
        u"/contacts/"_s + contacts.first()["id"_L1].toString(),
        {{u"name"_s, u"N"_s},
         {u"details"_s, QJsonObject{{u"a"_s, u"b"_s}}},
         {u"points"_s,
          QJsonArray{QJsonObject{{u"kind"_s, u"handle"_s}, {u"system"_s, u"x"_s}, {u"value"_s, u"@n"_s}}}}},
        admin());
    http().post(
        u"/decisions"_s,
        {{u"id"_s, newUuid()},
         {u"verdict"_s, u"same"_s},
         {u"left"_s, contacts.at(0)["id"_L1]},
         {u"right"_s, contacts.at(1)["id"_L1]},
         {u"evidence"_s, QJsonArray{QJsonObject{{u"field"_s, u"email"_s}, {u"level"_s, u"similar"_s}}}}},
        admin());
}

void TestHubDescription::walkThroughAdministration() {
    const Answer agent = http().post(
        u"/admin/agents"_s, {{u"name"_s, u"B"_s}, {u"role"_s, u"agent"_s}, {u"capacity"_s, 3}}, admin());
    const QString agentPath = u"/admin/agents/"_s + idOf(agent, "agent");
    http().post(agentPath, {{u"active"_s, true}}, admin());
    http().post(agentPath + u"/tokens"_s, {{u"name"_s, u"laptop"_s}}, admin());
    http().remove(agentPath + u"/tokens"_s, admin());
    const QList<std::tuple<QString, const char*, QJsonObject>> collections{
        {u"/admin/teams"_s, "team", {{u"name"_s, u"T"_s}, {u"agents"_s, QJsonArray{idOf(agent, "agent")}}}},
        {u"/admin/macros"_s,
         "macro",
         {{u"title"_s, u"M"_s}, {u"operations"_s, QJsonArray{setStatus(u"solved"_s), reply(u"x"_s)}}}},
        {u"/admin/canned-responses"_s,
         "canned",
         {{u"shortcut"_s, u"hi"_s}, {u"title"_s, u"Hi"_s}, {u"text"_s, u"Hello"_s}}}};
    for (const auto& [path, name, body] : collections) {
        const Answer made = http().post(path, body, admin());
        http().get(u"/changes?after=0"_s, admin());
        http().get(path.mid(6), admin());
        http().post(path + u'/' + idOf(made, name), body, admin());
        http().remove(path + u'/' + idOf(made, name), admin());
    }
    http().get(u"/changes?after=0&limit=1000"_s, admin());
    http().get(u"/admin/settings"_s, admin());
    m_hub.setSettings(
        {{u"workspace"_s,
          QJsonObject{
              {u"business_hours"_s,
               QJsonArray{QJsonObject{{u"day"_s, 1}, {u"from"_s, u"09:00"_s}, {u"to"_s, u"17:00"_s}}}}}}});
    http().post(
        u"/admin/import"_s,
        {{u"contacts"_s,
          QJsonArray{
              QJsonObject{{u"external_id"_s, u"1"_s}, {u"name"_s, u"N"_s}},
              QJsonObject{{u"external_id"_s, u"2"_s}}}}},
        admin());
    const QString channel = m_hub.newChannelToken();
    http().post(
        u"/inbound/messages"_s,
        {{u"provider"_s, u"p"_s},
         {u"message_id"_s, u"1"_s},
         {u"channel"_s, u"sms"_s},
         {u"text"_s, u"T"_s},
         {u"from"_s,
          QJsonObject{{u"kind"_s, u"phone"_s}, {u"value"_s, u"+4930901820"_s}, {u"name"_s, u"K"_s}}}},
        channel);
    m_hub.mailArrives("From: Eve <eve@x.example>\r\nTo: support@shop.example\r\nSubject: Hi\r\nMessage-ID: "
                      "<1@x.example>\r\n"
                      "Date: Mon, 01 Jan 2024 10:00:00 +0000\r\n\r\nHello\r\n");
    http().post(u"/admin/channel-tokens"_s, {{u"name"_s, u"door"_s}}, admin());
    http().post(u"/admin/channel-tokens"_s, {{u"name"_s, u"door"_s}}, admin());
    http().remove(u"/admin/channel-tokens/door"_s, admin());
    http().remove(u"/admin/channel-tokens/door"_s, admin());
}

void TestHubDescription::walkThroughPrivacy() {
    const QString contact = m_hub.conversation(m_conversation).value("contact"_L1).toString();
    const QString hold = u"/admin/legal-holds/"_s + contact;
    http().get(u"/erasures/preview?contacts=%1,nobody"_s.arg(contact), admin());
    http().put(hold, {{u"reason"_s, u"A court asks"_s}}, admin());
    http().get(u"/admin/legal-holds"_s, admin());
    http().get(u"/erasures/preview?contacts="_s + contact, admin());
    const QString id = newUuid();
    const QJsonObject wish{{u"id"_s, id}, {u"contacts"_s, QJsonArray{contact}}};
    http().post(u"/erasures"_s, wish, admin());
    http().remove(hold, admin());
    const QJsonObject rules{{u"days"_s, QJsonObject{{u"web_chat"_s, 1}, {u"sms"_s, 365}}}};
    http().post(u"/admin/retention/preview"_s, rules, admin());
    m_hub.setSettings({{u"retention"_s, rules}});
    http().get(u"/admin/settings"_s, admin());
    http().get(u"/admin/retention/preview"_s, admin());
    http().post(u"/audit"_s, {{u"action"_s, u"exported"_s}, {u"contacts"_s, QJsonArray{contact}}}, admin());
    http().post(u"/erasures"_s, wish, admin());
    http().get(u"/erasures/"_s + id, admin());
    http().get(u"/erasures?after=0&limit=10"_s, admin());
    http().get(u"/changes?after=0&limit=1000"_s, admin());
    m_hub.command(m_conversation, {reply(u"Hello"_s)});
    http().get(u"/admin/audit?after=0&limit=10"_s, admin());
    http().get(u"/admin/audit/check"_s, admin());
}

void TestHubDescription::walkThroughRefusals() {
    http().get(u"/me"_s);
    http().get(u"/me"_s, u"wrong"_s);
    http().get(u"/conversations/none"_s, admin());
    http().get(u"/changes?after=999999"_s, admin());
    http().get(u"/admin/settings"_s, m_visitor);
    http().post(u"/commands"_s, {}, admin());
    http().post(u"/chat/sessions"_s, {});
    http().get(u"/erasures?after=999999"_s, admin());
    http().get(u"/erasures/none"_s, admin());
    http().post(u"/erasures"_s, {{u"id"_s, u"An id"_s}, {u"contacts"_s, QJsonArray{u"c"_s}}}, admin());
    m_hub.command(
        m_hub.visitorWrites(m_hub.newVisitor(u"w"_s), u"Hello"_s).text("conversation"),
        {reply(QString(300'000, u'x'))});
}

void TestHubDescription::everyRouteIsAsDescribed() {
    const QString python = QStandardPaths::findExecutable(u"python3"_s);
    if (python.isEmpty())
        QSKIP("python3 is not here");
    http().record();
    walkThroughChat();
    walkThroughConversations();
    walkThroughDirectory();
    walkThroughAdministration();
    walkThroughPrivacy();
    walkThroughRefusals();
    QTemporaryFile exchanges;
    QVERIFY(exchanges.open());
    exchanges.write(QJsonDocument(http().recorded()).toJson());
    exchanges.close();
    QProcess checker;
    checker.setProcessChannelMode(QProcess::MergedChannels);
    checker.start(
        python, {QStringLiteral(SEGUE_SOURCE_DIR "/tests/hub/check_description.py"),
                 QStringLiteral(SEGUE_SOURCE_DIR "/resources/hub/openapi.yaml"), exchanges.fileName()});
    QVERIFY(checker.waitForFinished(60'000));
    const QByteArray said = checker.readAll();
    if (checker.exitCode() == 77)
        QSKIP("python3-yaml and python3-jsonschema are not here");
    QVERIFY2(checker.exitStatus() == QProcess::NormalExit && checker.exitCode() == 0, said.constData());
}

void TestHubDescription::theHubServesItsDescription() {
    QFile file(QStringLiteral(SEGUE_SOURCE_DIR "/resources/hub/openapi.yaml"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Answer served = http().get(u"/openapi.yaml"_s);
    QCOMPARE(served.status, 200);
    QCOMPARE(served.body, file.readAll());
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubDescription)
#include "test_hub_description.moc"
