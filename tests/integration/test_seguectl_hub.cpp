// SPDX-License-Identifier: GPL-3.0-or-later
// What an administrator does in a shell: the hub's settings, tokens for mail servers, and mail brought in as
// a mail server pipes it.
#include "tests/fakes/hub_under_test.h"
#include "tests/integration/seguectl_under_test.h"

#include <QMessageAuthenticationCode>
#include <QtTest>

using namespace segue;

namespace {

constexpr int refusedForGood = 65;
constexpr int tryLater = 75;

QByteArray someMail(const QByteArray& id, const QByteArray& text = "It scrapes.") {
    return "From: Zoe <zoe@post.example>\r\nTo: help@shop.example\r\nSubject: My grinder\r\nMessage-ID: <" +
           id + ">\r\n\r\n" + text + "\r\n";
}

} // namespace

class TestSeguectlHub : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void settingsAreShownAndChanged();
    void aSecretComesFromStandardInput();
    void wrongSettingsAreTold_data();
    void wrongSettingsAreTold();
    void whatTheHubRefusesIsSaid();
    void mailIsBroughtInOnce();
    void aMailServerPipesToAnotherHub();
    void aMailServerIsToldToTryLater();
    void somebodyIsForgotten();
    void rulesOfRetentionAreTried();
    void helpSaysWhatItTakes();
};

void TestSeguectlHub::settingsAreShownAndChanged() {
    const Ctl ctl;
    const Outcome first = ctl.json({u"hub"_s, u"settings"_s});
    QVERIFY2(first.exitCode == 0, first.err.constData());
    QCOMPARE(first.json().value("mail"_L1).toObject().value("smtp_port"_L1).toInt(), 587);
    const Outcome changed = ctl.json(
        {u"hub"_s, u"settings"_s, u"mail.address=help@shop.example"_s, u"mail.smtp_host=127.0.0.1"_s,
         u"mail.smtp_port=2525"_s, u"mail.smtp_security=none"_s,
         u"mail.trusted_authserv_id=mx.shop.example"_s,
         u"workspace.business_hours=1 09:00-17:30, 2 9:00 - 12:00"_s, u"workspace.name=Mill & Co = Sons"_s,
         u"chat.allowed_origins=https://a.example, https://b.example"_s});
    QVERIFY2(changed.exitCode == 0, changed.err.constData());
    // The hub has them, the others are as they were.
    const QJsonObject now = ctl.json({u"hub"_s, u"settings"_s}).json();
    const QJsonObject mail = now.value("mail"_L1).toObject();
    QCOMPARE(mail.value("address"_L1).toString(), u"help@shop.example"_s);
    QCOMPARE(mail.value("smtp_port"_L1).toInteger(), 2525);
    QCOMPARE(mail.value("smtp_security"_L1).toString(), u"none"_s);
    QCOMPARE(mail.value("trusted_authserv_id"_L1).toString(), u"mx.shop.example"_s);
    const QJsonObject workspace = now.value("workspace"_L1).toObject();
    QCOMPARE(workspace.value("name"_L1).toString(), u"Mill & Co = Sons"_s);
    QCOMPARE(workspace.value("time_zone"_L1), first.json()["workspace"_L1]["time_zone"_L1]);
    QCOMPARE(
        now["chat"_L1]["allowed_origins"_L1].toArray(),
        (QJsonArray{u"https://a.example"_s, u"https://b.example"_s}));
    const QByteArray shown = ctl.run({u"hub"_s, u"settings"_s}).out;
    QVERIFY2(shown.contains("1 09:00-17:30, 2 09:00-12:00"), shown.constData());
    QVERIFY2(shown.contains("https://a.example, https://b.example"), shown.constData());
    // An empty value takes one back.
    QCOMPARE(
        ctl.json({u"hub"_s, u"settings"_s, u"mail.smtp_host="_s, u"chat.allowed_origins="_s}).exitCode, 0);
    const QJsonObject then = ctl.json({u"hub"_s, u"settings"_s}).json();
    QVERIFY(then["mail"_L1]["smtp_host"_L1].toString().isEmpty());
    QVERIFY(then["chat"_L1]["allowed_origins"_L1].toArray().isEmpty());
}

