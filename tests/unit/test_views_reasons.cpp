// SPDX-License-Identifier: GPL-3.0-or-later
// What a customer's card says of why its contacts are one, and what the review and the timeline read.
#include "tests/unit/test_store_cache_support.h"

namespace {

IdentityDecision decision(const QString& id, const QString& left, const QString& right) {
    IdentityDecision made;
    made.id = DecisionId(id);
    made.act = ActId(id);
    made.left = contactRef(left);
    made.right = contactRef(right);
    made.actor = u"Jonas"_s;
    made.at = fromMs(id.mid(1).toLongLong() * 1000);
    return made;
}

IdentityDecision revocationOf(const IdentityDecision& other, const QString& id) {
    IdentityDecision made = other;
    made.id = DecisionId(id);
    made.act = ActId(id);
    made.revokes = other.id;
    made.actor = u"Priya"_s;
    made.at = fromMs(id.mid(1).toLongLong() * 1000);
    return made;
}

} // namespace

class TestViewsReasons : public QObject, private CacheFixture {
    Q_OBJECT

    void writeContacts(const QStringList& ids) {
        IncomingRows rows;
        for (const QString& id : ids)
            rows.contacts.append(contact(id, u"Person "_s + id));
        apply(rows);
    }
    void joinAs(const QString& customer, const QStringList& ids) {
        QHash<ContactRef, CustomerId> customers;
        for (const QString& id : ids)
            customers.insert(contactRef(id), CustomerId(customer));
        QVERIFY(m_cache->assignCustomers(customers).has_value());
    }
    CustomerCard card(const QString& customer) {
        return m_views->customer(CustomerId(customer)).value().value();
    }
    QString customer(const QString& id) { return m_cache->contact(contactRef(id)).value()->customer.value(); }
    void decide(const QList<IdentityDecision>& rows) {
        for (const IdentityDecision& row : rows)
            QVERIFY(m_work->addDecision(row, false).has_value());
    }
    void suggest(const QString& left, const QString& right, double probability) {
        QVERIFY(m_cache->connection()
                    .run(
                        u"INSERT INTO suggestions (left_account, left_id, right_account, right_id, "
                        "probability, evidence) VALUES (?,?,?,?,?,'[]')"_s,
                        {account, left, account, right, probability})
                    .has_value());
    }

private Q_SLOTS:
    void init() { open(); }

    void historyKeepsWhatWasRevoked() {
        writeContacts({u"1"_s, u"2"_s, u"3"_s});
        joinAs(u"c"_s, {u"1"_s, u"2"_s});
        const IdentityDecision first = decision(u"d1"_s, u"1"_s, u"2"_s);
        const IdentityDecision second = decision(u"d3"_s, u"1"_s, u"3"_s);
        const IdentityDecision undone = revocationOf(second, u"d4"_s);
        const IdentityDecision elsewhere = decision(u"d5"_s, u"3"_s, u"4"_s);
        decide({first, second, undone, elsewhere});
        const CustomerCard found = card(u"c"_s);
        QCOMPARE(found.decisions.size(), 1);
        QCOMPARE(found.history.size(), 2);
        QCOMPARE(found.history.at(0).decision.id, second.id);
        QVERIFY(!found.history.at(0).stands);
        QCOMPARE(found.history.at(0).revocation->actor, u"Priya"_s);
        QVERIFY(found.history.at(1).stands && !found.history.at(1).revocation);
        QCOMPARE(found.otherNames, (QHash<ContactRef, QString>{{contactRef(u"3"_s), u"Person 3"_s}}));
    }

    void aRevocationThatWasTakenBackDoesNotCount() {
        writeContacts({u"1"_s, u"2"_s});
        joinAs(u"c"_s, {u"1"_s, u"2"_s});
        const IdentityDecision same = decision(u"d1"_s, u"1"_s, u"2"_s);
        const IdentityDecision undone = revocationOf(same, u"d2"_s);
        const IdentityDecision redone = revocationOf(undone, u"d3"_s);
        decide({same, undone, redone});
        const CustomerCard found = card(u"c"_s);
        QCOMPARE(found.history.size(), 1);
        QVERIFY(found.history.at(0).stands && !found.history.at(0).revocation);
    }

