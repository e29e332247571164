// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong around a profile, as somebody in a shell meets it: each failure says what to do, and
// nothing that was written is lost.
#include "core/db/connection.h"
#include "core/engine/engine.h"
#include "core/store/profile.h"
#include "core/views/views.h"
#include "tests/fakes/await.h"
#include "tests/fakes/fault_server.h"
#include "tests/fakes/hub_under_test.h"
#include "tests/integration/seguectl_under_test.h"

#include <QLockFile>
#include <QtTest>

using namespace segue;

namespace {

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! Runs `sql` on a database that nobody else has open.
bool changeDatabase(const QString& path, const QString& sql) {
    db::SqliteOptions options;
    options.path = path;
    auto connection = db::Connection::openSqlite(options);
    return connection && connection->exec(sql) && connection->exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
}

bool makeNewer(const QString& path) {
    return changeDatabase(path, u"INSERT INTO schema_version VALUES (999, 'of_tomorrow', 0)"_s);
}

//! Overwrites the whole file, or the page where a table begins.
bool spoil(const QString& path, const QString& table) {
    qint64 page = 0;
    if (!table.isEmpty()) {
        db::SqliteOptions options;
        options.path = path;
        auto connection = db::Connection::openSqlite(options);
        if (!connection || !connection->exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s))
            return false;
        const auto root =
            connection->scalar<qint64>(u"SELECT rootpage FROM sqlite_master WHERE name = ?"_s, {table});
        page = root ? root->value_or(0) : 0;
        if (page < 2)
            return false;
    }
    for (const char* part : {"-wal", "-shm"})
        QFile::remove(path + QLatin1StringView(part));
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return false;
    constexpr qint64 pageBytes = 4096;
    const qint64 from = page == 0 ? 0 : (page - 1) * pageBytes;
    const QByteArray junk(page == 0 ? file.size() : pageBytes, '\xa5');
    return file.seek(from) && file.write(junk) == junk.size();
}

EngineOptions offlineOn(const QString& dir) {
    EngineOptions options;
    options.profileDir = dir;
    options.offline = true;
    options.sessionToken = u"unused"_s; // No keyring is asked.
    return options;
}

AccountId onlyAccount(const Ctl& ctl) {
    const QJsonArray accounts = ctl.json({u"accounts"_s, u"list"_s}).list("accounts");
    return AccountId(accounts.first().toObject().value("id"_L1).toString());
}

//! Leaves a half-typed reply and a queued note in the profile, as an agent without a network would.
bool writeOffline(const Ctl& ctl, const ConversationRef& conversation) {
    auto engine = Engine::open(offlineOn(ctl.path()));
    if (!engine)
        return false;
    Draft draft;
    draft.conversation = conversation;
    draft.visibility = Visibility::Public;
    draft.text = u"Half of an ans"_s;
    (*engine)->saveDraft(draft);
    Command command;
    command.conversation = conversation;
    command.channel = Channel::WebChat;
    command.operations.append(Note{u"Kept in the outbox."_s, {}});
    return await((*engine)->enqueue(command)).has_value();
}

bool takeBack(HubUnderTest& hub, const QString& tokens) {
    QtScheduler scheduler;
    QtHttpTransport http(scheduler);
    HttpRequest request;
    request.method = "DELETE";
    request.url = QUrl(hub.url().toString() + u"/api/v1"_s + tokens);
    request.headers.set("Authorization", "Bearer " + hub.agentToken());
    const auto answer = await(http.send(request));
    return answer && answer->status == 204;
}

//! How much text of commands the outbox keeps.
qsizetype textInOutbox(const Ctl& ctl) {
    qsizetype characters = 0;
    const QJsonArray waiting = ctl.json({u"outbox"_s}).list("outbox");
    for (const QJsonValue& item : waiting)
        characters += item.toObject().value("text"_L1).toString().size();
    return characters;
}

} // namespace

class TestBadInput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void serversThatDoNotFit_data();
    void serversThatDoNotFit();
    void nobodyIsThere();
    void aWrongTokenIsSaid();
    void aTokenThatWasTakenBack();
    void aDamagedCacheIsFetchedAgain_data();
    void aDamagedCacheIsFetchedAgain();
    void aNewerProfileIsOnlyRead();
    void aNewerHubIsLeftAlone();
    void anOwnerThatDoesNotAnswerIsSaid();
    void aMegabyteOfTextIsRefusedWithAdvice();
};

