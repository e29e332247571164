// SPDX-License-Identifier: GPL-3.0-or-later
// Files, articles, decisions, contacts, other channels, settings, and who may do what.
#include "app/hub/api/hub_jobs.h"
#include "app/hub/storage/attachments.h"
#include "tests/hub/hub_under_test.h"
#include "tests/hub/stream_client.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace segue::hub {

class TestHubContent : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_hub = std::make_unique<HubUnderTest>(); }
    void cleanup() { m_hub.reset(); }

    void whoMayCall_data();
    void whoMayCall();
    void aRevokedOrInactiveAgentIsOut();
    void filesAreDownloads();
    void theSameFileIsKeptOnce();
    void aLargeFileIsRefusedWithAdvice();
    void unusedUploadsExpire();
    void fileNamesAreHarmless_data();
    void fileNamesAreHarmless();
    void articlesKnowWhoWasFirst();
    void publishedArticlesHaveAnAddress();
    void decisionsAreALedger();
    void contactsGetClaimsOnly();
    void contactsAreFound();
    void anotherChannelsMessageIsStoredOnce();
    void settingsHideSecrets();
    void settingsAreAnnounced();
    void settingsAreChecked();
    void theLiveQueueIsCounted();
    void aMacroMustBeCarriedOut();

private:
    QString
    upload(const QByteArray& bytes, const QByteArray& name = "a.txt", const QByteArray& type = "text/plain") {
        return m_hub->http()
            .raw(
                "POST", u"/attachments"_s, bytes, m_hub->admin(),
                {{"X-File-Name", name}, {"Content-Type", type}})
            .object("attachment")
            .value("id"_L1)
            .toString();
    }
    QJsonObject oneOf(const char* list) {
        return m_hub->http().get(u"/changes?after=0"_s, m_hub->admin()).list(list).first().toObject();
    }

    std::unique_ptr<HubUnderTest> m_hub;
};

void TestHubContent::whoMayCall_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("lowest");
    QTest::newRow("feed") << u"/changes?after=0"_s << u"agent"_s;
    QTest::newRow("agents") << u"/agents"_s << u"agent"_s;
    QTest::newRow("live metrics") << u"/metrics/live"_s << u"supervisor"_s;
    QTest::newRow("settings") << u"/admin/settings"_s << u"admin"_s;
}

void TestHubContent::whoMayCall() {
    QFETCH(QString, path);
    QFETCH(QString, lowest);
    const QStringList roles{u"agent"_s, u"supervisor"_s, u"admin"_s};
    for (const QString& role : roles) {
        const bool allowed = roles.indexOf(role) >= roles.indexOf(lowest);
        QCOMPARE(m_hub->http().get(path, m_hub->newAgent(role, role)).status, allowed ? 200 : 403);
    }
    QCOMPARE(m_hub->http().get(path).errorCode(), u"auth_required"_s);
    QCOMPARE(m_hub->http().get(path, u"guess"_s).errorCode(), u"token_invalid"_s);
    QCOMPARE(m_hub->http().get(path, m_hub->newChannelToken()).status, 403);
    QCOMPARE(m_hub->http().get(path, m_hub->newVisitor(u"v"_s)).status, 403);
}

void TestHubContent::aRevokedOrInactiveAgentIsOut() {
    const QString bob = m_hub->newAgent(u"Bob"_s);
    const QString id = m_hub->http().get(u"/me"_s, bob).object("agent").value("id"_L1).toString();
    m_hub->http().post(u"/admin/agents/"_s + id, {{u"active"_s, false}}, m_hub->admin());
    QCOMPARE(m_hub->http().get(u"/me"_s, bob).errorCode(), u"agent_inactive"_s);
    m_hub->http().post(u"/admin/agents/"_s + id, {{u"active"_s, true}}, m_hub->admin());
    QCOMPARE(m_hub->http().get(u"/me"_s, bob).status, 200);
    const QString second =
        m_hub->http().post(u"/admin/agents/%1/tokens"_s.arg(id), {}, m_hub->admin()).text("token");
    QCOMPARE(m_hub->http().get(u"/me"_s, second).status, 200);
    QCOMPARE(m_hub->http().remove(u"/admin/agents/%1/tokens"_s.arg(id), m_hub->admin()).status, 204);
    QCOMPARE(m_hub->http().get(u"/me"_s, bob).status, 401);
    QCOMPARE(m_hub->http().get(u"/me"_s, second).status, 401);
}