void TestSeguectlHub::aSecretComesFromStandardInput() {
    HubUnderTest hub;
    QVERIFY(hub.start());
    const QString token = QString::fromLatin1(hub.agentToken());
    const Ctl ctl;
    QCOMPARE(ctl.withToken({u"accounts"_s, u"add"_s, hub.url().toString()}, token).exitCode, 0);
    const auto run = [&](const QStringList& words, const QByteArray& input = {}) {
        return Ctl::start(
            QStringList{u"hub"_s, u"settings"_s, u"--profile"_s, ctl.path()} + words, input, token);
    };
    const auto line = [](const Outcome& outcome, const QByteArray& key) {
        for (const QByteArray& each : outcome.out.split('\n')) {
            if (each.startsWith(key))
                return each.mid(key.size()).trimmed();
        }
        return QByteArray();
    };
    QCOMPARE(line(run({}), "chat.identity_secret"), QByteArray("not set"));
    const Outcome set = run({u"chat.identity_secret=-"_s, u"mail.smtp_password=-"_s}, "s3cret one\nother\n");
    QVERIFY2(set.exitCode == 0, set.err.constData());
    QCOMPARE(line(set, "chat.identity_secret"), QByteArray("set"));
    QCOMPARE(line(set, "mail.smtp_password"), QByteArray("set"));
    QVERIFY(!set.out.contains("s3cret") && !set.err.contains("s3cret"));
    // It is the right one: the hub takes what was signed with it.
    const qint64 expires = QDateTime::currentMSecsSinceEpoch() + 3'600'000;
    const QByteArray text = "c-1\nzoe@post.example\n" + QByteArray::number(expires);
    const QJsonObject identity{
        {u"external_id"_s, u"c-1"_s},
        {u"email"_s, u"zoe@post.example"_s},
        {u"expires_at"_s, expires},
        {u"signature"_s,
         QString::fromLatin1(
             QMessageAuthenticationCode::hash(text, "s3cret one", QCryptographicHash::Sha256).toHex())}};
    QVERIFY(hub.call(
        "POST", u"/chat/sessions"_s, {}, {{u"device"_s, u"0123456789abcdef"_s}, {u"identity"_s, identity}}));
    QCOMPARE(run({u"chat.identity_secret=-"_s}).exitCode, 2);
    QCOMPARE(line(run({u"chat.identity_secret="_s}), "chat.identity_secret"), QByteArray("not set"));
}

void TestSeguectlHub::wrongSettingsAreTold_data() {
    QTest::addColumn<QString>("word");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("unknown key") << u"mail.smtp=x"_s << QByteArray("mail.smtp_host, mail.smtp_port");
    QTest::newRow("no key") << u"=x"_s << QByteArray("mail.smtp_host");
    QTest::newRow("no value") << u"mail.address"_s << QByteArray("mail.address=VALUE");
    QTest::newRow("no number") << u"mail.smtp_port=many"_s << QByteArray("mail.smtp_port is a number");
    QTest::newRow("no hours") << u"workspace.business_hours=always"_s << QByteArray("09:00-17:30");
    QTest::newRow("nothing on standard input")
        << u"mail.smtp_password=-"_s << QByteArray("mail.smtp_password");
}

void TestSeguectlHub::wrongSettingsAreTold() {
    QFETCH(QString, word);
    QFETCH(QByteArray, said);
    const Ctl ctl;
    const Outcome outcome = ctl.run({u"hub"_s, u"settings"_s, word});
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY2(outcome.err.contains(said), outcome.err.constData());
    QVERIFY(outcome.out.isEmpty());
    QVERIFY(QDir(ctl.path()).isEmpty()); // No hub was started for it.
}

void TestSeguectlHub::whatTheHubRefusesIsSaid() {
    const Ctl ctl;
    for (const QString& word :
         {u"mail.smtp_port=99999"_s, u"mail.smtp_security=some"_s, u"workspace.public_url=here"_s,
          u"workspace.business_hours=9 09:00-17:00"_s}) {
        const Outcome outcome = ctl.run({u"hub"_s, u"settings"_s, word});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains("expected"), outcome.err.constData());
    }
}

