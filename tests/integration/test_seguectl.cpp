// SPDX-License-Identifier: GPL-3.0-or-later
// The real seguectl and segue-hub, as somebody in a shell has them: what they answer, what they
// change, and how they fail.
#include "core/engine/engine.h"
#include "tests/fakes/hub_under_test.h"
#include "tests/integration/seguectl_under_test.h"

#include <QtTest>

using namespace segue;

class TestSeguectl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void helpIsMadeFromTheTable();
    void wrongCommandLinesAreUsage_data();
    void wrongCommandLinesAreUsage();
    void aProfileThatIsNotThere();
    void theHubsLife();
    void everyChangeReachesTheHub();
    void whatIsThereCanBeFound();
    void aTerminalIsNotCommanded();
    void accountsOnAnotherHub();
    void aTokenIsForOneAccountOnly();
    void anAddressThatIsNotProtectedIsSaid();
    void repliesWaitWhileTheHubIsAway();
    void theOwnerOfAProfileIsAsked();
};

void TestSeguectl::helpIsMadeFromTheTable() {
    const Outcome all = Ctl::start({u"--help"_s});
    QCOMPARE(all.exitCode, 0);
    for (const char* command :
         {"accounts add", "sync", "conversations", "show", "reply", "note", "assign", "status", "customers",
          "search", "outbox", "hub start", "hub stop", "hub status", "hub import"})
        QVERIFY2(all.out.contains(command), command);
    const Outcome one = Ctl::start({u"reply"_s, u"--help"_s});
    QCOMPARE(one.exitCode, 0);
    QVERIFY(one.out.contains("--text TEXT"));
    QVERIFY(!one.out.contains("--even-with-queued"));
    QVERIFY(Ctl::start({u"accounts"_s, u"--help"_s}).out.contains("accounts remove"));
    QVERIFY(Ctl::start({u"--version"_s}).out.startsWith("seguectl "));
}

void TestSeguectl::wrongCommandLinesAreUsage_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown command") << QStringList{u"frobnicate"_s};
    QTest::newRow("half a command") << QStringList{u"accounts"_s};
    QTest::newRow("missing argument") << QStringList{u"show"_s};
    QTest::newRow("one word too many") << QStringList{u"sync"_s, u"now"_s};
    QTest::newRow("option of another command") << QStringList{u"sync"_s, u"--text"_s, u"x"_s};
    QTest::newRow("unknown option") << QStringList{u"sync"_s, u"--twice"_s};
    QTest::newRow("no text") << QStringList{u"reply"_s, u"1"_s};
    QTest::newRow("empty text") << QStringList{u"note"_s, u"1"_s, u"--text"_s, u"  "_s};
    QTest::newRow("unknown status") << QStringList{u"status"_s, u"1"_s, u"asleep"_s};
    QTest::newRow("snoozed for ever") << QStringList{u"status"_s, u"1"_s, u"snoozed"_s};
    QTest::newRow("bad limit") << QStringList{u"search"_s, u"x"_s, u"--limit"_s, u"none"_s};
    QTest::newRow("bad address") << QStringList{u"accounts"_s, u"add"_s, u"ftp://x"_s};
    QTest::newRow("no token") << QStringList{u"accounts"_s, u"add"_s, u"http://127.0.0.1:1"_s};
}

void TestSeguectl::wrongCommandLinesAreUsage() {
    QFETCH(QStringList, arguments);
    const Ctl ctl;
    const Outcome plain = ctl.run(arguments);
    QCOMPARE(plain.exitCode, 2);
    QVERIFY(plain.out.isEmpty());
    QVERIFY(plain.err.startsWith("seguectl: "));
    QCOMPARE(plain.err.trimmed().count('\n'), 0);
    const Outcome json = ctl.json(arguments);
    QCOMPARE(json.exitCode, 2);
    QCOMPARE(json.errorCode(), u"usage"_s);
}

void TestSeguectl::aProfileThatIsNotThere() {
    const Ctl ctl;
    QCOMPARE(ctl.run({u"conversations"_s}).exitCode, 1);
    QCOMPARE(ctl.json({u"outbox"_s}).errorCode(), u"no_profile"_s);
    QVERIFY(QDir(ctl.path()).isEmpty());
}

