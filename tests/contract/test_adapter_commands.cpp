// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/contract_bench.h"
#include "tests/fakes/hub_under_test.h"

#include <QTemporaryDir>
#include <QTest>

using namespace segue;
using namespace Qt::StringLiterals;

//! What every adapter has to keep to when it carries commands out, behind a proxy that cuts where
//! it is told.
class TestAdapterCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_bench.setUp(); }
    void cleanup() { m_bench.tearDown(); }

    void carriesOutEachOperation();
    void replyAndStatusAreOne();
    void failedOperationLeavesNothing();
    void notesNeverReachTheCustomer();
    void staleReplyIsConflict();
    void repeatedCommandHasOneEffect();
    void keyIsBoundToItsPayload();

    void lostAnswerIsFoundAgain_data();
    void lostAnswerIsFoundAgain();
    void lostRequestIsAbsent();

    void filesMakeTheRoundTrip();
    void missingFileIsPermanent();

private:
    ContractBench m_bench;
};

void TestAdapterCommands::initTestCase() {
    const auto started = m_bench.start(std::make_unique<HubUnderTest>());
    QVERIFY2(started, started ? "" : qPrintable(started.error().message));
}

void TestAdapterCommands::carriesOutEachOperation() {
    const auto conversation = m_bench.backend().customerWrites(u"each"_s, u"Hello"_s);
    const auto team = m_bench.backend().makeTeam(u"Returns"_s);
    QVERIFY2(team, qPrintable(codeOf(team)));
    const auto self = await(m_bench.adapter().validate());
    Assign assign;
    assign.agentId = self->agentId;
    assign.teamId = *team;
    const auto receipt = m_bench.carryOut(
        *conversation, {SetStatus{Status::OnHold, {}, {}}, assign, SetPriority{Priority::High},
                        ChangeTags{{u"refund"_s, u"vip"_s}, {}}, SetSubject{u"Parcel"_s}});
    QVERIFY2(receipt, qPrintable(codeOf(receipt)));
    Conversation row = m_bench.pulled().conversations[*conversation];
    QVERIFY(row.status == Status::OnHold);
    QVERIFY(row.assignee && row.assignee->id == self->agentId);
    QVERIFY(row.team && row.team->id == *team);
    QVERIFY(row.priority == Priority::High);
    QCOMPARE(QSet<QString>(row.tags.begin(), row.tags.end()), (QSet<QString>{u"refund"_s, u"vip"_s}));
    QCOMPARE(row.subject, u"Parcel"_s);

    assign.agentId = QString();
    assign.teamId.reset();
    const Instant tomorrow = m_bench.clock().now() + std::chrono::hours(24);
    QVERIFY(m_bench.carryOut(
        *conversation, {assign, ChangeTags{{}, {u"vip"_s}}, SetStatus{Status::Snoozed, {}, tomorrow}}));
    row = m_bench.pulled().conversations[*conversation];
    QVERIFY(!row.assignee);
    QVERIFY(row.team && row.team->id == *team);
    QCOMPARE(row.tags, QStringList{u"refund"_s});
    QVERIFY(row.status == Status::Snoozed);
    QVERIFY(row.snoozedUntil == tomorrow);
}

void TestAdapterCommands::replyAndStatusAreOne() {
    const auto conversation = m_bench.backend().customerWrites(u"atomic"_s, u"Hello"_s);
    const Command command =
        m_bench.commandFor(*conversation, {Reply{u"Solved it."_s, {}}, SetStatus{Status::Solved, {}, {}}});
    const auto receipt = await(m_bench.adapter().submit(command, {}));
    QVERIFY2(receipt, qPrintable(codeOf(receipt)));
    QVERIFY(!receipt->entryId.isEmpty());
    // The receipt alone is enough to show both.
    Picture fromReceipt;
    fromReceipt.apply(receipt->rows);
    QVERIFY(fromReceipt.conversations[*conversation].status == Status::Solved);
    const Picture picture = m_bench.pulled();
    const Entry reply = picture.entries[receipt->entryId];
    QVERIFY(fromReceipt.entries[receipt->entryId].text == reply.text);
    QCOMPARE(reply.text, u"Solved it."_s);
    QVERIFY(reply.visibility == Visibility::Public);
    QVERIFY(reply.author.kind == AuthorKind::Agent);
    QVERIFY(reply.command == command.id);
    QVERIFY(!picture.conversations[*conversation].waitingSince);
}

