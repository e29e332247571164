// SPDX-License-Identifier: GPL-3.0-or-later
// People's acts on the ledger: what they come to, how they are taken back, written down and shared.
#include "core/domain/customer_id.h"
#include "core/sync/identity_linker.h"
#include "tests/unit/test_engine_support.h"

using namespace segue;
using namespace Qt::StringLiterals;

using Verdict = IdentityDecision::Verdict;

namespace {

ContactPoint verified(PointKind kind, const QString& value) {
    ContactPoint point;
    point.kind = kind;
    point.system = kind == PointKind::ExternalId ? u"shop"_s : QString();
    point.value = point.normalised = value;
    point.verified = true;
    return point;
}

struct IdentityBench : EngineBench {
    IdentityBench() {
        makeListener = [](CacheDb& cache, WorkDb& work) {
            return std::make_unique<IdentityLinker>(cache, work);
        };
        restart();
        account = addAccount(u"one"_s);
    }

    //! A backend's contact comes, with the points that it vouches for.
    ContactRef arrive(const QString& id, const QList<ContactPoint>& points = {}) {
        Contact contact;
        contact.ref = {account, id};
        contact.name = id;
        contact.points = points;
        contact.createdAt = fromMs(1000 + version);
        contact.version = ++version;
        Batch batch;
        batch.contacts = {contact};
        push(account, batch);
        return contact.ref;
    }
    IdentityDesk& desk() { return core->identity(); }
    WorkDb& work() { return core->store().work(); }
    CustomerId customer(const ContactRef& contact) {
        return core->store().cache().contact(contact).value()->customer;
    }
    static IdentityDecision decision(Verdict verdict, const ContactRef& left, const ContactRef& right) {
        IdentityDecision out;
        out.verdict = verdict;
        out.left = left;
        out.right = right;
        return out;
    }
    QStringList sharedIds() {
        QStringList ids;
        for (const IdentityDecision& row : std::as_const(adapters[account]->shared))
            ids.append(row.id.value());
        return ids;
    }
    QStringList ownIds() {
        QStringList ids;
        const auto rows = work().decisions().value();
        for (const IdentityDecision& row : rows)
            ids.append(row.id.value());
        return ids;
    }

    AccountId account;
};

} // namespace

