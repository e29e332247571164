// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/uuid.h"
#include "tests/fakes/contract_bench.h"
#include "tests/fakes/fault_server.h"
#include "tests/fakes/hub_under_test.h"

#include <QTemporaryDir>
#include <QTest>

using namespace segue;
using namespace Qt::StringLiterals;

//! What every adapter has to keep to, tried on a real backend: accounts, streams, signs.
class TestAdapterContract : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_bench.setUp(); }
    void cleanup() { m_bench.tearDown(); }

    void validatesAGoodAccount();
    void refusesAWrongToken();
    void refusesAnotherServer();
    void saysWhenNobodyIsThere();

    void pullsFromTheBeginning();
    void pullsOnlyWhatIsNew();
    void pagesMissNothing();
    void olderEntriesCanBeFetched();
    void unknownCursorIsConflict();
    void pushEqualsPull();
    void pushResumesAfterALostConnection();

    void articlesAreSavedWithTheirVersion();
    void decisionsAreShared();
    void decisionsHaveAnOrder();
    void typingAndSeenTravel();

private:
    ContractBench m_bench;
};

void TestAdapterContract::initTestCase() {
    const auto started = m_bench.start(std::make_unique<HubUnderTest>());
    QVERIFY2(started, started ? "" : qPrintable(started.error().message));
}

void TestAdapterContract::validatesAGoodAccount() {
    const auto identity = await(m_bench.adapter().validate());
    QVERIFY2(identity, qPrintable(codeOf(identity)));
    QVERIFY(!identity->agentId.isEmpty());
    QVERIFY(!identity->agentName.isEmpty());
    QVERIFY(!identity->workspaceName.isEmpty());
    QVERIFY(!identity->serverVersion.isEmpty());
    QVERIFY(m_bench.adapter().capabilities().maxTextBytes > 0);
    QVERIFY(m_bench.adapter().capabilities().maxAttachmentBytes > 0);
}

void TestAdapterContract::refusesAWrongToken() {
    for (const QByteArray& token : {"wrong"_ba, QByteArray()}) {
        const auto stranger = m_bench.adapterFor(m_bench.backend().url(), token);
        QCOMPARE(kindOf(await(stranger->validate())), u"auth"_s);
        QCOMPARE(kindOf(await(stranger->pull(stranger->streams().first(), {}))), u"auth"_s);
        QCOMPARE(
            kindOf(await(stranger->submit(m_bench.commandFor(u"x"_s, {Note{u"n"_s, {}}}), {}))), u"auth"_s);
    }
}

void TestAdapterContract::refusesAnotherServer() {
    FaultServer other;
    const auto adapter = m_bench.adapterFor(other.url({}), m_bench.backend().agentToken());
    const auto answer = await(adapter->validate());
    QCOMPARE(kindOf(answer), u"protocol"_s);
    QCOMPARE(codeOf(answer), u"not_segue"_s);
    for (const HttpRequest& request : other.requests())
        QVERIFY(!request.headers.contains("Authorization"));
}

void TestAdapterContract::saysWhenNobodyIsThere() {
    QUrl nowhere;
    {
        const FaultServer gone;
        nowhere = gone.url({});
    }
    const auto adapter = m_bench.adapterFor(nowhere, "token");
    QCOMPARE(kindOf(await(adapter->validate())), u"transient"_s);
    QCOMPARE(
        kindOf(await(adapter->submit(m_bench.commandFor(u"x"_s, {Note{u"n"_s, {}}}), {}))), u"transient"_s);
}

