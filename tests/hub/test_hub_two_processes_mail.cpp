// SPDX-License-Identifier: GPL-3.0-or-later
// Two segue-hub processes on one PostgreSQL database send the same queue of mail: each mail leaves once,
// whatever becomes of one of them.
#include "core/db/connection.h"
#include "tests/fakes/alternating_proxy.h"
#include "tests/fakes/postgres_server.h"
#include "tests/fakes/smtp_server.h"
#include "tests/hub/hub_process.h"
#include "tests/hub/hub_under_test.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace segue::hub {

namespace {
constexpr int patience = 60'000;
} // namespace

class TestHubTwoProcessesMail : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void everyMailLeavesOnce();
    void aKilledSenderDoublesNothing();
    void aProcessKilledInTheThickOfItDoublesNothing();
    void aDatabaseThatRestartsMeanwhileDoublesNothing();
    void aSenderThatSleptAfterHandingOverDoublesNothing();
    void aSenderThatSleptBeforeHandingOverDoublesNothing();

private:
    //! A connection of the test's own.
    void connectToDatabase();
    //! Joins the first process behind the one address.
    void startSecond();
    //! Queues `count` mails through `port`.
    void queue(int count, quint16 port);
    //! One mail that the first process has begun to hand over as far as `verb`; then it is stopped, its lease
    //! runs out, and the second process tells the mail as failed. Then the first goes on, and so does the
    //! mail server.
    void sleepAt(const QByteArray& verb);
    //! How many mails are in `state`.
    int countOf(const QString& state);
    //! Whatever is being sent has been leased for too long.
    void endLeases();
    //! The Message-IDs of those that have arrived more than once.
    QByteArrayList doubled() const;

    PostgresServer m_postgres;
    QString m_database;
    std::unique_ptr<db::Connection> m_connection;
    std::unique_ptr<SmtpServer> m_smtp;
    std::unique_ptr<HubProcess> m_one;
    std::unique_ptr<HubProcess> m_two;
    std::unique_ptr<AlternatingProxy> m_address;
    int m_subjects = 0;
};

