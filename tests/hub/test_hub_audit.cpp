// SPDX-License-Identifier: GPL-3.0-or-later
// Who did what: in ids alone, in a chain that shows when somebody has been at it.
#include "app/hub/storage/audit_log.h"
#include "tests/hub/hub_under_test.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace segue::hub {

class TestHubAudit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_hub = std::make_unique<HubUnderTest>(); }
    void cleanup() { m_hub.reset(); }

    void everyActIsKept();
    void itIsReadInPages();
    void onlyAdministratorsRead();
    void whatIsNotedIsIdsAlone();
    void aChangedRowShows_data();
    void aChangedRowShows();

private:
    HttpClient& http() { return m_hub->http(); }
    const QString& admin() { return m_hub->admin(); }
    QJsonArray rows() { return http().get(u"/admin/audit?limit=1000"_s, admin()).list("entries"); }
    QStringList actions();
    Answer check() { return http().get(u"/admin/audit/check"_s, admin()); }
    Answer note(const QJsonArray& contacts, const QString& action = u"exported"_s) {
        return http().post(
            u"/audit"_s, {{u"action"_s, action}, {u"contacts"_s, contacts}}, m_hub->newAgent(u"Bea"_s));
    }

    std::unique_ptr<HubUnderTest> m_hub;
};

QStringList TestHubAudit::actions() {
    QStringList found;
    const QJsonArray all = rows();
    for (const QJsonValue& row : all)
        found.append(row["action"_L1].toString());
    return found;
}

void TestHubAudit::everyActIsKept() {
    const auto contactOf = [this](const QString& device) {
        const QString conversation =
            m_hub->visitorWrites(m_hub->newVisitor(device), u"secret words"_s, {{u"name"_s, u"Ann Onym"_s}})
                .text("conversation");
        return m_hub->conversation(conversation).value("contact"_L1).toString();
    };
    const QString left = contactOf(u"one"_s);
    const QString right = contactOf(u"two"_s);
    const QString decision = newUuid();
    const QJsonObject same{
        {u"id"_s, decision},
        {u"verdict"_s, u"same"_s},
        {u"left"_s, left},
        {u"right"_s, right},
        {u"reason"_s, u"Ann Onym is Ann Onym"_s}};
    QCOMPARE(http().post(u"/decisions"_s, same, admin()).status, 200);
    QCOMPARE(http().post(u"/decisions"_s, same, admin()).status, 200);
    QJsonObject back = same;
    back.insert(u"id"_s, newUuid());
    back.insert(u"revokes"_s, decision);
    QCOMPARE(http().post(u"/decisions"_s, back, admin()).status, 200);
    QCOMPARE(note({left}).status, 204);
    const QString hold = u"/admin/legal-holds/"_s + left;
    QCOMPARE(http().put(hold, {{u"reason"_s, u"Ann Onym sues"_s}}, admin()).status, 200);
    QCOMPARE(http().remove(hold, admin()).status, 204);
    m_hub->setSettings({{u"retention"_s, QJsonObject{{u"days"_s, QJsonObject{{u"sms"_s, 9}}}}}});
    m_hub->setSettings({{u"workspace"_s, QJsonObject{{u"name"_s, u"Shop"_s}}}});
    const QString erasure = newUuid();
    http().post(u"/erasures"_s, {{u"id"_s, erasure}, {u"contacts"_s, QJsonArray{left, right}}}, admin());
    QTRY_COMPARE_WITH_TIMEOUT(
        http().get(u"/erasures/"_s + erasure, admin()).text("state"), u"done"_s, 30'000);
    QCOMPARE(
        actions(), (QStringList{
                       u"decision.same"_s, u"decision.revoked"_s, u"customer.exported"_s, u"hold.set"_s,
                       u"hold.released"_s, u"retention.changed"_s, u"erase.requested"_s, u"erase.deleted"_s,
                       u"erase.overwritten"_s}));
    QCOMPARE(check().json.value("sound"_L1).toBool(), true);
    const QByteArray all = http().get(u"/admin/audit?limit=1000"_s, admin()).body;
    QVERIFY(!all.contains("Ann") && !all.contains("secret") && !all.contains("sues"));
    QVERIFY(all.contains(left.toLatin1()));
}

void TestHubAudit::itIsReadInPages() {
    for (int i = 0; i < 5; ++i)
        QCOMPARE(note({u"c%1"_s.arg(i)}).status, 204);
    const Answer first = http().get(u"/admin/audit?limit=3"_s, admin());
    QCOMPARE(first.list("entries").size(), 3);
    QCOMPARE(first.json.value("complete"_L1).toBool(), false);
    const Answer second =
        http().get(u"/admin/audit?limit=3&after=%1"_s.arg(first.json.value("next"_L1).toInteger()), admin());
    QCOMPARE(second.list("entries").size(), 2);
    QCOMPARE(second.json.value("complete"_L1).toBool(), true);
    QCOMPARE(check().json.value("head"_L1), second.list("entries").last()["hash"_L1]);
}

void TestHubAudit::onlyAdministratorsRead() {
    const QString agent = m_hub->newAgent(u"Bea"_s, u"supervisor"_s);
    QCOMPARE(http().get(u"/admin/audit"_s, agent).status, 403);
    QCOMPARE(http().get(u"/admin/audit/check"_s, agent).status, 403);
}

void TestHubAudit::whatIsNotedIsIdsAlone() {
    QCOMPARE(note({u"Ann Onym"_s}).errorCode(), u"invalid_contacts"_s);
    QCOMPARE(note({u"ann@x.example"_s}).errorCode(), u"invalid_contacts"_s);
    QCOMPARE(note({u"c1"_s}, u"said that Ann is nice"_s).errorCode(), u"invalid_action"_s);
    QVERIFY(rows().isEmpty());
}

void TestHubAudit::aChangedRowShows_data() {
    QTest::addColumn<QString>("change");
    QTest::addColumn<int>("brokenAt");
    QTest::newRow("nothing") << QString() << 0;
    QTest::newRow("subject") << u"UPDATE audit_log SET subject = '{}' WHERE number = 2"_s << 2;
    QTest::newRow("actor") << u"UPDATE audit_log SET actor = 'me' WHERE number = 3"_s << 3;
    QTest::newRow("time") << u"UPDATE audit_log SET at = at + 1 WHERE number = 1"_s << 1;
    QTest::newRow("taken out") << u"DELETE FROM audit_log WHERE number = 2"_s << 3;
    QTest::newRow("first taken out") << u"DELETE FROM audit_log WHERE number = 1"_s << 2;
    QTest::newRow("put in") << u"INSERT INTO audit_log (number, at, actor, action, subject, hash) SELECT 5, "
                               u"at, actor, action, subject, "
                               "hash FROM audit_log WHERE number = 4"_s
                            << 5;
}

void TestHubAudit::aChangedRowShows() {
    QFETCH(QString, change);
    QFETCH(int, brokenAt);
    for (int i = 0; i < 4; ++i)
        QCOMPARE(note({u"c%1"_s.arg(i)}).status, 204);
    if (!change.isEmpty())
        QVERIFY(m_hub->storage().write([&](Write& write) { return write.db().exec(change); }));
    const QJsonObject found = check().json;
    QCOMPARE(found.value("sound"_L1).toBool(), brokenAt == 0);
    QCOMPARE(found.value("broken_at"_L1).toInt(), brokenAt);
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubAudit)
#include "test_hub_audit.moc"
