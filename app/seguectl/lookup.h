// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

#include <QStringList>

namespace segue::ctl {

// From what a person types to what is meant. Errors: Permanent "unknown_…" (nothing fits),
// "ambiguous_…" (several do).

//! By id, or by a name that only one account has.
Result<Account> findAccount(Views& views, const QString& text);
//! By the backend's id, by "account/id", or by the reference ("#1042"). `account` narrows it down,
//! empty = all.
Result<Conversation> findConversation(Views& views, const QString& text, const QString& account);
//! By id, address or name, among the agents of an account.
Result<Agent> findAgent(Views& views, const AccountId& account, const QString& text);
//! By id or name, among the teams of an account.
Result<Team> findTeam(Views& views, const AccountId& account, const QString& text);

//! A number of rows from an option: `fallback` where it is not given. Errors: usage.
Result<int> rowLimit(const QString& text, int fallback);

} // namespace segue::ctl
