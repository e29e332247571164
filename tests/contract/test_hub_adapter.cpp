// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/adapters/registry.h"
#include "core/base/json.h"
#include "tests/fakes/await.h"
#include "tests/fakes/fake_scheduler.h"
#include "tests/fakes/fake_transport.h"

#include <QTemporaryFile>
#include <QTest>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

const QByteArray meta = R"({"product":"segue-hub","version":"1.2","api":1,"workspace":{"name":"Shop"}})";
const QByteArray me =
    R"({"agent":{"id":"a1","name":"Ada","role":"supervisor"},"workspace":{"name":"Shop","time_zone":"UTC"},
        "capabilities":{"max_attachment_bytes":1000,"max_text_bytes":500,"reply_channels":["web_chat","email"]}})";
const QByteArray entry =
    R"({"id":"e1","version":7,"conversation":"c1","kind":"message","visibility":"public","channel":"email",
        "author":{"kind":"customer","id":"p1","name":"Bo"},"contact":"p1","text":"Hello","html":"<p>Hello</p>",
        "attachments":[{"id":"f1","name":"x.png","media_type":"image/png","size":12}],"delivery":"none",
        "at":1750000000000,"sequence":3,"command":null})";

QByteArray page(const QByteArray& lists, const QByteArray& rest = R"("next":7,"head":14,"complete":false)") {
    return '{' + lists + (lists.isEmpty() ? "" : ",") + rest + '}';
}

HttpResponse refusal(int status, const QByteArray& body = {}) {
    HttpResponse response;
    response.status = status;
    response.body = body;
    return response;
}

Command noteCommand() {
    Command command;
    command.id = CommandId(u"0190d5b2-0000-7000-8000-000000000001"_s);
    command.conversation = {AccountId(u"acc"_s), u"c1"_s};
    command.operations = {Note{u"hm"_s, {}}};
    return command;
}

} // namespace

//! The hub adapter over a network of canned answers: what a well-behaved hub never shows.
class TestHubAdapter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void registryKnowsItsKinds();
    void tokenIsNotShownToStrangers();
    void notSegue_data();
    void notSegue();
    void validateReadsIdentityAndLimits();
    void missingMailIsSaid();
    void replyChannelsAreRead();
    void anOlderHubCanReplyEverywhere();
    void decodesAWholeEntry();
    void undecodableItemIsQuarantined();
    void visibilityIsNeverGuessed();
    void brokenPageIsProtocol_data();
    void brokenPageIsProtocol();
    void invalidCursorIsConflict();
    void idsAreEncodedInPaths();
    void commandBodyIsTheHubsForm();
    void unreadableReceiptIsAmbiguous();
    void onlyTheHubSaysAbsent();
    void closedAccountLeavesCommandsAmbiguous();
    void mediaTypeCannotInjectHeaders();
    void tooLargeUploadIsRefusedHere();

private:
    FakeClock m_clock;
    FakeScheduler m_scheduler{m_clock};
    SeededRandom m_random{1};
    std::unique_ptr<FakeNetwork> m_network;
    std::unique_ptr<Adapter> m_adapter;
};

void TestHubAdapter::init() {
    m_network = std::make_unique<FakeNetwork>();
    AdapterSettings settings{
        AccountId(u"acc"_s), u"hub"_s, QUrl(u"https://hub.example/base/"_s), u"Shop"_s,
        [] { return "secret"_ba; }};
    auto made = AdapterRegistry::withAllKinds().create(
        settings, {m_clock, m_scheduler, m_random, *m_network, *m_network});
    QVERIFY(made);
    m_adapter = std::move(*made);
}

void TestHubAdapter::cleanup() {
    m_adapter.reset();
    m_network.reset();
}

