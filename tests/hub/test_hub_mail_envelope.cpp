// SPDX-License-Identifier: GPL-3.0-or-later
// Whom a mail goes to: what stands in the envelope is one plain address, whoever wrote it.
#include "app/hub/mail/smtp_client.h"
#include "tests/fakes/smtp_server.h"
#include "tests/hub/hub_under_test.h"

#include <QtTest>
#include <thread>

using namespace Qt::StringLiterals;

namespace segue::hub {

namespace {

constexpr int patience = 30'000;
//! Ends its own command, and has the server take a whole mail of somebody else's.
const QString injected =
    u"x@x.example>\r\nRSET\r\nMAIL FROM:<boss@shop.example>\r\nRCPT TO:<victim@x.example>\r\nDATA\r\nHello\r\n.\r\nNOOP <"_s;

} // namespace

class TestHubMailEnvelope : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noAddressSpeaksToTheServer_data();
    void noAddressSpeaksToTheServer();
    void aRecipientIsOneBareAddress_data();
    void aRecipientIsOneBareAddress();
};

void TestHubMailEnvelope::noAddressSpeaksToTheServer_data() {
    QTest::addColumn<QString>("sender");
    QTest::addColumn<QString>("recipient");
    const QString good = u"ann@x.example"_s;
    QTest::newRow("recipient") << good << injected;
    QTest::newRow("sender") << injected << good;
    QTest::newRow("commands in front of an address") << good << injected + u"a@b.example>"_s;
    QTest::newRow("a parameter") << good << u"a@b.example> NOTIFY=NEVER"_s;
    QTest::newRow("a name") << good << u"Ann <a@b.example>"_s;
    QTest::newRow("nothing") << good << QString();
}

void TestHubMailEnvelope::noAddressSpeaksToTheServer() {
    QFETCH(QString, sender);
    QFETCH(QString, recipient);
    SmtpServer server;
    QVERIFY(server.listen());
    mail::SmtpServer target;
    target.host = u"127.0.0.1"_s;
    target.port = server.port();
    target.security = mail::SmtpServer::Security::None;
    std::atomic<bool> isDone{false};
    Result<void> sent;
    std::thread client([&] {
        sent =
            mail::sendMail(target, sender, {recipient}, "Subject: S\r\n\r\nText\r\n", [] { return false; });
        isDone = true;
    });
    const bool ended = QTest::qWaitFor([&] { return isDone.load(); }, patience);
    client.join();
    QVERIFY(ended);
    QCOMPARE(server.mails().size(), 0);
    QVERIFY(!sent.has_value());
    QVERIFY(sent.error().kind == ErrorKind::Permanent);
}

void TestHubMailEnvelope::aRecipientIsOneBareAddress_data() {
    QTest::addColumn<QString>("address");
    QTest::newRow("commands") << injected + u"a@b.example>"_s;
    QTest::newRow("a name") << u"Ann <ann@x.example>"_s;
    QTest::newRow("brackets") << u"<ann@x.example>"_s;
    QTest::newRow("spaces") << u" ann@x.example"_s;
    QTest::newRow("no address") << u"ann"_s;
}

void TestHubMailEnvelope::aRecipientIsOneBareAddress() {
    QFETCH(QString, address);
    SmtpServer server;
    QVERIFY(server.listen());
    HubUnderTest hub;
    hub.sendMailThrough(server.port());
    const Answer begun = hub.beginByMail({recipient(address)});
    QCOMPARE(begun.status, 422);
    QCOMPARE(begun.errorCode(), u"invalid_recipients"_s);
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubMailEnvelope)
#include "test_hub_mail_envelope.moc"