void TestAdapterCommands::failedOperationLeavesNothing() {
    const auto conversation = m_bench.backend().customerWrites(u"none"_s, u"Hello"_s);
    Assign nobody;
    nobody.agentId = u"no-such-agent"_s;
    const auto refused = m_bench.carryOut(*conversation, {Reply{u"never said"_s, {}}, nobody});
    QCOMPARE(kindOf(refused), u"permanent"_s);
    QCOMPARE(m_bench.pulled().count(u"never said"_s), 0);
    QCOMPARE(kindOf(m_bench.carryOut(u"no-such-conversation"_s, {Note{u"n"_s, {}}})), u"permanent"_s);
}

void TestAdapterCommands::notesNeverReachTheCustomer() {
    const auto conversation = m_bench.backend().customerWrites(u"secret"_s, u"Hello"_s);
    const auto note = m_bench.carryOut(*conversation, {Note{u"do not tell"_s, {}}});
    QVERIFY(m_bench.carryOut(*conversation, {Reply{u"for you"_s, {}}, SetStatus{Status::Solved, {}, {}}}));
    const Entry row = m_bench.pulled().entries[note->entryId];
    QVERIFY(row.visibility == Visibility::Internal);
    QVERIFY(row.kind == EntryKind::Note);
    const auto seen = m_bench.backend().customerReads(u"secret"_s);
    QVERIFY2(seen, qPrintable(codeOf(seen)));
    QVERIFY(seen->contains(u"for you"_s));
    QVERIFY(!seen->join(u'\n').contains(u"do not tell"_s));
}

void TestAdapterCommands::staleReplyIsConflict() {
    const auto conversation = m_bench.backend().customerWrites(u"stale"_s, u"first"_s);
    const QString seen = m_bench.pulled().entriesOf(*conversation, EntryKind::Message).first().ref.id;
    QVERIFY(m_bench.backend().customerWrites(u"stale"_s, u"wait, second"_s));
    Command reply = m_bench.commandFor(*conversation, {Reply{u"answer to first"_s, {}}});
    reply.baseEntryId = seen;
    const auto refused = await(m_bench.adapter().submit(reply, {}));
    QCOMPARE(kindOf(refused), u"conflict"_s);
    QCOMPARE(codeOf(refused), u"stale"_s);
    QCOMPARE(m_bench.pulled().count(u"answer to first"_s), 0);
    // A note does not mind.
    Command note = m_bench.commandFor(*conversation, {Note{u"noted"_s, {}}});
    note.baseEntryId = seen;
    QVERIFY(await(m_bench.adapter().submit(note, {})));
}

void TestAdapterCommands::repeatedCommandHasOneEffect() {
    const auto conversation = m_bench.backend().customerWrites(u"twice"_s, u"Hello"_s);
    const Command command = m_bench.commandFor(*conversation, {Reply{u"said once"_s, {}}});
    const auto first = await(m_bench.adapter().submit(command, {}));
    const auto second = await(m_bench.adapter().submit(command, {}));
    QVERIFY(first && second);
    QCOMPARE(second->entryId, first->entryId);
    QCOMPARE(m_bench.pulled().count(u"said once"_s), 1);
    QCOMPARE(m_bench.backend().customerReads(u"twice"_s)->count(u"said once"_s), 1);
    // What the stream has told may have gone since: an old receipt must not bring it back.
    Picture rows;
    const auto third = await(m_bench.adapter().submit(command, {}));
    QVERIFY(third);
    rows.apply(third->rows);
    QVERIFY(!rows.entries.contains(first->entryId));
}

void TestAdapterCommands::keyIsBoundToItsPayload() {
    const auto conversation = m_bench.backend().customerWrites(u"key"_s, u"Hello"_s);
    Command command = m_bench.commandFor(*conversation, {Reply{u"this"_s, {}}});
    QVERIFY(await(m_bench.adapter().submit(command, {})));
    command.operations = {Reply{u"that"_s, {}}};
    const auto refused = await(m_bench.adapter().submit(command, {}));
    QCOMPARE(kindOf(refused), u"conflict"_s);
    QCOMPARE(m_bench.pulled().count(u"that"_s), 0);
}

void TestAdapterCommands::lostAnswerIsFoundAgain_data() {
    QTest::addColumn<qsizetype>("bytes");
    for (const qsizetype bytes : {0, 1, 12, 60, 200})
        QTest::addRow("cut at byte %d", static_cast<int>(bytes)) << bytes;
}

