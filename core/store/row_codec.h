// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/row.h"
#include "core/domain/account.h"
#include "core/domain/command.h"
#include "core/domain/contact.h"
#include "core/domain/conversation.h"
#include "core/domain/directory.h"
#include "core/domain/entry.h"
#include "core/domain/identity.h"
#include "core/domain/outbox_item.h"

#include <QString>

//! How domain values lie in the tables of cache.db and work.db: the one place that knows the columns.
//! `…Columns()` is a select list without a table prefix; `read…(row)` reads it from column `first` on.
namespace segue::store {

QString conversationColumns();
Conversation readConversation(const db::Row& row, int first = 0);
QString entryColumns(); //!< Without html.
Entry readEntry(const db::Row& row, int first = 0);
constexpr int entryColumnCount = 24;
QString contactColumns(); //!< Without points; `row` comes first, `customer` last.
Contact readContact(const db::Row& row, int first = 1);
constexpr int contactColumnCount = 10;
QString pointColumns();
ContactPoint readPoint(const db::Row& row, int first = 0);
QString articleColumns();
Article readArticle(const db::Row& row, int first = 0);
QString outboxColumns();
//! Over what an item says and to whom. `command` is its stored form.
QString outboxChecksum(const CommandId& id, const ConversationRef& conversation, const QString& command);
OutboxItem readOutboxItem(const db::Row& row);
//! Its conversation alone, without decoding the command.
ConversationRef outboxConversation(const db::Row& row);
QString draftColumns();
Draft readDraft(const db::Row& row, int first = 0);
QString accountColumns();
Account readAccount(const db::Row& row, int first = 0);
QString decisionColumns();
IdentityDecision readDecision(const db::Row& row, int first = 0);
QString suggestionColumns();
IdentitySuggestion readSuggestion(const db::Row& row, int first = 0);

QString listToJson(const QStringList& list);
QStringList listFromJson(const QString& json);
QString participantsToJson(const QList<Participant>& participants);
QList<Participant> participantsFromJson(const QString& json, const AccountId& account);
QString attachmentsToJson(const QList<Attachment>& attachments);
QList<Attachment> attachmentsFromJson(const QString& json);
QString detailsToJson(const QMap<QString, QString>& details);
QMap<QString, QString> detailsFromJson(const QString& json);
QString evidenceToJson(const QList<Evidence>& evidence);
QList<Evidence> evidenceFromJson(const QString& json);
QString decisionToJson(const IdentityDecision& decision);
IdentityDecision decisionFromJson(const QString& json);
QString filesToJson(const QList<StagedFile>& files);
QList<StagedFile> filesFromJson(const QString& json);
QString errorToJson(const std::optional<Error>& error);
std::optional<Error> errorFromJson(const QString& json);

//! Priorities are stored as numbers so that they sort.
int priorityNumber(Priority priority);

} // namespace segue::store