void TestHubTwoProcessesMail::initTestCase() {
    if (const QString reason = m_postgres.start(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
}

void TestHubTwoProcessesMail::init() {
    m_database = m_postgres.newDatabase();
    m_smtp = std::make_unique<SmtpServer>();
    QVERIFY(m_smtp->listen());
    m_one = std::make_unique<HubProcess>(m_database);
    m_two = std::make_unique<HubProcess>(m_database);
    QVERIFY(m_one->start());
    connectToDatabase();
    const QJsonObject mail{
        {u"address"_s, u"support@shop.example"_s},
        {u"smtp_host"_s, u"127.0.0.1"_s},
        {u"smtp_port"_s, m_smtp->port()},
        {u"smtp_security"_s, u"none"_s}};
    const Answer set =
        HttpClient(m_one->port()).put(u"/admin/settings"_s, {{u"mail"_s, mail}}, HubProcess::admin());
    QCOMPARE(set.status, 200);
}

void TestHubTwoProcessesMail::cleanup() {
    m_one.reset();
    m_two.reset();
    m_address.reset();
    m_connection.reset();
    m_smtp.reset();
}

void TestHubTwoProcessesMail::connectToDatabase() {
    auto connection = db::Connection::openPostgres(*db::PostgresOptions::fromUrl(m_database));
    QVERIFY(connection.has_value());
    m_connection = std::make_unique<db::Connection>(std::move(*connection));
}

void TestHubTwoProcessesMail::startSecond() {
    QVERIFY(m_two->start());
    m_address = std::make_unique<AlternatingProxy>(QList<quint16>{m_one->port(), m_two->port()});
}

void TestHubTwoProcessesMail::queue(int count, quint16 port) {
    for (int i = 0; i < count; ++i) {
        const QString number = QString::number(++m_subjects);
        const QJsonObject recipient{
            {u"role"_s, u"to"_s}, {u"address"_s, u"c%1@x.example"_s.arg(number)}, {u"name"_s, QString()}};
        const Answer begun = HttpClient(port).post(
            u"/conversations"_s,
            {{u"channel"_s, u"email"_s},
             {u"subject"_s, u"Order "_s + number},
             {u"recipients"_s, QJsonArray{recipient}},
             {u"text"_s, u"Hello"_s},
             {u"key"_s, newUuid()}},
            HubProcess::admin());
        QVERIFY2(begun.status == 200, begun.body.constData());
    }
}

int TestHubTwoProcessesMail::countOf(const QString& state) {
    return m_connection->scalar<int>(u"SELECT count(*) FROM outbound_mail WHERE state = ?"_s, {state})
        ->value_or(-1);
}

void TestHubTwoProcessesMail::endLeases() {
    QVERIFY(
        m_connection->run(u"UPDATE outbound_mail SET lease_until = 1 WHERE state = 'sending'"_s).has_value());
}

QByteArrayList TestHubTwoProcessesMail::doubled() const {
    QByteArrayList twice;
    QSet<QByteArray> once;
    for (const SmtpServer::Mail& mail : m_smtp->mails()) {
        const QByteArray id = mail.field("Message-ID");
        if (once.contains(id))
            twice.append(id);
        once.insert(id);
    }
    return twice;
}

void TestHubTwoProcessesMail::everyMailLeavesOnce() {
    constexpr int many = 200;
    startSecond();
    queue(many, m_address->port());
    QTRY_COMPARE_WITH_TIMEOUT(countOf(u"sent"_s), many, patience);
    QVERIFY(m_address->takenBy(m_one->port()) >= many / 2 && m_address->takenBy(m_two->port()) >= many / 2);
    QCOMPARE(doubled(), QByteArrayList());
    QCOMPARE(m_smtp->mails().size(), many);
}

void TestHubTwoProcessesMail::aKilledSenderDoublesNothing() {
    m_smtp->holdAt(".");
    queue(3, m_one->port());
    QTRY_COMPARE_WITH_TIMEOUT(m_smtp->held(), 1, patience);
    startSecond();
    QTRY_COMPARE_WITH_TIMEOUT(m_smtp->held(), 2, patience);
    m_one->kill();
    QTRY_COMPARE_WITH_TIMEOUT(m_smtp->held(), 1, patience);
    m_smtp->release();
    queue(20, m_address->port());
    QTRY_COMPARE_WITH_TIMEOUT(countOf(u"sent"_s), 22, patience);
    QCOMPARE(countOf(u"sending"_s), 1);
    endLeases();
    QTRY_COMPARE_WITH_TIMEOUT(countOf(u"failed"_s), 1, patience);
    // Who comes back takes nothing for its own that it left.
    QVERIFY(m_one->start());
    queue(4, m_one->port());
    QTRY_COMPARE_WITH_TIMEOUT(countOf(u"sent"_s), 26, patience);
    QCOMPARE(m_smtp->mails().size(), 27);
    QCOMPARE(doubled(), QByteArrayList());
}

void TestHubTwoProcessesMail::aProcessKilledInTheThickOfItDoublesNothing() {
    constexpr int many = 60;
    startSecond();
    queue(many / 2, m_address->port());
    QTRY_VERIFY_WITH_TIMEOUT(m_smtp->mails().size() >= 5, patience);
    m_one->kill();
    queue(many / 2, m_address->port());
    QTRY_COMPARE_WITH_TIMEOUT(countOf(u"queued"_s), 0, patience);
    // At most one was on its way: whether it arrived, nobody can tell.
    QTRY_VERIFY_WITH_TIMEOUT(countOf(u"sent"_s) >= many - 1, patience);
    endLeases();
    QTRY_COMPARE_WITH_TIMEOUT(countOf(u"sent"_s) + countOf(u"failed"_s), many, patience);
    QVERIFY(m_smtp->mails().size() >= countOf(u"sent"_s));
    QCOMPARE(doubled(), QByteArrayList());
}

void TestHubTwoProcessesMail::aDatabaseThatRestartsMeanwhileDoublesNothing() {
    constexpr int many = 20;
    startSecond();
    m_smtp->holdAt(".");
    queue(many, m_address->port());
    QTRY_COMPARE_WITH_TIMEOUT(m_smtp->held(), 2, patience);
    QVERIFY(m_postgres.restart());
    connectToDatabase();
    // What was accepted while nobody could store it is stored later.
    m_smtp->release();
    QTRY_COMPARE_WITH_TIMEOUT(countOf(u"sent"_s), many, patience);
    QCOMPARE(m_smtp->mails().size(), many);
    QCOMPARE(doubled(), QByteArrayList());
}

void TestHubTwoProcessesMail::sleepAt(const QByteArray& verb) {
    m_smtp->holdAt(verb);
    queue(1, m_one->port());
    QTRY_COMPARE_WITH_TIMEOUT(m_smtp->held(), 1, patience);
    if (!m_one->pause())
        QSKIP("No process can be stopped here.");
    QVERIFY(m_two->start());
    endLeases();
    QTRY_COMPARE_WITH_TIMEOUT(countOf(u"failed"_s), 1, patience);
    QVERIFY(m_one->goOn());
    m_smtp->release();
}

void TestHubTwoProcessesMail::aSenderThatSleptAfterHandingOverDoublesNothing() {
    sleepAt(".");
    // What was accepted was accepted, whatever was told meanwhile.
    QTRY_COMPARE_WITH_TIMEOUT(countOf(u"sent"_s), 1, patience);
    queue(5, m_two->port());
    QTRY_COMPARE_WITH_TIMEOUT(countOf(u"sent"_s), 6, patience);
    QCOMPARE(m_smtp->mails().size(), 6);
    QCOMPARE(doubled(), QByteArrayList());
}

void TestHubTwoProcessesMail::aSenderThatSleptBeforeHandingOverDoublesNothing() {
    sleepAt("DATA");
    QTRY_COMPARE_WITH_TIMEOUT(countOf(u"sent"_s), 1, patience);
    queue(5, m_two->port());
    QTRY_COMPARE_WITH_TIMEOUT(countOf(u"sent"_s), 6, patience);
    QCOMPARE(m_smtp->mails().size(), 6);
    QCOMPARE(doubled(), QByteArrayList());
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubTwoProcessesMail)
#include "test_hub_two_processes_mail.moc"