void TestAdapterContract::pullsFromTheBeginning() {
    const auto conversation = m_bench.backend().customerWrites(u"first"_s, u"Where is my parcel?"_s);
    QVERIFY2(conversation, qPrintable(codeOf(conversation)));
    const Picture picture = m_bench.pulled();
    QCOMPARE(picture.quarantined, 0);
    QVERIFY(picture.conversations.contains(*conversation));
    const Conversation& row = picture.conversations[*conversation];
    QVERIFY(row.ref.account == AccountId(u"acc"_s));
    QVERIFY(row.contact && picture.contacts.contains(row.contact->id));
    QVERIFY(row.waitingSince);
    QVERIFY(!row.reference.isEmpty());
    const auto messages = picture.entriesOf(*conversation, EntryKind::Message);
    QCOMPARE(messages.size(), 1);
    QCOMPARE(messages.first().text, u"Where is my parcel?"_s);
    QVERIFY(messages.first().visibility == Visibility::Public);
    QVERIFY(messages.first().author.kind == AuthorKind::Customer);
    QVERIFY(std::chrono::abs(m_bench.clock().now() - messages.first().at) < std::chrono::minutes(1));
}

void TestAdapterContract::pullsOnlyWhatIsNew() {
    QVERIFY(m_bench.backend().customerWrites(u"new"_s, u"one"_s));
    Picture picture = m_bench.pulled();
    const QString before = picture.cursor;
    const auto nothing = await(m_bench.pull(before));
    QVERIFY(nothing->complete);
    QVERIFY(nothing->entries.isEmpty() && nothing->conversations.isEmpty());
    QCOMPARE(nothing->nextCursor, before);

    QVERIFY(m_bench.backend().customerWrites(u"new"_s, u"two"_s));
    const auto more = await(m_bench.pull(before));
    QCOMPARE(more->entries.size(), 1);
    QCOMPARE(more->entries.first().text, u"two"_s);
    QVERIFY(more->nextCursor != before);
}

void TestAdapterContract::pagesMissNothing() {
    // More changes than one page holds.
    QStringList texts;
    const auto conversation = m_bench.backend().customerWrites(u"pages"_s, u"page start"_s);
    QVERIFY(conversation);
    QList<Async<Receipt>> answers;
    for (int i = 0; i < 600; ++i) {
        texts.append(u"page note %1"_s.arg(i));
        answers.append(
            m_bench.adapter().submit(m_bench.commandFor(*conversation, {Note{texts.last(), {}}}), {}));
    }
    for (const auto& answer : answers)
        QCOMPARE(kindOf(await(answer)), u"no error"_s);
    Picture picture;
    const auto first = await(m_bench.pull({}));
    QVERIFY(first && !first->complete);
    QVERIFY(first->progress > 0 && first->progress < 1);
    QVERIFY(m_bench.pullAll(picture));
    for (const QString& text : texts)
        QCOMPARE(picture.count(text), 1);
}

void TestAdapterContract::olderEntriesCanBeFetched() {
    const auto conversation = m_bench.backend().customerWrites(u"older"_s, u"oldest"_s);
    for (int i = 0; i < 120; ++i)
        QVERIFY(m_bench.carryOut(*conversation, {Note{u"older %1"_s.arg(i), {}}}));
    QList<Entry> thread;
    QString before;
    for (int pages = 0; pages < 10; ++pages) {
        const auto batch = await(m_bench.adapter().fetchThread(*conversation, before));
        QVERIFY2(batch, qPrintable(codeOf(batch)));
        thread += batch->entries;
        before = batch->nextCursor;
        if (batch->complete)
            break;
    }
    QVERIFY(thread.size() >= 121);
    QCOMPARE(thread.first().text, u"older 119"_s);
    QVERIFY(thread.last().text == u"oldest"_s || thread.last().kind == EntryKind::Event);
    for (qsizetype i = 1; i < thread.size(); ++i)
        QVERIFY(thread[i - 1].at >= thread[i].at);
}

void TestAdapterContract::unknownCursorIsConflict() {
    const auto batch = await(m_bench.pull(m_bench.backend().invalidCursor()));
    QCOMPARE(kindOf(batch), u"conflict"_s);
    QCOMPARE(codeOf(batch), u"cursor_invalid"_s);
}