void TestHubContent::filesAreDownloads() {
    const QString id = upload("<script>alert(1)</script>", "page.html", "text/html");
    const Answer bytes = m_hub->http().get(u"/attachments/"_s + id, m_hub->admin());
    QCOMPARE(bytes.status, 200);
    QCOMPARE(bytes.body, QByteArray("<script>alert(1)</script>"));
    QVERIFY(bytes.headers.value("content-disposition").startsWith("attachment;"));
    QVERIFY(bytes.headers.value("content-security-policy").contains("sandbox"));
    QCOMPARE(bytes.headers.value("x-content-type-options"), QByteArray("nosniff"));
    QCOMPARE(m_hub->http().get(u"/attachments/"_s + id).status, 401);
    QCOMPARE(m_hub->http().get(u"/attachments/nothing"_s, m_hub->admin()).status, 404);
}

void TestHubContent::theSameFileIsKeptOnce() {
    const QString first = upload("same");
    const QString second = upload("same");
    QVERIFY(first != second);
    QCOMPARE(m_hub->storedFiles(), 1);
    QCOMPARE(m_hub->http().get(u"/attachments/"_s + second, m_hub->admin()).body, QByteArray("same"));
}

void TestHubContent::aLargeFileIsRefusedWithAdvice() {
    const Answer refused =
        m_hub->http().raw("POST", u"/attachments"_s, QByteArray(25 * 1024 * 1024 + 1, 'x'), m_hub->admin());
    QCOMPARE(refused.status, 413);
    QCOMPARE(refused.errorCode(), u"attachment_too_large"_s);
    QVERIFY(refused.object("error").value("message"_L1).toString().contains("25 MB"_L1));
    QCOMPARE(m_hub->storedFiles(), 0);
    QVERIFY(!upload(QByteArray(25 * 1024 * 1024, 'x')).isEmpty());
}

void TestHubContent::unusedUploadsExpire() {
    const QString used = upload("used");
    const QString unused = upload("unused");
    upload("used"); // The same bytes once more, for nothing.
    const QString conversation =
        m_hub->visitorWrites(m_hub->newVisitor(u"a"_s), u"Hi"_s).text("conversation");
    QJsonObject withFile = note(u"See"_s);
    withFile.insert(u"attachments"_s, QJsonArray{used});
    QCOMPARE(m_hub->command(conversation, {withFile}).status, 200);
    QCOMPARE(m_hub->command(conversation, {withFile}).errorCode(), u"invalid_attachment"_s);
    auto session = m_hub->storage().session();
    QCOMPARE(removeUnusedUploads(**session, m_hub->storage().files()).value_or(-1), 0);
    m_hub->clock().advance(std::chrono::hours(25));
    QCOMPARE(removeUnusedUploads(**session, m_hub->storage().files()).value_or(-1), 2);
    QCOMPARE(m_hub->http().get(u"/attachments/"_s + unused, m_hub->admin()).status, 404);
    QCOMPARE(m_hub->http().get(u"/attachments/"_s + used, m_hub->admin()).body, QByteArray("used"));
    QCOMPARE(m_hub->storedFiles(), 1);
}