void TestSeguectlHub::mailIsBroughtInOnce() {
    const Ctl ctl;
    const QString file = ctl.file(u"mail.eml"_s, someMail("1@post.example"));
    const Outcome first = ctl.json({u"hub"_s, u"mail"_s, file});
    QVERIFY2(first.exitCode == 0, first.err.constData());
    QCOMPARE(first.json().value("result"_L1).toString(), u"accepted"_s);
    const Outcome again = ctl.json({u"hub"_s, u"mail"_s, u"-"_s}, someMail("1@post.example"));
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(again.json().value("result"_L1).toString(), u"duplicate"_s);
    const Outcome said = ctl.run({u"hub"_s, u"mail"_s, u"-"_s}, someMail("2@post.example", "And it smells."));
    QVERIFY2(said.out.startsWith("The mail is in conversation "), said.out.constData());
    QCOMPARE(ctl.json({u"sync"_s}).exitCode, 0);
    QCOMPARE(ctl.json({u"conversations"_s}).list("conversations").size(), 2);
    const Outcome shown = ctl.run({u"show"_s, first.json().value("conversation"_L1).toString()});
    QVERIFY2(shown.out.contains("It scrapes."), shown.err.constData());
    // Nothing is no mail: no later try would change that.
    QCOMPARE(ctl.run({u"hub"_s, u"mail"_s, u"-"_s}, "\n").exitCode, refusedForGood);
}

void TestSeguectlHub::aMailServerPipesToAnotherHub() {
    HubUnderTest hub;
    QVERIFY(hub.start());
    const QString admin = QString::fromLatin1(hub.agentToken());
    const Ctl ctl;
    QCOMPARE(ctl.withToken({u"accounts"_s, u"add"_s, hub.url().toString()}, admin).exitCode, 0);
    const Outcome made =
        Ctl::start({u"hub"_s, u"channel-token"_s, u"postfix"_s, u"--profile"_s, ctl.path()}, {}, admin);
    QVERIFY2(made.exitCode == 0, made.err.constData());
    const QString token = QString::fromLatin1(made.out.trimmed());
    QVERIFY(!token.isEmpty() && !token.contains(u' '));
    QVERIFY(!made.err.contains(token.toLatin1()));
    const QString other =
        ctl.withToken({u"hub"_s, u"channel-token"_s, u"exim"_s}, admin).json()["token"_L1].toString();
    QVERIFY(!other.isEmpty() && other != token);

    // Without a profile, as another user on another machine.
    const QStringList pipe{u"hub"_s, u"mail"_s, u"-"_s, u"--url"_s, hub.url().toString(), u"--json"_s};
    const Outcome taken = Ctl::start(pipe, someMail("1@post.example"), token);
    QVERIFY2(taken.exitCode == 0, taken.err.constData());
    QCOMPARE(taken.json().value("result"_L1).toString(), u"accepted"_s);
    QCOMPARE(
        Ctl::start(pipe, someMail("1@post.example"), other).json()["result"_L1].toString(), u"duplicate"_s);
    // The token can do nothing else.
    QVERIFY(!hub.call("GET", u"/admin/settings"_s, token.toLatin1()));
}

void TestSeguectlHub::aMailServerIsToldToTryLater() {
    const QByteArray mail = someMail("1@post.example");
    const QStringList pipe{u"hub"_s, u"mail"_s, u"-"_s, u"--url"_s};
    // No hub, no token, a wrong token, a wrong address: the mail must not be lost for that.
    QCOMPARE(Ctl::start(pipe + QStringList{u"http://127.0.0.1:1"_s}, mail, u"t"_s).exitCode, tryLater);
    QCOMPARE(Ctl::start(pipe + QStringList{u"http://127.0.0.1:1"_s}, mail).exitCode, tryLater);
    QCOMPARE(Ctl::start(pipe + QStringList{u"post.example"_s}, mail, u"t"_s).exitCode, tryLater);
    HubUnderTest hub;
    QVERIFY(hub.start());
    const QString url = hub.url().toString();
    QCOMPARE(Ctl::start(pipe + QStringList{url}, mail, u"wrong"_s).exitCode, tryLater);
    QCOMPARE(
        Ctl::start(pipe + QStringList{url + u"/elsewhere"_s}, mail, QString::fromLatin1(hub.agentToken()))
            .exitCode,
        tryLater);
    QCOMPARE(
        Ctl::start({u"hub"_s, u"mail"_s, u"/no/such/file"_s, u"--url"_s, url}, {}, u"t"_s).exitCode,
        tryLater);
}

