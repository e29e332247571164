// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/domain/customer_id.h"
#include "core/identity/ledger.h"

#include <QTest>
#include <algorithm>

using namespace segue;
using namespace segue::identity;

namespace {

ContactRef contactRef(int i) {
    return {AccountId(QStringLiteral("a")), QString::number(i)};
}

QList<LedgerContact> contacts(int count) {
    QList<LedgerContact> out;
    for (int i = 0; i < count; ++i)
        out.append({contactRef(i), fromMs(1000 + i)});
    return out;
}

IdentityDecision decision(int id, IdentityDecision::Verdict verdict, int left, int right) {
    IdentityDecision d;
    d.id = DecisionId(QStringLiteral("d%1").arg(id, 6, 10, QLatin1Char('0')));
    d.verdict = verdict;
    d.left = contactRef(left);
    d.right = contactRef(right);
    d.at = fromMs(10'000 + id);
    return d;
}

IdentityDecision revocation(int id, const IdentityDecision& of) {
    IdentityDecision d = of;
    d.revokes = of.id;
    d.id = DecisionId(QStringLiteral("d%1").arg(id, 6, 10, QLatin1Char('0')));
    d.at = fromMs(10'000 + id);
    return d;
}

constexpr auto Same = IdentityDecision::Verdict::Same;
constexpr auto NotSame = IdentityDecision::Verdict::NotSame;

} // namespace

class TestIdentityLedger : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aloneEachContactIsItsOwnCustomer() {
        const auto customers = customersOf(contacts(2), {}, {});
        QCOMPARE(customers.value(contactRef(0)), ownCustomer(contactRef(0)));
        QCOMPARE(customers.value(contactRef(1)), ownCustomer(contactRef(1)));
    }

    void sameJoinsUnderTheOldest() {
        const auto customers = customersOf(contacts(3), {decision(1, Same, 2, 1)}, {});
        QCOMPARE(customers.value(contactRef(2)), ownCustomer(contactRef(1)));
        QCOMPARE(customers.value(contactRef(0)), ownCustomer(contactRef(0)));
    }

    void revokingRestoresExactly() {
        const auto same = decision(1, Same, 0, 1);
        const auto before = customersOf(contacts(3), {}, {{contactRef(1), contactRef(2)}});
        const auto after =
            customersOf(contacts(3), {same, revocation(2, same)}, {{contactRef(1), contactRef(2)}});
        QCOMPARE(after, before);
    }

    void aRevokedRevocationCountsAgain() {
        const auto same = decision(1, Same, 0, 1);
        const auto back = revocation(2, same);
        const auto customers = customersOf(contacts(2), {same, back, revocation(3, back)}, {});
        QCOMPARE(customers.value(contactRef(1)), ownCustomer(contactRef(0)));
    }

    void aPersonOutranksARule() {
        const auto customers =
            customersOf(contacts(2), {decision(1, NotSame, 0, 1)}, {{contactRef(0), contactRef(1)}});
        QVERIFY(customers.value(contactRef(0)) != customers.value(contactRef(1)));
    }

    void noChainCrossesNotTheSame() {
        const auto customers = customersOf(
            contacts(3), {decision(1, NotSame, 0, 2)},
            {{contactRef(0), contactRef(1)}, {contactRef(1), contactRef(2)}});
        QVERIFY(customers.value(contactRef(0)) != customers.value(contactRef(2)));
    }

    void theNewestDecisionOfAPairStands() {
        QList<IdentityDecision> ledger{decision(1, NotSame, 0, 1), decision(2, Same, 1, 0)};
        QCOMPARE(standingDecisions(ledger).size(), 1);
        QVERIFY(standingDecisions(ledger).first().verdict == Same);
    }

    void theTeamsOrderCountsNotTheClocks() {
        IdentityDecision early = decision(1, Same, 0, 1);
        IdentityDecision late = decision(2, NotSame, 0, 1);
        early.version = 8; // Decided first, but on a device that was offline longer.
        late.version = 5;
        QCOMPARE(standingDecisions({early, late}), QList{early});
        QCOMPARE(standingDecisions({late, early}), QList{early});
        // What the team does not have yet comes after all of it.
        late.version = 0;
        QCOMPARE(standingDecisions({early, late}), QList{late});
    }

    void aRevocationCountsWhateverTheClockSaid() {
        const auto same = decision(5, Same, 0, 1);
        auto back = revocation(1, same);
        back.at = fromMs(1);
        QVERIFY(standingDecisions({same, back}).isEmpty());
        auto again = revocation(0, back);
        again.at = fromMs(0);
        QCOMPARE(standingDecisions({same, back, again}), QList{same});
        // Two who took the same back: one who thinks again does not undo the other.
        const auto alsoBack = revocation(6, same);
        QVERIFY(standingDecisions({same, back, again, alsoBack}).isEmpty());
    }

    void rowsThatTakeBackEachOtherCountForNothing() {
        auto one = revocation(1, decision(3, Same, 0, 1));
        auto two = revocation(2, one);
        one.revokes = two.id;
        auto own = decision(4, Same, 0, 1);
        own.revokes = own.id;
        QVERIFY(unrevoked({one, two, own}).isEmpty());
    }

    void aRowThatCameTwiceCountsOnceAsTheTeamHasIt() {
        const auto own = decision(1, Same, 0, 1);
        auto team = own;
        team.version = 3;
        QCOMPARE(unrevoked({own, team, own}), QList{team});
    }

    void aConflictForbidsAlsoThroughOthers() {
        const QList<RuleLink> links{{contactRef(0), contactRef(1)}, {contactRef(1), contactRef(2)}};
        const Customers customers = derive(contacts(3), {}, links, {{contactRef(2), contactRef(0)}});
        QCOMPARE(customers.of.value(contactRef(1)), ownCustomer(contactRef(0)));
        QCOMPARE(customers.of.value(contactRef(2)), ownCustomer(contactRef(2)));
        const RefusedLink refused{links[1], contactRef(0), contactRef(2), false};
        QCOMPARE(customers.refused, QList{refused});
    }

    void aPersonOutranksAConflictOfJustThoseTwo() {
        const QList<Conflict> conflicts{{contactRef(0), contactRef(1)}, {contactRef(0), contactRef(2)}};
        const auto customers =
            customersOf(contacts(3), {decision(1, Same, 0, 1)}, {{contactRef(1), contactRef(2)}}, conflicts);
        QCOMPARE(customers.value(contactRef(1)), ownCustomer(contactRef(0)));
        QCOMPARE(customers.value(contactRef(2)), ownCustomer(contactRef(2)));
    }

    void aPersonsNoIsNamedBeforeAConflict() {
        const RuleLink link{contactRef(0), contactRef(1)};
        const Customers customers =
            derive(contacts(2), {decision(1, NotSame, 1, 0)}, {link}, {{contactRef(0), contactRef(1)}});
        const RefusedLink refused{link, contactRef(0), contactRef(1), true};
        QCOMPARE(customers.refused, QList{refused});
    }

    void rulesJoinBeforeTheModelAndTheHeavierFirst() {
        using Rank = RuleLink::Rank;
        // 0 and 2 are two people: whoever gets 1 first has it.
        const QList<Conflict> conflicts{{contactRef(0), contactRef(2)}};
        const RuleLink light{contactRef(0), contactRef(1), Rank::Model, 7};
        const RuleLink heavy{contactRef(1), contactRef(2), Rank::Model, 9};
        const RuleLink rule{contactRef(0), contactRef(1)};
        QCOMPARE(
            customersOf(contacts(3), {}, {light, heavy}, conflicts).value(contactRef(1)),
            ownCustomer(contactRef(1)));
        QCOMPARE(
            customersOf(contacts(3), {}, {light, heavy}, conflicts).value(contactRef(2)),
            ownCustomer(contactRef(1)));
        QCOMPARE(
            customersOf(contacts(3), {}, {heavy, rule}, conflicts).value(contactRef(1)),
            ownCustomer(contactRef(0)));
    }

    //! Any order of the same facts gives the same customers, and no customer holds two that a person told
    //! apart.
    void orderDoesNotMatter() {
        SeededRandom random(7);
        for (int round = 0; round < 300; ++round) {
            QList<LedgerContact> people = contacts(8);
            QList<IdentityDecision> ledger;
            QList<RuleLink> links;
            for (int i = 0; i < 12; ++i) {
                const int left = static_cast<int>(random.below(8));
                const int right = static_cast<int>(random.below(8));
                if (left == right)
                    continue;
                switch (random.below(4)) {
                case 0:
                    ledger.append(decision(i, Same, left, right));
                    break;
                case 1:
                    ledger.append(decision(i, NotSame, left, right));
                    break;
                case 2:
                    links.append({contactRef(left), contactRef(right)});
                    break;
                default:
                    if (!ledger.isEmpty())
                        ledger.append(revocation(
                            i, ledger[static_cast<qsizetype>(
                                   random.below(static_cast<quint64>(ledger.size())))]));
                }
            }
            const auto customers = customersOf(people, ledger, links);
            std::reverse(people.begin(), people.end());
            std::reverse(ledger.begin(), ledger.end());
            std::reverse(links.begin(), links.end());
            QCOMPARE(customersOf(people, ledger, links), customers);
            const auto standing = standingDecisions(ledger);
            for (const IdentityDecision& d : standing) {
                if (d.verdict == NotSame)
                    QVERIFY(customers.value(d.left) != customers.value(d.right));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestIdentityLedger)
#include "test_identity_ledger.moc"