void TestHubContent::fileNamesAreHarmless_data() {
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("name");
    QTest::newRow("path") << QByteArray("..%2F..%2Fetc%2Fpasswd") << u"passwd"_s;
    QTest::newRow("windows path") << QByteArray("C:%5Cx%5Cy.txt") << u"y.txt"_s;
    QTest::newRow("direction") << QByteArray("photo%E2%80%AEgpj.exe") << u"photogpj.exe"_s;
    QTest::newRow("isolates") << QByteArray("a%E2%81%A6b%E2%81%A7c%E2%81%A8d%E2%81%A9.txt") << u"abcd.txt"_s;
    QTest::newRow("marks") << QByteArray("a%E2%80%8Eb%E2%80%8Fc%D8%9C.txt") << u"abc.txt"_s;
    QTest::newRow("line break") << QByteArray("a%0D%0Ab") << u"a b"_s;
    QTest::newRow("two units") << QByteArray("%F0%9F%98%80%F0%A0%AE%B7.png") << u"😀𠮷.png"_s;
    QTest::newRow("joiner") << QByteArray("%D9%85%E2%80%8C%D8%B1.txt") << u"م\u200cر.txt"_s;
    QTest::newRow("too long") << QByteArray(300, 'a') + ".docx" << QString(194, u'a') + u"….docx"_s;
    QTest::newRow("nothing") << QByteArray() << u"file"_s;
    QTest::newRow("dots") << QByteArray("..") << u"file"_s;
}

void TestHubContent::fileNamesAreHarmless() {
    QFETCH(QByteArray, header);
    QFETCH(QString, name);
    const Answer made = m_hub->http().raw(
        "POST", u"/attachments"_s, "x", m_hub->admin(),
        {{"X-File-Name", header}, {"Content-Type", "nonsense"}});
    QCOMPARE(made.object("attachment").value("name"_L1).toString(), name);
    QCOMPARE(made.object("attachment").value("media_type"_L1).toString(), u"application/octet-stream"_s);
}

void TestHubContent::articlesKnowWhoWasFirst() {
    const QString bob = m_hub->newAgent(u"Bob"_s);
    const Answer made =
        m_hub->http().post(u"/articles"_s, {{u"title"_s, u"Returns"_s}, {u"body"_s, u"One"_s}}, bob);
    QCOMPARE(made.status, 200);
    const QString path = u"/articles/"_s + made.object("article").value("id"_L1).toString();
    const qint64 version = made.object("article").value("version"_L1).toInteger();
    QJsonObject body{{u"title"_s, u"Returns"_s}, {u"body"_s, u"Two"_s}, {u"version"_s, version}};
    QCOMPARE(m_hub->http().put(path, body, bob).status, 200);
    const Answer stale = m_hub->http().put(path, body, m_hub->admin());
    QCOMPARE(stale.status, 409);
    QCOMPARE(stale.errorCode(), u"stale"_s);
    QCOMPARE(m_hub->http().put(u"/articles/none"_s, body, bob).status, 404);
}

void TestHubContent::publishedArticlesHaveAnAddress() {
    const Answer draft = m_hub->http().post(
        u"/articles"_s, {{u"title"_s, u"How to return"_s}, {u"body"_s, u"x"_s}}, m_hub->admin());
    QCOMPARE(draft.object("article").value("url"_L1).toString(), QString());
    const Answer published = m_hub->http().put(
        u"/articles/"_s + draft.object("article").value("id"_L1).toString(),
        {{u"title"_s, u"How to return"_s}, {u"body"_s, u"Send it **back**."_s}, {u"state"_s, u"published"_s}},
        m_hub->admin());
    const QString url = published.object("article").value("url"_L1).toString();
    QVERIFY2(url.endsWith("/help/1-how-to-return"_L1), qPrintable(url));
    QCOMPARE(m_hub->http().get(u"/articles"_s, m_hub->admin()).list("articles").size(), 1);
    // The help centre is beside the API.
    QVERIFY(m_hub->http().raw("GET", u"/../.."_s + QUrl(url).path(), {}, {}).body.contains("How to return"));
}

