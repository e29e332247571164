// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/adapters/hub/hub_client.h"
#include "core/adapters/hub/hub_stream.h"
#include "core/adapters/registry.h"

namespace segue {

//! Segue's own hub (docs/hub-api.md) behind the contract: one stream, "changes", read by pages and
//! pushed through a WebSocket that replays from any cursor.
class HubAdapter final : public Adapter {
    Q_OBJECT

public:
    HubAdapter(const AdapterSettings& settings, const AdapterServices& services);

    Async<AccountIdentity> validate() override;
    const Capabilities& capabilities() const override { return m_capabilities; }

    void open(const QString& cursor) override;
    void close() override;

    QStringList streams() const override;
    QString realtimeStream() const override;
    Async<Batch> pull(const QString& stream, const QString& cursor) override;
    Async<Batch> fetchThread(const QString& conversationId, const QString& beforeId) override;

    Async<Receipt> submit(const Command& command, const QStringList& fileIds) override;
    Async<Reconciliation> reconcile(const Command& command, const QString& highestEntryId) override;

    Async<QString> upload(const StagedFile& file, const QString& path) override;
    Async<qint64> download(const QString& attachmentId, const QString& path) override;

    void sendTyping(const QString& conversationId, bool on) override;
    void sendSeen(const QString& conversationId, Instant at) override;
    void sendPresence(Presence presence) override;
    Async<Article> saveArticle(const Article& article) override;
    Async<bool> shareDecision(const IdentityDecision& decision) override;
    Async<QList<LegalHold>> legalHolds(const QStringList& contacts) override;
    Async<EraseAnswer> requestErase(const ErasureId& id, const QStringList& contacts) override;

private:
    Async<AccountIdentity> readMe();
    Async<Batch> pullErasures(const QString& cursor);
    Async<Batch> pullChanges(const QString& cursor);
    Result<AccountIdentity> identityFrom(const QJsonObject& me);
    void refreshCapabilities();
    //! Without the rows that the stream has told or will tell: a receipt may be an old one, given again, and
    //! they may be gone since.
    Result<Receipt> receiptFrom(const QJsonObject& object, const CommandId& id) const;
    void onFrame(const QJsonObject& frame);
    void onChanges(const QJsonObject& frame);
    void onRealtime(RealtimeState state);

    AccountId m_account;
    const Clock& m_clock;
    hub_api::HubClient m_client;
    Capabilities m_capabilities;
    //! Where the stream resumes after a lost connection. Only a hint: who stores the rows compares
    //! Batch::afterCursor.
    QString m_resumeAt;
    //! The hub's head when the reading from the beginning began; 0: this run has not begun one.
    qint64 m_snapshot = 0;
    int m_beginnings = 0;
    //! The newest version that the stream has told or is sure to tell; everything, while a reading from the
    //! beginning has no answer yet.
    qint64 m_told = 0;
    //! Said again after every reconnect, because the hub forgets it with the connection.
    std::optional<Presence> m_presence;
    hub_api::HubStream m_stream;
};

} // namespace segue
