// SPDX-License-Identifier: GPL-3.0-or-later
// What ends with a token: its open streams too, whoever took it away.
#include "app/hub/channels/web_chat_identity.h"
#include "app/hub/channels/web_chat_visitors.h"
#include "app/hub/storage/directory.h"
#include "app/hub/storage/tokens.h"
#include "tests/hub/hub_under_test.h"
#include "tests/hub/stream_client.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace segue::hub {

class TestHubRevocation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_hub = std::make_unique<HubUnderTest>(); }
    void cleanup() { m_hub.reset(); }

    void aRevokedAgentHearsNothingMore();
    void aDeactivatedAgentHearsNothingMore();
    void aRevocationElsewhereEndsTheStream();
    void aDeactivationElsewhereEndsTheStream();
    void anExpiredVisitorHearsNothingMore();
    void whoTakesABrowserOverEndsItsStreams();
    void aBrowserKeepsItsNewestTokens();
    void aSilentVisitorsTokenEndsSooner();
    void aWritingVisitorsTokenLasts();
    void channelTokensCanBeRevoked();
    void channelNamesAreUniqueAndFitAPath();
    void whoseMessageItIsTellsItApart();
    void aMessageSentAgainIsStoredOnce();
    void controlCharactersAreNoIdentity_data();
    void controlCharactersAreNoIdentity();

private:
    static constexpr int patience = 30'000;
    static constexpr int policyViolation = 1008;

    //! The id of the agent whose token it is.
    QString idOf(const QString& token) {
        return m_hub->http().get(u"/me"_s, token).object("agent").value("id"_L1).toString();
    }
    //! As another process on the same database does it.
    void revokeAside(const QString& token) {
        const AgentId id(idOf(token));
        QVERIFY(m_hub->storage().write([&](Write& write) { return Tokens::revoke(write, id); }));
    }
    QJsonObject signedIdentity(const QString& id, const QString& email) {
        const SignedIdentity identity{id, email, {}, fromMs(4'000'000'000'000LL)};
        return {
            {u"external_id"_s, id},
            {u"email"_s, email},
            {u"expires_at"_s, 4'000'000'000'000LL},
            {u"signature"_s, QString::fromLatin1(identitySignature(identity, u"s3cret"_s))}};
    }
    void setSecret() { m_hub->setSettings({{u"chat"_s, QJsonObject{{u"identity_secret"_s, u"s3cret"_s}}}}); }
    int statusFor(const QString& visitor) { return m_hub->http().get(u"/chat/entries"_s, visitor).status; }

    std::unique_ptr<HubUnderTest> m_hub;
};