void TestHubContent::decisionsAreALedger() {
    m_hub->visitorWrites(m_hub->newVisitor(u"a"_s), u"Hi"_s);
    m_hub->visitorWrites(m_hub->newVisitor(u"b"_s), u"Ho"_s);
    const QJsonArray contacts = m_hub->http().get(u"/contacts?query="_s, m_hub->admin()).list("contacts");
    QJsonObject decision{
        {u"id"_s, u"d1"_s},
        {u"verdict"_s, u"same"_s},
        {u"left"_s, contacts.at(0)["id"_L1]},
        {u"right"_s, contacts.at(1)["id"_L1]},
        {u"actor"_s, u"Somebody else"_s},
        {u"evidence"_s, QJsonArray{QJsonObject{{u"field"_s, u"name"_s}, {u"weight"_s, 1.5}}}}};
    const Answer first = m_hub->http().post(u"/decisions"_s, decision, m_hub->admin());
    QCOMPARE(first.status, 200);
    QCOMPARE(first.object("decision").value("actor"_L1).toString(), u"Ada Admin"_s);
    QCOMPARE(first.object("decision")["evidence"_L1][0]["weight"_L1].toDouble(), 1.5);
    QCOMPARE(m_hub->http().post(u"/decisions"_s, decision, m_hub->admin()).json, first.json);
    // Of a workstation that knows of no acts each is one by itself.
    QCOMPARE(first.object("decision").value("act"_L1).toString(), u"d1"_s);
    decision.insert(u"act"_s, u"a1"_s);
    QCOMPARE(m_hub->http().post(u"/decisions"_s, decision, m_hub->admin()).errorCode(), u"key_reused"_s);
    decision.insert(u"verdict"_s, u"not_same"_s);
    QCOMPARE(m_hub->http().post(u"/decisions"_s, decision, m_hub->admin()).status, 409);
    decision.insert(u"id"_s, u"d2"_s);
    decision.insert(u"revokes"_s, u"d1"_s);
    const Answer second = m_hub->http().post(u"/decisions"_s, decision, m_hub->admin());
    QCOMPARE(second.status, 200);
    QCOMPARE(second.object("decision").value("act"_L1).toString(), u"a1"_s);
    // The order that all workstations share.
    QVERIFY(second.object("decision")["version"_L1].toInt() > first.object("decision")["version"_L1].toInt());
    decision.insert(u"id"_s, u"d3"_s);
    decision.insert(u"revokes"_s, u"d9"_s);
    QCOMPARE(m_hub->http().post(u"/decisions"_s, decision, m_hub->admin()).errorCode(), u"invalid_revokes"_s);
    QCOMPARE(m_hub->http().get(u"/changes?after=0"_s, m_hub->admin()).list("decisions").size(), 2);
}

void TestHubContent::contactsGetClaimsOnly() {
    m_hub->visitorWrites(m_hub->newVisitor(u"a"_s), u"Hi"_s);
    const QString path = u"/contacts/"_s + oneOf("contacts").value("id"_L1).toString();
    const Answer edited = m_hub->http().post(
        path,
        {{u"name"_s, u"Ann Example"_s},
         {u"details"_s, QJsonObject{{u"plan"_s, u"gold"_s}}},
         {u"points"_s,
          QJsonArray{QJsonObject{
              {u"kind"_s, u"email"_s}, {u"value"_s, u"ann@x.example"_s}, {u"verified"_s, true}}}}},
        m_hub->admin());
    QCOMPARE(edited.status, 200);
    const QJsonObject contact = edited.object("contact");
    QCOMPARE(contact.value("name"_L1).toString(), u"Ann Example"_s);
    QCOMPARE(contact["details"_L1]["plan"_L1].toString(), u"gold"_s);
    QCOMPARE(contact["points"_L1].toArray().size(), 2);
    QVERIFY(!contact["points"_L1][1]["verified"_L1].toBool());
    QCOMPARE(
        m_hub->http().post(path, {{u"organisation"_s, u"none"_s}}, m_hub->admin()).errorCode(),
        u"invalid_organisation"_s);
    QCOMPARE(m_hub->http().post(path, {{u"points"_s, QJsonArray{5}}}, m_hub->admin()).status, 422);
}

