// SPDX-License-Identifier: GPL-3.0-or-later
// Moving in by `seguectl hub import`, and the sample workspace, against the real embedded hub.
#include "tests/integration/seguectl_under_test.h"

#include <QtTest>

using namespace segue;

class TestSeguectlImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void importingTwiceChangesNothing();
    void importTellsWhatItLeftOut();
    void importCutsLargeFiles();
    void theSampleIsMadeOnce();
};

void TestSeguectlImport::importingTwiceChangesNothing() {
    const Ctl ctl;
    const QString file = ctl.file(u"w.jsonl"_s, smallWorkspace());
    const Outcome first = ctl.json({u"hub"_s, u"import"_s, file});
    QVERIFY2(first.exitCode == 0, first.err.constData());
    QCOMPARE(first.json().value("rows"_L1).toInt(), 7);
    QCOMPARE(first.json().value("imported"_L1).toObject().value("entries"_L1).toInt(), 2);
    const QJsonArray before = ctl.json({u"conversations"_s}).list("conversations");
    QCOMPARE(ctl.json({u"hub"_s, u"import"_s, file}).exitCode, 0);
    const QJsonArray after = ctl.json({u"conversations"_s}).list("conversations");
    QCOMPARE(after.size(), 1);
    QCOMPARE(after.first().toObject().value("id"_L1), before.first().toObject().value("id"_L1));
    const QString id = after.first().toObject().value("id"_L1).toString();
    QCOMPARE(ctl.json({u"show"_s, id}).list("entries").size(), 2);
    QCOMPARE(ctl.json({u"customers"_s}).list("customers").size(), 1);
}

void TestSeguectlImport::importTellsWhatItLeftOut() {
    const Ctl ctl;
    const Outcome skipped = ctl.json(
        {u"hub"_s, u"import"_s, ctl.file(u"w.json"_s, R"({"contacts":[{"external_id":"c1","name":"Ada"}],
            "conversations":[{"external_id":"v1","contact":"nobody","created_at":1}]})")});
    QCOMPARE(skipped.exitCode, 1);
    QVERIFY2(skipped.errorCode() == u"rows_skipped"_s, skipped.err.constData());
    QCOMPARE(skipped.list("skipped").size(), 1);
    QCOMPARE(skipped.list("skipped").first().toObject().value("external_id"_L1).toString(), u"v1"_s);
    QCOMPARE(skipped.json().value("imported"_L1).toObject().value("contacts"_L1).toInt(), 1);

    const Outcome missing = ctl.json({u"hub"_s, u"import"_s, ctl.path() + u"/none.json"_s});
    QCOMPARE(missing.errorCode(), u"file_unreadable"_s);
    const Outcome prose = ctl.json({u"hub"_s, u"import"_s, ctl.file(u"p.txt"_s, "Dear hub, please")});
    QCOMPARE(prose.errorCode(), u"bad_file"_s);
    const Outcome strange = ctl.json({u"hub"_s, u"import"_s, ctl.file(u"s.json"_s, R"({"tickets":[]})")});
    QCOMPARE(strange.errorCode(), u"bad_file"_s);
    const Outcome broken = ctl.run(
        {u"hub"_s, u"import"_s,
         ctl.file(
             u"b.jsonl"_s, "{\"list\":\"contacts\",\"external_id\":\"c2\",\"name\":\"B\"}\n{\"list\":\n")});
    QCOMPARE(broken.exitCode, 1);
    QVERIFY2(broken.err.contains("Line 2"), broken.err.constData());
}

void TestSeguectlImport::importCutsLargeFiles() {
    const Ctl ctl;
    QByteArray lines;
    constexpr int count = 1'203; // The hub takes 500 at a time.
    for (int i = 0; i < count; ++i)
        lines += QByteArray(R"({"list":"contacts","external_id":"c)") + QByteArray::number(i) +
                 R"(","name":"Person )" + QByteArray::number(i) + "\"}\n";
    const Outcome imported = ctl.json({u"hub"_s, u"import"_s, ctl.file(u"w.jsonl"_s, lines)});
    QVERIFY2(imported.exitCode == 0, imported.err.constData());
    QCOMPARE(imported.json().value("imported"_L1).toObject().value("contacts"_L1).toInt(), count);
    QCOMPARE(ctl.json({u"customers"_s, u"--limit"_s, u"5000"_s}).list("customers").size(), count);
}

void TestSeguectlImport::theSampleIsMadeOnce() {
    const Ctl ctl;
    const Outcome made = ctl.json({u"hub"_s, u"sample"_s, u"--customers"_s, u"12"_s});
    QVERIFY2(made.exitCode == 0, made.err.constData());
    QCOMPARE(made.list("skipped").size(), 0);
    QCOMPARE(made.json().value("profile"_L1).toString(), ctl.path());
    const qsizetype open = ctl.json({u"conversations"_s}).list("conversations").size();
    QVERIFY(open >= 15); // The lively part alone has more.
    QVERIFY(ctl.json({u"articles"_s, u"--limit"_s, u"100"_s}).list("articles").size() >= 25);
    const QJsonArray photo = ctl.json({u"search"_s, u"scrapes finest settings"_s}).list("hits");
    QVERIFY(!photo.isEmpty());
    QCOMPARE(ctl.json({u"customers"_s, u"solberg"_s}).list("customers").size(), 1);
    const Outcome again = ctl.json({u"hub"_s, u"sample"_s, u"--customers"_s, u"12"_s});
    QVERIFY(again.json().value("was_there"_L1).toBool());
    QCOMPARE(ctl.json({u"conversations"_s}).list("conversations").size(), open);
}

QTEST_GUILESS_MAIN(TestSeguectlImport)
#include "test_seguectl_import.moc"
