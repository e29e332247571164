// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/control_server.h"

#include "core/domain/value_json.h"
#include "core/engine/control.h"
#include "core/engine/erase_json.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QPointer>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 defaultSettleMs = 30'000;

QJsonValue json(const CommandId& id) {
    return id.value();
}
QJsonValue json(const AccountId& id) {
    return id.value();
}
template <class Id> QJsonArray jsonList(QList<Id> ids) {
    std::sort(ids.begin(), ids.end());
    QJsonArray out;
    for (const Id& id : std::as_const(ids))
        out.append(id.value());
    return out;
}
QJsonValue json(const IdentityAct& act) {
    return QJsonObject{
        {u"act"_s, act.id.value()},
        {u"decisions"_s, jsonList(act.decisions)},
        {u"customers"_s, jsonList(act.customers.values())}};
}
QJsonValue json(bool flag) {
    return flag;
}
QJsonValue json(const Undone& undone) {
    return undone.what;
}
QJsonValue json(const ExportedCustomer& exported) {
    return control::exportedToJson(exported);
}
QJsonValue json(const ErasePreview& preview) {
    return control::erasePreviewToJson(preview);
}
QJsonValue json(const ErasedCustomer& erased) {
    return control::erasedToJson(erased);
}
QJsonValue json(const AccountIdentity& identity) {
    return control::identityToJson(identity);
}

template <class T> Result<QJsonValue> asJson(const Result<T>& result) {
    return result.map([](const T& value) { return json(value); });
}

QString text(const QJsonObject& params, QLatin1StringView key) {
    return params.value(key).toString();
}

} // namespace

ControlServer::ControlServer(EngineCore& core) : m_core(core) {
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &ControlServer::accept);
    addCommandMethods();
    addAccountMethods();
    addIdentityMethods();
    addOtherMethods();
}

Result<void> ControlServer::listen(const QString& profileDir) {
    const QString name = control::socketName(profileDir);
    // We hold the profile's lock: a socket of that name is what a killed owner left.
    QLocalServer::removeServer(name);
    if (!m_server.listen(name))
        return fail(ErrorKind::Storage, u"control_unavailable"_s, m_server.errorString());
    return {};
}

void ControlServer::addCommandMethods() {
    m_methods[u"enqueue"_s] = [this](const QJsonObject& params, const Respond& respond) {
        const auto command = commandFromJson(params.value("command"_L1).toObject());
        if (!command)
            return respond(fail(command.error()));
        const Millis undoWindow{params.value("undo_window_ms"_L1).toInteger()};
        respond(asJson(m_core.commands().enqueue(*command, undoWindow)));
    };
    const auto add = [this](const QString& name, Result<bool> (Outbox::*call)(const CommandId&)) {
        m_methods[name] = [this, call](const QJsonObject& params, const Respond& respond) {
            respond(asJson((m_core.outbox().*call)(CommandId(text(params, "command"_L1)))));
        };
    };
    add(u"cancel"_s, &Outbox::cancel);
    add(u"retry"_s, &Outbox::retry);
    add(u"release"_s, &Outbox::release);
    add(u"check_again"_s, &Outbox::checkAgain);
    add(u"mark_sent"_s, &Outbox::markSent);
    add(u"mark_unsent"_s, &Outbox::markUnsent);
    add(u"send_again"_s, &Outbox::sendAgain);
    m_methods[u"undo"_s] = [this](const QJsonObject&, const Respond& respond) {
        respond(asJson(m_core.commands().undoLast()));
    };
}

void ControlServer::addAccountMethods() {
    m_methods[u"accounts"_s] = [this](const QJsonObject&, const Respond& respond) {
        QJsonArray out;
        const QList<Account> accounts = m_core.accounts().accounts();
        for (const Account& account : accounts)
            out.append(control::accountToJson(account));
        respond(QJsonValue(out));
    };
    m_methods[u"connections"_s] = [this](const QJsonObject&, const Respond& respond) {
        QJsonArray out;
        const QList<ConnectionStatus> connections = m_core.accounts().connections();
        for (const ConnectionStatus& status : connections)
            out.append(control::statusToJson(status));
        respond(QJsonValue(out));
    };
    m_methods[u"validate_account"_s] = [this](const QJsonObject& params, const Respond& respond) {
        const auto account = control::accountFromJson(params.value("account"_L1).toObject());
        if (!account)
            return respond(fail(account.error()));
        deliver(
            this, m_core.accounts().validate(*account, text(params, "credential"_L1)),
            [respond](const Result<AccountIdentity>& identity) { respond(asJson(identity)); });
    };
    m_methods[u"add_account"_s] = [this](const QJsonObject& params, const Respond& respond) {
        const auto account = control::accountFromJson(params.value("account"_L1).toObject());
        if (!account)
            return respond(fail(account.error()));
        deliver(
            this, m_core.accounts().add(*account, text(params, "credential"_L1)),
            [respond](const Result<AccountId>& id) { respond(asJson(id)); });
    };
    m_methods[u"remove_account"_s] = [this](const QJsonObject& params, const Respond& respond) {
        const AccountId id(text(params, "account"_L1));
        deliver(
            this, m_core.accounts().remove(id, params.value("even_with_queued"_L1).toBool()),
            [respond](const Result<bool>& removed) { respond(asJson(removed)); });
    };
    m_methods[u"reconnect"_s] = [this](const QJsonObject& params, const Respond& respond) {
        m_core.accounts().reconnect(AccountId(text(params, "account"_L1)));
        respond(QJsonValue(true));
    };
}