void TestBadInput::serversThatDoNotFit_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("a web page") << 200 << QByteArray("<!doctype html><p>Welcome to nginx!");
    QTest::newRow("another product") << 200 << QByteArray(R"({"product":"other","api":1})");
    QTest::newRow("nothing at this path") << 404 << QByteArray();
    QTest::newRow("half of a JSON object") << 200 << QByteArray(R"({"product":)");
    QTest::newRow("deep nesting") << 200 << QByteArray(100'000, '[');
}

void TestBadInput::serversThatDoNotFit() {
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    FaultServer server;
    FaultReply reply;
    reply.status = status;
    reply.body = body;
    server.on("/api/v1/meta", reply);
    const Ctl ctl;
    const Outcome refused =
        ctl.run({u"accounts"_s, u"add"_s, server.url({}).toString(), u"--token-stdin"_s}, "a-token\n");
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("not a Segue hub; check the address"), refused.err.constData());
    for (const HttpRequest& request : server.requests())
        QVERIFY(request.headers.value("Authorization").isEmpty()); // A stranger learns no token.
    QVERIFY(ctl.json({u"accounts"_s, u"list"_s}).list("accounts").isEmpty());
}

void TestBadInput::nobodyIsThere() {
    const Ctl ctl;
    for (const QString& address : {u"http://127.0.0.1:1"_s, u"http://nobody.invalid"_s}) {
        const Outcome refused = ctl.run({u"accounts"_s, u"add"_s, address, u"--token-stdin"_s}, "a-token\n");
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.err.contains("check the address and the network"), refused.err.constData());
    }
    QVERIFY(ctl.json({u"accounts"_s, u"list"_s}).list("accounts").isEmpty());
}

void TestBadInput::aWrongTokenIsSaid() {
    HubUnderTest hub;
    QVERIFY(hub.start());
    const QString url = hub.url().toString();
    const Ctl ctl;
    const Outcome refused = ctl.run({u"accounts"_s, u"add"_s, url, u"--token-stdin"_s}, "not-this-one\n");
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("did not accept the token; check it"), refused.err.constData());
    QVERIFY(!refused.err.contains("not-this-one"));
    QVERIFY(ctl.json({u"accounts"_s, u"list"_s}).list("accounts").isEmpty());
    const Outcome added =
        ctl.run({u"accounts"_s, u"add"_s, url, u"--token-stdin"_s}, hub.agentToken() + '\n');
    QVERIFY2(added.exitCode == 0, added.err.constData());
}

void TestBadInput::aTokenThatWasTakenBack() {
    HubUnderTest hub;
    QVERIFY(hub.start());
    QVERIFY(hub.customerWrites(u"Ada"_s, u"Is anybody there?"_s));
    const auto agent = hub.call("POST", u"/admin/agents"_s, hub.agentToken(), {{u"name"_s, u"Bea"_s}});
    QVERIFY(agent);
    const QString tokens =
        u"/admin/agents/%1/tokens"_s.arg(agent->value("agent"_L1).toObject().value("id"_L1).toString());
    const QString token = agent->value("token"_L1).toString();
    const Ctl ctl;
    QCOMPARE(ctl.withToken({u"accounts"_s, u"add"_s, hub.url().toString()}, token).exitCode, 0);
    QCOMPARE(ctl.withToken({u"sync"_s}, token).exitCode, 0);
    const QJsonObject row = ctl.json({u"conversations"_s}).list("conversations").first().toObject();

    QVERIFY(takeBack(hub, tokens));
    const QString id = row.value("id"_L1).toString();
    const Outcome queued = ctl.withToken({u"reply"_s, id, u"--text"_s, u"Yes, here."_s}, token);
    QVERIFY2(queued.exitCode == 0, queued.err.constData());
    QCOMPARE(queued.json().value("state"_L1).toString(), u"queued"_s);
    const Outcome refused = ctl.withToken({u"sync"_s}, token);
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("did not accept the token; check it"), refused.err.constData());
    QCOMPARE(ctl.json({u"outbox"_s}).list("outbox").size(), 1);

    const auto another = hub.call("POST", tokens, hub.agentToken());
    QVERIFY(another);
    QCOMPARE(ctl.withToken({u"sync"_s}, another->value("token"_L1).toString()).exitCode, 0);
    QCOMPARE(ctl.json({u"outbox"_s}).list("outbox").size(), 0);
    QCOMPARE(
        hub.customerReads(u"Ada"_s).value_or(QStringList()),
        (QStringList{u"Is anybody there?"_s, u"Yes, here."_s}));
}

void TestBadInput::aDamagedCacheIsFetchedAgain_data() {
    QTest::addColumn<QString>("table");
    QTest::newRow("all of it") << QString();
    QTest::newRow("where entries are") << u"entries"_s;
}

void TestBadInput::aDamagedCacheIsFetchedAgain() {
    QFETCH(QString, table);
    const Ctl ctl;
    const QString id = ctl.imported(smallWorkspace()).value("id"_L1).toString();
    const ConversationRef conversation{onlyAccount(ctl), id};
    QVERIFY(writeOffline(ctl, conversation));
    QVERIFY(spoil(profile::cachePath(ctl.path()), table));

    const Outcome told = ctl.run({u"show"_s, id});
    QCOMPARE(told.exitCode, 1);
    QVERIFY2(told.err.contains("damaged; seguectl sync fetches a new one"), told.err.constData());
    const Outcome synced = ctl.run({u"sync"_s});
    QVERIFY2(synced.exitCode == 0, synced.err.constData());
    QCOMPARE(
        ctl.json({u"show"_s, id}).texts(),
        (QStringList{
            u"public: My grinder makes a scraping sound."_s, u"internal: Looks like the washer."_s,
            u"internal: Kept in the outbox."_s}));
    const auto views = Views::open(ctl.path());
    QVERIFY(views);
    const auto draft = (*views)->draft(conversation, Visibility::Public);
    QCOMPARE(draft.value_or(std::nullopt).value_or(Draft()).text, u"Half of an ans"_s);
    // What was damaged can still be looked at.
    QCOMPARE(QDir(ctl.path()).entryList({u"cache.db.corrupt-*Z"_s}).size(), 1);
}

