// SPDX-License-Identifier: GPL-3.0-or-later
// The real engine and the real adapter at a real hub, over a network that is slow and breaks: what an agent
// sent is there once, and afterwards both know the same.
#include "core/db/connection.h"
#include "core/store/profile.h"
#include "tests/fakes/contract_bench.h"
#include "tests/fakes/engine_desk.h"
#include "tests/fakes/hub_under_test.h"

#include <QLoggingCategory>
#include <QTest>

using namespace segue;
using namespace Qt::StringLiterals;
using State = ConnectionStatus::State;

namespace {

constexpr int patience = 60'000; // milliseconds; what is promised for after the last fault (I7)
constexpr int customers = 6;
constexpr int replies = 60;
constexpr int usualStorms = 3;
constexpr quint64 longestAnswer = 2'500; // bytes that a fault lets through at most
const QByteArray commands = "/api/v1/commands";

QString customerAt(quint64 index) {
    return u"customer %1"_s.arg(index % customers);
}

//! What of a row is compared: that it is there, and which version of it.
QString rowOf(const QString& id, qint64 version, const QString& content) {
    return u"%1 %2 %3"_s.arg(id).arg(version).arg(content);
}

//! An agent at work.
class Desk {
public:
    bool begin(const QUrl& hub, const QByteArray& token) {
        if (!m_desk.begin())
            return false;
        m_account = m_desk.addHub(u"Hub"_s, hub, token);
        return !m_account.isEmpty();
    }

    bool isLive() const { return m_desk.stateOf(m_account) == State::Live; }
    //! True once it is on the disk.
    bool accepts(const QString& conversation, const QString& text) {
        return m_desk.accepts({m_account, conversation}, text);
    }
    //! Answers what the outbox asks of the agent with "send it": the hub knows each by its key, and makes one
    //! of it. True once nothing is left.
    bool outboxIsEmpty() {
        const QList<OutboxItem> open = m_desk.views().outbox().value();
        for (const OutboxItem& item : open) {
            if (item.state == OutboxState::Held)
                m_desk.engine().releaseHeld(item.command.id);
            else if (item.state == OutboxState::Failed)
                m_desk.engine().retry(item.command.id);
            else if (item.state == OutboxState::NeedsAgent)
                m_desk.engine().sendAgain(item.command.id);
        }
        return open.isEmpty();
    }
    //! Every row that is stored of what the hub said.
    QSet<QString> rows() const {
        db::SqliteOptions options;
        options.path = profile::cachePath(m_desk.profileDir());
        options.readOnly = true;
        auto cache = db::Connection::openSqlite(options);
        QSet<QString> all;
        for (const QString& sql :
             {u"SELECT id, version, text FROM entries"_s, u"SELECT id, version, status FROM conversations"_s,
              u"SELECT id, version, name FROM contacts"_s}) {
            const auto read = cache->query(sql, {}, [&](const db::Row& row) {
                all.insert(rowOf(row.text(0), row.integer(1), row.text(2)));
            });
            if (!read)
                qWarning() << "the cache:" << read.error().message;
        }
        return all;
    }

private:
    EngineDesk m_desk;
    AccountId m_account;
};

QSet<QString> rowsOf(const Picture& picture) {
    QSet<QString> all;
    for (const Entry& entry : picture.entries)
        all.insert(rowOf(entry.ref.id, entry.version, entry.text));
    for (const Conversation& conversation : picture.conversations)
        all.insert(rowOf(conversation.ref.id, conversation.version, toString(conversation.status)));
    for (const Contact& contact : picture.contacts)
        all.insert(rowOf(contact.ref.id, contact.version, contact.name));
    return all;
}

//! Something goes wrong on the network, by chance.
void doHarm(FaultProxy& proxy, Random& random) {
    const auto below = [&](quint64 bound) { return random.below(bound); };
    const auto way = below(2) == 0 ? Way::ToServer : Way::ToClient;
    const auto how = Breaking(below(4));
    switch (below(6)) {
    case 0:
        return proxy.breakNext({way, qsizetype(below(longestAnswer)), how});
    case 1:
        return proxy.breakAll(way, how);
    case 2:
        return proxy.setPace({Millis(below(150)), 0, 0});
    case 3:
        return proxy.setPace(
            {Millis{0}, qint64(5'000 + below(50'000)), qsizetype(below(2) * (1 + below(13)))});
    case 4:
        return proxy.cutNextAnswer(commands, qsizetype(below(longestAnswer)));
    default:
        proxy.setPace({});
        return proxy.cutNextRequest(commands);
    }
}

} // namespace

class TestHubFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void worksAtEachPace_data();
    void worksAtEachPace();
    void eachBreakIsOvercome_data();
    void eachBreakIsOvercome();
    void everyReplyIsThereOnceAfterAStorm_data();
    void everyReplyIsThereOnceAfterAStorm();
    void anAnswerThatIsCutAnywhereIsFoundAgain();
    void cutAnswersNeitherDoubleNorLoseAReply();

private:
    void verifyTheSameHereAndThere();
    QString conversationOf(quint64 customer) { return m_conversations.at(qsizetype(customer % customers)); }
    bool customerWrites(quint64 customer) {
        return m_hub->customerWrites(customerAt(customer), u"question %1"_s.arg(++m_asked)).has_value();
    }
    bool agentReplies(quint64 customer) {
        const QString text = u"answer %1"_s.arg(++m_answered);
        m_accepted.append(text);
        return m_desk->accepts(conversationOf(customer), text);
    }

    ContractBench m_bench;
    HubUnderTest* m_hub = nullptr;
    std::unique_ptr<Desk> m_desk;
    QStringList m_conversations;
    QStringList m_accepted; //!< What the engine accepted in this test function.
    int m_asked = 0;
    int m_answered = 0;
};

void TestHubFaults::initTestCase() {
    QLoggingCategory::setFilterRules(u"segue.*=false"_s);
    auto hub = std::make_unique<HubUnderTest>();
    m_hub = hub.get();
    m_hub->comeFromEverywhere();
    const auto started = m_bench.start(std::move(hub));
    QVERIFY2(started, started ? "" : qPrintable(started.error().message));
}

void TestHubFaults::init() {
    m_bench.setUp();
    m_accepted.clear();
    m_conversations.clear();
    for (quint64 i = 0; i < customers; ++i) {
        const auto conversation = m_hub->customerWrites(customerAt(i), u"hello"_s);
        QVERIFY(conversation);
        m_conversations.append(*conversation);
    }
    m_desk = std::make_unique<Desk>();
}

void TestHubFaults::cleanup() {
    m_desk.reset();
    m_bench.tearDown();
}

void TestHubFaults::verifyTheSameHereAndThere() {
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->outboxIsEmpty(), patience);
    // Straight from the hub, over a network without faults.
    const auto direct = m_bench.adapterFor(m_hub->url(), m_hub->agentToken());
    Picture there;
    for (bool isComplete = false; !isComplete;) {
        const auto batch = await(direct->pull(direct->realtimeStream(), there.cursor));
        QVERIFY2(batch, qPrintable(codeOf(batch)));
        there.apply(*batch);
        isComplete = batch->complete;
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->rows(), rowsOf(there), patience);
    for (const QString& text : std::as_const(m_accepted))
        QCOMPARE(there.count(text), 1);
}

void TestHubFaults::worksAtEachPace_data() {
    QTest::addColumn<Pace>("pace");
    QTest::newRow("far away") << Pace{Millis{200}, 0, 0};
    QTest::newRow("narrow") << Pace{Millis{0}, 20'000, 0};
    QTest::newRow("a byte at a time") << Pace{Millis{0}, 0, 1};
    QTest::newRow("seven bytes at a time") << Pace{Millis{20}, 0, 7};
}

//! What is only slow needs no end of it.
void TestHubFaults::worksAtEachPace() {
    QFETCH(Pace, pace);
    m_bench.proxy().setPace(pace);
    QVERIFY(m_desk->begin(m_bench.proxy().url(), m_hub->agentToken()));
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->isLive(), patience);
    for (quint64 i = 0; i < customers; ++i) {
        QVERIFY(customerWrites(i));
        QVERIFY(agentReplies(i));
    }
    verifyTheSameHereAndThere();
}

void TestHubFaults::eachBreakIsOvercome_data() {
    QTest::addColumn<PlannedBreak>("planned");
    const std::pair<const char*, Breaking> kinds[] = {
        {"closed", Breaking::Close}, {"reset", Breaking::Reset}, {"half-closed", Breaking::HalfClose}};
    for (const auto& [name, how] : kinds) {
        QTest::addRow("%s at once", name) << PlannedBreak{Way::ToServer, 0, how};
        QTest::addRow("%s in a request", name) << PlannedBreak{Way::ToServer, 90, how};
        QTest::addRow("%s in an answer", name) << PlannedBreak{Way::ToClient, 150, how};
    }
    QTest::newRow("silent from the beginning") << PlannedBreak{Way::ToServer, 0, Breaking::Silence};
    QTest::newRow("silent in an answer") << PlannedBreak{Way::ToClient, 150, Breaking::Silence};
}