void ControlServer::addIdentityMethods() {
    m_methods[u"decide"_s] = [this](const QJsonObject& params, const Respond& respond) {
        JsonReader r(params.value("decision"_L1).toObject());
        const auto decision = r.take(readDecision(r));
        respond(
            decision ? asJson(m_core.identity().decide(*decision))
                     : Result<QJsonValue>(fail(decision.error())));
    };
    m_methods[u"separate"_s] = [this](const QJsonObject& params, const Respond& respond) {
        QList<ContactRef> contacts;
        const QJsonArray named = params.value("contacts"_L1).toArray();
        for (const QJsonValue& one : named)
            contacts.append({AccountId(text(one.toObject(), "account"_L1)), text(one.toObject(), "id"_L1)});
        respond(asJson(m_core.identity().separate(contacts, text(params, "reason"_L1))));
    };
    m_methods[u"join_customers"_s] = [this](const QJsonObject& params, const Respond& respond) {
        const CustomerId left(text(params, "left"_L1));
        const CustomerId right(text(params, "right"_L1));
        respond(asJson(m_core.identity().joinCustomers(left, right, text(params, "reason"_L1))));
    };
    m_methods[u"take_back"_s] = [this](const QJsonObject& params, const Respond& respond) {
        respond(asJson(m_core.identity().takeBack(ActId(text(params, "act"_L1)))));
    };
}

void ControlServer::addOtherMethods() {
    m_methods[u"ping"_s] = [](const QJsonObject&, const Respond& respond) {
        respond(QJsonValue(QJsonObject{
            {u"pid"_s, QCoreApplication::applicationPid()},
            {u"version"_s, QCoreApplication::applicationVersion()}}));
    };
    m_methods[u"set_offline"_s] = [this](const QJsonObject& params, const Respond& respond) {
        m_core.setOffline(params.value("offline"_L1).toBool());
        respond(QJsonValue(true));
    };
    m_methods[u"hub_url"_s] = [this](const QJsonObject&, const Respond& respond) {
        respond(QJsonValue(m_core.hubUrl()));
    };
    m_methods[u"show_window"_s] = [this](const QJsonObject& params, const Respond& respond) {
        respond(QJsonValue(m_core.askForWindow(text(params, "activation_token"_L1))));
    };
    m_methods[u"export_customer"_s] = [this](const QJsonObject& params, const Respond& respond) {
        CustomerExport wanted;
        wanted.customer = CustomerId(text(params, "customer"_L1));
        wanted.path = text(params, "path"_L1);
        wanted.policy = {params.value("notes"_L1).toBool(), params.value("colleague_names"_L1).toBool()};
        deliver(
            this, m_core.exports().exportCustomer(wanted),
            [respond](const Result<ExportedCustomer>& exported) { respond(asJson(exported)); });
    };
    m_methods[u"preview_erase"_s] = [this](const QJsonObject& params, const Respond& respond) {
        deliver(
            this, m_core.erasures().preview(CustomerId(text(params, "customer"_L1))),
            [respond](const Result<ErasePreview>& preview) { respond(asJson(preview)); });
    };
    m_methods[u"erase_customer"_s] = [this](const QJsonObject& params, const Respond& respond) {
        deliver(
            this, m_core.erasures().erase(control::eraseRequestFromJson(params)),
            [respond](const Result<ErasedCustomer>& erased) { respond(asJson(erased)); });
    };
    m_methods[u"settle"_s] = [this](const QJsonObject& params, const Respond& respond) {
        const Millis timeout{params.value("timeout_ms"_L1).toInteger(defaultSettleMs)};
        deliver(this, m_core.settle(timeout), [respond](const Result<bool>& settled) {
            respond(asJson(settled));
        });
    };
}

void ControlServer::accept() {
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    }
}

void ControlServer::read(QLocalSocket* socket) {
    while (socket->canReadLine())
        handle(socket, socket->readLine(control::maxLine));
    if (socket->bytesAvailable() > control::maxLine)
        socket->abort();
}

void ControlServer::handle(QLocalSocket* socket, const QByteArray& line) {
    const auto request = parseJsonObject(line, control::maxLine);
    const QJsonValue id = request ? request->value("id"_L1) : QJsonValue();
    const Respond respond = [id, client = QPointer(socket)](const Result<QJsonValue>& result) {
        if (!client)
            return;
        QJsonObject answer{{u"id"_s, id}};
        if (result)
            answer.insert(u"result"_s, *result);
        else
            answer.insert(u"error"_s, errorToJson(result.error()));
        client->write(toJson(answer) + '\n');
    };
    if (!request)
        return respond(fail(request.error()));
    const auto method = m_methods.find(text(*request, "method"_L1));
    if (method == m_methods.end())
        return respond(fail(ErrorKind::Permanent, u"unknown_method"_s, u"there is no such method"_s));
    method->second(request->value("params"_L1).toObject(), respond);
}

} // namespace segue