class TestEngineIdentity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void joiningCustomersIsTakenBackWithOneAct() {
        IdentityBench b;
        const ContactRef ann = b.arrive(u"ann"_s);
        const ContactRef bob = b.arrive(u"bob"_s);
        const auto joined = b.desk().joinCustomers(b.customer(ann), b.customer(bob), u"told me"_s);
        QVERIFY(joined.has_value());
        QCOMPARE(joined->customers, QSet{ownCustomer(ann)});
        QCOMPARE(b.customer(bob), ownCustomer(ann));
        const auto back = b.desk().takeBack(joined->id);
        QVERIFY(back.has_value());
        QCOMPARE(back->customers, (QSet{ownCustomer(ann), ownCustomer(bob)}));
        QCOMPARE(b.customer(bob), ownCustomer(bob));
        // Pressed twice, it stays taken back.
        QVERIFY(b.desk().takeBack(joined->id)->id.isEmpty());
        QCOMPARE(b.customer(bob), ownCustomer(bob));
        // Taking that back does it again.
        QVERIFY(b.desk().takeBack(back->id).has_value());
        QCOMPARE(b.customer(bob), ownCustomer(ann));
    }

    void whatThereIsNotIsRefused() {
        IdentityBench b;
        const ContactRef ann = b.arrive(u"ann"_s);
        QCOMPARE(b.desk().takeBack(ActId(u"none"_s)).error().code, u"unknown_act"_s);
        QCOMPARE(
            b.desk().joinCustomers(b.customer(ann), CustomerId(u"none"_s), {}).error().code,
            u"unknown_customer"_s);
        QVERIFY(b.desk().joinCustomers(b.customer(ann), b.customer(ann), {})->id.isEmpty());
        QVERIFY(b.work().decisions().value().isEmpty());
        QCOMPARE(b.work().verifyAudit().value().rows, 0);
    }

    //! "Not the same" was said of each pair; "same" is said of one.
    void theSameAfterASeparationMakesThemOneAgain() {
        IdentityBench b;
        const auto address = verified(PointKind::Email, u"family@example.com"_s);
        const ContactRef ann = b.arrive(u"ann"_s, {address});
        const ContactRef bob = b.arrive(u"bob"_s, {address});
        const ContactRef cat = b.arrive(u"cat"_s, {address});
        QCOMPARE(b.customer(cat), b.customer(ann));
        QVERIFY(b.desk().separate({ann}, u"two sisters"_s).has_value());
        QCOMPARE(b.customer(bob), b.customer(cat));
        QVERIFY(b.customer(ann) != b.customer(bob));
        const auto same = b.desk().decide(b.decision(Verdict::Same, ann, bob));
        QVERIFY(same.has_value());
        QCOMPARE(same->customers.size(), 1);
        QCOMPARE(b.customer(bob), b.customer(ann));
        QCOMPARE(b.customer(cat), b.customer(ann));
        QVERIFY(b.desk().takeBack(same->id).has_value());
        QCOMPARE(b.customer(bob), b.customer(cat));
        QVERIFY(b.customer(ann) != b.customer(bob));
    }

    void aSeparationIsTakenBackWithOneAct() {
        IdentityBench b;
        const auto address = verified(PointKind::Email, u"family@example.com"_s);
        const ContactRef ann = b.arrive(u"ann"_s, {address});
        const ContactRef bob = b.arrive(u"bob"_s, {address});
        const ContactRef cat = b.arrive(u"cat"_s, {address});
        const auto apart = b.desk().separate({ann}, u"two sisters"_s);
        QCOMPARE(apart->decisions.size(), 2);
        QVERIFY(b.desk().takeBack(apart->id).has_value());
        QCOMPARE(b.customer(bob), b.customer(ann));
        QCOMPARE(b.customer(cat), b.customer(ann));
    }

    void aConflictIsNamedAndForbids() {
        IdentityBench b;
        const auto address = verified(PointKind::Email, u"bob@example.com"_s);
        const ContactRef ann = b.arrive(u"ann"_s, {verified(PointKind::ExternalId, u"1"_s)});
        const ContactRef bob = b.arrive(u"bob"_s, {verified(PointKind::ExternalId, u"2"_s), address});
        const ContactRef mail = b.arrive(u"mail"_s, {address});
        QCOMPARE(b.customer(mail), b.customer(bob));
        const auto joined = b.desk().joinCustomers(b.customer(ann), b.customer(bob), {});
        QVERIFY(joined.error().kind == ErrorKind::Conflict);
        QCOMPARE(joined.error().code, u"identity_conflict"_s);
        QCOMPARE(joined.error().message, u"shop"_s);
        // Nor through a contact that has no id there.
        QCOMPARE(b.desk().decide(b.decision(Verdict::Same, ann, mail)).error().code, u"identity_conflict"_s);
        QVERIFY(b.work().decisions().value().isEmpty());
        // Of just these two a person may know better.
        QCOMPARE(b.desk().decide(b.decision(Verdict::Same, ann, bob))->customers.size(), 1);
        QCOMPARE(b.customer(mail), b.customer(ann));
    }

    void aConflictForbidsWhatRulesWouldJoinThroughOthers() {
        IdentityBench b;
        const auto mail = verified(PointKind::Email, u"ann@example.com"_s);
        const auto phone = verified(PointKind::Phone, u"+493012345678"_s);
        const ContactRef one = b.arrive(u"a-one"_s, {verified(PointKind::ExternalId, u"1"_s), mail});
        const ContactRef both = b.arrive(u"b-both"_s, {mail, phone});
        const ContactRef two = b.arrive(u"c-two"_s, {verified(PointKind::ExternalId, u"2"_s), phone});
        QCOMPARE(b.customer(both), b.customer(one));
        QVERIFY(b.customer(two) != b.customer(one));
    }

    void everyActIsWrittenDown() {
        IdentityBench b;
        const ContactRef ann = b.arrive(u"ann@example.com"_s);
        const ContactRef bob = b.arrive(u"bob"_s);
        const auto joined = b.desk().joinCustomers(b.customer(ann), b.customer(bob), u"told me"_s);
        const auto apart = b.desk().separate({bob}, u"no"_s);
        QVERIFY(b.desk().takeBack(apart->id).has_value());
        QVERIFY(b.desk().decide(b.decision(Verdict::NotSame, ann, bob)).has_value());
        const auto rows = store::readAudit(b.work().connection(), 10).value();
        QStringList actions;
        for (const AuditRow& row : rows) {
            actions.prepend(row.note.action);
            QCOMPARE(row.note.actor, u"Ada"_s);
        }
        QCOMPARE(
            actions, (QStringList{
                         u"identity.joined"_s, u"identity.separated"_s, u"identity.taken_back"_s,
                         u"identity.told_apart"_s}));
        QCOMPARE(rows.last().note.subject.value("act"_L1).toString(), joined->id.value());
        QVERIFY(b.work().verifyAudit().value().isSound());
        const auto words = b.work().connection().scalar<qint64>(
            u"SELECT COUNT(*) FROM audit WHERE subject LIKE '%example%' OR subject LIKE '%told%'"_s);
        QCOMPARE(words.value().value(), 0);
    }

    void decidingTheSameAgainChangesNothing() {
        IdentityBench b;
        IdentityDecision same = b.decision(Verdict::Same, b.arrive(u"ann"_s), b.arrive(u"bob"_s));
        same.id = DecisionId(u"mine"_s);
        const auto first = b.desk().decide(same);
        const auto again = b.desk().decide(same);
        QCOMPARE(again->id, first->id);
        QCOMPARE(again->customers, first->customers);
        QCOMPARE(b.work().decisions()->size(), 1);
    }

    //! The hub gives them their order, and knows no revocation before what it revokes.
    void theTeamGetsThemInTheirOrder() {
        IdentityBench b;
        const ContactRef ann = b.arrive(u"ann"_s);
        const ContactRef bob = b.arrive(u"bob"_s);
        b.core->setOffline(true);
        // The clock is set back between them.
        const auto same = b.desk().decide(b.decision(Verdict::Same, ann, bob));
        b.clock.jumpWall(-std::chrono::hours(24 * 365));
        const auto back = b.desk().takeBack(same->id);
        b.clock.jumpWall(-std::chrono::hours(24 * 365));
        const auto again = b.desk().takeBack(back->id);
        QCOMPARE(b.customer(bob), b.customer(ann));
        QVERIFY(b.adapters[b.account]->shared.isEmpty());
        b.core->setOffline(false);
        b.settle();
        QStringList asMade;
        for (const auto& act : {same, back, again})
            asMade.append(act->decisions.first().value());
        QCOMPARE(b.sharedIds(), asMade);
        QVERIFY(b.work().unsharedDecisions()->isEmpty());
    }

    void whatTheTeamRefusesHoldsBackNothing() {
        IdentityBench b;
        const ContactRef ann = b.arrive(u"ann"_s);
        const ContactRef bob = b.arrive(u"bob"_s);
        b.adapters[b.account]->shareError = Error{ErrorKind::Permanent, u"invalid_contact"_s, {}, 422, {}};
        QVERIFY(b.desk().decide(b.decision(Verdict::Same, ann, bob)).has_value());
        b.settle();
        b.adapters[b.account]->shareError.reset();
        QVERIFY(b.desk().decide(b.decision(Verdict::NotSame, ann, bob)).has_value());
        b.settle();
        // The revocation that came with it as well; the refused one is asked again at the next connection.
        QCOMPARE(b.sharedIds(), b.ownIds().mid(1));
        b.core->setOffline(true);
        b.core->setOffline(false);
        b.settle();
        QVERIFY(b.work().unsharedDecisions()->isEmpty());
    }

    //! Both decided offline; what the hub took last counts, whatever the clocks said.
    void theTeamsOrderWins() {
        IdentityBench b;
        const ContactRef ann = b.arrive(u"ann"_s);
        const ContactRef bob = b.arrive(u"bob"_s);
        const auto own = b.desk().decide(b.decision(Verdict::NotSame, ann, bob));
        b.settle();
        Batch batch;
        IdentityDecision mine = b.work().decisions()->first();
        mine.version = 7;
        IdentityDecision theirs = b.decision(Verdict::Same, ann, bob);
        theirs.id = DecisionId(u"theirs"_s);
        theirs.act = ActId(u"theirs"_s);
        theirs.version = 8;
        theirs.at = fromMs(1);
        batch.decisions = {theirs, mine};
        b.push(b.account, batch);
        QCOMPARE(b.customer(bob), b.customer(ann));
        // And the act can still be taken back by its name.
        QVERIFY(b.desk().takeBack(own->id).has_value());
        QVERIFY(b.desk().takeBack(theirs.act).has_value());
        QVERIFY(b.customer(bob) != b.customer(ann));
    }
};

QTEST_GUILESS_MAIN(TestEngineIdentity)
#include "test_engine_identity.moc"
