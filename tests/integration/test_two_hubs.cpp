// SPDX-License-Identifier: GPL-3.0-or-later
// One profile with two accounts, each at a real hub of its own: what belongs to one never reaches the other.
#include "tests/fakes/await.h"
#include "tests/fakes/engine_desk.h"
#include "tests/fakes/hub_under_test.h"

#include <QTest>

using namespace segue;
using namespace Qt::StringLiterals;
using State = ConnectionStatus::State;

namespace {

constexpr int patience = 30'000; // milliseconds

//! A hub with the account that we have there, and what its customer Bo does.
struct Shop {
    std::unique_ptr<HubUnderTest> hub = std::make_unique<HubUnderTest>();
    AccountId account;
    ConversationRef conversation;

    //! Bo writes; false if the hub did not take it.
    bool isWrittenTo(const QString& text) {
        const auto id = hub->customerWrites(u"Bo"_s, text);
        conversation = {account, id.value_or(QString())};
        return id.has_value();
    }
    QStringList read() { return hub->customerReads(u"Bo"_s).value_or(QStringList()); }
};

//! The agent who serves both shops.
class Desk {
public:
    bool begin() { return m_desk.begin().has_value(); }
    //! Starts the shop's hub and adds its account.
    bool add(Shop& shop, const QString& name) {
        if (!shop.hub->start())
            return false;
        shop.account = m_desk.addHub(name, shop.hub->url(), shop.hub->agentToken());
        return !shop.account.isEmpty();
    }

    Engine& engine() { return m_desk.engine(); }
    bool isLive(const Shop& shop) const { return stateOf(shop) == State::Live; }
    State stateOf(const Shop& shop) const { return m_desk.stateOf(shop.account); }
    //! The last line of the shop's only conversation, as the inbox shows it.
    QString inbox(const Shop& shop) const {
        InboxFilter filter;
        filter.account = shop.account;
        const auto rows = m_desk.views().inboxRows(m_desk.views().inboxIds(filter).value()).value();
        return rows.size() == 1 ? rows.constFirst().snippet : u"%1 conversations"_s.arg(rows.size());
    }
    QList<Account> accounts() const { return m_desk.views().accounts().value(); }
    int waiting() const { return static_cast<int>(m_desk.views().outbox().value().size()); }

    bool reply(const Shop& shop, const QString& text) { return m_desk.accepts(shop.conversation, text); }

private:
    EngineDesk m_desk;
};

} // namespace

class TestTwoHubs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void bothAreReadAndEachIsAnsweredAlone();
    void oneThatIsAwayDoesNotDisturbTheOther();
    void removingOneLeavesTheOther();

private:
    std::unique_ptr<Shop> m_bikes;
    std::unique_ptr<Shop> m_books;
    std::unique_ptr<Desk> m_desk;
};

void TestTwoHubs::init() {
    m_bikes = std::make_unique<Shop>();
    m_books = std::make_unique<Shop>();
    m_desk = std::make_unique<Desk>();
    QVERIFY(m_desk->begin());
    QVERIFY(m_desk->add(*m_bikes, u"Bikes"_s));
    QVERIFY(m_desk->add(*m_books, u"Books"_s));
    QVERIFY(m_bikes->isWrittenTo(u"Where is my saddle?"_s));
    QVERIFY(m_books->isWrittenTo(u"Where is my atlas?"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->isLive(*m_bikes) && m_desk->isLive(*m_books), patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->inbox(*m_bikes), u"Where is my saddle?"_s, patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->inbox(*m_books), u"Where is my atlas?"_s, patience);
}

void TestTwoHubs::cleanup() {
    m_desk.reset();
    m_bikes.reset();
    m_books.reset();
}

void TestTwoHubs::bothAreReadAndEachIsAnsweredAlone() {
    QVERIFY(m_desk->reply(*m_bikes, u"On its way."_s));
    QVERIFY(m_desk->reply(*m_books, u"At the printer's."_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->waiting(), 0, patience);
    QCOMPARE(m_bikes->read(), (QStringList{u"Where is my saddle?"_s, u"On its way."_s}));
    QCOMPARE(m_books->read(), (QStringList{u"Where is my atlas?"_s, u"At the printer's."_s}));
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->inbox(*m_bikes), u"On its way."_s, patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->inbox(*m_books), u"At the printer's."_s, patience);
}

void TestTwoHubs::oneThatIsAwayDoesNotDisturbTheOther() {
    m_bikes->hub.reset();
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->stateOf(*m_bikes) == State::Offline, patience);
    QVERIFY(m_desk->reply(*m_bikes, u"It waits for its hub."_s));
    QVERIFY(m_books->isWrittenTo(u"Hello?"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->inbox(*m_books), u"Hello?"_s, patience);
    QVERIFY(m_desk->reply(*m_books, u"Here we are."_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->waiting(), 1, patience);
    QCOMPARE(m_books->read(), (QStringList{u"Where is my atlas?"_s, u"Hello?"_s, u"Here we are."_s}));
    QVERIFY(m_desk->isLive(*m_books));
    // What is here of the one that is away stays readable.
    QCOMPARE(m_desk->inbox(*m_bikes), u"Where is my saddle?"_s);
}

void TestTwoHubs::removingOneLeavesTheOther() {
    QVERIFY(await(m_desk->engine().removeAccount(m_bikes->account, false)).value_or(false));
    QCOMPARE(m_desk->accounts().size(), 1);
    QCOMPARE(m_desk->accounts().constFirst().id, m_books->account);
    QCOMPARE(m_desk->inbox(*m_bikes), u"0 conversations"_s);
    QCOMPARE(m_desk->inbox(*m_books), u"Where is my atlas?"_s);
    QVERIFY(m_desk->isLive(*m_books));
    QVERIFY(m_desk->reply(*m_books, u"Still here."_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->waiting(), 0, patience);
    QCOMPARE(m_books->read(), (QStringList{u"Where is my atlas?"_s, u"Still here."_s}));
    // Nothing was asked of the hub whose account is gone.
    QCOMPARE(m_bikes->read(), QStringList{u"Where is my saddle?"_s});
}

QTEST_GUILESS_MAIN(TestTwoHubs)
#include "test_two_hubs.moc"