void TestHubAdapter::registryKnowsItsKinds() {
    const AdapterRegistry registry = AdapterRegistry::withAllKinds();
    QVERIFY(registry.kinds().contains(u"hub"_s));
    const AdapterServices services{m_clock, m_scheduler, m_random, *m_network, *m_network};
    const auto codeFor = [&](const QString& kind, const QString& url) {
        const auto made = registry.create({AccountId(u"a"_s), kind, QUrl(url), {}, {}}, services);
        return made ? QString() : made.error().code;
    };
    QCOMPARE(codeFor(u"hub"_s, u"http://127.0.0.1:1"_s), QString());
    QCOMPARE(codeFor(u"fax"_s, u"http://127.0.0.1:1"_s), u"unknown_backend"_s);
    QCOMPARE(codeFor(u"hub"_s, u"ftp://127.0.0.1"_s), u"bad_url"_s);
    QCOMPARE(codeFor(u"hub"_s, u"hub.example"_s), u"bad_url"_s);
    QCOMPARE(codeFor(u"hub"_s, u"https://user:word@hub.example"_s), u"bad_url"_s);
}

void TestHubAdapter::tokenIsNotShownToStrangers() {
    m_network->answerNext(u"/base/api/v1/meta"_s, QByteArray("{}"));
    const auto answer = await(m_adapter->validate());
    QCOMPARE(answer.error().code, u"not_segue"_s);
    QCOMPARE(m_network->requests().size(), 1);
    QVERIFY(!m_network->requests().first().headers.contains("Authorization"));
}

void TestHubAdapter::notSegue_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("code");
    const auto row = [](const char* name, int status, const QByteArray& body, const QString& kind,
                        const QString& code) { QTest::newRow(name) << status << body << kind << code; };
    row("web page", 200, "<html></html>", u"protocol"_s, u"not_segue"_s);
    row("other JSON", 200, R"({"product":"other","api":1})", u"protocol"_s, u"not_segue"_s);
    row("not found", 404, "", u"protocol"_s, u"not_segue"_s);
    row("guarded", 401, "", u"protocol"_s, u"not_segue"_s);
    row("newer API", 200, R"({"product":"segue-hub","api":2})", u"protocol"_s, u"api_version"_s);
    row("redirect", 301, "", u"protocol"_s, u"redirected"_s);
    row("proxy without its hub", 502, "", u"transient"_s, u"http_502"_s);
    row("busy", 429, "", u"rate_limited"_s, u"http_429"_s);
}

void TestHubAdapter::notSegue() {
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    m_network->answerNext(u"/base/api/v1/meta"_s, refusal(status, body));
    const auto answer = await(m_adapter->validate());
    QVERIFY(!answer);
    QTEST(toString(answer.error().kind), "kind");
    QTEST(answer.error().code, "code");
    QVERIFY(!answer.error().message.isEmpty());
}

void TestHubAdapter::validateReadsIdentityAndLimits() {
    m_network->answerNext(u"/base/api/v1/meta"_s, meta);
    m_network->answerNext(u"/base/api/v1/me"_s, me);
    const auto identity = await(m_adapter->validate());
    QVERIFY(identity);
    QCOMPARE(identity->agentId, u"a1"_s);
    QCOMPARE(identity->agentName, u"Ada"_s);
    QVERIFY(identity->role == Role::Supervisor);
    QCOMPARE(identity->workspaceName, u"Shop"_s);
    QCOMPARE(identity->serverVersion, u"1.2"_s);
    QVERIFY(identity->missing.isEmpty());
    QCOMPARE(m_adapter->capabilities().maxAttachmentBytes, 1000);
    QCOMPARE(m_adapter->capabilities().maxTextBytes, 500);
    QCOMPARE(m_network->requests().last().headers.value("Authorization"), QByteArray("Bearer secret"));
}

void TestHubAdapter::missingMailIsSaid() {
    QByteArray chatOnly = me;
    chatOnly.replace(R"(,"email")", "");
    m_network->answerNext(u"/base/api/v1/meta"_s, meta);
    m_network->answerNext(u"/base/api/v1/me"_s, chatOnly);
    QCOMPARE(await(m_adapter->validate())->missing.size(), 1);
}