void TestSeguectl::theHubsLife() {
    const Ctl ctl;
    QCOMPARE(ctl.json({u"hub"_s, u"status"_s}).json().value("running"_L1).toBool(), false);
    const Outcome started = ctl.json({u"hub"_s, u"start"_s});
    QCOMPARE(started.exitCode, 0);
    QVERIFY(started.json().value("shop_url"_L1).toString().endsWith("/shop"_L1));
    const qint64 pid = started.json().value("pid"_L1).toInteger();
    QCOMPARE(ctl.json({u"hub"_s, u"start"_s}).json().value("pid"_L1).toInteger(), pid);
    // A workstation adopts it and leaves it running.
    QCOMPARE(ctl.json({u"sync"_s, u"--once"_s}).exitCode, 0);
    QCOMPARE(ctl.json({u"hub"_s, u"status"_s}).json().value("pid"_L1).toInteger(), pid);
    QCOMPARE(ctl.json({u"hub"_s, u"stop"_s}).json().value("stopped"_L1).toBool(), true);
    QCOMPARE(ctl.json({u"hub"_s, u"status"_s}).json().value("running"_L1).toBool(), false);
    QCOMPARE(ctl.json({u"hub"_s, u"stop"_s}).json().value("stopped"_L1).toBool(), false);
}

void TestSeguectl::everyChangeReachesTheHub() {
    const Ctl ctl;
    QCOMPARE(ctl.json({u"sync"_s, u"--once"_s}).exitCode, 0);
    QCOMPARE(ctl.json({u"accounts"_s, u"list"_s}).list("accounts").size(), 1);
    const QJsonObject row = ctl.imported(smallWorkspace());
    const QString id = row.value("id"_L1).toString();
    const QString reference = row.value("reference"_L1).toString();

    const Outcome replied = ctl.json({u"reply"_s, reference, u"--text"_s, u"Please tighten the nut. ☕"_s});
    QVERIFY2(replied.exitCode == 0, replied.err.constData());
    QCOMPARE(replied.json().value("state"_L1).toString(), u"confirmed"_s);
    QCOMPARE(ctl.json({u"note"_s, id, u"--text-stdin"_s}, "A note\nof two lines").exitCode, 0);
    QCOMPARE(ctl.json({u"assign"_s, id, u"--me"_s, u"--team"_s, u"repairs"_s}).exitCode, 0);
    QCOMPARE(ctl.json({u"conversations"_s, u"--scope"_s, u"mine"_s}).list("conversations").size(), 1);
    QCOMPARE(ctl.json({u"assign"_s, id, u"--agent"_s, u"GRACE@shop.example"_s}).exitCode, 0);
    QCOMPARE(ctl.json({u"conversations"_s, u"--scope"_s, u"mine"_s}).list("conversations").size(), 0);
    QCOMPARE(ctl.json({u"assign"_s, id, u"--agent"_s, u"Nobody Here"_s}).errorCode(), u"unknown_agent"_s);
    QCOMPARE(ctl.json({u"status"_s, id, u"solved"_s}).exitCode, 0);

    const Outcome shown = ctl.json({u"show"_s, id});
    QCOMPARE(shown.json().value("conversation"_L1).toObject().value("status"_L1).toString(), u"solved"_s);
    QCOMPARE(
        shown.texts(),
        (QStringList{
            u"public: My grinder makes a scraping sound."_s, u"internal: Looks like the washer."_s,
            u"public: Please tighten the nut. ☕"_s, u"internal: A note\nof two lines"_s}));
    QCOMPARE(ctl.json({u"outbox"_s}).list("outbox").size(), 0);
    QCOMPARE(ctl.json({u"outbox"_s, u"--history"_s}).list("outbox").size(), 5);
    QCOMPARE(ctl.json({u"outbox"_s, u"cancel"_s, u"no-such-command"_s}).exitCode, 1);
}

void TestSeguectl::whatIsThereCanBeFound() {
    const Ctl ctl;
    const QString id = ctl.imported(smallWorkspace()).value("id"_L1).toString();
    QCOMPARE(ctl.json({u"conversations"_s, u"--tag"_s, u"grinder"_s}).list("conversations").size(), 1);
    QCOMPARE(ctl.json({u"conversations"_s, u"--tag"_s, u"kettle"_s}).list("conversations").size(), 0);
    QCOMPARE(ctl.json({u"conversations"_s, u"--channel"_s, u"email"_s}).list("conversations").size(), 0);
    QVERIFY(ctl.run({u"show"_s, id}).out.contains("My grinder makes a scraping sound."));
    QCOMPARE(ctl.json({u"show"_s, u"#999999"_s}).errorCode(), u"unknown_conversation"_s);
    QCOMPARE(ctl.json({u"search"_s, u"scraping"_s}).list("hits").size(), 1);
    QCOMPARE(ctl.json({u"search"_s, u"zeppelin"_s}).list("hits").size(), 0);
    QCOMPARE(ctl.json({u"customers"_s, u"lovelace"_s}).list("customers").size(), 1);
    QCOMPARE(ctl.json({u"articles"_s, u"clean burrs"_s}).list("articles").size(), 1);
    QVERIFY(ctl.json({u"audit"_s}).json().value("sound"_L1).toBool());
    QVERIFY(ctl.run({u"audit"_s}).out.contains("The trail is as it was written."));
}