void TestHubContent::contactsAreFound() {
    m_hub->visitorWrites(m_hub->newVisitor(u"a"_s), u"Hi"_s, {{u"name"_s, u"Åsa Öberg"_s}});
    m_hub->visitorWrites(
        m_hub->newVisitor(u"b"_s), u"Hi"_s, {{u"email"_s, u"zoe@x.example"_s}, {u"name"_s, u"100%_sure"_s}});
    const auto names = [&](const QString& query) {
        QStringList out;
        const QJsonArray found =
            m_hub->http()
                .get(
                    u"/contacts?query="_s + QString::fromLatin1(QUrl::toPercentEncoding(query)),
                    m_hub->admin())
                .list("contacts");
        for (const QJsonValue& contact : found)
            out.append(contact["name"_L1].toString());
        return out;
    };
    QCOMPARE(names(u"ÖBERG"_s), QStringList{u"Åsa Öberg"_s});
    QCOMPARE(names(u"Zoe@"_s), QStringList{u"100%_sure"_s});
    QCOMPARE(names(u"%"_s), QStringList{u"100%_sure"_s});
    QCOMPARE(names(u"nobody"_s), QStringList{});
}

void TestHubContent::anotherChannelsMessageIsStoredOnce() {
    const QString bridge = m_hub->newChannelToken();
    QJsonObject message{
        {u"provider"_s, u"acme"_s},
        {u"message_id"_s, u"m1"_s},
        {u"channel"_s, u"whatsapp"_s},
        {u"from"_s,
         QJsonObject{{u"kind"_s, u"phone"_s}, {u"value"_s, u"+49 30 901820"_s}, {u"name"_s, u"Kim"_s}}},
        {u"text"_s, u"Hello"_s},
        {u"at"_s, 1'700'000'000'000LL}};
    const Answer first = m_hub->http().post(u"/inbound/messages"_s, message, bridge);
    QCOMPARE(first.status, 200);
    QCOMPARE(first.text("result"), u"accepted"_s);
    const Answer again = m_hub->http().post(u"/inbound/messages"_s, message, bridge);
    QCOMPARE(again.text("result"), u"duplicate"_s);
    QCOMPARE(again.text("entry"), first.text("entry"));
    message.insert(u"message_id"_s, u"m2"_s);
    QCOMPARE(
        m_hub->http().post(u"/inbound/messages"_s, message, bridge).text("conversation"),
        first.text("conversation"));
    QCOMPARE(m_hub->entries(first.text("conversation")).size(), 2);
    QCOMPARE(oneOf("contacts")["points"_L1][0]["normalised"_L1].toString(), u"+4930901820"_s);
    const Answer reply_ = m_hub->command(first.text("conversation"), {reply(u"Hi"_s)});
    QCOMPARE(reply_.errorCode(), u"reply_unsupported"_s);
    QCOMPARE(m_hub->http().post(u"/inbound/messages"_s, message, m_hub->admin()).status, 403);
    message.insert(u"channel"_s, u"email"_s);
    QCOMPARE(m_hub->http().post(u"/inbound/messages"_s, message, bridge).errorCode(), u"invalid_channel"_s);
}

void TestHubContent::settingsHideSecrets() {
    m_hub->setSettings(
        {{u"mail"_s, QJsonObject{{u"smtp_password"_s, u"hunter2"_s}, {u"smtp_user"_s, u"me"_s}}},
         {u"chat"_s, QJsonObject{{u"identity_secret"_s, u"hunter3"_s}}}});
    const Answer shown = m_hub->http().get(u"/admin/settings"_s, m_hub->admin());
    QVERIFY(!shown.body.contains("hunter"));
    QVERIFY(shown.object("mail").value("smtp_password_set"_L1).toBool());
    m_hub->setSettings(
        {{u"workspace"_s, QJsonObject{{u"name"_s, u"Acme"_s}, {u"time_zone"_s, u"Europe/Berlin"_s}}}});
    const Answer later = m_hub->http().get(u"/admin/settings"_s, m_hub->admin());
    QVERIFY(later.object("mail").value("smtp_password_set"_L1).toBool());
    QCOMPARE(later.object("mail").value("smtp_user"_L1).toString(), u"me"_s);
    QCOMPARE(m_hub->http().get(u"/meta"_s).object("workspace").value("name"_L1).toString(), u"Acme"_s);
}

