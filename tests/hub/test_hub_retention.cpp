// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations are erased when the rule of their channel says so, and never what must be kept.
#include "app/hub/storage/retention.h"
#include "app/hub/storage/scrubber.h"
#include "tests/hub/hub_under_test.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace segue::hub {

namespace {
constexpr Millis day = std::chrono::hours(24);
constexpr int patience = 30'000;
} // namespace

class TestHubRetention : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_hub = std::make_unique<HubUnderTest>(); }
    void cleanup() { m_hub.reset(); }

    void rulesAreSettings();
    void aDryRunErasesNothing();
    void whatIsOldGoes();
    void whatIsNotDoneStays();
    void aLegalHoldKeepsEverything();
    void mailThatIsToLeaveIsKept();
    void theDailyJobDoesIt();

private:
    HttpClient& http() { return m_hub->http(); }
    const QString& admin() { return m_hub->admin(); }
    //! A conversation by web chat, solved.
    QString solvedChat(const QString& device);
    void setRules(const QJsonObject& days, bool closedOnly = true) {
        m_hub->setSettings(
            {{u"retention"_s, QJsonObject{{u"days"_s, days}, {u"closed_only"_s, closedOnly}}}});
    }
    QJsonArray preview() { return http().get(u"/admin/retention/preview"_s, admin()).list("channels"); }
    int run() {
        const auto session = m_hub->storage().session();
        return session ? eraseWhatIsDue(**session, [] { return false; }).value_or(-1) : -1;
    }
    bool isThere(const QString& conversation) {
        return http().get(u"/conversations/"_s + conversation, admin()).status == 200;
    }
    QString contactOf(const QString& conversation) {
        return m_hub->conversation(conversation).value("contact"_L1).toString();
    }

    std::unique_ptr<HubUnderTest> m_hub;
};

QString TestHubRetention::solvedChat(const QString& device) {
    const QString conversation =
        m_hub->visitorWrites(m_hub->newVisitor(device), u"Hello from "_s + device).text("conversation");
    m_hub->command(conversation, {setStatus(u"solved"_s)});
    return conversation;
}

void TestHubRetention::rulesAreSettings() {
    const QJsonObject none = http().get(u"/admin/settings"_s, admin()).object("retention");
    QCOMPARE(none.value("days"_L1).toObject(), QJsonObject());
    QCOMPARE(none.value("closed_only"_L1).toBool(), true);
    setRules({{u"web_chat"_s, 30}, {u"email"_s, 365}}, false);
    // Channels that are not named keep everything, as those with 0 do.
    const QJsonObject others{{u"web_chat"_s, 30}, {u"sms"_s, 0}};
    m_hub->setSettings({{u"retention"_s, QJsonObject{{u"days"_s, others}}}});
    const QJsonObject rules = http().get(u"/admin/settings"_s, admin()).object("retention");
    QCOMPARE(rules.value("days"_L1).toObject(), (QJsonObject{{u"web_chat"_s, 30}}));
    QCOMPARE(rules.value("closed_only"_L1).toBool(), false);
    for (const QJsonValue& wrong : {QJsonValue(-1), QJsonValue(u"30"_s), QJsonValue(1e9)}) {
        const QJsonObject days{{u"days"_s, QJsonObject{{u"email"_s, wrong}}}};
        QCOMPARE(http().put(u"/admin/settings"_s, {{u"retention"_s, days}}, admin()).status, 422);
    }
    const QJsonObject unknown{{u"days"_s, QJsonObject{{u"pigeon"_s, 3}}}};
    QCOMPARE(http().put(u"/admin/settings"_s, {{u"retention"_s, unknown}}, admin()).status, 422);
}

void TestHubRetention::aDryRunErasesNothing() {
    const QString conversation = solvedChat(u"ann"_s);
    m_hub->clock().advance(40 * day);
    QVERIFY(preview().isEmpty());
    // Rules that do not hold yet.
    const Answer tried = http().post(
        u"/admin/retention/preview"_s, {{u"days"_s, QJsonObject{{u"web_chat"_s, 30}, {u"email"_s, 30}}}},
        admin());
    QCOMPARE(tried.status, 200);
    const QJsonObject chat = tried.list("channels").at(1).toObject();
    QCOMPARE(chat.value("channel"_L1).toString(), u"web_chat"_s);
    QCOMPARE(chat.value("conversations"_L1).toInt(), 1);
    QVERIFY(chat.value("entries"_L1).toInt() >= 2);
    QCOMPARE(tried.list("channels").at(0).toObject().value("conversations"_L1).toInt(), 0);
    QVERIFY(preview().isEmpty());
    QCOMPARE(run(), 0);
    QVERIFY(isThere(conversation));
}