void TestBadInput::aNewerProfileIsOnlyRead() {
    const Ctl ctl;
    const QString id = ctl.imported(smallWorkspace()).value("id"_L1).toString();
    const QString work = profile::workPath(ctl.path());
    QVERIFY(makeNewer(work));
    const QByteArray before = bytesOf(work);

    QCOMPARE(ctl.json({u"conversations"_s}).list("conversations").size(), 1);
    QCOMPARE(ctl.json({u"show"_s, id}).list("entries").size(), 2);
    for (const QStringList& change :
         {QStringList{u"note"_s, id, u"--text"_s, u"x"_s}, QStringList{u"sync"_s},
          QStringList{u"accounts"_s, u"remove"_s, onlyAccount(ctl).value()}}) {
        const Outcome refused = ctl.run(change);
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(
            refused.err.contains("newer Segue wrote this profile: update Segue"), refused.err.constData());
    }
    QVERIFY(bytesOf(work) == before);
}

void TestBadInput::aNewerHubIsLeftAlone() {
    const Ctl ctl;
    const QString id = ctl.imported(smallWorkspace()).value("id"_L1).toString();
    const QString database = profile::hubDir(ctl.path()) + u"/hub.db"_s;
    QVERIFY(makeNewer(database));
    const QByteArray before = bytesOf(database);

    const Outcome started = ctl.run({u"hub"_s, u"start"_s});
    QCOMPARE(started.exitCode, 1);
    QVERIFY2(started.err.contains("a newer segue-hub wrote this database; update"), started.err.constData());
    const Outcome synced = ctl.run({u"sync"_s});
    QCOMPARE(synced.exitCode, 1);
    QVERIFY2(
        synced.err.contains("newer Segue wrote the hub's database: update Segue"), synced.err.constData());
    QVERIFY(bytesOf(database) == before);
    // What is known is still read, and what is written waits.
    QCOMPARE(ctl.json({u"show"_s, id}).list("entries").size(), 2);
    const Outcome queued = ctl.json({u"note"_s, id, u"--text"_s, u"Later."_s, u"--wait"_s, u"1"_s});
    QVERIFY2(queued.exitCode == 0, queued.err.constData());
    QCOMPARE(ctl.json({u"outbox"_s}).list("outbox").size(), 1);
}

void TestBadInput::anOwnerThatDoesNotAnswerIsSaid() {
    const Ctl ctl;
    const QString id = ctl.imported(smallWorkspace()).value("id"_L1).toString();
    QLockFile lock(profile::lockPath(ctl.path()));
    lock.setStaleLockTime(0);
    QVERIFY(lock.tryLock(0));
    const Outcome refused = ctl.run({u"note"_s, id, u"--text"_s, u"x"_s});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("does not answer; close it and try again"), refused.err.constData());
    lock.unlock();
    QCOMPARE(ctl.run({u"note"_s, id, u"--text"_s, u"x"_s}).exitCode, 0);
}

void TestBadInput::aMegabyteOfTextIsRefusedWithAdvice() {
    const Ctl ctl;
    const QString id = ctl.imported(smallWorkspace()).value("id"_L1).toString();
    const QByteArray text = QByteArray("word ").repeated(200'000);
    const Outcome refused = ctl.run({u"reply"_s, id, u"--text-stdin"_s}, text);
    QCOMPARE(refused.exitCode, 1);
    // Refused before it is queued, or by the hub: then it is kept.
    const bool isAdvised = refused.err.contains("shorten it") || refused.err.contains("256 KiB");
    QVERIFY2(isAdvised, refused.err.constData());
    QVERIFY(refused.err.contains("shorten it") || textInOutbox(ctl) >= text.trimmed().size());
    QCOMPARE(ctl.json({u"show"_s, id}).texts().size() - ctl.json({u"outbox"_s}).list("outbox").size(), 2);
    // The conversation is none the worse for it.
    const QJsonArray kept = ctl.json({u"outbox"_s}).list("outbox");
    for (const QJsonValue& item : kept)
        QCOMPARE(
            ctl.json({u"outbox"_s, u"cancel"_s, item.toObject().value("command"_L1).toString()}).exitCode, 0);
    QCOMPARE(ctl.json({u"reply"_s, id, u"--text"_s, u"In short: yes."_s}).exitCode, 0);
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "test_bad_input.moc"
