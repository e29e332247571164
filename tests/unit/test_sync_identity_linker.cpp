// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/customer_id.h"
#include "core/identity/normalise.h"
#include "core/store/profile.h"
#include "core/sync/identity_linker.h"

#include <QTemporaryDir>
#include <QTest>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

const AccountId chat{u"chat"_s};
const AccountId desk{u"desk"_s};

ContactPoint email(const QString& value, bool verified) {
    ContactPoint p;
    p.kind = PointKind::Email;
    p.value = value;
    p.normalised = identity::normalise(p, {});
    p.verified = verified;
    return p;
}

} // namespace

class TestSyncIdentityLinker : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    SystemClock m_clock;
    std::unique_ptr<CacheDb> m_cache;
    std::unique_ptr<WorkDb> m_work;
    std::unique_ptr<IdentityLinker> m_linker;
    qint64 m_version = 0;

    //! A contact comes from its backend, and identity follows.
    ChangeSet arrive(
        const AccountId& account, const QString& id, const QString& name, const QList<ContactPoint>& points) {
        Contact contact;
        contact.ref = {account, id};
        contact.name = name;
        contact.points = points;
        contact.createdAt = fromMs(1000 + m_version);
        contact.version = ++m_version;
        IncomingRows rows;
        rows.contacts = {contact};
        const Applied applied = m_cache->apply(account, rows).value();
        return m_linker->contactsChanged(applied.touchedContacts).value();
    }

    void leave(const AccountId& account, const QString& id) {
        IncomingRows rows;
        rows.gone = {{u"contact"_s, id, ++m_version}};
        const Applied applied = m_cache->apply(account, rows).value();
        QVERIFY(m_linker->contactsChanged(applied.touchedContacts).has_value());
    }

    CustomerId customer(const AccountId& account, const QString& id) {
        return m_cache->contact({account, id}).value()->customer;
    }

    qint64 suggestionCount() {
        return m_cache->connection().scalar<qint64>(u"SELECT COUNT(*) FROM suggestions"_s).value().value();
    }

    IdentityDecision decide(
        IdentityDecision::Verdict verdict, const ContactRef& left, const ContactRef& right,
        std::optional<DecisionId> revokes = {}) {
        static int number = 0;
        IdentityDecision decision;
        decision.id = DecisionId(u"d%1"_s.arg(++number, 5, 10, QLatin1Char('0')));
        decision.verdict = verdict;
        decision.left = left;
        decision.right = right;
        decision.revokes = revokes;
        decision.at = fromMs(100'000 + number);
        if (!m_work->addDecision(decision, false))
            qFatal("the decision was not stored");
        if (!m_linker->contactsChanged({left, right}))
            qFatal("linking failed");
        return decision;
    }

private Q_SLOTS:
    void init() {
        m_linker.reset();
        m_cache.reset();
        m_work.reset();
        m_dir = QTemporaryDir();
        m_cache = CacheDb::open(profile::cachePath(m_dir.path()), m_clock).value();
        m_work = WorkDb::open(profile::workPath(m_dir.path()), m_clock).value();
        m_linker = std::make_unique<IdentityLinker>(*m_cache, *m_work);
    }

    void aClaimIsSuggestedAndNeverJoined() {
        arrive(chat, u"1"_s, u"Visitor"_s, {email(u"anna@example.com"_s, false)});
        arrive(desk, u"9"_s, u"Anna"_s, {email(u"Anna@Example.com"_s, false)});
        QVERIFY(customer(chat, u"1"_s) != customer(desk, u"9"_s));
        QCOMPARE(suggestionCount(), 1);
    }

    void verifiedOnBothSidesJoinsOverAccounts() {
        arrive(chat, u"1"_s, u"Anna"_s, {email(u"anna@example.com"_s, true)});
        const ChangeSet changes = arrive(desk, u"9"_s, u"Anna M"_s, {email(u"anna@example.com"_s, true)});
        QCOMPARE(customer(desk, u"9"_s), ownCustomer({chat, u"1"_s}));
        QVERIFY(changes.customers.contains(ownCustomer({chat, u"1"_s})));
        QVERIFY(changes.customers.contains(ownCustomer({desk, u"9"_s})));
        QCOMPARE(suggestionCount(), 0);
    }

    void aPersonsWordJoinsAndTakingItBackRestores() {
        arrive(chat, u"1"_s, u"Visitor"_s, {email(u"anna@example.com"_s, false)});
        arrive(desk, u"9"_s, u"Anna"_s, {email(u"anna@example.com"_s, false)});
        const auto same = decide(IdentityDecision::Verdict::Same, {chat, u"1"_s}, {desk, u"9"_s});
        QCOMPARE(customer(desk, u"9"_s), customer(chat, u"1"_s));
        QCOMPARE(suggestionCount(), 0);
        decide(IdentityDecision::Verdict::Same, same.left, same.right, same.id);
        QVERIFY(customer(chat, u"1"_s) != customer(desk, u"9"_s));
        QCOMPARE(suggestionCount(), 1);
    }

    //! A contact goes at its backend, and identity follows.
    void aContactThatGoesTakesItsSuggestionsAlong() {
        arrive(chat, u"1"_s, u"Visitor"_s, {email(u"anna@example.com"_s, false)});
        arrive(desk, u"9"_s, u"Anna"_s, {email(u"anna@example.com"_s, false)});
        QCOMPARE(suggestionCount(), 1);
        leave(desk, u"9"_s);
        QCOMPARE(suggestionCount(), 0);
    }

    void aContactThatGoesJoinsNobodyAnyMore() {
        arrive(chat, u"x"_s, u"X"_s, {});
        arrive(chat, u"a"_s, u"A"_s, {});
        arrive(desk, u"b"_s, u"B"_s, {});
        decide(IdentityDecision::Verdict::Same, {chat, u"x"_s}, {chat, u"a"_s});
        decide(IdentityDecision::Verdict::Same, {chat, u"x"_s}, {desk, u"b"_s});
        QCOMPARE(customer(chat, u"a"_s), ownCustomer({chat, u"x"_s}));
        QCOMPARE(customer(desk, u"b"_s), ownCustomer({chat, u"x"_s}));
        leave(chat, u"x"_s);
        // As on a device that never saw it.
        QCOMPARE(customer(chat, u"a"_s), ownCustomer({chat, u"a"_s}));
        QCOMPARE(customer(desk, u"b"_s), ownCustomer({desk, u"b"_s}));
    }

    void theTeamsDecisionsAreFollowedToo() {
        arrive(chat, u"1"_s, u"Anna"_s, {});
        arrive(chat, u"2"_s, u"Anna"_s, {});
        IncomingRows rows;
        IdentityDecision same;
        same.id = DecisionId(u"team"_s);
        same.left = {chat, u"1"_s};
        same.right = {chat, u"2"_s};
        rows.decisions = {same};
        QVERIFY(m_linker->contactsChanged(m_cache->apply(chat, rows).value().touchedContacts).has_value());
        QCOMPARE(customer(chat, u"2"_s), ownCustomer({chat, u"1"_s}));
        // Forgotten with its account, like everything that account said.
        QVERIFY(m_cache->clearAccount(chat));
        arrive(chat, u"1"_s, u"Anna"_s, {});
        arrive(chat, u"2"_s, u"Anna"_s, {});
        QCOMPARE(customer(chat, u"2"_s), ownCustomer({chat, u"2"_s}));
    }

    void notTheSameEndsTheQuestionAndBindsRules() {
        arrive(chat, u"1"_s, u"Visitor"_s, {email(u"anna@example.com"_s, false)});
        arrive(desk, u"9"_s, u"Anna"_s, {email(u"anna@example.com"_s, false)});
        decide(IdentityDecision::Verdict::NotSame, {chat, u"1"_s}, {desk, u"9"_s});
        QCOMPARE(suggestionCount(), 0);
        // Now the backends vouch for the address on both sides: a person still outranks the rule.
        arrive(chat, u"1"_s, u"Visitor"_s, {email(u"anna@example.com"_s, true)});
        arrive(desk, u"9"_s, u"Anna"_s, {email(u"anna@example.com"_s, true)});
        QVERIFY(customer(chat, u"1"_s) != customer(desk, u"9"_s));
    }

    void aLostVerificationTakesTheLinkAway() {
        arrive(chat, u"1"_s, u"Anna"_s, {email(u"anna@example.com"_s, true)});
        arrive(desk, u"9"_s, u"Anna"_s, {email(u"anna@example.com"_s, true)});
        QCOMPARE(customer(desk, u"9"_s), customer(chat, u"1"_s));
        arrive(desk, u"9"_s, u"Anna"_s, {email(u"other@example.com"_s, true)});
        QVERIFY(customer(desk, u"9"_s) != customer(chat, u"1"_s));
    }

    //! Also those who were joined by it before anybody knew.
    void aNumberOfManyPeopleJoinsNobody() {
        const QStringList names{
            u"Anna Berg"_s, u"Anna Berg"_s, u"Bert Cole"_s, u"Carl Dorn"_s, u"Dora Ende"_s};
        for (int i = 0; i < names.size(); ++i)
            arrive(chat, QString::number(i), names.at(i), {email(u"office@example.com"_s, true)});
        QCOMPARE(customer(chat, u"4"_s), customer(chat, u"0"_s));
        arrive(desk, u"9"_s, u"Emil Fuchs"_s, {email(u"office@example.com"_s, true)});
        for (int i = 0; i < names.size(); ++i) {
            QVERIFY(customer(chat, QString::number(i)) != customer(desk, u"9"_s));
            QCOMPARE(customer(chat, QString::number(i)), ownCustomer({chat, QString::number(i)}));
        }
        // One of the names goes: four people are a household.
        leave(desk, u"9"_s);
        QCOMPARE(customer(chat, u"4"_s), customer(chat, u"0"_s));
        arrive(desk, u"9"_s, u"Emil Fuchs"_s, {email(u"office@example.com"_s, true)});
        QVERIFY(customer(chat, u"4"_s) != customer(chat, u"0"_s));
        arrive(desk, u"9"_s, u"Emil Fuchs"_s, {email(u"emil@example.com"_s, true)});
        QCOMPARE(customer(chat, u"4"_s), customer(chat, u"0"_s));
    }

    void aConflictIsStoredToBeSeen() {
        ContactPoint first;
        first.kind = PointKind::ExternalId;
        first.system = u"shop"_s;
        first.value = first.normalised = u"1"_s;
        first.verified = true;
        ContactPoint second = first;
        second.value = second.normalised = u"2"_s;
        arrive(chat, u"1"_s, u"Anna"_s, {email(u"anna@example.com"_s, true), first});
        arrive(desk, u"9"_s, u"Anna"_s, {email(u"anna@example.com"_s, true), second});
        const auto conflicts = [&] {
            return m_cache->connection().scalar<qint64>(u"SELECT COUNT(*) FROM conflicts"_s).value().value();
        };
        QVERIFY(customer(desk, u"9"_s) != customer(chat, u"1"_s));
        QCOMPARE(conflicts(), 1);
        // Nor through a third.
        arrive(chat, u"2"_s, u"Anna"_s, {email(u"anna@example.com"_s, true)});
        QVERIFY(customer(desk, u"9"_s) != customer(chat, u"1"_s));
        QCOMPARE(conflicts(), 1);
        arrive(desk, u"9"_s, u"Anna"_s, {email(u"anna@example.com"_s, true)});
        QCOMPARE(customer(desk, u"9"_s), customer(chat, u"1"_s));
        QCOMPARE(conflicts(), 0);
    }

    void anAddressThatEverybodyHasIsNoEvidence() {
        for (int i = 0; i < 30; ++i)
            arrive(chat, QString::number(i), u"Visitor %1"_s.arg(i), {email(u"info@example.com"_s, false)});
        arrive(desk, u"9"_s, u"Anna"_s, {email(u"info@example.com"_s, false)});
        const auto ofAnna = m_cache->connection().scalar<qint64>(
            u"SELECT COUNT(*) FROM suggestions WHERE left_account = 'desk' OR right_account = 'desk'"_s);
        QCOMPARE(ofAnna.value().value(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSyncIdentityLinker)
#include "test_sync_identity_linker.moc"