    void whatANewerDecisionReplacedWasNotTakenBack() {
        writeContacts({u"1"_s, u"2"_s});
        const IdentityDecision same = decision(u"d1"_s, u"1"_s, u"2"_s);
        const IdentityDecision undone = revocationOf(same, u"d2"_s);
        const IdentityDecision redone = revocationOf(undone, u"d3"_s);
        IdentityDecision apart = decision(u"d4"_s, u"1"_s, u"2"_s);
        apart.verdict = IdentityDecision::Verdict::NotSame;
        decide({same, undone, redone, apart});
        const QList<DecisionRecord> history = card(customer(u"1"_s)).history;
        QCOMPARE(history.size(), 2);
        QVERIFY(history.at(0).stands);
        QVERIFY(!history.at(1).stands && !history.at(1).revocation);
    }

    void linksAndConflictsAreRead() {
        writeContacts({u"1"_s, u"2"_s, u"3"_s});
        joinAs(u"c"_s, {u"1"_s, u"2"_s});
        const Evidence evidence{u"email"_s, u"same_verified"_s, u"a@b.example"_s, u"a@b.example"_s, 20};
        DerivedLink rule;
        rule.left = contactRef(u"2"_s);
        rule.right = contactRef(u"1"_s);
        rule.rule = u"verified_email"_s;
        rule.evidence = {evidence};
        QVERIFY(m_cache->setLinks(rule.left, {rule}).has_value());
        const auto conflict = [this](const QString& left, const QString& right) {
            return m_cache->connection()
                .run(
                    u"INSERT INTO conflicts (left_account, left_id, right_account, right_id, evidence) "
                    "VALUES (?,?,?,?,'[]')"_s,
                    {account, left, account, right})
                .has_value();
        };
        QVERIFY(conflict(u"3"_s, u"1"_s));
        QVERIFY(conflict(u"1"_s, u"2"_s));
        const CustomerCard found = card(u"c"_s);
        QCOMPARE(found.links.size(), 1);
        QCOMPARE(found.links.at(0).rule, u"verified_email"_s);
        QCOMPARE(found.links.at(0).evidence, QList{evidence});
        // The one between two of their own is there once.
        QCOMPARE(found.conflicts.size(), 2);
        QVERIFY(found.otherNames.contains(contactRef(u"3"_s)));
    }

    void whoWaitsIsReviewedFirst() {
        writeContacts({u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s, u"6"_s});
        Conversation open = conversation(u"open"_s, u"3"_s);
        Conversation waiting = conversation(u"waiting"_s, u"6"_s);
        waiting.waitingSince = fromMs(5000);
        Conversation solved = conversation(u"solved"_s, u"1"_s);
        solved.status = Status::Solved;
        solved.waitingSince = fromMs(5000);
        IncomingRows rows;
        rows.conversations = {open, waiting, solved};
        apply(rows);
        suggest(u"1"_s, u"2"_s, 0.99);
        suggest(u"3"_s, u"4"_s, 0.8);
        suggest(u"5"_s, u"6"_s, 0.6);
        suggest(u"5"_s, u"2"_s, 0.7);
        QStringList order;
        const auto found = m_views->suggestions(10).value();
        for (const IdentitySuggestion& one : found)
            order.append(one.left.id + one.right.id);
        QCOMPARE(order, (QStringList{u"56"_s, u"34"_s, u"12"_s, u"52"_s}));
    }

    void timelineRowsSayWhoseTheyAre() {
        writeContacts({u"1"_s, u"2"_s});
        IncomingRows rows;
        rows.conversations = {conversation(u"a"_s, u"1"_s)};
        Entry theirs = message(u"e1"_s, u"a"_s, u"hello"_s, 1000);
        Entry other = message(u"e2"_s, u"a"_s, u"me too"_s, 2000);
        other.contact = contactRef(u"2"_s);
        rows.entries = {theirs, other};
        apply(rows);
        joinAs(u"c"_s, {u"1"_s, u"2"_s});
        const TimelineWindow window = m_views->timelineEnd(CustomerId(u"c"_s), 10).value();
        QCOMPARE(window.rows.size(), 2);
        QCOMPARE(window.rows.at(0).contact, std::optional(contactRef(u"1"_s)));
        QCOMPARE(window.rows.at(1).contact, std::optional(contactRef(u"2"_s)));
        QCOMPARE(m_views->contacts(CustomerId(u"c"_s)).value().size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestViewsReasons)
#include "test_views_reasons.moc"