void TestSeguectlHub::somebodyIsForgotten() {
    HubUnderTest hub;
    QVERIFY(hub.start());
    const QString admin = QString::fromLatin1(hub.agentToken());
    const Ctl ctl;
    QCOMPARE(ctl.withToken({u"accounts"_s, u"add"_s, hub.url().toString()}, admin).exitCode, 0);
    QVERIFY(hub.mailArrives(someMail("1@post.example")));
    const auto contacts = [&] {
        const auto found = hub.call("GET", u"/contacts?query="_s, hub.agentToken());
        return found ? found->value("contacts"_L1).toArray() : QJsonArray();
    };
    QCOMPARE(contacts().size(), 1);
    const QString contact = contacts().first()["id"_L1].toString();
    const auto run = [&](const QStringList& words) {
        return ctl.withToken(QStringList{u"hub"_s} + words, admin);
    };
    const Outcome shown = run({u"erase"_s, contact});
    QVERIFY2(shown.exitCode == 0, shown.err.constData());
    QCOMPARE(shown.json()["preview"_L1]["conversations"_L1].toInt(), 1);
    QCOMPARE(contacts().size(), 1);
    QCOMPARE(run({u"hold"_s, contact, u"A"_s, u"court"_s, u"asks"_s}).exitCode, 0);
    const Outcome held = run({u"erase"_s, contact, u"--yes"_s});
    QCOMPARE(held.exitCode, 1);
    QVERIFY2(held.err.contains("legal_hold"), held.err.constData());
    QCOMPARE(run({u"release"_s, contact}).exitCode, 0);
    const Outcome erased = run({u"erase"_s, contact, u"--yes"_s});
    QVERIFY2(erased.exitCode == 0, erased.err.constData());
    QCOMPARE(erased.json().value("state"_L1).toString(), u"done"_s);
    QCOMPARE(contacts().size(), 0);
    const QJsonArray trail = run({u"audit"_s}).json().value("entries"_L1).toArray();
    QCOMPARE(trail.size(), 5);
    QCOMPARE(trail.first()["action"_L1].toString(), u"hold.set"_s);
    const Outcome checked = run({u"audit"_s, u"--check"_s});
    QVERIFY2(checked.exitCode == 0 && checked.json().value("sound"_L1).toBool(), checked.err.constData());
}

void TestSeguectlHub::rulesOfRetentionAreTried() {
    const Ctl ctl;
    QCOMPARE(ctl.json({u"hub"_s, u"settings"_s, u"retention.days=web_chat 90, email 730"_s}).exitCode, 0);
    const auto rules = [&] {
        return ctl.json({u"hub"_s, u"settings"_s}).json()["retention"_L1]["days"_L1].toObject();
    };
    const QJsonObject both{{u"web_chat"_s, 90}, {u"email"_s, 730}};
    QCOMPARE(rules(), both);
    const QByteArray shown = ctl.run({u"hub"_s, u"settings"_s}).out;
    QVERIFY2(shown.contains("email 730, web_chat 90"), shown.constData());
    const Outcome tried = ctl.json({u"hub"_s, u"retention"_s, u"sms"_s, u"30"_s});
    QVERIFY2(tried.exitCode == 0, tried.err.constData());
    QCOMPARE(tried.json().value("channels"_L1).toArray().size(), 1);
    QCOMPARE(rules(), both);
    QCOMPARE(ctl.json({u"hub"_s, u"retention"_s}).json().value("channels"_L1).toArray().size(), 2);
    QCOMPARE(ctl.run({u"hub"_s, u"retention"_s, u"sms"_s}).exitCode, 2);
    QCOMPARE(ctl.run({u"hub"_s, u"settings"_s, u"retention.days=web_chat soon"_s}).exitCode, 2);
    QCOMPARE(ctl.json({u"hub"_s, u"settings"_s, u"retention.days="_s}).exitCode, 0);
    QCOMPARE(rules(), QJsonObject());
}

void TestSeguectlHub::helpSaysWhatItTakes() {
    const QByteArray all = Ctl::start({u"hub"_s, u"--help"_s}).out;
    for (const char* command : {"hub settings", "hub channel-token", "hub mail", "hub erase", "hub audit"})
        QVERIFY2(all.contains(command), command);
    const QByteArray settings = Ctl::start({u"hub"_s, u"settings"_s, u"--help"_s}).out;
    for (const char* key :
         {"workspace.name", "mail.smtp_host", "mail.trusted_authserv_id", "chat.identity_secret"})
        QVERIFY2(settings.contains(key), key);
    QVERIFY(Ctl::start({u"hub"_s, u"mail"_s, u"--help"_s}).out.contains("75 try again later"));
}

QTEST_GUILESS_MAIN(TestSeguectlHub)
#include "test_seguectl_hub.moc"