void TestAdapterContract::pushEqualsPull() {
    Picture start = m_bench.pulled();
    Picture fromPush = start;
    Picture fromPull = start;
    connect(&m_bench.adapter(), &Adapter::pushed, this, [&](const QString&, const Batch& batch) {
        QVERIFY(batch.afterCursor.toLongLong() <= fromPush.cursor.toLongLong());
        fromPush.apply(batch);
    });
    bool isLive = false;
    connect(&m_bench.adapter(), &Adapter::realtimeChanged, this, [&](RealtimeState state) {
        isLive = state == RealtimeState::Live;
    });
    m_bench.adapter().open(start.cursor);
    QTRY_VERIFY(isLive);
    const auto conversation = m_bench.backend().customerWrites(u"push"_s, u"pushed text"_s);
    QVERIFY(m_bench.carryOut(*conversation, {Note{u"pushed note"_s, {}}, ChangeTags{{u"vip"_s}, {}}}));
    QTRY_COMPARE(fromPush.count(u"pushed note"_s), 1);
    QVERIFY(m_bench.pullAll(fromPull));
    QTRY_COMPARE(fromPush.cursor, fromPull.cursor);
    QVERIFY(fromPush.entries == fromPull.entries);
    QVERIFY(fromPush.conversations == fromPull.conversations);
    QVERIFY(fromPush.contacts == fromPull.contacts);
    QCOMPARE(fromPush.count(u"pushed text"_s), 1);
}