void TestAdapterCommands::lostAnswerIsFoundAgain() {
    QFETCH(qsizetype, bytes);
    const auto conversation = m_bench.backend().customerWrites(u"answer"_s, u"Hello"_s);
    const QString text = u"answer cut at %1"_s.arg(bytes);
    const Command command = m_bench.commandFor(*conversation, {Reply{text, {}}});
    m_bench.proxy().cutNextAnswer(m_bench.backend().commandPath(), bytes);
    const auto lost = await(m_bench.adapter().submit(command, {}));
    QCOMPARE(kindOf(lost), u"ambiguous"_s);
    // A repetition by itself would arrive before what is asked for next.
    QCOMPARE(m_bench.pulled().count(text), 1);
    QCOMPARE(m_bench.proxy().requests(m_bench.backend().commandPath()), 1);

    const auto found = await(m_bench.adapter().reconcile(command, {}));
    QVERIFY2(found, qPrintable(codeOf(found)));
    QVERIFY(found->outcome == Reconciled::Applied);
    const Picture picture = m_bench.pulled();
    QCOMPARE(picture.count(text), 1);
    QCOMPARE(picture.entries[found->entryId].text, text);
}

void TestAdapterCommands::lostRequestIsAbsent() {
    const auto conversation = m_bench.backend().customerWrites(u"request"_s, u"Hello"_s);
    const Command command = m_bench.commandFor(*conversation, {Reply{u"request cut"_s, {}}});
    m_bench.proxy().cutNextRequest(m_bench.backend().commandPath());
    // Whether a byte of the body had left by then decides between the two; both must lead to the
    // same end.
    const QString kind = kindOf(await(m_bench.adapter().submit(command, {})));
    QVERIFY2(kind == "ambiguous"_L1 || kind == "transient"_L1, qPrintable(kind));
    const auto absent = await(m_bench.adapter().reconcile(command, {}));
    QVERIFY2(absent, qPrintable(codeOf(absent)));
    QVERIFY(absent->outcome == Reconciled::Absent);
    QCOMPARE(m_bench.pulled().count(u"request cut"_s), 0);
    // So it may be sent again, and is there once.
    QVERIFY(await(m_bench.adapter().submit(command, {})));
    QCOMPARE(m_bench.pulled().count(u"request cut"_s), 1);
}

void TestAdapterCommands::filesMakeTheRoundTrip() {
    const auto conversation = m_bench.backend().customerWrites(u"files"_s, u"Hello"_s);
    QTemporaryDir dir;
    const QByteArray bytes = m_bench.random().bytes(700'000);
    QFile out(dir.filePath(u"out"_s));
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(bytes);
    out.close();
    const StagedFile file{u"unused"_s, u"Rechnung über 5 €.pdf"_s, u"application/pdf"_s, bytes.size()};
    const auto id = await(m_bench.adapter().upload(file, out.fileName()));
    QVERIFY2(id, qPrintable(codeOf(id)));
    const auto receipt = await(
        m_bench.adapter().submit(m_bench.commandFor(*conversation, {Reply{u"attached"_s, {file}}}), {*id}));
    QVERIFY2(receipt, qPrintable(codeOf(receipt)));
    const Entry entry = m_bench.pulled().entries[receipt->entryId];
    QCOMPARE(entry.attachments.size(), 1);
    QCOMPARE(entry.attachments.first().name, file.name);
    QCOMPARE(entry.attachments.first().mediaType, file.mediaType);
    QCOMPARE(entry.attachments.first().size, bytes.size());

    const QString path = dir.filePath(u"in"_s);
    const auto size = await(m_bench.adapter().download(entry.attachments.first().id, path));
    QVERIFY2(size, qPrintable(codeOf(size)));
    QCOMPARE(*size, bytes.size());
    QFile in(path);
    QVERIFY(in.open(QIODevice::ReadOnly));
    QVERIFY(in.readAll() == bytes);
}

void TestAdapterCommands::missingFileIsPermanent() {
    QTemporaryDir dir;
    const auto size = await(m_bench.adapter().download(u"no-such-file"_s, dir.filePath(u"in"_s)));
    QCOMPARE(kindOf(size), u"permanent"_s);
    QVERIFY(!QFile::exists(dir.filePath(u"in"_s)));
}

QTEST_GUILESS_MAIN(TestAdapterCommands)
#include "test_adapter_commands.moc"
