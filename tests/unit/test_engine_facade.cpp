// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/control.h"
#include "core/engine/control_client.h"
#include "core/engine/engine.h"
#include "core/store/profile.h"
#include "core/store/work_db.h"
#include "tests/fakes/await.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

EngineOptions optionsFor(const QTemporaryDir& dir) {
    EngineOptions options;
    options.profileDir = dir.filePath(u"profile"_s);
    options.sessionToken = u"unused"_s; // No keyring is asked in this test.
    return options;
}

Command note(const QString& text) {
    Command command;
    command.conversation = {AccountId(u"one"_s), u"c1"_s};
    command.operations.append(Note{text, {}});
    return command;
}

Account unreachable() {
    Account account;
    account.id = AccountId(u"one"_s);
    account.kind = u"hub"_s;
    account.baseUrl = QUrl(u"http://127.0.0.1:1"_s);
    return account;
}

} // namespace

//! The facade: what crosses threads and processes.
class TestEngineFacade final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersAndSignalsArriveOnTheAskersThread() {
        QTemporaryDir dir;
        auto engine = Engine::open(optionsFor(dir));
        QVERIFY(engine.has_value());
        QThread* signalled = nullptr;
        ChangeSet changes;
        connect(engine->get(), &Engine::changed, this, [&](const ChangeSet& one) {
            signalled = QThread::currentThread();
            changes.unite(one);
        });
        const auto id = await((*engine)->enqueue(note(u"n"_s)));
        QVERIFY(id.has_value());
        QTRY_VERIFY(changes.commands.contains(*id));
        QCOMPARE(signalled, QThread::currentThread());
        QVERIFY(await((*engine)->cancel(*id)).has_value());
        QCOMPARE(await((*engine)->cancel(CommandId(u"no"_s))).error().code, u"unknown_command"_s);
    }

    void acceptedIsOnTheDisk() {
        QTemporaryDir dir;
        auto engine = Engine::open(optionsFor(dir));
        const auto id = await((*engine)->enqueue(note(u"n"_s)));
        // Another connection sees it: it is committed, not only remembered.
        SystemClock clock;
        auto other = WorkDb::open(profile::workPath(optionsFor(dir).profileDir), clock);
        QVERIFY((*other)->item(*id).value().has_value());
    }

    void aSecondEngineIsTurnedAway() {
        QTemporaryDir dir;
        auto first = Engine::open(optionsFor(dir));
        QVERIFY(first.has_value());
        const auto second = Engine::open(optionsFor(dir));
        QVERIFY(!second.has_value());
        QCOMPARE(second.error().code, u"profile_locked"_s);
        QCOMPARE(second.error().message, control::socketName(optionsFor(dir).profileDir));
        first->reset();
        QVERIFY(Engine::open(optionsFor(dir)).has_value());
    }

    void draftsAreWrittenWhenTheEngineEnds() {
        QTemporaryDir dir;
        Draft draft;
        draft.conversation = {AccountId(u"one"_s), u"c1"_s};
        draft.visibility = Visibility::Internal;
        {
            auto engine = Engine::open(optionsFor(dir));
            for (int i = 0; i < 20; ++i) {
                draft.text = QString(i + 1, u'x');
                (*engine)->saveDraft(draft);
            }
        }
        SystemClock clock;
        auto work = WorkDb::open(profile::workPath(optionsFor(dir).profileDir), clock);
        QCOMPARE((*work)->draft(draft.conversation, draft.visibility).value()->text, draft.text);
    }

    void aFutureThatOutlivesTheEngineEnds() {
        QTemporaryDir dir;
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        Account account = unreachable();
        account.baseUrl = QUrl(u"http://127.0.0.1:%1"_s.arg(silent.serverPort()));
        Async<AccountIdentity> waiting;
        {
            auto engine = Engine::open(optionsFor(dir));
            waiting = (*engine)->validateAccount(account, u"t"_s);
            QTRY_VERIFY(silent.hasPendingConnections());
        }
        const auto answer = await(waiting);
        QVERIFY(!answer.has_value());
        QVERIFY(answer.error().code != "test_timeout"_L1);
    }

    void filesAreStagedOnThePool() {
        QTemporaryDir dir;
        auto engine = Engine::open(optionsFor(dir));
        const auto staged = await((*engine)->stageBytes("bytes", u"a.txt"_s, u"text/plain"_s));
        QCOMPARE(staged->size, 5);
        QCOMPARE(
            await((*engine)->stageFile(dir.filePath(u"no such file"_s))).error().code, u"file_unreadable"_s);
        const QString large = dir.filePath(u"large"_s);
        QFile file(large);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(26LL * 1024 * 1024));
        QCOMPARE(await((*engine)->stageFile(large)).error().code, u"attachment_too_large"_s);
    }

    void theStateOfAccountsIsKnownHere() {
        QTemporaryDir dir;
        EngineOptions options = optionsFor(dir);
        options.offline = true;
        auto engine = Engine::open(options);
        QVERIFY((*engine)->isOffline());
        QVERIFY(await((*engine)->addAccount(unreachable(), u"t"_s)).has_value());
        QTRY_COMPARE((*engine)->connections().size(), 1);
        QTRY_COMPARE((*engine)->connections()[0].state, ConnectionStatus::State::Offline);
        QSignalSpy offline(engine->get(), &Engine::offlineChanged);
        (*engine)->setOffline(false);
        QTRY_COMPARE(offline.count(), 1);
        QVERIFY(!(*engine)->isOffline());
        QVERIFY(await((*engine)->removeAccount(AccountId(u"one"_s), false)).has_value());
        QTRY_VERIFY((*engine)->connections().isEmpty());
    }

    void aSecondProcessAsksTheOwner() {
        QTemporaryDir dir;
        auto engine = Engine::open(optionsFor(dir));
        ControlClient client(optionsFor(dir).profileDir);
        QVERIFY(await(client.call(u"ping"_s))->toObject().contains("pid"_L1));
        const auto id = await(client.call(u"enqueue"_s, {{u"command"_s, toJson([] {
                                                              Command command = note(u"from outside"_s);
                                                              command.id = CommandId(
                                                                  u"018f0000-0000-7000-8000-000000000002"_s);
                                                              command.createdAt = fromMs(1);
                                                              return command;
                                                          }())}}));
        QVERIFY2(id.has_value(), id ? "" : qPrintable(id.error().message));
        const QJsonObject which{{u"command"_s, *id}};
        QCOMPARE(await(client.call(u"cancel"_s, which)).value(), QJsonValue(true));
        const auto again = await(client.call(u"cancel"_s, which));
        QVERIFY(!again.has_value());
        QCOMPARE(await(client.call(u"nonsense"_s)).error().code, u"unknown_method"_s);
        QVERIFY(await(client.call(
                          u"add_account"_s,
                          {{u"account"_s, control::accountToJson(unreachable())}, {u"credential"_s, u"t"_s}}))
                    .has_value());
        QCOMPARE(await(client.call(u"accounts"_s))->toArray().size(), 1);
        QCOMPARE(await(client.call(u"connections"_s))->toArray().size(), 1);
        engine->reset();
        QCOMPARE(await(client.call(u"ping"_s)).error().code, u"owner_gone"_s);
    }

    void withoutAnOwnerTheClientIsTold() {
        QTemporaryDir dir;
        ControlClient client(dir.path());
        QCOMPARE(await(client.call(u"ping"_s)).error().code, u"owner_gone"_s);
    }

    void controlFormsKeepTheirValues() {
        Account account = unreachable();
        account.name = u"Shop"_s;
        account.selfRole = Role::Supervisor;
        account.enabled = false;
        QCOMPARE(control::accountFromJson(control::accountToJson(account)).value(), account);
    }
};

QTEST_GUILESS_MAIN(TestEngineFacade)
#include "test_engine_facade.moc"
