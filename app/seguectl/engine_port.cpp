// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/engine_port.h"

#include "app/seguectl/await.h"
#include "app/seguectl/ctl_text.h"
#include "core/engine/control.h"
#include "core/engine/control_client.h"
#include "core/engine/engine.h"
#include "core/engine/erase_json.h"

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

//! For what needs no network, or has a limit of its own.
constexpr Millis patience{60'000};
constexpr Millis settleMargin{5'000};
//! A customer's files may be many and the way to their backend slow.
constexpr Millis exportPatience = std::chrono::hours(12);
//! Sends that are under way end first, and large databases are written anew.
constexpr Millis erasePatience = std::chrono::minutes(30);

//! The engine in this process.
class OwnEngine final : public EnginePort {
public:
    explicit OwnEngine(std::unique_ptr<Engine> engine) : m_engine(std::move(engine)) {}

    Result<CommandId> enqueue(const Command& command) override {
        return await(m_engine->enqueue(command), patience);
    }
    Result<bool> move(OutboxMove move, const CommandId& command) override {
        switch (move) {
        case OutboxMove::Cancel:
            return await(m_engine->cancel(command), patience);
        case OutboxMove::Retry:
            return await(m_engine->retry(command), patience);
        case OutboxMove::Release:
            return await(m_engine->releaseHeld(command), patience);
        case OutboxMove::CheckAgain:
            return await(m_engine->checkAgain(command), patience);
        case OutboxMove::MarkSent:
            return await(m_engine->markSent(command), patience);
        case OutboxMove::MarkUnsent:
            return await(m_engine->markUnsent(command), patience);
        case OutboxMove::SendAgain:
            return await(m_engine->sendAgain(command), patience);
        }
        return false;
    }
    Result<QJsonObject> validate(const Account& account, const QString& credential) override {
        SEGUE_TRY_VALUE(identity, await(m_engine->validateAccount(account, credential), patience));
        return control::identityToJson(identity);
    }
    Result<Added> addAccount(const Account& account, const QString& credential) override {
        Added added;
        QObject::connect(m_engine.get(), &Engine::keptForSession, m_engine.get(), [&added] {
            added.keptForSession = true;
        });
        auto id = await(m_engine->addAccount(account, credential), patience);
        m_engine->disconnect(m_engine.get());
        if (!id)
            return fail(id.error());
        added.id = *id;
        return added;
    }
    Result<bool> removeAccount(const AccountId& account, bool evenWithQueued) override {
        return await(m_engine->removeAccount(account, evenWithQueued), patience);
    }
    Result<QJsonArray> connections() override {
        QJsonArray out;
        const QList<ConnectionStatus> all = m_engine->connections();
        for (const ConnectionStatus& status : all)
            out.append(control::statusToJson(status));
        return out;
    }
    Result<bool> settle(Millis timeout) override {
        return await(m_engine->settle(timeout), timeout + settleMargin);
    }
    Result<ExportedCustomer> exportCustomer(const CustomerExport& wanted) override {
        return await(m_engine->exportCustomer(wanted), exportPatience);
    }
    Result<QJsonObject> previewErase(const CustomerId& customer) override {
        SEGUE_TRY_VALUE(preview, await(m_engine->previewErase(customer), patience));
        return control::erasePreviewToJson(preview);
    }
    Result<QJsonObject> eraseCustomer(const EraseRequest& request) override {
        SEGUE_TRY_VALUE(erased, await(m_engine->eraseCustomer(request), erasePatience));
        return control::erasedToJson(erased);
    }
    Result<QString> hubUrl() override { return m_engine->hubUrl(); }

private:
    std::unique_ptr<Engine> m_engine;
};

QString methodOf(OutboxMove move) {
    switch (move) {
    case OutboxMove::Cancel:
        return u"cancel"_s;
    case OutboxMove::Retry:
        return u"retry"_s;
    case OutboxMove::Release:
        return u"release"_s;
    case OutboxMove::CheckAgain:
        return u"check_again"_s;
    case OutboxMove::MarkSent:
        return u"mark_sent"_s;
    case OutboxMove::MarkUnsent:
        return u"mark_unsent"_s;
    case OutboxMove::SendAgain:
        return u"send_again"_s;
    }
    return {};
}

//! The engine in another process (core/engine/control.h).
class OwnersEngine final : public EnginePort {
public:
    explicit OwnersEngine(const QString& profileDir) : m_client(profileDir) {}

    //! Is anybody there? Errors: Storage "profile_locked".
    Result<void> greet() {
        const auto pong = call(u"ping"_s);
        if (pong)
            return {};
        return fail(
            ErrorKind::Storage, u"profile_locked"_s,
            Ctl::tr("another program has this profile open and does not answer; close it and try again"));
    }

    Result<CommandId> enqueue(const Command& command) override {
        return call(u"enqueue"_s, {{u"command"_s, toJson(command)}}).map([](const QJsonValue& id) {
            return CommandId(id.toString());
        });
    }
    Result<bool> move(OutboxMove move, const CommandId& command) override {
        return call(methodOf(move), {{u"command"_s, command.value()}}).map(&truth);
    }
    Result<QJsonObject> validate(const Account& account, const QString& credential) override {
        return call(u"validate_account"_s, withCredential(account, credential))
            .map([](const QJsonValue& identity) { return identity.toObject(); });
    }
    Result<Added> addAccount(const Account& account, const QString& credential) override {
        // Its owner keeps the credential, and says in its own window if it cannot keep it for good.
        return call(u"add_account"_s, withCredential(account, credential)).map([](const QJsonValue& id) {
            return Added{AccountId(id.toString()), false};
        });
    }
    Result<bool> removeAccount(const AccountId& account, bool evenWithQueued) override {
        return call(
                   u"remove_account"_s,
                   {{u"account"_s, account.value()}, {u"even_with_queued"_s, evenWithQueued}})
            .map(&truth);
    }
    Result<QJsonArray> connections() override {
        return call(u"connections"_s).map([](const QJsonValue& all) { return all.toArray(); });
    }
    Result<bool> settle(Millis timeout) override {
        return call(
                   u"settle"_s, {{u"timeout_ms"_s, static_cast<qint64>(timeout.count())}},
                   timeout + settleMargin)
            .map(&truth);
    }
    Result<ExportedCustomer> exportCustomer(const CustomerExport& wanted) override {
        return call(
                   u"export_customer"_s,
                   {{u"customer"_s, wanted.customer.value()},
                    {u"path"_s, wanted.path},
                    {u"notes"_s, wanted.policy.notes},
                    {u"colleague_names"_s, wanted.policy.colleagueNames}},
                   exportPatience)
            .map([](const QJsonValue& exported) { return control::exportedFromJson(exported.toObject()); });
    }
    Result<QJsonObject> previewErase(const CustomerId& customer) override {
        return call(u"preview_erase"_s, {{u"customer"_s, customer.value()}})
            .map([](const QJsonValue& preview) { return preview.toObject(); });
    }
    Result<QJsonObject> eraseCustomer(const EraseRequest& request) override {
        return call(u"erase_customer"_s, control::eraseRequestToJson(request), erasePatience)
            .map([](const QJsonValue& erased) { return erased.toObject(); });
    }
    Result<QString> hubUrl() override {
        return call(u"hub_url"_s).map([](const QJsonValue& url) { return url.toString(); });
    }

private:
    static bool truth(const QJsonValue& value) { return value.toBool(); }
    static QJsonObject withCredential(const Account& account, const QString& credential) {
        return {{u"account"_s, control::accountToJson(account)}, {u"credential"_s, credential}};
    }
    Result<QJsonValue> call(const QString& method, const QJsonObject& params = {}, Millis limit = patience) {
        return await(m_client.call(method, params), limit);
    }

    ControlClient m_client;
};

} // namespace

Result<std::unique_ptr<EnginePort>> openEnginePort(const PortOptions& options) {
    EngineOptions engineOptions;
    engineOptions.profileDir = options.profileDir;
    engineOptions.hubProgram = options.hubProgram;
    engineOptions.agentName = options.agentName;
    engineOptions.sessionToken = options.sessionToken;
    engineOptions.sessionTokenAccount = options.sessionTokenAccount;
    auto engine = Engine::open(engineOptions);
    // Its rows can be looked at without an engine; whoever asks for one wants to change something.
    if (engine && (*engine)->health().readOnly)
        return fail(ErrorKind::Storage, u"read_only"_s, Ctl::tr("a newer Segue wrote this profile"));
    if (engine)
        return std::make_unique<OwnEngine>(std::move(*engine));
    if (engine.error().code != "profile_locked"_L1)
        return fail(engine.error());
    auto owners = std::make_unique<OwnersEngine>(options.profileDir);
    SEGUE_TRY(owners->greet());
    return owners;
}

} // namespace segue::ctl
