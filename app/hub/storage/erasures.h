// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/erasure_scope.h"
#include "app/hub/storage/ids.h"
#include "app/hub/storage/write.h"

#include <QList>
#include <QStringList>

namespace segue::hub {

enum class ErasureCause {
    Request,   //!< Somebody wanted a person to be forgotten.
    Retention, //!< A rule: the conversations alone.
};
enum class ErasureState {
    Waiting, //!< For a mail that is being handed over just now, or for a legal hold; nothing is deleted yet.
    Scrubbing, //!< Deleted; the bytes are still being overwritten.
    Done,
};
QString toString(ErasureState state);

//! A tombstone: ids alone, kept for ever. In the feed it is an object of its own kind.
struct ErasureRow {
    QString id; //!< Made by the workstation.
    ErasureCause cause = ErasureCause::Request;
    QStringList contacts;      //!< Everybody named, also those who were not there.
    QStringList conversations; //!< Those that went with them.
    AgentId actor;             //!< Who asked for it; empty: the hub by itself.
    ErasureState state = ErasureState::Waiting;
    Instant at;
    qint64 version = 0; //!< 0 while it waits.

    bool operator==(const ErasureRow&) const = default;
};

//! What was erased. Deleting is one transaction; a Scrubber overwrites the bytes after it.
class Erasures {
public:
    explicit Erasures(db::Connection& db) : m_db(db) {}

    Result<std::optional<ErasureRow>> find(const QString& id);
    //! Those of `ids` that were carried out, in any order.
    Result<QList<ErasureRow>> load(const QStringList& ids);
    //! Up to `limit` that were carried out after the version `cursor`, in their order.
    Result<QList<ErasureRow>> after(qint64 cursor, int limit);
    Result<QList<ErasureRow>> withState(ErasureState state);
    //! Errors: Permanent "erased" (410) if the contact, or conversation, was erased.
    Result<void> checkContact(const ContactId& id);
    Result<void> checkConversation(const ConversationId& id);

    //! Erases these people: once for each id, whose first request counts. It waits while one of their mails
    //! is with the SMTP server. Contacts that are not there are named in the tombstone all the same.
    //! `preview` is the hash of the ErasureCounts that were shown; empty: none were. Errors: Conflict
    //! "legal_hold", "preview_changed".
    static Result<ErasureRow> request(
        Write& write, const QString& id, const QStringList& contacts, const AgentId& actor,
        const QString& preview);
    //! Erases a waiting one, unless another process has; it stays as it is while it has to wait on.
    static Result<void> carryOut(Write& write, const QString& id);
    //! Erases conversations whose time is over.
    static Result<ErasureRow> eraseConversations(Write& write, const QStringList& conversations);
    //! Their bytes are overwritten: those carried out up to `version`.
    static Result<void> finish(Write& write, qint64 version);

private:
    Result<QList<ErasureRow>> select(const QString& where, const db::Values& values);
    Result<void> check(FeedKind kind, const QString& id);
    static Result<void> insert(Write& write, const ErasureRow& row);
    static Result<ErasureRow> eraseUnlessHeldBack(Write& write, ErasureRow row);
    static Result<ErasureRow> erase(Write& write, ErasureRow row, const ErasureScope& scope);

    db::Connection& m_db;
};

} // namespace segue::hub
