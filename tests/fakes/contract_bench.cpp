// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/contract_bench.h"

#include "core/base/uuid.h"

#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

namespace {
constexpr int mostPages = 100;
}

void Picture::apply(const Batch& batch) {
    for (const Conversation& row : batch.conversations)
        conversations.insert(row.ref.id, row);
    for (const Entry& row : batch.entries)
        entries.insert(row.ref.id, row);
    for (const Contact& row : batch.contacts)
        contacts.insert(row.ref.id, row);
    decisions += batch.decisions;
    quarantined += batch.quarantined.size();
    if (!batch.nextCursor.isEmpty())
        cursor = batch.nextCursor;
}

QList<Entry> Picture::entriesOf(const QString& conversation, EntryKind kind) const {
    QList<Entry> out;
    for (const Entry& entry : entries) {
        if (entry.conversation.id == conversation && entry.kind == kind)
            out.append(entry);
    }
    return out;
}

int Picture::count(const QString& text) const {
    return static_cast<int>(std::count_if(
        entries.begin(), entries.end(), [&](const Entry& entry) { return entry.text == text; }));
}

Result<void> ContractBench::start(std::unique_ptr<BackendUnderTest> backend) {
    m_backend = std::move(backend);
    return m_backend->start();
}

void ContractBench::setUp() {
    m_proxy = std::make_unique<FaultProxy>(m_backend->port());
    m_adapter = adapterFor(m_proxy->url(), m_backend->agentToken());
}

void ContractBench::tearDown() {
    m_adapter.reset();
    m_proxy.reset();
}

std::unique_ptr<Adapter> ContractBench::adapterFor(const QUrl& url, const QByteArray& token) {
    const AdapterSettings settings{
        AccountId(u"acc"_s), m_backend->kind(), url, u"Test"_s, [token] { return token; }};
    auto made = AdapterRegistry::withAllKinds().create(
        settings, {m_clock, m_scheduler, m_random, m_http, m_webSockets});
    return made ? std::move(*made) : nullptr;
}

Async<Batch> ContractBench::pull(const QString& cursor) {
    return m_adapter->pull(m_adapter->realtimeStream(), cursor);
}

Result<void> ContractBench::pullAll(Picture& picture) {
    for (int pages = 0; pages < mostPages; ++pages) {
        SEGUE_TRY_VALUE(batch, await(pull(picture.cursor)));
        picture.apply(batch);
        if (batch.complete)
            return {};
    }
    return fail(ErrorKind::Protocol, u"endless"_s, u"the stream does not end"_s);
}

Picture ContractBench::pulled() {
    Picture picture;
    return pullAll(picture) ? picture : Picture();
}

Command ContractBench::commandFor(const QString& conversation, const QList<Operation>& operations) {
    Command command;
    command.id = CommandId(uuidV7(m_clock, m_random));
    command.conversation = {AccountId(u"acc"_s), conversation};
    command.operations = operations;
    command.createdAt = m_clock.now();
    return command;
}

Result<Receipt> ContractBench::carryOut(const QString& conversation, const QList<Operation>& operations) {
    return await(m_adapter->submit(commandFor(conversation, operations), {}));
}

} // namespace segue
