// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/adapters/hub/hub_adapter.h"
#include "tests/fakes/sim_server.h"

namespace segue {

//! A helpdesk that is read like our hub and written to as backends without an idempotency key are: what
//! SimServer plays for every SimClass but Key. It is as careful as an adapter for such a backend can be.
class SimAdapter final : public Adapter {
    Q_OBJECT

public:
    SimAdapter(SimClass simClass, const AdapterSettings& settings, const AdapterServices& services);

    Async<AccountIdentity> validate() override { return m_hub.validate(); }
    const Capabilities& capabilities() const override { return m_capabilities; }
    void open(const QString& cursor) override { m_hub.open(cursor); }
    void close() override { m_hub.close(); }
    QStringList streams() const override { return m_hub.streams(); }
    Async<Batch> pull(const QString& stream, const QString& cursor) override {
        return m_hub.pull(stream, cursor);
    }
    Async<Batch> fetchThread(const QString& conversationId, const QString& beforeId) override {
        return m_hub.fetchThread(conversationId, beforeId);
    }

    Async<Receipt> submit(const Command& command, const QStringList& fileIds) override;
    Async<Reconciliation> reconcile(const Command& command, const QString& highestEntryId) override;

    Async<QString> upload(const StagedFile& file, const QString& path) override {
        return m_hub.upload(file, path);
    }
    Async<qint64> download(const QString& attachmentId, const QString& path) override {
        return m_hub.download(attachmentId, path);
    }
    void sendTyping(const QString& conversationId, bool on) override { m_hub.sendTyping(conversationId, on); }
    void sendSeen(const QString& conversationId, Instant at) override { m_hub.sendSeen(conversationId, at); }
    void sendPresence(Presence presence) override { m_hub.sendPresence(presence); }
    Async<Article> saveArticle(const Article& article) override { return m_hub.saveArticle(article); }
    Async<bool> shareDecision(const IdentityDecision& decision) override {
        return m_hub.shareDecision(decision);
    }

private:
    Async<Receipt> post(const Command& command, const QStringList& fileIds, const QString& expected);
    Async<Reconciliation> findMarker(const Command& command);
    Async<Reconciliation> findContent(const Command& command, const QString& highestEntryId);

    SimClass m_class;
    AccountId m_account;
    HubAdapter m_hub;
    hub_api::HubClient m_client;
    Capabilities m_capabilities;
};

//! The kind under which accounts at a SimClass are known.
QString kindOf(SimClass simClass);
//! Adds all of them but Key, which is the hub's own kind.
void addSimKinds(AdapterRegistry& registry);

} // namespace segue
