// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/command_request.h"

#include "app/hub/rest/answers.h"
#include "app/hub/storage/conversation_json.h"
#include "core/base/hash.h"

#include <QUuid>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostOperations = 50;
constexpr qsizetype mostAttachments = 50;
constexpr qsizetype longestTag = 64;

Result<void> checkText(const WriteText& text) {
    SEGUE_TRY(checkTextSize(text.text));
    if (text.text.trimmed().isEmpty() && text.attachments.isEmpty())
        return invalid(u"invalid_text"_s, u"A reply or note needs a text or an attachment."_s);
    if (text.attachments.size() > mostAttachments)
        return invalid(u"invalid_attachment"_s, u"A reply or note may have 50 attachments."_s);
    return {};
}

Result<void> checkTags(const ChangeTags& change) {
    for (const QString& tag : change.add) {
        if (tag.trimmed().isEmpty() || tag != tag.trimmed() || tag.size() > longestTag)
            return invalid(u"invalid_tag"_s, u"A tag has 1 to 64 characters and no space at its ends."_s);
    }
    return {};
}

Result<HubOperation> textOperation(JsonReader& r, bool isPublic) {
    WriteText text{isPublic, r.optionalString("text"), r.optionalStrings("attachments")};
    SEGUE_TRY(checkRead(r));
    SEGUE_TRY(checkText(text));
    return HubOperation(text);
}

Result<HubOperation> checkedOperation(const Operation& operation) {
    if (const auto* status = std::get_if<SetStatus>(&operation))
        return HubOperation(*status);
    if (const auto* assign = std::get_if<Assign>(&operation))
        return HubOperation(*assign);
    if (const auto* priority = std::get_if<SetPriority>(&operation))
        return HubOperation(*priority);
    if (const auto* tags = std::get_if<ChangeTags>(&operation)) {
        SEGUE_TRY(checkTags(*tags));
        return HubOperation(*tags);
    }
    if (const auto* subject = std::get_if<SetSubject>(&operation)) {
        if (subject->subject.size() > 1000)
            return invalid(u"invalid_subject"_s, u"A subject may have 1,000 characters."_s);
        return HubOperation(*subject);
    }
    return invalid(u"invalid_operation"_s, u"An operation is of an unknown type."_s);
}

Result<HubOperation> operationFrom(const QJsonObject& object, const QString& path) {
    JsonReader r(object, path);
    const QString type = r.string("type");
    SEGUE_TRY(checkRead(r));
    if (type == "reply"_L1 || type == "note"_L1)
        return textOperation(r, type == "reply"_L1);
    auto operation = operationFromJson(object, path);
    if (!operation)
        return invalid(u"invalid_operation"_s, operation.error().message);
    return checkedOperation(*operation);
}

} // namespace

Result<QList<HubOperation>> operationsFromJson(const QJsonArray& array) {
    if (array.isEmpty() || array.size() > mostOperations)
        return invalid(u"invalid_operation"_s, u"A command has 1 to 50 operations."_s);
    QList<HubOperation> operations;
    int texts = 0;
    for (qsizetype i = 0; i < array.size(); ++i) {
        SEGUE_TRY_VALUE(operation, operationFrom(array.at(i).toObject(), u"$.operations[%1]"_s.arg(i)));
        texts += std::holds_alternative<WriteText>(operation) ? 1 : 0;
        operations.append(operation);
    }
    if (texts > 1)
        return invalid(u"invalid_operation"_s, u"A command holds one reply or one note."_s);
    return operations;
}

Result<CommandRequest> commandFromBody(const QJsonObject& body) {
    JsonReader r(body);
    CommandRequest request;
    request.conversation = ConversationId(r.id("conversation"));
    request.baseEntry = r.optionalId("base_entry");
    const QJsonArray operations = r.array("operations");
    const QJsonArray recipients = r.optionalArray("recipients");
    SEGUE_TRY(checkRead(r));
    SEGUE_TRY_VALUE(participants, participantsFromJson(recipients, u"$.recipients"_s));
    SEGUE_TRY_VALUE(parsed, operationsFromJson(operations));
    request.recipients = participants;
    request.operations = parsed;
    return request;
}

Result<QString> idempotencyKey(const QString& text) {
    if (text.isEmpty())
        return fail(ErrorKind::Permanent, u"key_missing"_s, u"An Idempotency-Key is needed."_s);
    const QUuid uuid = QUuid::fromString(text);
    if (uuid.isNull())
        return invalid(u"invalid_key"_s, u"The Idempotency-Key must be a UUID."_s);
    return uuid.toString(QUuid::WithoutBraces);
}

QString payloadHash(const QJsonObject& body, const QString& agent) {
    // QJsonObject keeps its fields sorted.
    return sha256Hex(agent.toUtf8() + '\n' + toJson(body));
}

} // namespace segue::hub
