// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/room_stage.h"
#include "ui/customer/compare_table.h"
#include "ui/customer/contact_points.h"
#include "ui/customer/identity_history.h"
#include "ui/customer/identity_words.h"
#include "ui/customer/person_header.h"
#include "ui/customer/postponed_pairs.h"

#include <chrono>

using namespace segue;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ContactPoint email(const QString& value, bool verified) {
    ContactPoint point;
    point.value = value;
    point.normalised = value.toLower();
    point.verified = verified;
    if (verified) {
        point.verifiedBy = u"dmarc"_s;
        point.since = fromMs(1'709'460'000'000);
    }
    return point;
}

Contact contact(const QString& id, const QString& name, const QList<ContactPoint>& points) {
    Contact made;
    made.ref = {AccountId(u"a"_s), id};
    made.name = name;
    made.points = points;
    return made;
}

} // namespace

class TestCustomerWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void evidenceIsSaidInWords() {
        const QList<Evidence> evidence{
            {u"email"_s, u"same_claimed"_s, u"a@b.example"_s, u"A@b.example"_s, 13},
            {u"name"_s, u"different"_s, u"Mara"_s, u"Jonas"_s, -5}};
        QCOMPARE(evidenceWords(evidence), u"same e-mail address, claimed on both · names differ"_s);
        QCOMPARE(evidenceLine(evidence), u"Same e-mail address, claimed on both · names differ"_s);
        QCOMPARE(evidenceLine({}), QString());
    }

    void everyLevelHasWordsOfItsOwn() {
        QStringList said;
        for (const QString& level :
             {u"same_verified"_s, u"same_half_verified"_s, u"same_claimed"_s, u"conflict"_s})
            said.append(evidenceWords(Evidence{u"external_id"_s, level, u"1"_s, u"1"_s, 1}));
        for (const QString& level : {u"same"_s, u"similar"_s, u"different"_s})
            said.append(evidenceWords(Evidence{u"name"_s, level, u"a"_s, u"b"_s, 1}));
        said.append(evidenceWords(Evidence{u"device"_s, u"same_claimed"_s, u"d"_s, u"d"_s, 9}));
        const qsizetype count = said.size();
        said.removeDuplicates();
        QCOMPARE(said.size(), count);
        QVERIFY(!said.contains(QString()));
        QVERIFY(!said.last().contains(u"claimed"_s));
    }

    void trustSaysByWhatAndSinceWhen() {
        const QString verified = trustWords(email(u"a@b.example"_s, true));
        QVERIFY(verified.contains(u"DMARC"_s));
        QVERIFY(verified.contains(u"2024"_s));
        QVERIFY(trustWords(email(u"a@b.example"_s, false)).startsWith(u"Claimed"_s));
    }

    void aClaimShowsAsOne() {
        QVERIFY(!TrustMark(email(u"a@b.example"_s, false)).isVerified());
        const TrustMark mark(email(u"a@b.example"_s, false));
        QCOMPARE(mark.accessibleName(), u"Claimed"_s);
        QVERIFY(mark.accessibleDescription().contains(u"nobody has confirmed"_s));
        QCOMPARE(TrustMark(email(u"a@b.example"_s, true)).accessibleName(), u"Verified"_s);
    }

    void equalPointsAreOneAndVerifiedWins() {
        const QList<ContactPoint> merged = mergedPoints(
            {contact(u"1"_s, u"A"_s, {email(u"x@y.example"_s, false)}),
             contact(u"2"_s, u"B"_s, {email(u"X@y.example"_s, true), email(u"z@y.example"_s, false)})});
        QCOMPARE(merged.size(), 2);
        QVERIFY(merged.at(0).verified);
        QCOMPARE(merged.at(1).value, u"z@y.example"_s);
    }

    void comparingPutsEqualPointsOnOneLine() {
        const Contact left =
            contact(u"1"_s, u"Mara"_s, {email(u"old@y.example"_s, true), email(u"x@y.example"_s, false)});
        const Contact right = contact(u"2"_s, u"Jonas"_s, {email(u"x@y.example"_s, false)});
        const QList<Evidence> evidence{{u"name"_s, u"different"_s, u"Mara"_s, u"Jonas"_s, -5}};
        const auto lines = CompareTable::linesOf(left, right, evidence, {{AccountId(u"a"_s), u"Shop"_s}});
        QCOMPARE(lines.at(0).title, u"Name"_s);
        QCOMPARE(lines.at(0).verdict, CompareTable::Line::Verdict::Different);
        QCOMPARE(lines.at(1).left, u"x@y.example"_s);
        QCOMPARE(lines.at(1).right, u"x@y.example"_s);
        QCOMPARE(lines.at(1).verdict, CompareTable::Line::Verdict::Equal);
        QCOMPARE(lines.at(2).left, u"old@y.example"_s);
        QVERIFY(lines.at(2).right.isEmpty());
    }

    void reasonsNameDecisionsAndRules() {
        CustomerCard card;
        card.contacts = {
            contact(u"1"_s, u"Mara"_s, {email(u"x@y.example"_s, true)}),
            contact(u"2"_s, u"M. Lind"_s, {email(u"x@y.example"_s, true)}),
            contact(u"3"_s, u"Outside"_s, {})};
        IdentityDecision decision;
        decision.left = card.contacts.at(0).ref;
        decision.right = card.contacts.at(2).ref;
        decision.actor = u"Jonas"_s;
        decision.reason = u"She said so"_s;
        decision.evidence = {{u"name"_s, u"different"_s, {}, {}, -5}};
        card.decisions = {decision};
        const QList<IdentityReason> reasons = reasonsOf(card);
        QCOMPARE(reasons.size(), 2);
        QCOMPARE(reasons.at(0).text, u"Mara and Outside are the same person"_s);
        QVERIFY(
            reasons.at(0).detail.contains(u"Jonas"_s) && reasons.at(0).detail.contains(u"She said so"_s) &&
            reasons.at(0).detail.contains(u"names differ"_s));
        QVERIFY(!reasons.at(1).decision);
        QVERIFY(reasons.at(1).detail.contains(u"same verified e-mail address"_s));
    }

    void laterLastsADay() {
        QTemporaryDir folder;
        UiSettings settings(folder.filePath(u"ui.ini"_s));
        PostponedPairs pairs(settings);
        IdentitySuggestion suggestion;
        suggestion.left = {AccountId(u"a"_s), u"1"_s};
        suggestion.right = {AccountId(u"a"_s), u"2"_s};
        const Instant now = fromMs(1'700'000'000'000);
        const auto isPostponed = [&](Instant at) { return pairs.due({suggestion}, at).isEmpty(); };
        QVERIFY(!isPostponed(now));
        pairs.postpone(suggestion, now);
        std::swap(suggestion.left, suggestion.right);
        QVERIFY(isPostponed(now + 23h));
        QVERIFY(!isPostponed(now + 25h));
        pairs.ask(suggestion);
        QVERIFY(!isPostponed(now));
    }

    void theirTimeSaysHowFarItIs() {
        const Instant now = fromMs(1'700'000'000'000);
        QVERIFY(localTimeWords(u"Nowhere/Never"_s, now).isEmpty());
        QVERIFY(localTimeWords(QString(), now).isEmpty());
        QVERIFY(!localTimeWords(u"Asia/Tokyo"_s, now).isEmpty());
    }
};

QTEST_MAIN(TestCustomerWords)
#include "test_customer_words.moc"
