// SPDX-License-Identifier: GPL-3.0-or-later
// Two agents at one real hub, one of them away: what the one erases is gone from the hub's folder and from
// both profiles, byte for byte.
#include "tests/fakes/await.h"
#include "tests/fakes/byte_scan.h"
#include "tests/fakes/engine_desk.h"
#include "tests/fakes/hub_under_test.h"

#include <QTest>

using namespace segue;
using namespace Qt::StringLiterals;
using State = ConnectionStatus::State;

namespace {

constexpr int patience = 60'000; // milliseconds

QStringList words() {
    return {u"zquvexina"_s, u"wexelbrumm"_s, u"fipsenhagel"_s, u"trampelwusch"_s};
}

} // namespace

class TestEraseWithHub : public QObject {
    Q_OBJECT

    QTemporaryDir m_hubDir;
    std::unique_ptr<HubUnderTest> m_hub;
    std::unique_ptr<EngineDesk> m_here;
    std::unique_ptr<EngineDesk> m_away;
    AccountId m_account;
    AccountId m_awayAccount;

    static qsizetype customersOf(const EngineDesk& desk) {
        return desk.views().customers({}, {}, 10).value().size();
    }

private Q_SLOTS:
    void init() {
        m_hub = std::make_unique<HubUnderTest>();
        m_hub->keepDataIn(m_hubDir.path());
        QVERIFY(m_hub->start());
        m_here = std::make_unique<EngineDesk>();
        m_away = std::make_unique<EngineDesk>();
        QVERIFY(m_here->begin() && m_away->begin());
        m_account = m_here->addHub(u"Shop"_s, m_hub->url(), m_hub->agentToken());
        m_awayAccount = m_away->addHub(u"Shop"_s, m_hub->url(), m_hub->agentToken());
        QTRY_VERIFY_WITH_TIMEOUT(
            m_here->stateOf(m_account) == State::Live && m_away->stateOf(m_awayAccount) == State::Live,
            patience);
    }
    void cleanup() {
        m_away.reset();
        m_here.reset();
        m_hub.reset();
    }

    void whatOneErasesIsGoneForAll() {
        const auto theirs = m_hub->customerWrites(u"Zquvexina"_s, u"the wexelbrumm is broken"_s);
        const auto others = m_hub->customerWrites(u"Otto"_s, u"where is the teakettle"_s);
        QVERIFY(theirs && others);
        const ConversationRef conversation{m_account, *theirs};
        QTRY_COMPARE_WITH_TIMEOUT(customersOf(*m_here), 2, patience);
        QTRY_COMPARE_WITH_TIMEOUT(customersOf(*m_away), 2, patience);
        QVERIFY(m_here->accepts(conversation, u"dear fipsenhagel"_s));
        QTRY_COMPARE_WITH_TIMEOUT(
            m_hub->customerReads(u"Zquvexina"_s).value_or(QStringList()).size(), 2, patience);
        m_away->engine().setOffline(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_away->stateOf(m_awayAccount) == State::Offline, patience);
        Draft draft;
        draft.conversation = conversation;
        draft.text = u"trampelwusch"_s;
        m_here->engine().saveDraft(draft);
        QTRY_VERIFY_WITH_TIMEOUT(!wordsOnDisk(m_here->profileDir(), {u"trampelwusch"_s}).isEmpty(), patience);
        QVERIFY(!wordsOnDisk(m_hubDir.path(), words()).isEmpty());

        const auto customer = m_here->views().customerOf(conversation).value();
        QVERIFY(customer.has_value());
        const auto erased = await(m_here->engine().eraseCustomer({*customer, {}, true, false}), patience * 2);
        QVERIFY2(erased, erased ? "" : qPrintable(erased.error().code));
        QCOMPARE(erased->backends.size(), 1);
        QVERIFY(erased->backends.constFirst().state == ErasedCustomer::Backend::State::Erased);
        QCOMPARE(wordsOnDisk(m_here->profileDir(), words()), QStringList());
        QCOMPARE(wordsOnDisk(m_hubDir.path(), words()), QStringList());
        QCOMPARE(customersOf(*m_here), 1);

        // The one who was away knows nothing of it, until they are back.
        QCOMPARE(customersOf(*m_away), 2);
        m_away->engine().setOffline(false);
        QTRY_COMPARE_WITH_TIMEOUT(wordsOnDisk(m_away->profileDir(), words()), QStringList(), patience);
        QCOMPARE(customersOf(*m_away), 1);
        QCOMPARE(wordsOnDisk(m_hubDir.path(), words()), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestEraseWithHub)
#include "test_erase_with_hub.moc"
