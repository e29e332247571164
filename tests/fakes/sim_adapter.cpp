// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/sim_adapter.h"

#include "core/adapters/hub/hub_capabilities.h"
#include "core/adapters/hub/hub_commands.h"

namespace segue {

using namespace Qt::StringLiterals;

namespace {

IdempotencyKind idempotencyOf(SimClass simClass) {
    switch (simClass) {
    case SimClass::Key:
        return IdempotencyKind::PerMessage;
    case SimClass::Marker:
        return IdempotencyKind::Echo;
    case SimClass::Mail:
        return IdempotencyKind::OwnMessageId;
    case SimClass::CompareAndSet:
    case SimClass::ProbeOnly:
        break;
    }
    return IdempotencyKind::None;
}

//! The state that a two-phase write starts from, out of GET /conversations/{id}/state.
Result<QString> stateFrom(const QJsonObject& object) {
    JsonReader r(object);
    return r.take(r.string("state"));
}

//! What a list of our own later entries says of `command`: one that says the same is it.
Result<Reconciliation> matchIn(const QJsonObject& object, const Command& command) {
    QStringList found;
    const QJsonArray entries = object.value("entries"_L1).toArray();
    for (const auto& value : entries) {
        if (value["text"_L1].toString() == textOf(command))
            found.append(value["id"_L1].toString());
    }
    // A change says nothing that could be found again, and two of one text may be somebody else's.
    if (textOf(command).isEmpty() || found.size() > 1)
        return Reconciliation{Reconciled::Unknown, {}, {}};
    if (found.isEmpty())
        return Reconciliation{Reconciled::Absent, {}, {}};
    return Reconciliation{Reconciled::Applied, found.constFirst(), {}};
}

} // namespace

QString kindOf(SimClass simClass) {
    switch (simClass) {
    case SimClass::Key:
        return u"hub"_s;
    case SimClass::CompareAndSet:
        return u"sim-compare"_s;
    case SimClass::Marker:
        return u"sim-marker"_s;
    case SimClass::ProbeOnly:
        return u"sim-probe"_s;
    case SimClass::Mail:
        return u"sim-mail"_s;
    }
    Q_UNREACHABLE();
}

void addSimKinds(AdapterRegistry& registry) {
    for (const SimClass simClass :
         {SimClass::CompareAndSet, SimClass::Marker, SimClass::ProbeOnly, SimClass::Mail}) {
        registry.add(
            kindOf(simClass), [simClass](const AdapterSettings& settings, const AdapterServices& services) {
                return std::make_unique<SimAdapter>(simClass, settings, services);
            });
    }
}

SimAdapter::SimAdapter(SimClass simClass, const AdapterSettings& settings, const AdapterServices& services)
    : m_class(simClass), m_account(settings.account), m_hub(settings, services), m_client(settings, services),
      m_capabilities(hub_api::hubCapabilities()) {
    m_capabilities.idempotency = idempotencyOf(simClass);
    if (simClass != SimClass::CompareAndSet)
        m_capabilities.concurrency = ConcurrencyCheck::None;
    connect(&m_hub, &Adapter::pushed, this, &Adapter::pushed);
    connect(&m_hub, &Adapter::hinted, this, &Adapter::hinted);
    connect(&m_hub, &Adapter::ephemeral, this, &Adapter::ephemeral);
    connect(&m_hub, &Adapter::realtimeChanged, this, &Adapter::realtimeChanged);
}

Async<Receipt> SimAdapter::submit(const Command& command, const QStringList& fileIds) {
    if (m_class != SimClass::CompareAndSet)
        return post(command, fileIds, {});
    // Two phases: what is there now, and then only if it still is.
    const auto state = m_client.callJson<QString>(
        this, m_client.get({u"conversations"_s, command.conversation.id, u"state"_s}), &stateFrom);
    auto answer = std::make_shared<Answer<Receipt>>(
        Error{ErrorKind::Ambiguous, u"adapter_closed"_s, {}, 0, std::nullopt});
    deliver(this, state, [this, command, fileIds, answer](const Result<QString>& now) {
        if (!now) {
            // Nothing of the command has been sent.
            Error error = now.error();
            if (error.kind == ErrorKind::Ambiguous || error.kind == ErrorKind::Protocol)
                error.kind = ErrorKind::Transient;
            return answer->give(fail(error));
        }
        deliver(this, post(command, fileIds, *now), [answer](Result<Receipt> receipt) {
            answer->give(std::move(receipt));
        });
    });
    return answer->future();
}

Async<Receipt> SimAdapter::post(const Command& command, const QStringList& fileIds, const QString& expected) {
    QJsonObject body = hub_api::commandBody(command, fileIds);
    if (m_capabilities.concurrency == ConcurrencyCheck::None)
        body.remove(u"base_entry"_s);
    if (!expected.isEmpty())
        body.insert(u"expected"_s, expected);
    HttpRequest request = m_client.send("POST", {u"commands"_s}, body, true);
    // The wire log's name for it; a server of this kind makes nothing of it but a marker.
    request.headers.set("Idempotency-Key", command.id.value().toLatin1());
    const auto receipt = m_client.callJson<Receipt>(
        this, std::move(request), [id = command.id, this](const QJsonObject& object) {
            return hub_api::receiptFrom(object, id, m_account);
        });
    return mapped<Receipt>(this, receipt, [](Result<Receipt> answer) {
        // What moved may be this command, which something on the way sent twice.
        if (!answer && answer.error().code == "moved"_L1)
            answer.error().kind = ErrorKind::Ambiguous;
        return answer;
    });
}

Async<Reconciliation> SimAdapter::reconcile(const Command& command, const QString& highestEntryId) {
    switch (m_class) {
    case SimClass::Key:
        return m_hub.reconcile(command, highestEntryId);
    case SimClass::Marker:
        return findMarker(command);
    case SimClass::CompareAndSet:
    case SimClass::ProbeOnly:
        return findContent(command, highestEntryId);
    case SimClass::Mail:
        break;
    }
    // A mail that was cut after its last dot may be on its way; nobody can be asked.
    return ready<Reconciliation>(Reconciliation{Reconciled::Unknown, {}, {}});
}

Async<Reconciliation> SimAdapter::findMarker(const Command& command) {
    return m_client.callJson<Reconciliation>(
        this, m_client.get({u"markers"_s, command.id.value()}),
        [](const QJsonObject& object) -> Result<Reconciliation> {
            JsonReader r(object);
            const QString entry = r.optionalString("entry");
            const bool isThere = r.optionalBool("found");
            return r.take(Reconciliation{isThere ? Reconciled::Applied : Reconciled::Absent, entry, {}});
        });
}

Async<Reconciliation> SimAdapter::findContent(const Command& command, const QString& highestEntryId) {
    QUrlQuery query;
    query.addQueryItem(u"after"_s, highestEntryId);
    return m_client.callJson<Reconciliation>(
        this, m_client.get({u"conversations"_s, command.conversation.id, u"mine"_s}, query),
        [command](const QJsonObject& object) { return matchIn(object, command); });
}

} // namespace segue
