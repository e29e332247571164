// SPDX-License-Identifier: GPL-3.0-or-later
// Mail on its way out: what a hub leaves behind that dies or ends, a clock that was wrong, two hubs on one
// database, and who gets a copy.
#include "app/hub/channels/mail_outbox.h"
#include "app/hub/storage/entries.h"
#include "tests/fakes/smtp_server.h"
#include "tests/hub/hub_under_test.h"
#include "tests/hub/queued_mail.h"

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

QJsonObject to(const QString& address, const QString& role = u"to"_s) {
    return {{u"role"_s, role}, {u"address"_s, address}, {u"name"_s, QString()}};
}

} // namespace

class TestHubOutboundMail : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void whatADeadHubLeftIsToldAsFailed();
    void oneMailIsLeasedAtATimeAndTheRestWaits();
    void anEndingHubGivesUpWhatIsNotHandedOver();
    void anEndingHubWaitsALittleForTheLastAnswer();
    void aMailFromAClockThatWasAheadLeaves();
    void twoHubsSendEachMailOnce();
    void whatBecameOfAMailIsKeptUntilItIsStored();
    void aMailOfTooMuchIsRefused();
    void whoIsInBccStaysOutOfTheConversation();
    void aConversationIsBegunWithoutItsBcc();

private:
    //! Stores the settings that send to `port` of this machine.
    void sendTo(quint16 port);
    OutboundMail queue() { return m_storage->write(&queueMail).value_or(OutboundMail()); }
    //! As addMailJobs() does it in a hub, not yet started.
    std::unique_ptr<JobRunner> newHub(const QString& owner) {
        auto runner = std::make_unique<JobRunner>(*m_storage);
        addMailJobs(*runner, *m_storage, owner);
        return runner;
    }
    qint64 countOf(const QString& state) {
        return m_storage
            ->read([&](db::Connection& db) {
                return db.scalar<qint64>(u"SELECT count(*) FROM outbound_mail WHERE state = ?"_s, {state});
            })
            ->value_or(-1);
    }
    EntryRow entry(const EntryId& id) {
        return m_storage->read([&](db::Connection& db) { return Entries(db).find(id); })->value();
    }

    MovableClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Storage> m_storage;
};

void TestHubOutboundMail::init() {
    m_dir = std::make_unique<QTemporaryDir>();
    auto storage = Storage::open({m_dir->path(), {}}, m_clock, m_random);
    QVERIFY(storage.has_value());
    m_storage = std::move(*storage);
}

void TestHubOutboundMail::cleanup() {
    m_storage->releaseThread();
    m_storage.reset();
    m_dir.reset();
}