void TestHubRevocation::aRevokedAgentHearsNothingMore() {
    const QString ben = m_hub->newAgent(u"Ben"_s);
    StreamClient his;
    StreamClient hers;
    his.openAgent(m_hub->port(), ben, 0);
    hers.openAgent(m_hub->port(), m_hub->admin(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(!his.framesOf(u"changes"_s).isEmpty(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!hers.framesOf(u"changes"_s).isEmpty(), patience);
    QCOMPARE(m_hub->http().remove(u"/admin/agents/%1/tokens"_s.arg(idOf(ben)), m_hub->admin()).status, 204);
    QTRY_VERIFY_WITH_TIMEOUT(!his.isOpen(), patience);
    QCOMPARE(his.closeCode(), policyViolation);
    const qsizetype heard = his.frames().size();
    const qsizetype before = hers.framesOf(u"changes"_s).size();
    QCOMPARE(m_hub->visitorWrites(m_hub->newVisitor(u"v"_s), u"Hello"_s).status, 200);
    QTRY_VERIFY_WITH_TIMEOUT(hers.framesOf(u"changes"_s).size() > before, patience);
    QCOMPARE(his.frames().size(), heard);
    QVERIFY(hers.isOpen());
}

void TestHubRevocation::aDeactivatedAgentHearsNothingMore() {
    const QString ben = m_hub->newAgent(u"Ben"_s);
    StreamClient his;
    his.openAgent(m_hub->port(), ben, 0);
    QTRY_VERIFY_WITH_TIMEOUT(!his.framesOf(u"changes"_s).isEmpty(), patience);
    const QString path = u"/admin/agents/"_s + idOf(ben);
    QCOMPARE(m_hub->http().post(path, {{u"name"_s, u"Benjamin"_s}}, m_hub->admin()).status, 200);
    QTRY_VERIFY_WITH_TIMEOUT(his.framesOf(u"changes"_s).size() > 1, patience);
    QVERIFY(his.isOpen());
    QCOMPARE(m_hub->http().post(path, {{u"active"_s, false}}, m_hub->admin()).status, 200);
    QTRY_VERIFY_WITH_TIMEOUT(!his.isOpen(), patience);
    QCOMPARE(his.closeCode(), policyViolation);
}

void TestHubRevocation::aRevocationElsewhereEndsTheStream() {
    const QString ben = m_hub->newAgent(u"Ben"_s);
    StreamClient his;
    his.openAgent(m_hub->port(), ben, 0);
    QTRY_VERIFY_WITH_TIMEOUT(!his.framesOf(u"changes"_s).isEmpty(), patience);
    revokeAside(ben);
    QTRY_VERIFY_WITH_TIMEOUT(!his.isOpen(), patience);
    QCOMPARE(his.closeCode(), policyViolation);
}

void TestHubRevocation::aDeactivationElsewhereEndsTheStream() {
    const QString ben = m_hub->newAgent(u"Ben"_s);
    StreamClient his;
    his.openAgent(m_hub->port(), ben, 0);
    QTRY_VERIFY_WITH_TIMEOUT(!his.framesOf(u"changes"_s).isEmpty(), patience);
    const AgentId id(idOf(ben));
    QVERIFY(m_hub->storage().write([&](Write& write) -> Result<void> {
        SEGUE_TRY_VALUE(agent, Directory(write.db()).agent(id));
        agent->active = false;
        return Directory::put(write, *agent);
    }));
    QTRY_VERIFY_WITH_TIMEOUT(!his.isOpen(), patience);
    QCOMPARE(his.closeCode(), policyViolation);
}

void TestHubRevocation::anExpiredVisitorHearsNothingMore() {
    const QString visitor = m_hub->newVisitor(u"a"_s);
    m_hub->visitorWrites(visitor, u"Hello"_s);
    StreamClient window;
    window.openVisitor(m_hub->port(), visitor, 0);
    QTRY_VERIFY_WITH_TIMEOUT(!window.framesOf(u"entries"_s).isEmpty(), patience);
    m_hub->clock().advance(visitorTokenLifetime + std::chrono::hours(1));
    QTRY_VERIFY_WITH_TIMEOUT(!window.isOpen(), patience);
    QCOMPARE(window.closeCode(), policyViolation);
}

void TestHubRevocation::whoTakesABrowserOverEndsItsStreams() {
    setSecret();
    const QString anonymous = m_hub->newVisitor(u"a"_s);
    m_hub->visitorWrites(anonymous, u"Hello"_s);
    StreamClient window;
    window.openVisitor(m_hub->port(), anonymous, 0);
    QTRY_VERIFY_WITH_TIMEOUT(!window.framesOf(u"entries"_s).isEmpty(), patience);
    m_hub->newVisitor(u"a"_s, signedIdentity(u"u1"_s, u"u1@shop.example"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!window.isOpen(), patience);
    QCOMPARE(window.closeCode(), policyViolation);
}

void TestHubRevocation::aBrowserKeepsItsNewestTokens() {
    QStringList tokens;
    for (int i = 0; i < tokensOfDevice + 1; ++i) {
        m_hub->clock().advance(Millis{10});
        tokens.append(m_hub->newVisitor(u"a"_s));
    }
    const QString other = m_hub->newVisitor(u"b"_s);
    QCOMPARE(statusFor(tokens.takeFirst()), 401);
    for (const QString& token : std::as_const(tokens))
        QCOMPARE(statusFor(token), 200);
    QCOMPARE(statusFor(other), 200);
}

void TestHubRevocation::aSilentVisitorsTokenEndsSooner() {
    const QString visitor = m_hub->newVisitor(u"a"_s);
    m_hub->clock().advance(silentTokenLifetime - std::chrono::hours(1));
    QCOMPARE(statusFor(visitor), 200);
    m_hub->clock().advance(std::chrono::hours(2));
    QCOMPARE(statusFor(visitor), 401);
}

void TestHubRevocation::aWritingVisitorsTokenLasts() {
    const QString visitor = m_hub->newVisitor(u"a"_s);
    m_hub->visitorWrites(visitor, u"Hello"_s);
    const QString again = m_hub->newVisitor(u"a"_s);
    m_hub->clock().advance(visitorTokenLifetime - std::chrono::hours(1));
    QCOMPARE(statusFor(visitor), 200);
    QCOMPARE(statusFor(again), 200);
    m_hub->clock().advance(std::chrono::hours(2));
    QCOMPARE(statusFor(visitor), 401);
}

void TestHubRevocation::channelTokensCanBeRevoked() {
    HttpClient& http = m_hub->http();
    const QString tokens = u"/admin/channel-tokens"_s;
    const QString token = http.post(tokens, {{u"name"_s, u"SMS door"_s}}, m_hub->admin()).text("token");
    const QString other = http.post(tokens, {{u"name"_s, u"mail"_s}}, m_hub->admin()).text("token");
    const auto status = [&](const QString& with) {
        return http.raw("POST", u"/attachments"_s, "x", with).status;
    };
    QCOMPARE(status(token), 200);
    QCOMPARE(http.remove(tokens + u"/SMS%20door"_s, m_hub->newAgent(u"Ben"_s)).status, 403);
    QCOMPARE(http.remove(tokens + u"/SMS%20door"_s, m_hub->admin()).status, 204);
    QCOMPARE(status(token), 401);
    QCOMPARE(status(other), 200);
    QCOMPARE(http.remove(tokens + u"/SMS%20door"_s, m_hub->admin()).status, 404);
    // A token of an agent is no channel's, whatever its name.
    QCOMPARE(http.remove(tokens + u"/test"_s, m_hub->admin()).status, 404);
}

void TestHubRevocation::channelNamesAreUniqueAndFitAPath() {
    const auto add = [this](const QString& name) {
        return m_hub->http().post(u"/admin/channel-tokens"_s, {{u"name"_s, name}}, m_hub->admin());
    };
    QCOMPARE(add(u"door"_s).status, 200);
    const Answer again = add(u" door "_s);
    QCOMPARE(again.status, 409);
    QCOMPARE(again.errorCode(), u"name_taken"_s);
    for (const QString& name : {u"a/b"_s, u"a\\b"_s, u".."_s, u"."_s, u"a\u0001b"_s}) {
        const Answer refused = add(name);
        QCOMPARE(refused.status, 422);
        QCOMPARE(refused.errorCode(), u"invalid_name"_s);
    }
    QCOMPARE(m_hub->http().remove(u"/admin/channel-tokens/door"_s, m_hub->admin()).status, 204);
    QCOMPARE(add(u"door"_s).status, 200);
}

void TestHubRevocation::whoseMessageItIsTellsItApart() {
    setSecret();
    const QJsonObject sameId{{u"client_id"_s, u"same"_s}};
    const QString first = m_hub->newVisitor(u"a"_s, signedIdentity(u"u1"_s, u"u1@shop.example"_s));
    const QString second = m_hub->newVisitor(u"a"_s, signedIdentity(u"u2"_s, u"u2@shop.example"_s));
    const QString anonymous = m_hub->newVisitor(u"a"_s);
    QSet<QString> conversations;
    for (const QString& visitor : {first, second, anonymous}) {
        const Answer sent = m_hub->visitorWrites(visitor, u"Of "_s + visitor, sameId);
        QCOMPARE(sent.status, 200);
        QCOMPARE(sent.object("entry").value("text"_L1).toString(), u"Of "_s + visitor);
        conversations.insert(sent.text("conversation"));
    }
    QCOMPARE(conversations.size(), 3);
}

void TestHubRevocation::aMessageSentAgainIsStoredOnce() {
    const QString visitor = m_hub->newVisitor(u"a"_s);
    const QString other = m_hub->newVisitor(u"a"_s);
    const QJsonObject sameId{{u"client_id"_s, u"same"_s}};
    const Answer sent = m_hub->visitorWrites(visitor, u"Hello"_s, sameId);
    for (const QString& token : {visitor, other, m_hub->newVisitor(u"a"_s)}) {
        const Answer again = m_hub->visitorWrites(token, u"Hello again"_s, sameId);
        QCOMPARE(again.status, 200);
        QCOMPARE(again.object("entry").value("id"_L1), sent.object("entry").value("id"_L1));
    }
    QCOMPARE(m_hub->entries(sent.text("conversation")).size(), 1);
}

void TestHubRevocation::controlCharactersAreNoIdentity_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("email");
    // Its signed text is that of the id "u1" with the address "boss@b.example".
    QTest::newRow("a newline in the id") << u"u1\nboss@b.example"_s << QString();
    QTest::newRow("a newline in the address") << u"u1"_s << u"a@b.example\n5"_s;
    QTest::newRow("a tab") << u"u\t1"_s << u"a@b.example"_s;
    QTest::newRow("a control of Latin-1") << u"u1"_s << u"a\u0085@b.example"_s;
}

void TestHubRevocation::controlCharactersAreNoIdentity() {
    QFETCH(QString, id);
    QFETCH(QString, email);
    setSecret();
    const Answer refused = m_hub->http().post(
        u"/chat/sessions"_s,
        {{u"device"_s, u"0123456789abcdef"_s}, {u"identity"_s, signedIdentity(id, email)}});
    QCOMPARE(refused.status, 422);
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubRevocation)
#include "test_hub_revocation.moc"