void TestHubAdapter::replyChannelsAreRead() {
    // Not known before the first answer: nothing is refused.
    QVERIFY(m_adapter->capabilities().canReply(Channel::Email));
    QByteArray newer = me;
    newer.replace(R"(,"email")", R"(,"hologram")");
    m_network->answerNext(u"/base/api/v1/meta"_s, meta);
    m_network->answerNext(u"/base/api/v1/me"_s, newer);
    QVERIFY(await(m_adapter->validate()));
    QVERIFY(m_adapter->capabilities().replyChannels == QList<Channel>{Channel::WebChat});
    QVERIFY(m_adapter->capabilities().canReply(Channel::WebChat));
    QVERIFY(!m_adapter->capabilities().canReply(Channel::Email));
    // An answer that cannot be read leaves what is known.
    QByteArray broken = me;
    broken.replace(R"(["web_chat","email"])", R"([7])");
    m_network->answerNext(u"/base/api/v1/meta"_s, meta);
    m_network->answerNext(u"/base/api/v1/me"_s, broken);
    QVERIFY(!await(m_adapter->validate()));
    QVERIFY(m_adapter->capabilities().canReply(Channel::WebChat));
}

void TestHubAdapter::anOlderHubCanReplyEverywhere() {
    QByteArray older = me;
    older.replace(R"(,"reply_channels":["web_chat","email"])", "");
    m_network->answerNext(u"/base/api/v1/meta"_s, meta);
    m_network->answerNext(u"/base/api/v1/me"_s, older);
    QVERIFY(await(m_adapter->validate())->missing.isEmpty());
    QVERIFY(!m_adapter->capabilities().replyChannels);
    QVERIFY(m_adapter->capabilities().canReply(Channel::Email));
}

void TestHubAdapter::decodesAWholeEntry() {
    m_network->answerNext(u"/base/api/v1/changes"_s, page(R"("entries":[)" + entry + ']'));
    const auto batch = await(m_adapter->pull(u"changes"_s, u"5"_s));
    QVERIFY(batch);
    QCOMPARE(m_network->requests().first().url.query(), u"after=5&limit=500"_s);
    Entry expected;
    const AccountId account(u"acc"_s);
    expected.ref = {account, u"e1"_s};
    expected.conversation = {account, u"c1"_s};
    expected.kind = EntryKind::Message;
    expected.visibility = Visibility::Public;
    expected.channel = Channel::Email;
    expected.author = {AuthorKind::Customer, u"p1"_s, u"Bo"_s};
    expected.contact = ContactRef{account, u"p1"_s};
    expected.text = u"Hello"_s;
    expected.html = u"<p>Hello</p>"_s;
    expected.attachments = {{u"f1"_s, u"x.png"_s, u"image/png"_s, 12, {}}};
    expected.at = fromMs(1'750'000'000'000);
    expected.sequence = 3;
    expected.version = 7;
    QVERIFY(batch->entries == QList<Entry>{expected});
    QCOMPARE(batch->nextCursor, u"7"_s);
    QCOMPARE(batch->afterCursor, QString());
    QCOMPARE(batch->progress, 0.5);
    QVERIFY(!batch->complete);
}

