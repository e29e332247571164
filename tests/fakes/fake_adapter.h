// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/adapters/adapter.h"

#include <QList>
#include <functional>
#include <memory>

namespace segue {

//! One call that the fake was asked and that the test answers when it likes.
template <class T> class PendingAnswer {
public:
    PendingAnswer() : m_promise(std::make_shared<QPromise<Result<T>>>()) { m_promise->start(); }

    Async<T> future() const { return m_promise->future(); }
    void answer(Result<T> result) {
        m_promise->addResult(std::move(result));
        m_promise->finish();
    }

private:
    std::shared_ptr<QPromise<Result<T>>> m_promise;
};

//! A backend in the test's hand: every call is recorded and waits for the test, unless an `on…`
//! function answers it.
class FakeAdapter final : public Adapter {
    Q_OBJECT

public:
    struct Pull : PendingAnswer<Batch> {
        QString stream;
        QString cursor;
    };
    struct Submit : PendingAnswer<Receipt> {
        Command command;
        QStringList fileIds;
    };
    struct Reconcile : PendingAnswer<Reconciliation> {
        Command command;
        QString highestEntry;
    };
    struct Upload : PendingAnswer<QString> {
        StagedFile file;
        QString path;
    };

    explicit FakeAdapter(QObject* parent = nullptr);

    Async<AccountIdentity> validate() override;
    const Capabilities& capabilities() const override { return caps; }
    void open(const QString& cursor) override;
    void close() override;
    QStringList streams() const override { return streamNames; }
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

    // What it is.
    Capabilities caps;
    QStringList streamNames{QStringLiteral("changes")};
    AccountIdentity identity{QStringLiteral("agent-1"), QStringLiteral("Ada"),
                             QStringLiteral("Shop"),    Role::Agent,
                             QStringLiteral("1"),       {}};

    // Answers by themselves, where set.
    std::function<Result<AccountIdentity>()> onValidate;
    std::function<Result<Batch>(const QString& stream, const QString& cursor)> onPull;
    std::function<Result<Receipt>(const Command& command)> onSubmit;
    std::function<Result<Batch>(const QString& conversationId, const QString& beforeId)> onThread;

    std::function<Result<EraseAnswer>(const ErasureId& id, const QStringList& contacts)> onErase;
    QList<LegalHold> holds;

    // What was asked.
    int validations = 0;
    QList<Pull> pulls;
    QList<Submit> submits;
    QList<Reconcile> reconciles;
    QList<Upload> uploads;
    QList<QString> opened; //!< Cursors, in order.
    int closes = 0;
    QList<QString> seen; //!< Conversations.
    QList<QString> typed;
    QList<Presence> presences;
    QList<IdentityDecision> shared;
    QList<Article> articles;
    QList<QStringList> eraseRequests; //!< Contacts.
    std::optional<Error> shareError;
};

} // namespace segue
