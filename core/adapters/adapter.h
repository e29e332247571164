// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/adapters/batch.h"
#include "core/adapters/capabilities.h"
#include "core/base/async.h"
#include "core/domain/command.h"

#include <QObject>
#include <QStringList>

namespace segue {

//! Who we are at a backend, and what stands in the way.
struct AccountIdentity {
    QString agentId;
    QString agentName;
    QString workspaceName;
    Role role = Role::Agent;
    QString serverVersion;
    QStringList missing; //!< What this account may not do, one plain sentence each.

    bool operator==(const AccountIdentity&) const = default;
};

//! The backend's answer to a command.
struct Receipt {
    QString entryId; //!< The reply or note that it made; empty for pure changes.
    //! Rows that came with the answer: written to the cache before the outbox item is confirmed. None that
    //! the stream has told already: the answer may be an old one, given again.
    Batch rows;
};

//! What became of a command whose answer was lost.
enum class Reconciled {
    Applied, //!< It is there, once.
    Absent,  //!< It is provably not there: it may be sent again.
    Unknown, //!< Only a person can tell.
};
struct Reconciliation {
    Reconciled outcome = Reconciled::Unknown;
    QString entryId;
    Batch rows;
};

//! Signs of life that are never stored.
struct Ephemeral {
    enum class Kind {
        CustomerTyping,
        AgentTyping,
        AgentPresence,
        CustomerSeen,
    };
    Kind kind = Kind::CustomerTyping;
    QString conversationId;
    QString actorId;
    QString actorName;
    bool on = false;                       //!< Typing.
    Presence presence = Presence::Offline; //!< AgentPresence.
    Instant at;
};

//! What a backend made of a request to erase people.
struct EraseAnswer {
    Tombstone tombstone;
    bool isOverwritten = false; //!< Nothing of them is left on its disk either; else ask again later.
};

enum class RealtimeState { Closed, Connecting, Live, Lost };

//! The one contract between Segue and any backend; every adapter passes tests/contract. An adapter is used
//! from the engine thread alone, never touches the store, and keeps no state that a restart would miss:
//! cursors belong to the caller.
class Adapter : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    //! Checks address and credential. Errors: Auth, Transient, Protocol ("not_segue": something else answers
    //! there).
    virtual Async<AccountIdentity> validate() = 0;
    virtual const Capabilities& capabilities() const = 0;

    //! Starts and stops the realtime connection; `cursor` of realtimeStream() is where a replay begins.
    //! Idempotent.
    virtual void open(const QString& cursor) = 0;
    virtual void close() = 0;

    //! The change streams, the most important first. Each has a cursor of its own.
    virtual QStringList streams() const = 0;
    //! Everything of `stream` after `cursor` ("" = from the beginning), in one page. A cursor that the
    //! backend no longer knows is Conflict with code "cursor_invalid": begin again from "".
    virtual Async<Batch> pull(const QString& stream, const QString& cursor) = 0;
    //! The stream that open() replays and pushed() tells of.
    virtual QString realtimeStream() const { return streams().value(0); }
    //! Older entries of one conversation, newest first, before the entry `beforeId` ("" = the newest).
    virtual Async<Batch> fetchThread(const QString& conversationId, const QString& beforeId) = 0;

    //! Carries `command` out once. `fileIds` are what upload() gave for filesOf(command), in that order.
    virtual Async<Receipt> submit(const Command& command, const QStringList& fileIds) = 0;
    //! After an Ambiguous error: did it happen? `highestEntryId` is the newest entry seen before the first
    //! attempt.
    virtual Async<Reconciliation> reconcile(const Command& command, const QString& highestEntryId) = 0;

    //! Repeatable without effect: an upload that no command names is forgotten by the backend.
    virtual Async<QString> upload(const StagedFile& file, const QString& path) = 0;
    //! The bytes of an attachment, written to `path` (created or replaced).
    virtual Async<qint64> download(const QString& attachmentId, const QString& path) = 0;

    // Facets. What a backend lacks (see capabilities()) answers Permanent, "unsupported".
    virtual void sendTyping(const QString& conversationId, bool on) = 0;
    virtual void sendSeen(const QString& conversationId, Instant at) = 0;
    virtual void sendPresence(Presence presence) = 0;
    virtual Async<Article> saveArticle(const Article& article) = 0;
    virtual Async<bool> shareDecision(const IdentityDecision& decision) = 0;
    //! Who of `contacts` must be kept for now (capability `erase`).
    virtual Async<QList<LegalHold>> legalHolds(const QStringList& contacts) {
        Q_UNUSED(contacts)
        return ready<QList<LegalHold>>(fail(ErrorKind::Permanent, QStringLiteral("unsupported")));
    }
    //! Erases the contacts for good. Repeatable: the same id answers what became of the first. Errors:
    //! Conflict "legal_hold", Auth "forbidden", Permanent "unsupported".
    virtual Async<EraseAnswer> requestErase(const ErasureId& id, const QStringList& contacts) {
        Q_UNUSED(id)
        Q_UNUSED(contacts)
        return ready<EraseAnswer>(fail(ErrorKind::Permanent, QStringLiteral("unsupported")));
    }

Q_SIGNALS:
    //! Rows that came by themselves; `stream` and Batch::nextCursor as in pull(). Batch::nextCursor is empty
    //! where the push cannot vouch that nothing was missed.
    void pushed(const QString& stream, const segue::Batch& batch);
    //! Something changed: pull `stream`.
    void hinted(const QString& stream);
    void ephemeral(const segue::Ephemeral& sign);
    void realtimeChanged(segue::RealtimeState state);
    //! capabilities() are others than before, without a validate().
    void capabilitiesChanged();
};

} // namespace segue
