// SPDX-License-Identifier: GPL-3.0-or-later
// One profile with two accounts, each at a real hub of its own: what belongs to one never reaches the other.
#include "core/engine/engine.h"
#include "core/sync/identity_linker.h"
#include "core/views/views.h"
#include "tests/fakes/await.h"
#include "tests/fakes/hub_under_test.h"
#include "tests/fakes/real_services.h"

#include <QTemporaryDir>
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

//! The engine on a profile with both accounts, without a keyring.
class Desk {
public:
    ~Desk() {
        m_views.reset();
        m_engine.reset();
    }

    bool begin() {
        EngineOptions options;
        options.profileDir = m_dir.filePath(u"profile"_s);
        auto engine = Engine::openWith(options, m_services.with([](CacheDb& cache, WorkDb& work) {
            return std::make_unique<IdentityLinker>(cache, work);
        }));
        auto views = Views::open(options.profileDir);
        if (!engine || !views)
            return false;
        m_engine = std::move(*engine);
        m_views = std::move(*views);
        return true;
    }
    //! Starts the shop's hub and adds its account.
    bool add(Shop& shop, const QString& name) {
        if (!shop.hub->start())
            return false;
        Account account;
        account.kind = u"hub"_s;
        account.name = name;
        account.baseUrl = shop.hub->url();
        shop.account = await(m_engine->addAccount(account, QString::fromLatin1(shop.hub->agentToken())))
                           .value_or(AccountId());
        return !shop.account.isEmpty();
    }

    Engine& engine() { return *m_engine; }
    bool isLive(const Shop& shop) const { return stateOf(shop) == State::Live; }
    //! Disabled for an account that is not there.
    State stateOf(const Shop& shop) const {
        const QList<ConnectionStatus> all = m_engine->connections();
        for (const ConnectionStatus& one : all) {
            if (one.account == shop.account)
                return one.state;
        }
        return State::Disabled;
    }
    //! The last line of the shop's only conversation, as the inbox shows it.
    QString inbox(const Shop& shop) const {
        InboxFilter filter;
        filter.account = shop.account;
        const auto rows = m_views->inboxRows(m_views->inboxIds(filter).value()).value();
        return rows.size() == 1 ? rows.constFirst().snippet : u"%1 conversations"_s.arg(rows.size());
    }
    QList<Account> accounts() const { return m_views->accounts().value(); }
    int waiting() const { return static_cast<int>(m_views->outbox().value().size()); }

    bool reply(const Shop& shop, const QString& text) {
        Command command;
        command.conversation = shop.conversation;
        command.channel = Channel::WebChat;
        command.operations.append(Reply{text, {}});
        return await(m_engine->enqueue(command)).has_value();
    }

private:
    QTemporaryDir m_dir;
    RealServices m_services;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<Views> m_views;
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