void TestHubAdapter::undecodableItemIsQuarantined() {
    QByteArray odd = entry;
    odd.replace(R"("kind":"message")", R"("kind":"hologram")").replace(R"("id":"e1")", R"("id":"e2")");
    m_network->answerNext(
        u"/base/api/v1/changes"_s,
        page(R"("entries":[)" + odd + ',' + entry + R"(,17],"teams":[{"id":"t1","version":1}],
             "removed":[{"kind":"entry","id":"e0","version":2}],"merged":[{"kind":"contact"}])"));
    const auto batch = await(m_adapter->pull(u"changes"_s, {}));
    QVERIFY(batch);
    QCOMPARE(batch->entries.size(), 1);
    QCOMPARE(batch->removed.size(), 1);
    QCOMPARE(batch->nextCursor, u"7"_s);
    QCOMPARE(batch->quarantined.size(), 4);
    QCOMPARE(batch->quarantined[0].kind, u"entry"_s);
    QCOMPARE(batch->quarantined[0].id, u"e2"_s);
    QVERIFY(batch->quarantined[0].why.contains(u"$.entries[0].kind"_s));
    QVERIFY(batch->quarantined[0].raw.contains("hologram"));
    QCOMPARE(batch->quarantined[1].raw, QByteArray(R"({"value":17})"));
    QCOMPARE(batch->quarantined[2].kind, u"team"_s);
    QCOMPARE(batch->quarantined[3].kind, u"merge"_s);
}

void TestHubAdapter::visibilityIsNeverGuessed() {
    for (const QByteArray& instead : {R"("visibility":null,)"_ba, R"("visibility":"",)"_ba, ""_ba}) {
        QByteArray unsure = entry;
        unsure.replace(R"("visibility":"public",)", instead);
        m_network->answerNext(u"/base/api/v1/changes"_s, page(R"("entries":[)" + unsure + ']'));
        const auto batch = await(m_adapter->pull(u"changes"_s, {}));
        QVERIFY(batch->entries.isEmpty());
        QCOMPARE(batch->quarantined.size(), 1);
    }
}

void TestHubAdapter::brokenPageIsProtocol_data() {
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no JSON") << QByteArray("hello");
    QTest::newRow("half") << page({}).chopped(1);
    QTest::newRow("no cursor") << page({}, R"("head":1)");
    QTest::newRow("cursor of text") << page({}, R"("next":"x")");
    QTest::newRow("cursor below 0") << page({}, R"("next":-1)");
    QTest::newRow("list that is none") << page(R"("entries":{})");
}

void TestHubAdapter::brokenPageIsProtocol() {
    QFETCH(QByteArray, body);
    m_network->answerNext(u"/base/api/v1/changes"_s, body);
    const auto batch = await(m_adapter->pull(u"changes"_s, {}));
    QVERIFY(!batch);
    QCOMPARE(toString(batch.error().kind), u"protocol"_s);
}

void TestHubAdapter::invalidCursorIsConflict() {
    m_network->answerNext(
        u"/base/api/v1/changes"_s, refusal(410, R"({"error":{"code":"cursor_invalid","message":"Old."}})"));
    const auto batch = await(m_adapter->pull(u"changes"_s, u"3"_s));
    QCOMPARE(toString(batch.error().kind), u"conflict"_s);
    QCOMPARE(batch.error().code, u"cursor_invalid"_s);
    QCOMPARE(await(m_adapter->pull(u"other"_s, {})).error().code, u"unsupported"_s);
}

void TestHubAdapter::idsAreEncodedInPaths() {
    await(m_adapter->download(u"../a/b?c#d"_s, u"x"_s));
    QCOMPARE(
        m_network->requests().last().url.toEncoded(),
        QByteArray("https://hub.example/base/api/v1/attachments/..%2Fa%2Fb%3Fc%23d"));
    await(m_adapter->fetchThread(u"c 1"_s, u"e&1"_s));
    QCOMPARE(
        m_network->requests().last().url.toEncoded(),
        QByteArray("https://hub.example/base/api/v1/conversations/c%201/entries?before=e%261&limit=100"));
}

void TestHubAdapter::commandBodyIsTheHubsForm() {
    Command command = noteCommand();
    command.baseEntryId = u"e9"_s;
    Participant to;
    to.role = ParticipantRole::To;
    to.address = u"bo@example.com"_s;
    to.name = u"Bo"_s;
    command.recipients = {to};
    const StagedFile file{u"ff"_s, u"x.png"_s, u"image/png"_s, 3};
    SetStatus snooze;
    snooze.status = Status::Snoozed;
    snooze.snoozedUntil = fromMs(99);
    command.operations = {Reply{u"Hi"_s, {file, file}}, snooze};
    QCOMPARE(await(m_adapter->submit(command, {u"f1"_s})).error().code, u"files_missing"_s);
    QCOMPARE(m_network->requests().size(), 0);

    await(m_adapter->submit(command, {u"f1"_s, u"f2"_s}));
    const HttpRequest& request = m_network->requests().last();
    QVERIFY(request.command);
    QCOMPARE(request.headers.value("Idempotency-Key"), command.id.value().toLatin1());
    const QByteArray expected =
        R"({"conversation":"c1","base_entry":"e9","recipients":[{"role":"to","address":"bo@example.com","name":"Bo"}],
            "operations":[{"type":"reply","text":"Hi","attachments":["f1","f2"]},
                          {"type":"status","status":"snoozed","snoozed_until":99}]})";
    QCOMPARE(*parseJsonObject(request.body), *parseJsonObject(expected));
}

