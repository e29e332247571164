// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/db/connection.h"
#include "core/domain/erasure.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <functional>

namespace segue {

//! Everything that one erasure deletes in a profile: what is by id, and the words by which the rest is found.
//! It is stored with the decision, so that a kill at any moment cannot lose what was still to be done.
struct ErasePlan {
    ErasureId id;
    CustomerId customer; //!< Empty where a backend asked for it.
    QList<ContactRef> contacts;
    QList<ConversationRef> conversations; //!< Their own: deleted whole.
    QList<EntryRef> entriesElsewhere;     //!< Deleted in conversations of others.
    //! Addresses and names, lower-cased, for what has no ids: things that could not be read, and participants
    //! whose contact the backend does not name.
    QStringList words;
    QStringList downloads; //!< Paths of files, whether they are there or not.
    QStringList staged;    //!< Hashes of files that were to be sent to them.
    bool setAsideFiles = false;
    Instant at;

    bool operator==(const ErasePlan&) const = default;
};

//! How far an erasure of work.db has come.
enum class ErasureState {
    Decided,   //!< The rest of the profile may still have it.
    Forgotten, //!< Only bytes are left, to be overwritten.
    Done,
};
QString toString(ErasureState state);

//! One backend's part of an erasure that it has not carried out yet.
struct PendingEraseRequest {
    ErasureId erasure;
    AccountId account;
    QStringList contacts;
    ErasedCustomer::Backend::State state = ErasedCustomer::Backend::State::Waiting;
    QString error;

    bool operator==(const PendingEraseRequest&) const = default;
};

namespace store {

QString planToJson(const ErasePlan& plan);
//! What is damaged reads as empty.
ErasePlan planFromJson(const QString& json);

//! Where a downloaded attachment lies, for every attachment: (account, entry, attachment id, its name).
using DownloadPath =
    std::function<QString(const EntryRef& entry, const QString& attachment, const QString& name)>;

//! Fills in everything that follows from `plan.contacts` and what is in `plan` already. `mentions` adds
//! others' messages that name an address. Reads only. Errors: Storage.
Result<void>
completePlan(db::Connection& cache, ErasePlan& plan, bool mentions, const DownloadPath& downloadPath);
//! Others' messages that name an address of the plan's contacts.
Result<QList<EntryRef>> mentionsOf(db::Connection& cache, const ErasePlan& plan);
//! What of the quarantine belongs to the plan, as (account, kind, id).
struct QuarantineKey {
    AccountId account;
    QString kind;
    QString id;
};
Result<QList<QuarantineKey>> quarantineOf(db::Connection& cache, const ErasePlan& plan);

} // namespace store
} // namespace segue
