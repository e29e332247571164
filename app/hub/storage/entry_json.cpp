// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/entry_json.h"

#include "app/hub/storage/json_values.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

QJsonArray attachmentsToJson(const QList<Attachment>& attachments) {
    QJsonArray out;
    for (const Attachment& attachment : attachments)
        out.append(attachmentToJson(attachment));
    return out;
}

QJsonValue changeToJson(const std::optional<Change>& change) {
    if (!change)
        return QJsonValue::Null;
    return QJsonObject{
        {u"field"_s, change->field}, {u"before"_s, change->before}, {u"after"_s, change->after}};
}

} // namespace

QJsonObject attachmentToJson(const Attachment& a) {
    return {
        {u"id"_s, a.id},
        {u"name"_s, a.name},
        {u"media_type"_s, a.mediaType},
        {u"size"_s, a.size},
        {u"content_id"_s, a.contentId}};
}

QJsonObject authorToJson(const Author& author) {
    return {{u"kind"_s, toString(author.kind)}, {u"id"_s, author.id}, {u"name"_s, author.name}};
}

QJsonObject entryToJson(const EntryRow& e) {
    return {
        {u"id"_s, e.id.value()},
        {u"version"_s, e.version},
        {u"conversation"_s, e.conversation.value()},
        {u"kind"_s, toString(e.kind)},
        {u"visibility"_s, toString(e.visibility)},
        {u"channel"_s, toString(e.channel)},
        {u"author"_s, authorToJson(e.author)},
        {u"contact"_s, jsonId(e.contact)},
        {u"subject"_s, e.subject},
        {u"text"_s, e.text},
        {u"html"_s, e.html},
        {u"attachments"_s, attachmentsToJson(e.attachments)},
        {u"change"_s, changeToJson(e.change)},
        {u"rating"_s, e.rating},
        {u"delivery"_s, toString(e.delivery)},
        {u"delivery_error"_s, e.deliveryError},
        {u"at"_s, jsonTime(e.at)},
        {u"sequence"_s, e.sequence},
        {u"command"_s, e.command}};
}

QJsonObject visitorEntryToJson(const EntryRow& e) {
    return {
        {u"id"_s, e.id.value()},
        {u"version"_s, e.version},
        {u"conversation"_s, e.conversation.value()},
        {u"kind"_s, toString(e.kind)},
        {u"author"_s, QJsonObject{{u"kind"_s, toString(e.author.kind)}, {u"name"_s, e.author.name}}},
        {u"text"_s, e.text},
        {u"attachments"_s, attachmentsToJson(e.attachments)},
        {u"rating"_s, e.rating},
        {u"delivery"_s, toString(e.delivery)},
        {u"at"_s, jsonTime(e.at)},
        {u"sequence"_s, e.sequence},
        {u"client_id"_s, e.clientId}};
}

} // namespace segue::hub
