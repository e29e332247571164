// SPDX-License-Identifier: GPL-3.0-or-later
// Mail on its way out: what a hub leaves behind that dies or ends, a clock that was wrong, two hubs on one
// database, and who gets a copy.
#include "app/hub/channels/mail_outbox.h"
#include "tests/fakes/smtp_server.h"
#include "tests/hub/hub_under_test.h"
#include "tests/hub/storage_bench.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace segue::hub {

namespace {

constexpr int patience = 30'000;

//! Takes mail as far as a line that begins with `silentFrom`, and says nothing from there on.
class StallingServer {
public:
    explicit StallingServer(QByteArray silentFrom) : m_silentFrom(std::move(silentFrom)) {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket* socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, &m_server, [this, socket] { read(socket); });
            socket->write("220 mail.test\r\n");
        });
    }

    bool listen() { return m_server.listen(QHostAddress::LocalHost); }
    quint16 port() const { return m_server.serverPort(); }
    bool isSilent() const { return m_isSilent; }

private:
    void read(QTcpSocket* socket) {
        while (socket->canReadLine() && !m_isSilent) {
            const QByteArray line = socket->readLine().trimmed();
            if (line.startsWith(m_silentFrom))
                m_isSilent = true;
            else if (m_isInMessage)
                continue;
            else if (line == "DATA")
                socket->write("354 go on\r\n");
            else
                socket->write("250 ok\r\n");
            m_isInMessage |= line == "DATA";
        }
    }

    QByteArray m_silentFrom;
    bool m_isSilent = false;
    bool m_isInMessage = false;
    QTcpServer m_server;
};

constexpr auto aMail = "From: ann@x.example\r\nTo: support@shop.example\r\n\r\nHello\r\n";

} // namespace

class TestHubOutboundMail : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<StorageBench>(); }
    void cleanup() { m_bench.reset(); }

    void whatADeadHubLeftIsToldAsFailed();
    void aLeaseWhoseAnswerWasLostIsTakenBack();
    void oneMailIsLeasedAtATimeAndTheRestWaits();
    void anEndingHubGivesUpWhatIsNotHandedOver();
    void anEndingHubWaitsALittleForTheLastAnswer();
    void whoSleptPastItsLeaseHandsNothingOver();
    void aMailFromAClockThatWasAheadLeaves();
    void twoHubsSendEachMailOnce();
    void whatBecameOfAMailIsKeptUntilItIsStored();
    void aMailOfTooMuchIsRefused();
    void whoIsInBccStaysOutOfTheConversation();
    void aConversationIsBegunWithoutItsBcc();

private:
    //! Stores the settings that send to `port` of this machine.
    void sendTo(quint16 port);
    //! As addMailJobs() does it in a hub, not yet started.
    std::unique_ptr<JobRunner> newHub(const QString& owner) {
        auto runner = std::make_unique<JobRunner>(m_bench->storage());
        addMailJobs(*runner, m_bench->storage(), owner);
        return runner;
    }
    qint64 countOf(const QString& state) {
        return m_bench->storage()
            .read([&](db::Connection& db) {
                return db.scalar<qint64>(u"SELECT count(*) FROM outbound_mail WHERE state = ?"_s, {state});
            })
            ->value_or(-1);
    }

    std::unique_ptr<StorageBench> m_bench;
};

void TestHubOutboundMail::sendTo(quint16 port) {
    const auto saved = m_bench->storage().write([port](Write& write) -> Result<void> {
        SEGUE_TRY_VALUE(settings, loadSettings(write.db()));
        settings.mail.address = u"support@shop.example"_s;
        settings.mail.smtpHost = u"127.0.0.1"_s;
        settings.mail.smtpPort = port;
        settings.mail.smtpSecurity = SmtpSecurity::None;
        return saveSettings(write, settings);
    });
    QVERIFY(saved.has_value());
}

