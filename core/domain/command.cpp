// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/command.h"

#include "core/base/json.h"

#include <QJsonArray>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

QJsonArray filesToJson(const QList<StagedFile>& files) {
    QJsonArray out;
    for (const StagedFile& file : files)
        out.append(QJsonObject{
            {u"sha256"_s, file.sha256},
            {u"name"_s, file.name},
            {u"media_type"_s, file.mediaType},
            {u"size"_s, file.size}});
    return out;
}

QList<StagedFile> filesFromJson(JsonReader& parent, const char* key) {
    QList<StagedFile> out;
    const QJsonArray values = parent.optionalArray(key);
    for (const QJsonValue& value : values) {
        JsonReader r(value.toObject(), parent.pathOf(key));
        out.append(
            {r.string("sha256"), r.string("name"), r.optionalString("media_type"),
             r.optionalInteger("size")});
        if (r.error())
            parent.complain(key, r.error()->message);
    }
    return out;
}

struct OperationWriter {
    QJsonObject operator()(const Reply& reply) const {
        return {{u"type"_s, u"reply"_s}, {u"text"_s, reply.text}, {u"files"_s, filesToJson(reply.files)}};
    }
    QJsonObject operator()(const Note& note) const {
        return {{u"type"_s, u"note"_s}, {u"text"_s, note.text}, {u"files"_s, filesToJson(note.files)}};
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

//! Reads an enumeration's word, or complains.
template <class Enum> Enum word(JsonReader& r, const char* key, std::optional<Enum> (*parse)(QStringView)) {
    const QString text = r.string(key);
    const auto value = parse(text);
    if (!value)
        r.complain(key, u"unknown word \"%1\""_s.arg(text));
    return value.value_or(Enum{});
}

std::optional<QString> presentText(JsonReader& r, const char* key) {
    return r.has(key) ? std::optional(r.string(key)) : std::nullopt;
}

Operation readOperation(JsonReader& r, const QString& type) {
    if (type == "reply"_L1)
        return Reply{r.string("text"), filesFromJson(r, "files")};
    if (type == "note"_L1)
        return Note{r.string("text"), filesFromJson(r, "files")};
    if (type == "status"_L1)
        return SetStatus{
            word(r, "status", &statusFromString), r.optionalString("raw_status"),
            r.optionalInstant("snoozed_until")};
    if (type == "assign"_L1)
        return Assign{presentText(r, "agent"), presentText(r, "team")};
    if (type == "priority"_L1)
        return SetPriority{word(r, "priority", &priorityFromString)};
    if (type == "tags"_L1)
        return ChangeTags{r.optionalStrings("add"), r.optionalStrings("remove")};
    if (type == "subject"_L1)
        return SetSubject{r.string("subject")};
    r.complain("type", u"unknown operation \"%1\""_s.arg(type));
    return Note{};
}

QJsonObject participantToJson(const Participant& participant) {
    QJsonObject out{
        {u"role"_s, toString(participant.role)},
        {u"address"_s, participant.address},
        {u"name"_s, participant.name}};
    if (participant.contact)
        out.insert(u"contact"_s, participant.contact->id);
    return out;
}

QList<Participant> participantsFromJson(JsonReader& parent, const AccountId& account) {
    QList<Participant> out;
    const QJsonArray values = parent.optionalArray("recipients");
    for (const QJsonValue& value : values) {
        JsonReader r(value.toObject(), parent.pathOf("recipients"));
        Participant participant;
        participant.role = word(r, "role", &participantRoleFromString);
        participant.address = r.optionalString("address");
        participant.name = r.optionalString("name");
        if (r.has("contact"))
            participant.contact = ContactRef{account, r.id("contact")};
        if (r.error())
            parent.complain("recipients", r.error()->message);
        out.append(participant);
    }
    return out;
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
    QJsonArray recipients;
    for (const Participant& participant : command.recipients)
        recipients.append(participantToJson(participant));
    QJsonObject out{
        {u"id"_s, command.id.value()},
        {u"account"_s, command.conversation.account.value()},
        {u"conversation"_s, command.conversation.id},
        {u"channel"_s, toString(command.channel)},
        {u"recipients"_s, recipients},
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
    command.channel = word(r, "channel", &channelFromString);
    command.recipients = participantsFromJson(r, command.conversation.account);
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