void TestSeguectl::aTerminalIsNotCommanded() {
    const Ctl ctl;
    QByteArray workspace = smallWorkspace();
    workspace.replace("scraping", "\\u001b[31mscraping\\u0007");
    const QString id = ctl.imported(workspace).value("id"_L1).toString();
    const QByteArray shown = ctl.run({u"show"_s, id}).out;
    QVERIFY(shown.contains("scraping"));
    QVERIFY(!shown.contains('\x1b') && !shown.contains('\a'));
}

void TestSeguectl::accountsOnAnotherHub() {
    HubUnderTest hub;
    QVERIFY(hub.start());
    QVERIFY(hub.customerWrites(u"Ada"_s, u"Is anybody there?"_s));
    const QString url = hub.url().toString();
    const QString token = QString::fromLatin1(hub.agentToken());
    const Ctl ctl;
    const Outcome refused =
        ctl.json({u"accounts"_s, u"add"_s, url, u"--token-stdin"_s}, "a-token-that-is-wrong\n");
    QCOMPARE(refused.exitCode, 1);
    QVERIFY(refused.err.contains("\"kind\":\"auth\""));
    const Outcome nobody =
        ctl.json({u"accounts"_s, u"add"_s, u"http://127.0.0.1:1"_s, u"--token-stdin"_s}, "x\n");
    QVERIFY(nobody.err.contains("\"kind\":\"transient\""));
    QCOMPARE(ctl.json({u"accounts"_s, u"list"_s}).list("accounts").size(), 0);

    const Outcome added = ctl.json(
        {u"accounts"_s, u"add"_s, url, u"--name"_s, u"Shop"_s, u"--token-stdin"_s}, token.toLatin1() + '\n');
    QVERIFY2(added.exitCode == 0, added.err.constData());
    QCOMPARE(added.json().value("kept"_L1).toString(), u"for_session"_s);
    QVERIFY(added.err.contains("SEGUE_TOKEN"));
    QVERIFY(!added.out.contains(token.toLatin1()));
    // The token is gone with the process that took it, and may come from the environment.
    QCOMPARE(ctl.json({u"sync"_s}).exitCode, 1);
    const Outcome synced = ctl.withToken({u"sync"_s}, token);
    QVERIFY2(synced.exitCode == 0, synced.err.constData());
    const QJsonArray inbox = ctl.json({u"conversations"_s, u"--account"_s, u"shop"_s}).list("conversations");
    QCOMPARE(inbox.size(), 1);
    const QString id = inbox.first().toObject().value("id"_L1).toString();
    QCOMPARE(ctl.withToken({u"reply"_s, id, u"--text"_s, u"Yes, we are."_s}, token).exitCode, 0);
    QCOMPARE(hub.customerReads(u"Ada"_s).value_or(QStringList()).last(), u"Yes, we are."_s);

    const Outcome removed = ctl.json({u"accounts"_s, u"remove"_s, u"Shop"_s});
    QCOMPARE(removed.exitCode, 0);
    QVERIFY2(removed.err.contains("keyring did not answer"), removed.err.constData());
    QCOMPARE(ctl.json({u"accounts"_s, u"list"_s}).list("accounts").size(), 0);
    QCOMPARE(ctl.json({u"search"_s, u"anybody"_s}).list("hits").size(), 0);
    QCOMPARE(ctl.json({u"accounts"_s, u"remove"_s, u"Shop"_s}).errorCode(), u"unknown_account"_s);
}

void TestSeguectl::aTokenIsForOneAccountOnly() {
    HubUnderTest bikes;
    HubUnderTest books;
    QVERIFY(bikes.start() && books.start());
    QVERIFY(bikes.customerWrites(u"Ada"_s, u"Where is my saddle?"_s));
    const QString token = QString::fromLatin1(bikes.agentToken());
    const Ctl ctl;
    const auto add = [&ctl](const HubUnderTest& hub, const QString& name, const QString& given) {
        return ctl.withToken({u"accounts"_s, u"add"_s, hub.url().toString(), u"--name"_s, name}, given);
    };
    QCOMPARE(add(bikes, u"Bikes"_s, token).exitCode, 0);
    QCOMPARE(ctl.withToken({u"sync"_s}, token).exitCode, 0);
    // The new account's token, beside one that has another.
    QCOMPARE(add(books, u"Books"_s, QString::fromLatin1(books.agentToken())).exitCode, 0);
    const QString id =
        ctl.json({u"conversations"_s}).list("conversations").first().toObject().value("id"_L1).toString();
    const QStringList reply{u"reply"_s, id, u"--text"_s, u"On its way."_s};
    const Outcome named = ctl.withToken(reply + QStringList{u"--account"_s, u"Bikes"_s}, token);
    QVERIFY2(named.exitCode == 0, named.err.constData());
    QCOMPARE(named.json().value("state"_L1).toString(), u"confirmed"_s);
    // Whose it is was not said: nobody is shown it.
    const Outcome unnamed = ctl.withToken(reply + QStringList{u"--wait"_s, u"2"_s}, token);
    QVERIFY(unnamed.json().value("state"_L1).toString() != "confirmed"_L1);
    QCOMPARE(bikes.customerReads(u"Ada"_s).value_or(QStringList()).count(u"On its way."_s), 1);
}

