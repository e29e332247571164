// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/value_json.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace segue;

namespace {

IdentityDecision someDecision() {
    IdentityDecision decision;
    decision.id = DecisionId(u"d"_s);
    decision.verdict = IdentityDecision::Verdict::NotSame;
    decision.left = {AccountId(u"one"_s), u"p1"_s};
    decision.right = {AccountId(u"two"_s), u"p2"_s};
    decision.revokes = DecisionId(u"e"_s);
    decision.actor = u"Kim"_s;
    decision.reason = u"two sisters"_s;
    decision.evidence = {
        {u"email"_s, u"same_verified"_s, u"a"_s, u"b"_s, 1.5},
        {u"name"_s, u"different"_s, u"Ana"_s, u"Eva"_s, -2}};
    decision.at = fromMs(5);
    decision.act = ActId(u"act"_s);
    decision.version = 7;
    return decision;
}

Command someReply() {
    Command command;
    command.id = CommandId(u"c"_s);
    command.conversation = {AccountId(u"one"_s), u"7"_s};
    command.channel = Channel::Email;
    command.recipients = {
        {ParticipantRole::To, ContactRef{AccountId(u"one"_s), u"p1"_s}, u"a@b.example"_s, u"Ana"_s},
        {ParticipantRole::Cc, std::nullopt, u"c@d.example"_s, {}}};
    command.operations = {
        Reply{u"Hello"_s, {{u"ab12"_s, u"scan.pdf"_s, u"application/pdf"_s, 10}}},
        SetStatus{Status::Snoozed, {}, fromMs(99)}};
    command.baseEntryId = u"e9"_s;
    command.createdAt = fromMs(5);
    command.notBefore = fromMs(6);
    return command;
}

} // namespace

class TestDomainJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decisionsKeepTheirValues() {
        JsonReader r(decisionToJson(someDecision()));
        QVERIFY(readDecision(r) == someDecision());
        QVERIFY(!r.error());
    }

    void aDecisionFromBeforeThereWereActsIsOneByItself() {
        QJsonObject old = decisionToJson(someDecision());
        old.remove(u"act"_s);
        JsonReader r(old);
        QCOMPARE(readDecision(r).act, ActId(u"d"_s));
        QVERIFY(!r.error());
    }

    void commandsKeepTheirValues() { QVERIFY(commandFromJson(toJson(someReply())).value() == someReply()); }

    void errorsKeepTheirValues() {
        const Error error{ErrorKind::RateLimited, u"slow_down"_s, u"m"_s, 429, Millis{1500}};
        QVERIFY(errorFromJson(errorToJson(error)) == error);
    }

    void whatIsWrongIsNamedWithItsPlace() {
        QJsonObject damaged = decisionToJson(someDecision());
        damaged.insert(u"evidence"_s, QJsonArray{QJsonObject{{u"field"_s, 5}}});
        JsonReader r(damaged);
        readDecision(r);
        QVERIFY(r.error());
        QVERIFY2(r.error()->message.contains(u"evidence"_s), qPrintable(r.error()->message));
    }

    void anUnknownWordIsAnError() {
        QJsonObject damaged = decisionToJson(someDecision());
        damaged.insert(u"verdict"_s, u"perhaps"_s);
        JsonReader r(damaged);
        QVERIFY(readDecision(r).verdict == IdentityDecision::Verdict::NotSame);
        QVERIFY(r.error());
        QVERIFY2(r.error()->message.contains(u"perhaps"_s), qPrintable(r.error()->message));
    }

    void ownListsAreReadLeniently() {
        const QJsonArray damaged{1, QJsonObject{{u"field"_s, u"email"_s}}};
        const QList<Evidence> read = valuesOf(damaged, &readEvidence);
        QCOMPARE(read.size(), 2);
        QCOMPARE(read.at(1).field, u"email"_s);
    }
};

QTEST_GUILESS_MAIN(TestDomainJson)
#include "test_domain_json.moc"