void TestHubOutboundMail::whatADeadHubLeftIsToldAsFailed() {
    SmtpServer server;
    QVERIFY(server.listen());
    sendTo(server.port());
    const OutboundMail left = m_bench->queueMail();
    QCOMPARE(
        m_bench->storage()
            .write([](Write& write) { return OutboundMails::lease(write, u"dead"_s, Millis{180'000}, 1); })
            ->size(),
        1);
    // Nothing else is queued: the lease's end alone has to bring somebody to look.
    m_bench->clock().advance(Millis{181'000});
    const auto hub = newHub(u"next"_s);
    hub->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->entry(left.entry).delivery == Delivery::Failed, patience);
    QVERIFY(m_bench->entry(left.entry).deliveryError.contains(u"may have left"_s));
    QVERIFY(server.mails().isEmpty());
}

void TestHubOutboundMail::aLeaseWhoseAnswerWasLostIsTakenBack() {
    SmtpServer server;
    QVERIFY(server.listen());
    sendTo(server.port());
    const OutboundMail mail = m_bench->queueMail();
    QCOMPARE(
        m_bench->storage()
            .write([](Write& write) { return OutboundMails::lease(write, u"one"_s, Millis{180'000}, 1); })
            ->size(),
        1);
    m_bench->clock().advance(Millis{181'000});
    const auto hub = newHub(u"one"_s);
    hub->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->entry(mail.entry).delivery == Delivery::Sent, patience);
    QCOMPARE(server.mails().size(), 1);
}

void TestHubOutboundMail::oneMailIsLeasedAtATimeAndTheRestWaits() {
    StallingServer server("MAIL");
    QVERIFY(server.listen());
    sendTo(server.port());
    for (int i = 0; i < 3; ++i)
        m_bench->queueMail();
    const auto hub = newHub(u"one"_s);
    hub->start();
    QTRY_VERIFY_WITH_TIMEOUT(server.isSilent(), patience);
    QCOMPARE(countOf(u"sending"_s), 1);
    QCOMPARE(countOf(u"queued"_s), 2);
}

void TestHubOutboundMail::anEndingHubGivesUpWhatIsNotHandedOver() {
    StallingServer server("MAIL");
    QVERIFY(server.listen());
    sendTo(server.port());
    const OutboundMail first = m_bench->queueMail();
    m_bench->queueMail();
    const auto hub = newHub(u"one"_s);
    hub->start();
    QTRY_VERIFY_WITH_TIMEOUT(server.isSilent(), patience);
    QElapsedTimer ending;
    ending.start();
    hub->stop();
    // The whole exchange may take a minute.
    QVERIFY2(ending.elapsed() < 40'000, qPrintable(QString::number(ending.elapsed())));
    QCOMPARE(countOf(u"queued"_s), 2);
    const EntryRow row = m_bench->entry(first.entry);
    QVERIFY(row.delivery == Delivery::Pending);
    QVERIFY2(row.deliveryError.contains(u"The hub stopped"_s), qPrintable(row.deliveryError));
}

void TestHubOutboundMail::anEndingHubWaitsALittleForTheLastAnswer() {
    StallingServer server(".");
    QVERIFY(server.listen());
    sendTo(server.port());
    const OutboundMail mail = m_bench->queueMail();
    const auto hub = newHub(u"one"_s);
    hub->start();
    QTRY_VERIFY_WITH_TIMEOUT(server.isSilent(), patience);
    QElapsedTimer ending;
    ending.start();
    hub->stop();
    QVERIFY2(ending.elapsed() < 40'000, qPrintable(QString::number(ending.elapsed())));
    QVERIFY(m_bench->entry(mail.entry).delivery == Delivery::Failed);
    QVERIFY(m_bench->entry(mail.entry).deliveryError.contains(u"may have left"_s));
}

void TestHubOutboundMail::whoSleptPastItsLeaseHandsNothingOver() {
    SmtpServer server;
    QVERIFY(server.listen());
    server.holdAt("DATA");
    sendTo(server.port());
    const OutboundMail mail = m_bench->queueMail();
    const auto hub = newHub(u"one"_s);
    hub->start();
    QTRY_COMPARE_WITH_TIMEOUT(server.held(), 1, patience);
    m_bench->clock().advance(std::chrono::minutes(10));
    QTRY_COMPARE_WITH_TIMEOUT(countOf(u"queued"_s), 1, patience);
    QVERIFY(m_bench->entry(mail.entry).deliveryError.contains(u"slept"_s));
    QVERIFY(server.mails().isEmpty());
    server.release();
    m_bench->clock().advance(std::chrono::seconds(11));
    QTRY_COMPARE_WITH_TIMEOUT(countOf(u"sent"_s), 1, patience);
    QCOMPARE(server.mails().size(), 1);
}

void TestHubOutboundMail::aMailFromAClockThatWasAheadLeaves() {
    constexpr Millis month = std::chrono::hours(24 * 30);
    SmtpServer server;
    QVERIFY(server.listen());
    sendTo(server.port());
    m_bench->clock().advance(month);
    const OutboundMail mail = m_bench->queueMail();
    m_bench->clock().advance(-month);
    // One that is put off for as long as a mail ever is waits all the same.
    const OutboundMail later = m_bench->queueMail();
    QVERIFY(m_bench->storage()
                .write([&](Write& write) -> Result<void> {
                    SEGUE_TRY(OutboundMails::lease(write, u"busy"_s, Millis{60'000}, 1));
                    return OutboundMails::retryAt(
                        write, later.id, u"busy"_s, write.now() + OutboundMails::longestDelay, u"busy"_s);
                })
                .has_value());
    const auto hub = newHub(u"one"_s);
    hub->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->entry(mail.entry).delivery == Delivery::Sent, patience);
    QCOMPARE(countOf(u"queued"_s), 1);
    QCOMPARE(server.mails().size(), 1);
}

void TestHubOutboundMail::twoHubsSendEachMailOnce() {
    constexpr int many = 12;
    SmtpServer server;
    QVERIFY(server.listen());
    sendTo(server.port());
    for (int i = 0; i < many; ++i)
        m_bench->queueMail();
    const auto one = newHub(u"one"_s);
    const auto two = newHub(u"two"_s);
    one->start();
    two->start();
    QTRY_COMPARE_WITH_TIMEOUT(countOf(u"sent"_s), qint64(many), patience);
    QSet<QByteArray> ids;
    for (const SmtpServer::Mail& mail : server.mails())
        ids.insert(mail.field("Message-ID"));
    QCOMPARE(ids.size(), many);
    QCOMPARE(server.mails().size(), many);
}

void TestHubOutboundMail::whatBecameOfAMailIsKeptUntilItIsStored() {
    SmtpServer server;
    QVERIFY(server.listen());
    sendTo(server.port());
    const OutboundMail mail = m_bench->queueMail();
    // The disk takes the lease and what follows, but no word of what became of the mail.
    const auto refuse = m_bench->storage().write([](Write& write) -> Result<void> {
        return write.db().exec(
            u"CREATE TRIGGER refuse BEFORE UPDATE OF state ON outbound_mail WHEN NEW.state = "
            "'sent' BEGIN SELECT RAISE(ABORT, 'disk'); END"_s);
    });
    QVERIFY(refuse.has_value());
    const auto hub = newHub(u"one"_s);
    hub->start();
    QTRY_COMPARE_WITH_TIMEOUT(server.mails().size(), 1, patience);
    QCOMPARE(countOf(u"sending"_s), 1);
    // Its lease runs out meanwhile.
    m_bench->clock().advance(std::chrono::minutes(10));
    QVERIFY(m_bench->storage()
                .write([](Write& write) { return write.db().exec(u"DROP TRIGGER refuse"_s); })
                .has_value());
    QTRY_COMPARE_WITH_TIMEOUT(countOf(u"sending"_s), 0, patience);
    QVERIFY(m_bench->entry(mail.entry).delivery == Delivery::Sent);
    QCOMPARE(server.mails().size(), 1);
}

void TestHubOutboundMail::whoIsInBccStaysOutOfTheConversation() {
    SmtpServer server;
    QVERIFY(server.listen());
    HubUnderTest hub;
    hub.sendMailThrough(server.port());
    const QString conversation = hub.mailArrives(aMail).text("conversation");
    const QJsonArray recipients{recipient(u"ann@x.example"_s), recipient(u"boss@x.example"_s, u"bcc"_s)};
    QCOMPARE(hub.command(conversation, {reply(u"One"_s)}, {}, {{u"recipients"_s, recipients}}).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(server.mails().size(), 1, patience);
    QCOMPARE(server.mails().first().recipients, (QByteArrayList{"ann@x.example", "boss@x.example"}));
    QVERIFY(!server.mails().first().message.contains("boss"));
    QCOMPARE(hub.participants(conversation), QStringList{u"ann@x.example"_s});

    QCOMPARE(hub.command(conversation, {reply(u"Two"_s)}).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(server.mails().size(), 2, patience);
    QCOMPARE(server.mails().last().recipients, QByteArrayList{"ann@x.example"});
}

void TestHubOutboundMail::aMailOfTooMuchIsRefused() {
    SmtpServer server;
    QVERIFY(server.listen());
    HubUnderTest hub;
    hub.sendMailThrough(server.port());
    const QString conversation = hub.mailArrives(aMail).text("conversation");
    const auto upload = [&](char filling) {
        return hub.http()
            .raw("POST", u"/attachments"_s, QByteArray(13 * 1024 * 1024, filling), hub.admin())
            .object("attachment")
            .value("id"_L1);
    };
    QJsonObject operation = reply(u"The films"_s);
    const QJsonValue first = upload('a');
    operation.insert(u"attachments"_s, QJsonArray{first, upload('b')});
    const Answer refused = hub.command(conversation, {operation});
    QCOMPARE(refused.status, 422);
    QCOMPARE(refused.errorCode(), u"attachment_too_large"_s);
    operation.insert(u"attachments"_s, QJsonArray{first});
    QCOMPARE(hub.command(conversation, {operation}).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(server.mails().size(), 1, patience);
}

void TestHubOutboundMail::aConversationIsBegunWithoutItsBcc() {
    SmtpServer server;
    QVERIFY(server.listen());
    HubUnderTest hub;
    hub.sendMailThrough(server.port());
    QCOMPARE(
        hub.beginByMail({recipient(u"boss@x.example"_s, u"bcc"_s)}).errorCode(), u"invalid_recipients"_s);
    const Answer begun = hub.beginByMail(
        {recipient(u"boss@x.example"_s, u"bcc"_s), recipient(u"ann@x.example"_s),
         recipient(u"bob@x.example"_s, u"cc"_s)});
    QVERIFY2(begun.status == 200, begun.body.constData());
    QCOMPARE(
        hub.participants(begun.text("conversation")), (QStringList{u"ann@x.example"_s, u"bob@x.example"_s}));
    QTRY_COMPARE_WITH_TIMEOUT(server.mails().size(), 1, patience);
    QCOMPARE(server.mails().first().recipients.size(), 3);
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubOutboundMail)
#include "test_hub_outbound_mail.moc"