void TestHubRetention::whatIsOldGoes() {
    const QString old = solvedChat(u"ann"_s);
    m_hub->clock().advance(20 * day);
    const QString young = solvedChat(u"bob"_s);
    m_hub->clock().advance(11 * day);
    setRules({{u"web_chat"_s, 30}});
    QCOMPARE(preview().first()["conversations"_L1].toInt(), 1);
    QCOMPARE(run(), 1);
    QVERIFY(!isThere(old));
    QVERIFY(isThere(young));
    QVERIFY(preview().first()["conversations"_L1].toInt() == 0);
    QCOMPARE(run(), 0);
    // Devices hear of it as of an erasure; the people are still known.
    const QJsonArray erasures = http().get(u"/erasures?after=0"_s, admin()).list("erasures");
    QCOMPARE(erasures.size(), 1);
    QCOMPARE(erasures.first()["contacts"_L1].toArray(), QJsonArray());
    QCOMPARE(erasures.first()["conversations"_L1].toArray(), QJsonArray{old});
    QCOMPARE(http().get(u"/contacts?query="_s, admin()).list("contacts").size(), 2);
    QCOMPARE(m_hub->command(old, {reply(u"Hello"_s)}).errorCode(), u"erased"_s);
}

void TestHubRetention::whatIsNotDoneStays() {
    const QString open =
        m_hub->visitorWrites(m_hub->newVisitor(u"ann"_s), u"Is anybody there?"_s).text("conversation");
    m_hub->clock().advance(40 * day);
    setRules({{u"web_chat"_s, 30}});
    QCOMPARE(run(), 0);
    QVERIFY(isThere(open));
    setRules({{u"web_chat"_s, 30}}, false);
    QCOMPARE(run(), 1);
    QVERIFY(!isThere(open));
}

void TestHubRetention::aLegalHoldKeepsEverything() {
    const QString held = solvedChat(u"ann"_s);
    const QString free = solvedChat(u"bob"_s);
    const QString contact = contactOf(held);
    const QString path = u"/admin/legal-holds/"_s + contact;
    QCOMPARE(http().put(path, {{u"reason"_s, u" "_s}}, admin()).errorCode(), u"invalid_reason"_s);
    QCOMPARE(http().put(u"/admin/legal-holds/nobody"_s, {{u"reason"_s, u"x"_s}}, admin()).status, 404);
    QCOMPARE(
        http().put(path, {{u"reason"_s, u"x"_s}}, m_hub->newAgent(u"Bea"_s, u"supervisor"_s)).status, 403);
    QCOMPARE(http().put(path, {{u"reason"_s, u"case 12"_s}}, admin()).status, 200);
    const QJsonObject listed =
        http().get(u"/admin/legal-holds"_s, admin()).list("legal_holds").first().toObject();
    QCOMPARE(listed.value("contact"_L1).toString(), contact);
    QCOMPARE(listed.value("reason"_L1).toString(), u"case 12"_s);
    QVERIFY(!listed.value("actor"_L1).toString().isEmpty());
    // Neither a rule nor a wish.
    m_hub->clock().advance(40 * day);
    setRules({{u"web_chat"_s, 30}});
    QCOMPARE(run(), 1);
    QVERIFY(isThere(held));
    QVERIFY(!isThere(free));
    const QJsonObject wish{{u"id"_s, newUuid()}, {u"contacts"_s, QJsonArray{contact}}};
    const Answer refused = http().post(u"/erasures"_s, wish, admin());
    QCOMPARE(refused.status, 409);
    QCOMPARE(refused.errorCode(), u"legal_hold"_s);
    QVERIFY(isThere(held));
    const Answer shown = http().get(u"/erasures/preview?contacts="_s + contact, admin());
    QCOMPARE(shown.list("legal_holds").size(), 1);
    // Until it is released.
    QCOMPARE(http().remove(path, admin()).status, 204);
    QCOMPARE(http().remove(path, admin()).status, 404);
    QCOMPARE(run(), 1);
    QVERIFY(!isThere(held));
}

void TestHubRetention::mailThatIsToLeaveIsKept() {
    m_hub->sendMailThrough(deadPort);
    const QString conversation = m_hub->beginByMail({recipient(u"ann@x.example"_s)}).text("conversation");
    m_hub->command(conversation, {setStatus(u"solved"_s)});
    setRules({{u"email"_s, 1}});
    m_hub->clock().advance(Millis(std::chrono::hours(25)));
    QCOMPARE(run(), 0);
    QVERIFY(isThere(conversation));
}

void TestHubRetention::theDailyJobDoesIt() {
    const QString conversation = solvedChat(u"ann"_s);
    setRules({{u"web_chat"_s, 30}});
    m_hub->clock().advance(31 * day);
    QTRY_VERIFY_WITH_TIMEOUT(!isThere(conversation), patience);
    const QString id =
        http().get(u"/erasures?after=0"_s, admin()).list("erasures").first()["id"_L1].toString();
    QTRY_COMPARE_WITH_TIMEOUT(http().get(u"/erasures/"_s + id, admin()).text("state"), u"done"_s, patience);
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubRetention)
#include "test_hub_retention.moc"