void TestHubOutboundMail::sendTo(quint16 port) {
    const auto saved = m_storage->write([port](Write& write) -> Result<void> {
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
    const OutboundMail left = queue();
    QCOMPARE(
        m_storage
            ->write([](Write& write) { return OutboundMails::lease(write, u"dead"_s, Millis{180'000}, 1); })
            ->size(),
        1);
    // Nothing else is queued: the lease's end alone has to bring somebody to look.
    m_clock.advance(Millis{181'000});
    const auto hub = newHub(u"next"_s);
    hub->start();
    QTRY_VERIFY_WITH_TIMEOUT(entry(left.entry).delivery == Delivery::Failed, patience);
    QVERIFY(entry(left.entry).deliveryError.contains(u"may have left"_s));
    QVERIFY(server.mails().isEmpty());
}

void TestHubOutboundMail::oneMailIsLeasedAtATimeAndTheRestWaits() {
    StallingServer server("MAIL");
    QVERIFY(server.listen());
    sendTo(server.port());
    for (int i = 0; i < 3; ++i)
        queue();
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
    const OutboundMail first = queue();
    queue();
    const auto hub = newHub(u"one"_s);
    hub->start();
    QTRY_VERIFY_WITH_TIMEOUT(server.isSilent(), patience);
    QElapsedTimer ending;
    ending.start();
    hub->stop();
    // The whole exchange may take a minute.
    QVERIFY2(ending.elapsed() < 40'000, qPrintable(QString::number(ending.elapsed())));
    QCOMPARE(countOf(u"queued"_s), 2);
    const EntryRow row = entry(first.entry);
    QVERIFY(row.delivery == Delivery::Pending);
    QVERIFY2(row.deliveryError.contains(u"The hub stopped"_s), qPrintable(row.deliveryError));
}

void TestHubOutboundMail::anEndingHubWaitsALittleForTheLastAnswer() {
    StallingServer server(".");
    QVERIFY(server.listen());
    sendTo(server.port());
    const OutboundMail mail = queue();
    const auto hub = newHub(u"one"_s);
    hub->start();
    QTRY_VERIFY_WITH_TIMEOUT(server.isSilent(), patience);
    QElapsedTimer ending;
    ending.start();
    hub->stop();
    QVERIFY2(ending.elapsed() < 40'000, qPrintable(QString::number(ending.elapsed())));
    QVERIFY(entry(mail.entry).delivery == Delivery::Failed);
    QVERIFY(entry(mail.entry).deliveryError.contains(u"may have left"_s));
}

void TestHubOutboundMail::aMailFromAClockThatWasAheadLeaves() {
    constexpr Millis month = std::chrono::hours(24 * 30);
    SmtpServer server;
    QVERIFY(server.listen());
    sendTo(server.port());
    m_clock.advance(month);
    const OutboundMail mail = queue();
    m_clock.advance(-month);
    // One that is put off for as long as a mail ever is waits all the same.
    const OutboundMail later = queue();
    QVERIFY(m_storage
                ->write([&](Write& write) -> Result<void> {
                    SEGUE_TRY(OutboundMails::lease(write, u"busy"_s, Millis{60'000}, 1));
                    return OutboundMails::retryAt(
                        write, later.id, u"busy"_s, write.now() + OutboundMails::longestDelay, u"busy"_s);
                })
                .has_value());
    const auto hub = newHub(u"one"_s);
    hub->start();
    QTRY_VERIFY_WITH_TIMEOUT(entry(mail.entry).delivery == Delivery::Sent, patience);
    QCOMPARE(countOf(u"queued"_s), 1);
    QCOMPARE(server.mails().size(), 1);
}

void TestHubOutboundMail::twoHubsSendEachMailOnce() {
    constexpr int many = 12;
    SmtpServer server;
    QVERIFY(server.listen());
    sendTo(server.port());
    for (int i = 0; i < many; ++i)
        queue();
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
    const OutboundMail mail = queue();
    // The disk takes the lease and what follows, but no word of what became of the mail.
    const auto refuse = m_storage->write([](Write& write) -> Result<void> {
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
    m_clock.advance(std::chrono::minutes(10));
    QVERIFY(
        m_storage->write([](Write& write) { return write.db().exec(u"DROP TRIGGER refuse"_s); }).has_value());
    QTRY_COMPARE_WITH_TIMEOUT(countOf(u"sending"_s), 0, patience);
    QVERIFY(entry(mail.entry).delivery == Delivery::Sent);
    QCOMPARE(server.mails().size(), 1);
}

namespace {

//! A hub that sends to `server`, and takes mail.
struct MailHub {
    explicit MailHub(const SmtpServer& server) : channel(hub.newChannelToken()) {
        hub.setSettings(
            {{u"mail"_s, QJsonObject{
                             {u"address"_s, u"support@shop.example"_s},
                             {u"smtp_host"_s, u"127.0.0.1"_s},
                             {u"smtp_port"_s, server.port()},
                             {u"smtp_security"_s, u"none"_s}}}});
    }
    QStringList participants(const QString& conversation) {
        QStringList out;
        for (const QJsonValue& each : hub.conversation(conversation).value("participants"_L1).toArray())
            out.append(each.toObject().value("address"_L1).toString());
        return out;
    }

    HubUnderTest hub;
    QString channel;
};

} // namespace

void TestHubOutboundMail::whoIsInBccStaysOutOfTheConversation() {
    SmtpServer server;
    QVERIFY(server.listen());
    MailHub mail(server);
    const Answer came = mail.hub.http().raw(
        "POST", u"/inbound/mail"_s, "From: ann@x.example\r\nTo: support@shop.example\r\n\r\nHello\r\n",
        mail.channel, {{"Content-Type", "message/rfc822"}});
    const QString conversation = came.text("conversation");
    const QJsonArray recipients{to(u"ann@x.example"_s), to(u"boss@x.example"_s, u"bcc"_s)};
    QCOMPARE(
        mail.hub.command(conversation, {reply(u"One"_s)}, {}, {{u"recipients"_s, recipients}}).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(server.mails().size(), 1, patience);
    QCOMPARE(server.mails().first().recipients, (QByteArrayList{"ann@x.example", "boss@x.example"}));
    QVERIFY(!server.mails().first().message.contains("boss"));
    QCOMPARE(mail.participants(conversation), QStringList{u"ann@x.example"_s});

    QCOMPARE(mail.hub.command(conversation, {reply(u"Two"_s)}).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(server.mails().size(), 2, patience);
    QCOMPARE(server.mails().last().recipients, QByteArrayList{"ann@x.example"});
}

void TestHubOutboundMail::aMailOfTooMuchIsRefused() {
    SmtpServer server;
    QVERIFY(server.listen());
    MailHub mail(server);
    const QString conversation = mail.hub.http()
                                     .raw(
                                         "POST", u"/inbound/mail"_s,
                                         "From: ann@x.example\r\nTo: support@shop.example\r\n\r\nHello\r\n",
                                         mail.channel, {{"Content-Type", "message/rfc822"}})
                                     .text("conversation");
    const auto upload = [&](char filling) {
        return mail.hub.http()
            .raw("POST", u"/attachments"_s, QByteArray(13 * 1024 * 1024, filling), mail.hub.admin())
            .object("attachment")
            .value("id"_L1);
    };
    QJsonObject operation = reply(u"The films"_s);
    const QJsonValue first = upload('a');
    operation.insert(u"attachments"_s, QJsonArray{first, upload('b')});
    const Answer refused = mail.hub.command(conversation, {operation});
    QCOMPARE(refused.status, 422);
    QCOMPARE(refused.errorCode(), u"attachment_too_large"_s);
    operation.insert(u"attachments"_s, QJsonArray{first});
    QCOMPARE(mail.hub.command(conversation, {operation}).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(server.mails().size(), 1, patience);
}

void TestHubOutboundMail::aConversationIsBegunWithoutItsBcc() {
    SmtpServer server;
    QVERIFY(server.listen());
    MailHub mail(server);
    const auto begin = [&](const QJsonArray& recipients) {
        return mail.hub.http().post(
            u"/conversations"_s,
            {{u"channel"_s, u"email"_s},
             {u"subject"_s, u"Your order"_s},
             {u"recipients"_s, recipients},
             {u"text"_s, u"Hello"_s},
             {u"key"_s, newUuid()}},
            mail.hub.admin());
    };
    QCOMPARE(begin({to(u"boss@x.example"_s, u"bcc"_s)}).errorCode(), u"invalid_recipients"_s);
    const Answer begun =
        begin({to(u"boss@x.example"_s, u"bcc"_s), to(u"ann@x.example"_s), to(u"bob@x.example"_s, u"cc"_s)});
    QVERIFY2(begun.status == 200, begun.body.constData());
    QCOMPARE(
        mail.participants(begun.text("conversation")), (QStringList{u"ann@x.example"_s, u"bob@x.example"_s}));
    QTRY_COMPARE_WITH_TIMEOUT(server.mails().size(), 1, patience);
    QCOMPARE(server.mails().first().recipients.size(), 3);
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubOutboundMail)
#include "test_hub_outbound_mail.moc"
