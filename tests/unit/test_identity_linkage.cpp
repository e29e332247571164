// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/linkage.h"
#include "core/identity/normalise.h"
#include "core/identity/similarity.h"

#include <QTest>

using namespace segue;
using namespace segue::identity;
using namespace Qt::StringLiterals;

namespace {

ContactPoint point(PointKind kind, const QString& value, bool verified, const QString& system = {}) {
    ContactPoint p;
    p.kind = kind;
    p.system = system;
    p.value = value;
    p.normalised = normalise(p, u"DE"_s);
    p.verified = verified;
    return p;
}

Contact person(const QString& name, const QList<ContactPoint>& points) {
    Contact c;
    c.name = name;
    c.points = points;
    return c;
}

} // namespace

class TestIdentityLinkage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emails_data() {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("expected");
        QTest::newRow("case") << u"Anna@Example.COM"_s << u"anna@example.com"_s;
        QTest::newRow("name and brackets") << u"Anna M <anna@example.com>"_s << u"anna@example.com"_s;
        QTest::newRow("international domain") << u"anna@bücher.example"_s << u"anna@xn--bcher-kva.example"_s;
        QTest::newRow("dots stay") << u"a.n.na@gmail.com"_s << u"a.n.na@gmail.com"_s;
        QTest::newRow("tag stays") << u"anna+shop@gmail.com"_s << u"anna+shop@gmail.com"_s;
        QTest::newRow("no at") << u"anna.example.com"_s << QString();
        QTest::newRow("nothing before") << u"@example.com"_s << QString();
        QTest::newRow("space inside") << u"an na@example.com"_s << QString();
        QTest::newRow("another address in quotes")
            << u"\"a<victim@bank.example>\"@evil.example"_s << QString();
        QTest::newRow("another address before it") << u"victim@bank.example<x@evil.example"_s << QString();
        QTest::newRow("brackets that end too early") << u"a<victim@bank.example>@evil.example"_s << QString();
        QTest::newRow("a quoted local part") << u"\"victim@bank.example\"@evil.example"_s << QString();
        QTest::newRow("a comment") << u"victim(@bank.example)@evil.example"_s << QString();
        QTest::newRow("a line break") << u"x\r\n<a@b.example>y@b.example"_s << QString();
        QTest::newRow("no opening bracket") << u"a@b.example>"_s << QString();
        QTest::newRow("too long") << QString(400, u'a') + u"@example.com"_s << QString();
    }
    void emails() {
        QFETCH(QString, given);
        QFETCH(QString, expected);
        QCOMPARE(normaliseEmail(given), expected);
    }

    void phones_data() {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("region");
        QTest::addColumn<QString>("expected");
        QTest::newRow("international") << u"+49 30 901820"_s << QString() << u"+4930901820"_s;
        QTest::newRow("national with region") << u"030 901820"_s << u"DE"_s << u"+4930901820"_s;
        QTest::newRow("national without region is not guessed") << u"030 901820"_s << QString() << QString();
        QTest::newRow("nonsense") << u"call me"_s << u"DE"_s << QString();
        QTest::newRow("long") << QString(1000, u'9') << u"DE"_s << QString();
    }
    void phones() {
        QFETCH(QString, given);
        QFETCH(QString, region);
        QFETCH(QString, expected);
        QCOMPARE(normalisePhone(given, region), expected);
    }

    void names() {
        QCOMPARE(foldName(u"Müller, Anna"_s), foldName(u"anna  MULLER"_s));
        QVERIFY(foldName(u"Anna"_s) != foldName(u"Аnna"_s)); // The second begins with a Cyrillic letter.
    }

    void jaroWinklerKnownValues() {
        QVERIFY(qAbs(jaroWinkler(u"martha", u"marhta") - 0.9611) < 0.0005);
        QVERIFY(qAbs(jaroWinkler(u"dixon", u"dicksonx") - 0.8133) < 0.0005);
        QCOMPARE(jaroWinkler(u"abc", u"xyz"), 0.0);
    }

    void verifiedAddressesAreARule() {
        const auto c = compare(
            person(u"Anna"_s, {point(PointKind::Email, u"a@x.example"_s, true)}),
            person(u"A. M."_s, {point(PointKind::Email, u"A@X.example"_s, true)}));
        QCOMPARE(c.rule, u"verified_email"_s);
    }

    void aClaimedAddressIsOnlyASuggestion() {
        const auto c = compare(
            person({}, {point(PointKind::Email, u"a@x.example"_s, false)}),
            person(u"Anna"_s, {point(PointKind::Email, u"a@x.example"_s, true)}));
        QVERIFY(c.rule.isEmpty());
        QVERIFY(c.probability > suggestAbove);
        QCOMPARE(c.evidence.first().level, u"same_half_verified"_s);
    }

    void oneNameIsNotEnough() {
        const auto c = compare(person(u"Anna Meyer"_s, {}), person(u"Anna Meyer"_s, {}));
        QVERIFY(c.rule.isEmpty());
        QVERIFY(c.probability < suggestAbove);
    }

    void twoVerifiedIdsOfOneSystemAreAConflict() {
        const auto left = person(
            u"Anna"_s, {point(PointKind::ExternalId, u"1"_s, true, u"shop"_s),
                        point(PointKind::Email, u"a@x.example"_s, true)});
        const auto right = person(
            u"Anna"_s, {point(PointKind::ExternalId, u"2"_s, true, u"shop"_s),
                        point(PointKind::Email, u"a@x.example"_s, true)});
        const auto c = compare(left, right);
        QVERIFY(c.conflict);
        QVERIFY(c.probability < 0.01);
    }

    void aSystemMayKnowOnePersonByTwoIds() {
        const auto left = person(
            u"Anna"_s, {point(PointKind::ExternalId, u"1"_s, true, u"shop"_s),
                        point(PointKind::ExternalId, u"2"_s, true, u"shop"_s)});
        const auto right = person(
            u"Anna"_s, {point(PointKind::ExternalId, u"3"_s, true, u"shop"_s),
                        point(PointKind::ExternalId, u"2"_s, true, u"shop"_s)});
        QVERIFY(!compare(left, right).conflict);
        QCOMPARE(compare(left, right).rule, u"external_id"_s);
    }

    void whoIsComparedWithWhomDoesNotMatter() {
        const auto left = person(
            u"Anna"_s, {point(PointKind::Email, u"a@x.example"_s, false),
                        point(PointKind::Email, u"b@x.example"_s, false)});
        const auto right = person(
            u"Anna"_s, {point(PointKind::Email, u"b@x.example"_s, true),
                        point(PointKind::Email, u"a@x.example"_s, false)});
        QCOMPARE(compare(left, right).probability, compare(right, left).probability);
    }

    void aSharedDeviceIsNoRule() {
        const auto c = compare(
            person({}, {point(PointKind::Device, u"d1"_s, true)}),
            person({}, {point(PointKind::Device, u"d1"_s, true)}));
        QVERIFY(c.rule.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestIdentityLinkage)
#include "test_identity_linkage.moc"