//! Of the adapter: each ends with an error that says what is known, and the next connection works.
void TestHubFaults::eachBreakIsOvercome() {
    QFETCH(PlannedBreak, planned);
    m_bench.proxy().breakNext(planned);
    const QString text = u"over a line that is "_s + QString::fromLatin1(QTest::currentDataTag());
    const Command command = m_bench.commandFor(conversationOf(0), {Reply{text, {}}});
    auto sending = m_bench.adapter().submit(command, {});
    if (planned.how == Breaking::Silence) {
        QTRY_COMPARE_WITH_TIMEOUT(m_bench.proxy().connections(), 1, patience);
        m_bench.proxy().heal();
    }
    const auto first = await(sending, patience);
    QVERIFY(!first);
    QVERIFY2(
        first.error().kind == ErrorKind::Ambiguous || first.error().kind == ErrorKind::Transient,
        qPrintable(kindOf(first)));
    // Nothing of an answer can come before the whole request went out.
    if (planned.way == Way::ToClient)
        QCOMPARE(kindOf(first), u"ambiguous"_s);
    const auto second = await(m_bench.adapter().submit(command, {}), patience);
    QVERIFY2(second, qPrintable(codeOf(second)));
    QCOMPARE(m_bench.pulled().count(text), 1);
}

void TestHubFaults::everyReplyIsThereOnceAfterAStorm_data() {
    QTest::addColumn<quint64>("seed");
    const int told = qEnvironmentVariableIntValue("SEGUE_STORMS");
    for (quint64 seed = 1; seed <= quint64(told > 0 ? told : usualStorms); ++seed)
        QTest::addRow("%llu", seed) << seed;
}

void TestHubFaults::everyReplyIsThereOnceAfterAStorm() {
    QFETCH(quint64, seed);
    SeededRandom random(seed);
    QVERIFY(m_desk->begin(m_bench.proxy().url(), m_hub->agentToken()));
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->isLive(), patience);
    for (int i = 0; i < replies; ++i) {
        if (random.below(4) == 0)
            doHarm(m_bench.proxy(), random);
        QVERIFY(agentReplies(random.below(customers)));
        if (random.below(6) == 0)
            QVERIFY(customerWrites(random.below(customers)));
        // Each fault gets time to be met, and the queue time to go on between them.
        QTest::qWait(int(random.below(200)));
        m_desk->outboxIsEmpty();
    }
    m_bench.proxy().heal();
    verifyTheSameHereAndThere();
}

void TestHubFaults::anAnswerThatIsCutAnywhereIsFoundAgain() {
    constexpr qsizetype everyByte = 100; // The status line and the first headers.
    constexpr qsizetype step = 37;
    QStringList texts;
    bool isWhole = false;
    for (qsizetype bytes = 0; !isWhole; bytes += bytes < everyByte ? 1 : step) {
        texts.append(u"answer cut at %1"_s.arg(bytes));
        const Command command =
            m_bench.commandFor(conversationOf(quint64(bytes)), {Reply{texts.constLast(), {}}});
        m_bench.proxy().cutNextAnswer(commands, bytes);
        const auto first = await(m_bench.adapter().submit(command, {}), patience);
        isWhole = first.has_value();
        if (isWhole)
            break;
        QCOMPARE(kindOf(first), u"ambiguous"_s);
        const auto found = await(m_bench.adapter().reconcile(command, {}), patience);
        QVERIFY2(found && found->outcome == Reconciled::Applied, qPrintable(codeOf(found)));
        const auto again = await(m_bench.adapter().submit(command, {}), patience);
        QVERIFY2(again, qPrintable(codeOf(again)));
        QCOMPARE(again->entryId, found->entryId);
    }
    QVERIFY(texts.size() > everyByte);
    const Picture there = m_bench.pulled();
    for (const QString& text : std::as_const(texts))
        QVERIFY2(there.count(text) == 1, qPrintable(text));
}

//! The same with the queue, which finds out by itself.
void TestHubFaults::cutAnswersNeitherDoubleNorLoseAReply() {
    QVERIFY(m_desk->begin(m_bench.proxy().url(), m_hub->agentToken()));
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->isLive(), patience);
    for (quint64 i = 0; i < 24; ++i) {
        m_bench.proxy().cutNextAnswer(commands, qsizetype(i * 29));
        QVERIFY(agentReplies(i));
    }
    verifyTheSameHereAndThere();
    QVERIFY(m_bench.proxy().requests(commands) > m_accepted.size());
}

QTEST_GUILESS_MAIN(TestHubFaults)
#include "test_hub_faults.moc"
