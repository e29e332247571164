// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/room_stage.h"
#include "ui/customer/compare_table.h"
#include "ui/customer/contact_points.h"
#include "ui/customer/identity_reasons.h"
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
        const QList<KnownPoint> known = knownPoints(
            {contact(u"1"_s, u"A"_s, {email(u"x@y.example"_s, false)}),
             contact(u"2"_s, u"B"_s, {email(u"X@y.example"_s, true), email(u"z@y.example"_s, false)})});
        QCOMPARE(known.size(), 2);
        QVERIFY(known.at(0).point.verified);
        QCOMPARE(known.at(0).origins.size(), 2);
        QCOMPARE(known.at(1).point.value, u"z@y.example"_s);
        QCOMPARE(known.at(1).origins.size(), 1);
    }

    void pointsSayTheTrustOfEachAccount() {
        Contact shop = contact(u"1"_s, u"A"_s, {email(u"x@y.example"_s, false)});
        Contact mail = contact(u"2"_s, u"A"_s, {email(u"x@y.example"_s, true)});
        mail.ref.account = AccountId(u"b"_s);
        const QList<KnownPoint> known = knownPoints({shop, mail, shop});
        const QStringList lines =
            originLines(known.constFirst(), {{shop.ref.account, u"Shop"_s}, {mail.ref.account, u"Mail"_s}});
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines.at(0), u"Shop: claimed"_s);
        QVERIFY(lines.at(1).startsWith(u"Mail: verified by the mail server (DMARC), "_s));
    }

    void levelsOfTheModelHaveWords() {
        QStringList said;
        for (const QString& level :
             {u"equal"_s, u"close"_s, u"contained"_s, u"similar"_s, u"one_edit"_s, u"two_edits"_s,
              u"two_parts"_s, u"year_within_1"_s, u"year_within_10"_s, u"same_ending"_s, u"same_area"_s,
              u"same_crowded"_s, u"different"_s})
            said.append(evidenceWords(Evidence{u"surname"_s, level, u"a"_s, u"b"_s, 1}));
        const qsizetype count = said.size();
        said.removeDuplicates();
        QCOMPARE(said.size(), count);
        for (const QString& words : std::as_const(said))
            QVERIFY2(words.contains(u"surname"_s), qPrintable(words));
    }

    void twoCustomersAreComparedWithAllTheirContacts() {
        CustomerCard left;
        left.name = u"Mara"_s;
        left.contacts = {
            contact(u"1"_s, u"Mara"_s, {email(u"old@y.example"_s, true)}),
            contact(u"2"_s, u"Mara L."_s, {email(u"x@y.example"_s, true)})};
        CustomerCard right;
        right.name = u"mara"_s;
        right.contacts = {contact(u"3"_s, u"mara"_s, {email(u"X@y.example"_s, false)})};
        const auto lines = CompareTable::linesOf(left, right, {{AccountId(u"a"_s), u"Shop"_s}});
        QCOMPARE(lines.at(0).verdict, CompareTable::Line::Verdict::Equal);
        QCOMPARE(lines.at(1).verdict, CompareTable::Line::Verdict::Equal);
        QCOMPARE(lines.at(1).left, u"x@y.example"_s);
        QVERIFY(lines.at(1).leftPoint->verified && !lines.at(1).rightPoint->verified);
        QCOMPARE(lines.at(2).left, u"old@y.example"_s);
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
        card.history = {{decision, std::nullopt, true}};
        const Evidence same{u"email"_s, u"same_verified"_s, u"x@y.example"_s, u"x@y.example"_s, 20};
        card.links = {
            {card.contacts.at(1).ref, card.contacts.at(2).ref, u"model"_s, u"m-7"_s, 9.5, {same}},
            {card.contacts.at(0).ref, card.contacts.at(1).ref, u"verified_email"_s, {}, 0, {same}}};
        const QList<IdentityReason> reasons = reasonsOf(card);
        // The rule outranks the model, whose link joins nobody any more.
        QCOMPARE(reasons.size(), 3);
        QCOMPARE(reasons.at(0).text, u"Mara and Outside are the same person"_s);
        QVERIFY(
            reasons.at(0).detail.contains(u"Jonas"_s) && reasons.at(0).detail.contains(u"She said so"_s) &&
            reasons.at(0).detail.contains(u"names differ"_s));
        QVERIFY(!reasons.at(1).decision);
        QVERIFY(reasons.at(1).detail.contains(u"same verified e-mail address: x@y.example"_s));
        QVERIFY(reasons.at(2).text.contains(u"1 more link"_s));
    }

    void aLinkOfTheModelSaysItsEvidenceAndVersion() {
        CustomerCard card;
        card.contacts = {
            contact(u"1"_s, u"Mara"_s, {}), contact(u"2"_s, u"Mara"_s, {email(u"m@y.example"_s, false)})};
        const Evidence near{u"surname"_s, u"one_edit"_s, u"Lind"_s, u"Lint"_s, 6};
        card.links = {{card.contacts.at(0).ref, card.contacts.at(1).ref, u"model"_s, u"m-7"_s, 9.5, {near}}};
        const QList<IdentityReason> reasons = reasonsOf(card, {{AccountId(u"a"_s), u"Shop"_s}});
        QCOMPARE(reasons.size(), 1);
        QVERIFY(reasons.at(0).kind == IdentityReason::Kind::Model);
        // Two of one name are told apart.
        QVERIFY(reasons.at(0).text.startsWith(u"Mara (Shop) and Mara (m@y.example) "_s));
        QVERIFY(reasons.at(0).detail.startsWith(u"Surname one character apart"_s));
        QVERIFY(reasons.at(0).detail.contains(u"m-7"_s));
    }

    void oneActIsOneReasonAndConflictsAreShown() {
        CustomerCard card;
        card.contacts = {contact(u"1"_s, u"Mara"_s, {}), contact(u"2"_s, u"Mara L."_s, {})};
        const ContactRef other{AccountId(u"a"_s), u"3"_s};
        card.otherNames = {{other, u"Jonas"_s}};
        IdentityDecision first;
        first.verdict = IdentityDecision::Verdict::NotSame;
        first.act = ActId(u"act"_s);
        first.left = other;
        first.right = card.contacts.at(0).ref;
        IdentityDecision second = first;
        second.right = card.contacts.at(1).ref;
        IdentityDecision old = first;
        old.act = ActId(u"before"_s);
        old.verdict = IdentityDecision::Verdict::Same;
        IdentityDecision revocation = old;
        revocation.actor = u"Priya"_s;
        card.history = {{first, std::nullopt, true}, {second, std::nullopt, true}, {old, revocation, false}};
        card.conflicts = {
            {card.contacts.at(0).ref, other, {{u"external_id"_s, u"conflict"_s, u"17"_s, u"18"_s, -30}}}};
        const QList<IdentityReason> reasons = reasonsOf(card);
        QCOMPARE(reasons.size(), 3);
        QCOMPARE(reasons.at(0).text, u"Jonas – not the same person as Mara and Mara L."_s);
        QVERIFY(reasons.at(0).decision && !reasons.at(0).isPast);
        QVERIFY(reasons.at(1).kind == IdentityReason::Kind::Conflict);
        QVERIFY(reasons.at(1).text.contains(u"cannot be one person"_s));
        QVERIFY(reasons.at(1).detail.endsWith(u"17 and 18"_s));
        QVERIFY(reasons.at(2).isPast && !reasons.at(2).decision);
        QVERIFY(reasons.at(2).detail.contains(u"Taken back by Priya"_s));
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
