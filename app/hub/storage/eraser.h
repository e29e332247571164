// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/storage/erasure_scope.h"
#include "app/hub/storage/write.h"

namespace segue::hub {

//! Deletes everything of a scope, in an order that the references between the tables allow. What it leaves is
//! hashes, by which a mail that is delivered again, and an import that is repeated, bring nobody back.
class Eraser {
public:
    Eraser(Write& write, const ErasureScope& scope) : m_write(write), m_scope(scope) {}

    Result<void> run();

private:
    //! "conversation IN (…)" or the like, for each piece of `ids`; "%1" stands for them.
    Result<void> forEach(const QString& sql, const QStringList& ids);
    Result<void> keepDuplicatesGuard();
    Result<void> keepGuardOf(const QString& where, const QStringList& ids);
    Result<void> keepImportsGuard();
    Result<void> hashExternalIds(const QString& where, const QStringList& ids);
    Result<void> markFiles();
    Result<void> removeConversations();
    Result<void> removeEntries();
    Result<void> leavePlaces();
    Result<void> leavePlace(const QString& conversation);
    Result<void> forgetRecipients(const QString& conversation);
    Result<void> forgetAuthors(const QString& conversation);
    Result<void> removeDecisions();
    Result<void> removeTokens();
    Result<void> removeContacts();

    Write& m_write;
    const ErasureScope& m_scope;
};

} // namespace segue::hub
