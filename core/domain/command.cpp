// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/command.h"

#include "core/domain/value_json.h"

#include <QJsonArray>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

struct OperationWriter {
    QJsonObject operator()(const Reply& reply) const {
        return {
            {u"type"_s, u"reply"_s},
            {u"text"_s, reply.text},
            {u"files"_s, listToJson(reply.files, &stagedFileToJson)}};
    }
    QJsonObject operator()(const Note& note) const {
        return {
            {u"type"_s, u"note"_s},
            {u"text"_s, note.text},
            {u"files"_s, listToJson(note.files, &stagedFileToJson)}};
    }
    QJsonObject operator()(const SetStatus& set) const {
        QJsonObject out{{u"type"_s, u"status"_s}, {u"status"_s, toString(set.status)}};
        if (!set.rawStatus.isEmpty())
            out.insert(u"raw_status"_s, set.rawStatus);
        if (set.snoozedUntil)
            out.insert(u"snoozed_until"_s, toMs(*set.snoozedUntil));
        return out;
    }
    QJsonObject operator()(const Assign& assign) const {
        QJsonObject out{{u"type"_s, u"assign"_s}};
        if (assign.agentId)
            out.insert(u"agent"_s, *assign.agentId);
        if (assign.teamId)
            out.insert(u"team"_s, *assign.teamId);
        return out;
    }
    QJsonObject operator()(const SetPriority& set) const {
        return {{u"type"_s, u"priority"_s}, {u"priority"_s, toString(set.priority)}};
    }
    QJsonObject operator()(const ChangeTags& tags) const {
        return {
            {u"type"_s, u"tags"_s},
            {u"add"_s, QJsonArray::fromStringList(tags.add)},
            {u"remove"_s, QJsonArray::fromStringList(tags.remove)}};
    }
    QJsonObject operator()(const SetSubject& set) const {
        return {{u"type"_s, u"subject"_s}, {u"subject"_s, set.subject}};
    }
};

std::optional<QString> presentText(JsonReader& r, const char* key) {
    return r.has(key) ? std::optional(r.string(key)) : std::nullopt;
}

Operation readOperation(JsonReader& r, const QString& type) {
    if (type == "reply"_L1)
        return Reply{r.string("text"), readList(r, "files", &readStagedFile)};
    if (type == "note"_L1)
        return Note{r.string("text"), readList(r, "files", &readStagedFile)};
    if (type == "status"_L1)
        return SetStatus{
            r.word("status", &statusFromString), r.optionalString("raw_status"),
            r.optionalInstant("snoozed_until")};
    if (type == "assign"_L1)
        return Assign{presentText(r, "agent"), presentText(r, "team")};
    if (type == "priority"_L1)
        return SetPriority{r.word("priority", &priorityFromString)};
    if (type == "tags"_L1)
        return ChangeTags{r.optionalStrings("add"), r.optionalStrings("remove")};
    if (type == "subject"_L1)
        return SetSubject{r.string("subject")};
    r.complain("type", u"unknown operation \"%1\""_s.arg(type));
    return Note{};
}

} // namespace

bool isCustomerVisible(const Command& command) {
    return std::any_of(command.operations.begin(), command.operations.end(), [](const Operation& o) {
        return std::holds_alternative<Reply>(o);
    });
}

QString textOf(const Command& command) {
    for (const Operation& operation : command.operations) {
        if (const auto* reply = std::get_if<Reply>(&operation))
            return reply->text;
        if (const auto* note = std::get_if<Note>(&operation))
            return note->text;
    }
    return {};
}

QList<StagedFile> filesOf(const Command& command) {
    QList<StagedFile> out;
    for (const Operation& operation : command.operations) {
        if (const auto* reply = std::get_if<Reply>(&operation))
            out += reply->files;
        if (const auto* note = std::get_if<Note>(&operation))
            out += note->files;
    }
    return out;
}

QJsonObject operationToJson(const Operation& operation) {
    return std::visit(OperationWriter{}, operation);
}

Result<Operation> operationFromJson(const QJsonObject& object, const QString& path) {
    JsonReader r(object, path);
    const QString type = r.string("type");
    return r.take(readOperation(r, type));
}

QJsonObject toJson(const Command& command) {
    QJsonArray operations;
    for (const Operation& operation : command.operations)
        operations.append(operationToJson(operation));
    QJsonObject out{
        {u"id"_s, command.id.value()},
        {u"account"_s, command.conversation.account.value()},
        {u"conversation"_s, command.conversation.id},
        {u"channel"_s, toString(command.channel)},
        {u"recipients"_s, listToJson(command.recipients, &participantToJson)},
        {u"operations"_s, operations},
        {u"base_entry"_s, command.baseEntryId},
        {u"created_at"_s, toMs(command.createdAt)}};
    if (command.notBefore)
        out.insert(u"not_before"_s, toMs(*command.notBefore));
    return out;
}

Result<Command> commandFromJson(const QJsonObject& object) {
    JsonReader r(object);
    Command command;
    command.id = CommandId(r.optionalString("id"));
    command.conversation = {AccountId(r.id("account")), r.id("conversation")};
    command.channel = r.word("channel", &channelFromString);
    command.recipients = readList(r, "recipients", [&](JsonReader& participant) {
        return readParticipant(participant, command.conversation.account);
    });
    command.baseEntryId = r.optionalString("base_entry");
    command.createdAt = r.instant("created_at");
    command.notBefore = r.optionalInstant("not_before");
    const QJsonArray operations = r.array("operations");
    for (qsizetype i = 0; i < operations.size(); ++i) {
        SEGUE_TRY_VALUE(
            operation, operationFromJson(operations.at(i).toObject(), u"$.operations[%1]"_s.arg(i)));
        command.operations.append(operation);
    }
    if (command.operations.isEmpty())
        r.complain("operations", u"must not be empty"_s);
    return r.take(command);
}

} // namespace segue
