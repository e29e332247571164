// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/adapters/hub/hub_commands.h"

#include "core/adapters/hub/hub_page.h"
#include "core/base/json.h"
#include "core/domain/value_json.h"

namespace segue::hub_api {

using namespace Qt::StringLiterals;

namespace {

qsizetype fileCount(const Operation& operation) {
    if (const auto* reply = std::get_if<Reply>(&operation))
        return reply->files.size();
    if (const auto* note = std::get_if<Note>(&operation))
        return note->files.size();
    return 0;
}

//! The stored form names staged files and raw statuses; the hub knows uploaded ones and its own
//! words.
QJsonObject operationBody(const Operation& operation, const QStringList& attachments) {
    QJsonObject out = operationToJson(operation);
    out.remove("files"_L1);
    if (!attachments.isEmpty())
        out.insert(u"attachments"_s, QJsonArray::fromStringList(attachments));
    const QString raw = out.take("raw_status"_L1).toString();
    if (!raw.isEmpty())
        out.insert(u"status"_s, raw);
    return out;
}

} // namespace

QJsonObject commandBody(const Command& command, const QStringList& fileIds) {
    QJsonArray operations;
    qsizetype used = 0;
    for (const Operation& operation : command.operations) {
        const qsizetype count = fileCount(operation);
        operations.append(operationBody(operation, fileIds.mid(used, count)));
        used += count;
    }
    QJsonObject out{{u"conversation"_s, command.conversation.id}, {u"operations"_s, operations}};
    if (!command.baseEntryId.isEmpty())
        out.insert(u"base_entry"_s, command.baseEntryId);
    QJsonArray recipients;
    for (const Participant& participant : command.recipients)
        recipients.append(QJsonObject{
            {u"role"_s, toString(participant.role)},
            {u"address"_s, participant.address},
            {u"name"_s, participant.name}});
    if (!recipients.isEmpty())
        out.insert(u"recipients"_s, recipients);
    return out;
}

Result<Receipt> receiptFrom(const QJsonObject& object, const CommandId& expected, const AccountId& account) {
    JsonReader r(object);
    Receipt out;
    if (r.id("command") != expected.value())
        r.complain("command", u"another command's receipt"_s);
    out.entryId = r.optionalString("entry");
    SEGUE_TRY_VALUE(rows, rowsFrom(r.optionalObject("changes"), account));
    out.rows = std::move(rows);
    return r.take(std::move(out));
}

QJsonObject articleBody(const Article& article) {
    QJsonObject out{
        {u"title"_s, article.title},
        {u"body"_s, article.body},
        {u"language"_s, article.language},
        {u"section"_s, article.section},
        {u"keywords"_s, QJsonArray::fromStringList(article.keywords)},
        {u"state"_s, toString(article.state)}};
    if (!article.ref.isEmpty())
        out.insert(u"version"_s, article.version);
    return out;
}

QJsonObject decisionBody(const IdentityDecision& decision) {
    QJsonObject out{
        {u"id"_s, decision.id.value()},
        {u"verdict"_s, toString(decision.verdict)},
        {u"left"_s, decision.left.id},
        {u"right"_s, decision.right.id},
        {u"actor"_s, decision.actor},
        {u"reason"_s, decision.reason},
        {u"evidence"_s, listToJson(decision.evidence, &evidenceToJson)},
        {u"at"_s, toMs(decision.at)}};
    if (decision.revokes)
        out.insert(u"revokes"_s, decision.revokes->value());
    if (!decision.act.isEmpty())
        out.insert(u"act"_s, decision.act.value());
    return out;
}

} // namespace segue::hub_api