void TestSeguectl::anAddressThatIsNotProtectedIsSaid() {
    const Ctl ctl;
    const auto add = [&ctl](const QString& address) {
        return ctl.run({u"accounts"_s, u"add"_s, address, u"--token-stdin"_s}, "x\n");
    };
    // Nobody answers at either.
    const Outcome remote = add(u"http://0.0.0.0:1"_s);
    QCOMPARE(remote.exitCode, 1);
    QVERIFY2(remote.err.contains("not protected"), remote.err.constData());
    QVERIFY(!add(u"http://127.0.0.1:1"_s).err.contains("not protected"));
}

void TestSeguectl::repliesWaitWhileTheHubIsAway() {
    auto hub = std::make_unique<HubUnderTest>();
    QVERIFY(hub->start());
    QVERIFY(hub->customerWrites(u"Ada"_s, u"Hello?"_s));
    const QString token = QString::fromLatin1(hub->agentToken());
    const Ctl ctl;
    QCOMPARE(ctl.withToken({u"accounts"_s, u"add"_s, hub->url().toString()}, token).exitCode, 0);
    QCOMPARE(ctl.withToken({u"sync"_s}, token).exitCode, 0);
    hub.reset();
    const QString id =
        ctl.json({u"conversations"_s}).list("conversations").first().toObject().value("id"_L1).toString();
    const Outcome queued =
        ctl.withToken({u"reply"_s, id, u"--text"_s, u"One moment."_s, u"--wait"_s, u"1"_s}, token);
    QVERIFY2(queued.exitCode == 0, queued.err.constData());
    QVERIFY(queued.json().value("state"_L1).toString() != "confirmed"_L1);
    const QJsonArray outbox = ctl.json({u"outbox"_s}).list("outbox");
    QCOMPARE(outbox.size(), 1);
    QCOMPARE(outbox.first().toObject().value("text"_L1).toString(), u"One moment."_s);
    QCOMPARE(
        ctl.json({u"accounts"_s, u"remove"_s, outbox.first().toObject().value("account"_L1).toString()})
            .errorCode(),
        u"outbox_not_empty"_s);
    const QString command = outbox.first().toObject().value("command"_L1).toString();
    QCOMPARE(ctl.withToken({u"outbox"_s, u"cancel"_s, command}, token).exitCode, 0);
    QCOMPARE(ctl.json({u"outbox"_s}).list("outbox").size(), 0);
    QCOMPARE(ctl.withToken({u"sync"_s, u"--timeout"_s, u"1"_s}, token).exitCode, 1);
}

void TestSeguectl::theOwnerOfAProfileIsAsked() {
    const Ctl ctl;
    QCOMPARE(ctl.json({u"hub"_s, u"import"_s, ctl.file(u"w.jsonl"_s, smallWorkspace())}).exitCode, 0);
    const QString id =
        ctl.json({u"conversations"_s}).list("conversations").first().toObject().value("id"_L1).toString();
    EngineOptions options;
    options.profileDir = ctl.path();
    options.offline = true;
    const auto owner = Engine::open(options);
    QVERIFY(owner);
    const Outcome queued = ctl.json({u"note"_s, id, u"--text"_s, u"From outside."_s, u"--wait"_s, u"1"_s});
    QVERIFY2(queued.exitCode == 0, queued.err.constData());
    QCOMPARE(queued.json().value("state"_L1).toString(), u"queued"_s);
    QCOMPARE(
        ctl.json({u"accounts"_s, u"list"_s}).list("accounts").first().toObject().value("state"_L1).toString(),
        u"offline"_s);
    const QString command = queued.json().value("command"_L1).toString();
    QCOMPARE(ctl.json({u"outbox"_s, u"cancel"_s, command}).exitCode, 0);
    QCOMPARE(ctl.json({u"hub"_s, u"stop"_s}).errorCode(), u"hub_in_use"_s);
}

QTEST_GUILESS_MAIN(TestSeguectl)
#include "test_seguectl.moc"