void TestHubAdapter::unreadableReceiptIsAmbiguous() {
    for (const QByteArray& body : {"<html>"_ba, "{}"_ba, R"({"command":"another","entry":"e1"})"_ba}) {
        m_network->answerNext(u"/base/api/v1/commands"_s, body);
        const auto receipt = await(m_adapter->submit(noteCommand(), {}));
        QCOMPARE(toString(receipt.error().kind), u"ambiguous"_s);
    }
    m_network->answerNext(u"/base/api/v1/commands"_s, refusal(302));
    QCOMPARE(await(m_adapter->submit(noteCommand(), {})).error().code, u"redirected"_s);
}

void TestHubAdapter::onlyTheHubSaysAbsent() {
    const QString path = u"/base/api/v1/commands/"_s + noteCommand().id.value();
    m_network->answerNext(path, refusal(404, R"({"error":{"code":"not_found","message":"No."}})"));
    const auto absent = await(m_adapter->reconcile(noteCommand(), {}));
    QVERIFY(absent && absent->outcome == Reconciled::Absent);

    m_network->answerNext(path, refusal(404, "<html>nginx</html>"));
    QVERIFY(!await(m_adapter->reconcile(noteCommand(), {})));
    m_network->answerNext(path, refusal(502));
    QCOMPARE(toString(await(m_adapter->reconcile(noteCommand(), {})).error().kind), u"transient"_s);
}

void TestHubAdapter::closedAccountLeavesCommandsAmbiguous() {
    QPromise<Result<HttpResponse>> never;
    never.start();
    m_network->setHandler([&](const HttpRequest&) { return never.future(); });
    const auto receipt = m_adapter->submit(noteCommand(), {});
    const auto batch = m_adapter->pull(u"changes"_s, {});
    m_adapter.reset();
    QCOMPARE(toString(await(receipt).error().kind), u"ambiguous"_s);
    QCOMPARE(toString(await(batch).error().kind), u"transient"_s);
    never.finish();
}

void TestHubAdapter::mediaTypeCannotInjectHeaders() {
    await(m_adapter->upload({u"ff"_s, u"ä b.png"_s, u"image/png\r\nX-Evil: 1"_s, 3}, u"none"_s));
    const HttpHeaders& headers = m_network->requests().last().headers;
    QCOMPARE(headers.value("Content-Type"), QByteArray("application/octet-stream"));
    QCOMPARE(headers.value("X-File-Name"), QByteArray("%C3%A4%20b.png"));
    QVERIFY(!m_network->requests().last().command);
}

void TestHubAdapter::tooLargeUploadIsRefusedHere() {
    m_network->answerNext(u"/base/api/v1/meta"_s, meta);
    m_network->answerNext(u"/base/api/v1/me"_s, me);
    QVERIFY(await(m_adapter->validate()));
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(QByteArray(1001, 'x'));
    file.flush();
    const auto answer = await(m_adapter->upload({{}, u"x"_s, u"text/plain"_s, 1001}, file.fileName()));
    QCOMPARE(answer.error().code, u"attachment_too_large"_s);
    QCOMPARE(m_network->count(u"/base/api/v1/attachments"_s), 0);
}

QTEST_GUILESS_MAIN(TestHubAdapter)
#include "test_hub_adapter.moc"
