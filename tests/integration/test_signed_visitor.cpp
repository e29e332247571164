// SPDX-License-Identifier: GPL-3.0-or-later
// A visitor whom the shop signed in, and a mail that our mail server vouches for: one address that both prove
// is one customer on the workstation, and nobody has to confirm it. What only one of them proves joins
// nothing.
#include "core/engine/engine.h"
#include "core/views/views.h"
#include "tests/fakes/await.h"
#include "tests/fakes/hub_under_test.h"

#include <QDateTime>
#include <QJsonArray>
#include <QMessageAuthenticationCode>
#include <QTemporaryDir>
#include <QtTest>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

constexpr Millis patience{60'000};
const QString address = u"zoe@post.example"_s;
const QByteArray secret = "the shop's secret";

//! What the shop's server gives its page.
QJsonObject signedIdentity() {
    const qint64 expires = QDateTime::currentMSecsSinceEpoch() + 3'600'000;
    const QByteArray text = "customer-7\n" + address.toUtf8() + '\n' + QByteArray::number(expires);
    return {
        {u"external_id"_s, u"customer-7"_s},
        {u"email"_s, address},
        {u"name"_s, u"Zoe Brandt"_s},
        {u"expires_at"_s, expires},
        {u"signature"_s,
         QString::fromLatin1(
             QMessageAuthenticationCode::hash(text, secret, QCryptographicHash::Sha256).toHex())}};
}

QByteArray mailWith(const QByteArray& dmarc) {
    return "Authentication-Results: mx.shop.example; dmarc=" + dmarc +
           " header.from=post.example\r\nFrom: Zoe Brandt <" + address.toUtf8() +
           ">\r\nTo: help@shop.example\r\nSubject: My grinder\r\nMessage-ID: <1@post.example>\r\n\r\nIt "
           "scrapes.\r\n";
}

} // namespace

class TestSignedVisitor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatBothProveIsOneCustomer_data();
    void whatBothProveIsOneCustomer();
    void whatOneProvesStaysApart_data();
    void whatOneProvesStaysApart();

private:
    //! Their conversation; empty if the hub refused.
    QString visitorWrites(bool isSignedIn);
    QString customerOf(const QString& conversation);

    QTemporaryDir m_dir;
    std::unique_ptr<HubUnderTest> m_hub;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<Views> m_views;
    AccountId m_account;
    int m_profiles = 0;
};

void TestSignedVisitor::init() {
    m_hub = std::make_unique<HubUnderTest>();
    QVERIFY(m_hub->start());
    QVERIFY(m_hub->call(
        "PUT", u"/admin/settings"_s, m_hub->agentToken(),
        {{u"chat"_s, QJsonObject{{u"identity_secret"_s, QString::fromLatin1(secret)}}},
         {u"mail"_s, QJsonObject{{u"trusted_authserv_id"_s, u"mx.shop.example"_s}}}}));
    EngineOptions options;
    options.profileDir = m_dir.filePath(QString::number(++m_profiles));
    options.sessionToken = QString::fromLatin1(m_hub->agentToken()); // No keyring is asked.
    auto engine = Engine::open(options);
    QVERIFY(engine);
    m_engine = std::move(*engine);
    Account account;
    account.kind = u"hub"_s;
    account.name = u"Shop"_s;
    account.baseUrl = m_hub->url();
    const auto added = await(m_engine->addAccount(account, options.sessionToken));
    QVERIFY(added);
    m_account = *added;
    auto views = Views::open(options.profileDir);
    QVERIFY(views);
    m_views = std::move(*views);
}

void TestSignedVisitor::cleanup() {
    m_views.reset();
    m_engine.reset();
    m_hub.reset();
}

QString TestSignedVisitor::visitorWrites(bool isSignedIn) {
    QJsonObject session{{u"device"_s, u"browser-of-the-visitor-zoe"_s}};
    if (isSignedIn)
        session.insert(u"identity"_s, signedIdentity());
    const auto begun = m_hub->call("POST", u"/chat/sessions"_s, {}, session);
    if (!begun)
        return {};
    QJsonObject message{{u"client_id"_s, u"1"_s}, {u"text"_s, u"Where is my parcel?"_s}};
    if (!isSignedIn)
        message.insert(u"email"_s, address); // Typed: anybody could.
    const auto sent =
        m_hub->call("POST", u"/chat/messages"_s, begun->value("token"_L1).toString().toLatin1(), message);
    return sent ? sent->value("conversation"_L1).toString() : QString();
}

QString TestSignedVisitor::customerOf(const QString& conversation) {
    if (conversation.isEmpty() || !await(m_engine->settle(patience), 90'000).value_or(false))
        return {};
    const auto customer = m_views->customerOf({m_account, conversation});
    return customer && *customer ? (*customer)->value() : QString();
}

void TestSignedVisitor::whatBothProveIsOneCustomer_data() {
    QTest::addColumn<bool>("mailFirst");
    QTest::newRow("the mail first") << true;
    QTest::newRow("the visitor first") << false;
}

void TestSignedVisitor::whatBothProveIsOneCustomer() {
    QFETCH(bool, mailFirst);
    const QString early = mailFirst ? m_hub->mailArrives(mailWith("pass")).value_or(QString()) : QString();
    const QString chat = visitorWrites(true);
    const QString mail = mailFirst ? early : m_hub->mailArrives(mailWith("pass")).value_or(QString());
    QVERIFY(!chat.isEmpty() && !mail.isEmpty() && chat != mail);
    const QString customer = customerOf(chat);
    QVERIFY(!customer.isEmpty());
    QCOMPARE(customerOf(mail), customer);
    const auto card = m_views->customer(CustomerId(customer));
    QVERIFY(card && *card);
    QCOMPARE((*card)->conversationCount, 2);
    QCOMPARE((*card)->suggestions.size(), 0);
    // Nobody decided anything, on the workstation or at the hub.
    const auto changes = m_hub->call("GET", u"/changes?after=0"_s, m_hub->agentToken());
    QVERIFY(changes);
    QCOMPARE(changes->value("decisions"_L1).toArray().size(), 0);
}

void TestSignedVisitor::whatOneProvesStaysApart_data() {
    QTest::addColumn<bool>("isSignedIn");
    QTest::addColumn<QByteArray>("dmarc");
    QTest::newRow("the mail only") << false << QByteArray("pass");
    QTest::newRow("the visitor only") << true << QByteArray("fail");
}

void TestSignedVisitor::whatOneProvesStaysApart() {
    QFETCH(bool, isSignedIn);
    QFETCH(QByteArray, dmarc);
    const QString mail = m_hub->mailArrives(mailWith(dmarc)).value_or(QString());
    const QString chat = visitorWrites(isSignedIn);
    const QString sender = customerOf(mail);
    const QString visitor = customerOf(chat);
    QVERIFY(!sender.isEmpty() && !visitor.isEmpty());
    QVERIFY(sender != visitor);
    // The agent is asked instead.
    const auto card = m_views->customer(CustomerId(sender));
    QVERIFY(card && *card);
    QCOMPARE((*card)->suggestions.size(), 1);
}

QTEST_GUILESS_MAIN(TestSignedVisitor)
#include "test_signed_visitor.moc"