void TestAdapterContract::pushResumesAfterALostConnection() {
    Picture picture = m_bench.pulled();
    connect(&m_bench.adapter(), &Adapter::pushed, this, [&](const QString&, const Batch& batch) {
        if (batch.afterCursor.toLongLong() <= picture.cursor.toLongLong())
            picture.apply(batch);
    });
    QList<RealtimeState> states;
    connect(&m_bench.adapter(), &Adapter::realtimeChanged, this, [&](RealtimeState state) {
        states.append(state);
    });
    m_bench.adapter().open(picture.cursor);
    QTRY_VERIFY(states.contains(RealtimeState::Live));
    m_bench.proxy().cutAll();
    QTRY_VERIFY(states.contains(RealtimeState::Lost));
    // Written while nobody listens: the stream replays it.
    QVERIFY(m_bench.backend().customerWrites(u"lost"_s, u"said meanwhile"_s));
    QTRY_COMPARE_WITH_TIMEOUT(picture.count(u"said meanwhile"_s), 1, 15'000);
    m_bench.adapter().close();
    QVERIFY(states.last() == RealtimeState::Closed);
}

void TestAdapterContract::articlesAreSavedWithTheirVersion() {
    Article article;
    article.title = u"Returns"_s;
    article.body = u"# How to send it back"_s;
    article.language = u"en"_s;
    article.keywords = {u"return"_s};
    article.state = ArticleState::Published;
    auto saved = await(m_bench.adapter().saveArticle(article));
    QVERIFY2(saved, qPrintable(codeOf(saved)));
    QVERIFY(!saved->ref.isEmpty());
    QCOMPARE(saved->body, article.body);
    const Article first = *saved;
    saved->title = u"Sending it back"_s;
    const auto edited = await(m_bench.adapter().saveArticle(*saved));
    QCOMPARE(edited->title, u"Sending it back"_s);
    QCOMPARE(edited->ref.id, first.ref.id);
    // Whoever still holds the first version has to look again.
    QCOMPARE(kindOf(await(m_bench.adapter().saveArticle(first))), u"conflict"_s);
}

void TestAdapterContract::decisionsAreShared() {
    const auto left = m_bench.backend().customerWrites(u"left"_s, u"Hello"_s);
    const auto right = m_bench.backend().customerWrites(u"right"_s, u"Hello"_s);
    const Picture before = m_bench.pulled();
    IdentityDecision decision;
    decision.id = DecisionId(uuidV7(m_bench.clock(), m_bench.random()));
    decision.left = *before.conversations[*left].contact;
    decision.right = *before.conversations[*right].contact;
    decision.actor = u"Ada"_s;
    decision.reason = u"the same voice"_s;
    decision.evidence = {{u"name"_s, u"similar"_s, u"left"_s, u"right"_s, 1.5}};
    decision.at = m_bench.clock().now();
    decision.act = ActId(u"an-act"_s);
    QCOMPARE(kindOf(await(m_bench.adapter().shareDecision(decision))), u"no error"_s);
    // Said again, it is still one.
    QCOMPARE(kindOf(await(m_bench.adapter().shareDecision(decision))), u"no error"_s);
    QList<IdentityDecision> found = m_bench.pulled().decisions;
    found.removeIf([&](const IdentityDecision& d) { return !(d.id == decision.id); });
    QCOMPARE(found.size(), 1);
    QVERIFY(found.first().left == decision.left && found.first().right == decision.right);
    QVERIFY(found.first().verdict == decision.verdict);
    QVERIFY(found.first().evidence == decision.evidence);
    QCOMPARE(found.first().reason, decision.reason);
    QVERIFY(found.first().act == decision.act);
    QVERIFY(found.first().version > 0);
}

//! Each has a place in the ledger that everybody who reads it sees, whatever the clocks say.
void TestAdapterContract::decisionsHaveAnOrder() {
    const auto left = m_bench.backend().customerWrites(u"left"_s, u"Hello"_s);
    const auto right = m_bench.backend().customerWrites(u"right"_s, u"Hello"_s);
    const Picture before = m_bench.pulled();
    IdentityDecision first;
    first.id = DecisionId(u"z-"_s + uuidV7(m_bench.clock(), m_bench.random()));
    first.left = *before.conversations[*left].contact;
    first.right = *before.conversations[*right].contact;
    first.at = m_bench.clock().now();
    IdentityDecision second = first;
    second.id = DecisionId(u"a-"_s + uuidV7(m_bench.clock(), m_bench.random()));
    second.verdict = IdentityDecision::Verdict::NotSame;
    second.at = first.at - std::chrono::hours(24);
    QCOMPARE(kindOf(await(m_bench.adapter().shareDecision(first))), u"no error"_s);
    QCOMPARE(kindOf(await(m_bench.adapter().shareDecision(second))), u"no error"_s);
    const Picture after = m_bench.pulled();
    qint64 firstPlace = 0;
    qint64 secondPlace = 0;
    for (const IdentityDecision& one : after.decisions) {
        firstPlace = one.id == first.id ? one.version : firstPlace;
        secondPlace = one.id == second.id ? one.version : secondPlace;
    }
    QVERIFY(firstPlace > 0 && secondPlace > firstPlace);
}

void TestAdapterContract::typingAndSeenTravel() {
    const auto conversation = m_bench.backend().customerWrites(u"live"_s, u"Hello"_s);
    const auto colleague = m_bench.adapterFor(m_bench.backend().url(), m_bench.backend().agentToken());
    QList<Ephemeral> signs;
    connect(colleague.get(), &Adapter::ephemeral, this, [&](const Ephemeral& sign) { signs.append(sign); });
    int live = 0;
    for (Adapter* adapter : {&m_bench.adapter(), colleague.get()}) {
        connect(adapter, &Adapter::realtimeChanged, this, [&](RealtimeState state) {
            live += state == RealtimeState::Live ? 1 : 0;
        });
        adapter->open(m_bench.pulled().cursor);
    }
    QTRY_COMPARE(live, 2);
    m_bench.adapter().sendTyping(*conversation, true);
    const auto typing = [&] {
        return std::any_of(signs.begin(), signs.end(), [&](const Ephemeral& sign) {
            return sign.kind == Ephemeral::Kind::AgentTyping && sign.on &&
                   sign.conversationId == *conversation;
        });
    };
    QTRY_VERIFY(typing());
    const Instant seenAt = m_bench.clock().now();
    m_bench.adapter().sendSeen(*conversation, seenAt);
    QTRY_VERIFY(m_bench.pulled().conversations[*conversation].agentSeenAt >= seenAt);
}

QTEST_GUILESS_MAIN(TestAdapterContract)
#include "test_adapter_contract.moc"
