// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/contact.h"
#include "core/domain/conversation.h"
#include "core/domain/directory.h"
#include "core/domain/entry.h"
#include "core/domain/identity.h"

#include <QJsonObject>

namespace segue::hub_api {

//! Where an object of the hub's came from: whose it is, and how errors name its place
//! ("$.entries[3]").
struct Origin {
    AccountId account;
    QString path = QStringLiteral("$");
};

// The objects of docs/hub-api.md as rows of ours. Each fails (Protocol) on the first field that is
// missing where it must not be, mistyped, or a word that nobody knows; a visibility is never
// guessed.
Result<Organisation> organisationFrom(const QJsonObject& object, const Origin& origin);
Result<Contact> contactFrom(const QJsonObject& object, const Origin& origin);
Result<Conversation> conversationFrom(const QJsonObject& object, const Origin& origin);
Result<Entry> entryFrom(const QJsonObject& object, const Origin& origin);
Result<Article> articleFrom(const QJsonObject& object, const Origin& origin);
Result<Agent> agentFrom(const QJsonObject& object, const Origin& origin);
Result<Team> teamFrom(const QJsonObject& object, const Origin& origin);
Result<CannedResponse> cannedResponseFrom(const QJsonObject& object, const Origin& origin);
Result<Macro> macroFrom(const QJsonObject& object, const Origin& origin);
Result<IdentityDecision> decisionFrom(const QJsonObject& object, const Origin& origin);

} // namespace segue::hub_api
