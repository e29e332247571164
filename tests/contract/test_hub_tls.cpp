// SPDX-License-Identifier: GPL-3.0-or-later
// TLS that fails, on real sockets: the real adapter refuses, says so, and gives nothing away.
#include "tests/fakes/contract_bench.h"
#include "tests/fakes/tls_trap.h"

#include <QLoggingCategory>
#include <QSslSocket>
#include <QTest>

using namespace segue;
using namespace Qt::StringLiterals;
using Kind = TlsTrap::Kind;

namespace {

constexpr int patience = 30'000; // milliseconds
const QByteArray token = "the-token-of-ada";
const QString secret = u"what only the customer may read"_s;

Command replyCommand() {
    Command command;
    command.id = CommandId(u"0190d5b2-0000-7000-8000-000000000001"_s);
    command.conversation = {AccountId(u"acc"_s), u"c1"_s};
    command.operations = {Reply{secret, {}}};
    return command;
}

template <class T> void verifyRefused(const Result<T>& answer) {
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, u"tls_failed"_s);
    // Nothing was sent: it may be tried again.
    QVERIFY2(answer.error().kind == ErrorKind::Transient, qPrintable(kindOf(answer)));
    QVERIFY2(answer.error().message.contains(u"secure connection"_s), qPrintable(answer.error().message));
}

} // namespace

class TestHubTls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void validationIsRefused_data() { kinds(); }
    void validationIsRefused();
    void nothingOfACommandLeaves_data() { kinds(); }
    void nothingOfACommandLeaves();
    void theStreamIsRefused_data() { kinds(); }
    void theStreamIsRefused();

private:
    static void kinds() {
        QTest::addColumn<Kind>("kind");
        QTest::newRow("garbage") << Kind::Garbage;
        QTest::newRow("closes in the handshake") << Kind::ClosesInHandshake;
        QTest::newRow("unknown certificate") << Kind::UnknownCertificate;
    }
    void verifyNothingWasGivenAway() {
        QVERIFY(m_trap->connections() > 0);
        QVERIFY(!m_trap->received().contains(token));
        QVERIFY(!m_trap->received().contains(secret.toUtf8()));
        if (m_trap->kind() == Kind::UnknownCertificate)
            QCOMPARE(m_trap->received(), QByteArray());
    }

    SystemClock m_clock;
    SystemRandom m_random;
    QtScheduler m_scheduler;
    QtHttpTransportFactory m_http{m_scheduler};
    QtWebSocketFactory m_webSockets{m_scheduler};
    std::unique_ptr<TlsTrap> m_trap;
    std::unique_ptr<Adapter> m_adapter;
};

void TestHubTls::initTestCase() {
    if (!QSslSocket::supportsSsl())
        QSKIP("This Qt has no TLS.");
    QLoggingCategory::setFilterRules(u"segue.*=false\nqt.network.ssl=false"_s);
}

void TestHubTls::init() {
    QFETCH(Kind, kind);
    m_trap = std::make_unique<TlsTrap>(kind);
    auto made = AdapterRegistry::withAllKinds().create(
        {AccountId(u"acc"_s), u"hub"_s, m_trap->url(), u"Test"_s, [] { return token; }},
        {m_clock, m_scheduler, m_random, m_http, m_webSockets});
    QVERIFY(made);
    m_adapter = std::move(*made);
}

void TestHubTls::cleanup() {
    m_adapter.reset();
    m_trap.reset();
}

void TestHubTls::validationIsRefused() {
    verifyRefused(await(m_adapter->validate(), patience));
    verifyNothingWasGivenAway();
}

void TestHubTls::nothingOfACommandLeaves() {
    verifyRefused(await(m_adapter->submit(replyCommand(), {}), patience));
    verifyRefused(await(m_adapter->pull(m_adapter->streams().constFirst(), {}), patience));
    verifyNothingWasGivenAway();
}

void TestHubTls::theStreamIsRefused() {
    QList<RealtimeState> states;
    connect(
        m_adapter.get(), &Adapter::realtimeChanged, this, [&](RealtimeState state) { states.append(state); });
    m_adapter->open(u"0"_s);
    QTRY_VERIFY_WITH_TIMEOUT(states.contains(RealtimeState::Lost), patience);
    QVERIFY(!states.contains(RealtimeState::Live));
    m_adapter->close();
    verifyNothingWasGivenAway();
}

QTEST_GUILESS_MAIN(TestHubTls)
#include "test_hub_tls.moc"