void TestHubContent::settingsAreAnnounced() {
    StreamClient stream;
    stream.openAgent(m_hub->port(), m_hub->admin(), 0);
    QTRY_VERIFY(stream.isOpen());
    QTRY_VERIFY(!stream.framesOf(u"changes"_s).isEmpty());
    const auto canMail = [this] {
        const QJsonObject can = m_hub->http().get(u"/me"_s, m_hub->admin()).object("capabilities");
        return can.value("reply_channels"_L1).toArray().contains(u"email"_s);
    };
    QVERIFY(!canMail());
    QVERIFY(stream.framesOf(u"settings"_s).isEmpty());
    m_hub->setSettings(
        {{u"mail"_s, QJsonObject{{u"address"_s, u"help@shop.example"_s}, {u"smtp_host"_s, u"127.0.0.1"_s}}}});
    QTRY_COMPARE(stream.framesOf(u"settings"_s).size(), 1);
    QVERIFY(canMail());
}

void TestHubContent::settingsAreChecked() {
    const auto refused = [&](const QJsonObject& settings) {
        return m_hub->http().put(u"/admin/settings"_s, settings, m_hub->admin()).status == 422;
    };
    QVERIFY(refused({{u"workspace"_s, QJsonObject{{u"time_zone"_s, u"Mars/Olympus"_s}}}}));
    QVERIFY(refused({{u"workspace"_s, QJsonObject{{u"public_url"_s, u"javascript:alert(1)"_s}}}}));
    QVERIFY(refused({{u"mail"_s, QJsonObject{{u"smtp_port"_s, 70000}}}}));
    QVERIFY(refused(
        {{u"workspace"_s,
          QJsonObject{
              {u"business_hours"_s,
               QJsonArray{QJsonObject{{u"day"_s, 1}, {u"from"_s, u"17:00"_s}, {u"to"_s, u"09:00"_s}}}}}}}));
    m_hub->setSettings(
        {{u"workspace"_s,
          QJsonObject{
              {u"business_hours"_s,
               QJsonArray{QJsonObject{{u"day"_s, 1}, {u"from"_s, u"09:00"_s}, {u"to"_s, u"24:00"_s}}}}}}});
}

void TestHubContent::theLiveQueueIsCounted() {
    const QString agent =
        m_hub->http().get(u"/me"_s, m_hub->admin()).object("agent").value("id"_L1).toString();
    const auto write = [&](const QString& who) {
        return m_hub->visitorWrites(m_hub->newVisitor(who), u"Hi"_s).text("conversation");
    };
    const QString first = write(u"a"_s);
    const QString second = write(u"b"_s);
    write(u"c"_s);
    m_hub->command(first, {QJsonObject{{u"type"_s, u"assign"_s}, {u"agent"_s, agent}}});
    m_hub->command(second, {reply(u"Hello"_s), QJsonObject{{u"type"_s, u"assign"_s}, {u"agent"_s, agent}}});
    m_hub->clock().advance(Millis{60'000});
    const Answer live = m_hub->http().get(u"/metrics/live"_s, m_hub->admin());
    QCOMPARE(live.json.value("waiting"_L1).toInt(), 2);
    QCOMPARE(live.json.value("open"_L1).toInt(), 3);
    QCOMPARE(live.json.value("unassigned"_L1).toInt(), 1);
    QVERIFY(live.json.value("longest_wait_ms"_L1).toInteger() >= 60'000);
    QCOMPARE(live.list("load").first()["open"_L1].toInt(), 2);
    QCOMPARE(live.list("load").first()["waiting"_L1].toInt(), 1);
    m_hub->command(first, {setStatus(u"solved"_s)});
    QCOMPARE(m_hub->http().get(u"/metrics/live"_s, m_hub->admin()).json.value("waiting"_L1).toInt(), 1);
}

void TestHubContent::aMacroMustBeCarriedOut() {
    const auto add = [&](const QJsonArray& operations) {
        return m_hub->http().post(
            u"/admin/macros"_s, {{u"title"_s, u"M"_s}, {u"operations"_s, operations}}, m_hub->admin());
    };
    QCOMPARE(add({setStatus(u"solved"_s), reply(u"Bye"_s)}).status, 200);
    QCOMPARE(add({QJsonObject{{u"type"_s, u"explode"_s}}}).status, 422);
    QCOMPARE(add({}).status, 422);
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubContent)
#include "test_hub_content.moc"
