// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/accounts/layered_vault.h"
#include "core/engine/engine_core.h"
#include "tests/fakes/fake_adapter.h"
#include "tests/fakes/fake_scheduler.h"
#include "tests/fakes/fake_transport.h"

#include <QTemporaryDir>
#include <QTest>

//! Compares enumerations by their stored words. (QCOMPARE would take segue::toString() for its
//! own.)
#define COMPARE_WORDS(actual, expected) QCOMPARE(toString(actual), toString(expected))

namespace segue {

using namespace Qt::StringLiterals;

//! The engine on the test's thread, over backends in the test's hand.
struct EngineBench {
    EngineBench() {
        registry.add(u"fake"_s, [this](const AdapterSettings& settings, const AdapterServices&) {
            auto adapter = std::make_unique<FakeAdapter>();
            adapter->onPull = [this](const QString&, const QString& cursor) {
                Batch batch;
                batch.nextCursor = cursor.isEmpty() ? u"1"_s : cursor;
                if (cursor.isEmpty())
                    batch.conversations = seeded;
                return Result<Batch>(batch);
            };
            if (firstPageIsOpen)
                adapter->onPull = nullptr;
            adapter->onValidate = [settings]() -> Result<AccountIdentity> {
                if (settings.credential() != "right")
                    return fail(ErrorKind::Auth, u"unauthorised"_s);
                return AccountIdentity{u"agent-1"_s, u"Ada"_s, u"Shop"_s, Role::Agent, u"1"_s, {}};
            };
            adapter->caps = caps;
            adapters.insert(settings.account, adapter.get());
            return adapter;
        });
        open();
    }
    ~EngineBench() { close(); }

    void open() {
        EngineOptions options;
        options.profileDir = dir.filePath(u"profile"_s);
        options.offline = offline;
        options.sessionToken = sessionToken;
        options.sessionTokenAccount = sessionTokenAccount;
        auto opened = EngineCore::open(options, services());
        QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().code));
        core = std::move(*opened);
        core->start();
        settle();
    }
    void close() {
        core.reset();
        adapters.clear();
        pumpEvents();
    }
    void restart() {
        close();
        open();
    }
    //! As restart(), but `other` is what keeps the credentials from then on; it must outlive the core.
    void reopenWith(Vault& other) {
        close();
        keyring = &other;
        open();
    }
    EngineServices services() {
        return {clock, scheduler, random, network, network, registry, *keyring, makeListener};
    }
    void settle() { scheduler.advance(Millis{50}); }

    AccountId addAccount(const QString& id, const QString& credential = u"right"_s) {
        Account account;
        account.id = AccountId(id);
        account.kind = u"fake"_s;
        account.name = id;
        account.baseUrl = QUrl(u"http://"_s + id + u".example"_s);
        const auto added = core->accounts().add(account, credential);
        settle();
        if (!added.isFinished() || !added.result())
            return {};
        // The backend's realtime connection stands.
        if (FakeAdapter* adapter = adapters.value(account.id))
            Q_EMIT adapter->realtimeChanged(RealtimeState::Live);
        settle();
        return account.id;
    }
    ConnectionStatus status(const AccountId& id) const {
        const QList<ConnectionStatus> all = core->accounts().connections();
        for (const ConnectionStatus& one : all) {
            if (one.account == id)
                return one;
        }
        return {};
    }
    Command command(const AccountId& account, const Operation& operation) const {
        Command out;
        out.conversation = {account, u"c1"_s};
        out.channel = Channel::WebChat;
        out.operations.append(operation);
        return out;
    }
    CommandId enqueue(const AccountId& account, const Operation& operation) {
        const auto id = core->commands().enqueue(command(account, operation), Millis{0});
        settle();
        return id.value_or(CommandId());
    }
    OutboxState stateOf(const CommandId& id) {
        return core->store().work().item(id).value_or(std::nullopt).value_or(OutboxItem()).state;
    }
    //! The backend says: this is the conversation now.
    void push(const AccountId& account, const Batch& rows) {
        Batch batch = rows;
        batch.afterCursor = core->store().cache().cursor(account, u"changes"_s).value_or(QString());
        batch.nextCursor = QString::number(batch.afterCursor.toInt() + 1);
        Q_EMIT adapters.value(account)->pushed(u"changes"_s, batch);
        settle();
    }
    Conversation conversation(const AccountId& account) {
        Conversation out;
        out.ref = {account, u"c1"_s};
        out.status = Status::Open;
        out.channel = Channel::WebChat;
        out.version = ++version;
        out.createdAt = out.updatedAt = clock.now();
        return out;
    }
    void pushConversation(const Conversation& one) {
        Batch batch;
        batch.conversations.append(one);
        push(one.ref.account, batch);
    }
    Receipt answered(const AccountId& account, const Conversation& after) {
        Receipt receipt;
        receipt.rows.conversations.append(after);
        adapters.value(account)->submits.last().answer(receipt);
        settle();
        return receipt;
    }

    QTemporaryDir dir;
    FakeClock clock;
    FakeScheduler scheduler{clock};
    SeededRandom random{3};
    FakeNetwork network;
    AdapterRegistry registry;
    LayeredVault vault{nullptr};
    Vault* keyring = &vault;
    EngineServices::ListenerMaker makeListener; //!< From the next opening on.
    Capabilities caps = [] {
        Capabilities out;
        out.push = PushKind::Replayable;
        out.idempotency = IdempotencyKind::PerMessage;
        out.identityDecisions = true;
        out.typing = out.seen = out.presence = true;
        return out;
    }();
    QList<Conversation> seeded;
    bool firstPageIsOpen = false; //!< It is not answered: the first sync goes on.
    QHash<AccountId, FakeAdapter*> adapters;
    std::unique_ptr<EngineCore> core;
    bool offline = false;
    QString sessionToken;
    AccountId sessionTokenAccount;
    qint64 version = 0;
};

} // namespace segue
