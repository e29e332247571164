// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/json_of.h"

#include "core/domain/value_json.h"
#include "core/engine/control.h"

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

template <class Ref> QJsonObject refToJson(const Ref& ref) {
    return {{u"account"_s, ref.account.value()}, {u"id"_s, ref.id}};
}
template <class Ref> QJsonValue refToJson(const std::optional<Ref>& ref) {
    return ref ? QJsonValue(ref->id) : QJsonValue(QJsonValue::Null);
}

QJsonArray attachmentsToJson(const QList<Attachment>& attachments) {
    QJsonArray out;
    for (const Attachment& file : attachments)
        out.append(QJsonObject{
            {u"id"_s, file.id},
            {u"name"_s, file.name},
            {u"media_type"_s, file.mediaType},
            {u"size"_s, file.size}});
    return out;
}

QJsonArray participantsToJson(const QList<Participant>& participants) {
    QJsonArray out;
    for (const Participant& p : participants)
        out.append(QJsonObject{
            {u"role"_s, toString(p.role)},
            {u"address"_s, p.address},
            {u"name"_s, p.name},
            {u"contact"_s, refToJson(p.contact)}});
    return out;
}

} // namespace

QJsonValue jsonTime(const std::optional<Instant>& at) {
    return at ? QJsonValue(toMs(*at)) : QJsonValue(QJsonValue::Null);
}

QJsonObject toJson(const Account& account) {
    return control::accountToJson(account);
}

QJsonObject toJson(const InboxRow& row) {
    QJsonObject out = refToJson(row.conversation);
    out.insert(u"reference"_s, row.reference);
    out.insert(u"customer"_s, row.customer.value());
    out.insert(u"customer_name"_s, row.customerName);
    out.insert(u"subject"_s, row.subject);
    out.insert(u"snippet"_s, row.snippet);
    out.insert(u"channel"_s, toString(row.channel));
    out.insert(u"status"_s, toString(row.status));
    out.insert(u"priority"_s, toString(row.priority));
    out.insert(u"assignee_name"_s, row.assigneeName);
    out.insert(u"tags"_s, QJsonArray::fromStringList(row.tags));
    out.insert(u"unread"_s, row.unread);
    out.insert(u"queued"_s, row.queuedCommands);
    out.insert(u"needs_agent"_s, row.needsAgent);
    out.insert(u"has_draft"_s, row.hasDraft);
    out.insert(u"last_at"_s, toMs(row.lastAt));
    out.insert(u"waiting_since"_s, jsonTime(row.waitingSince));
    out.insert(u"snoozed_until"_s, jsonTime(row.snoozedUntil));
    return out;
}

QJsonObject toJson(const Conversation& c) {
    QJsonObject out = refToJson(c.ref);
    out.insert(u"reference"_s, c.reference);
    out.insert(u"subject"_s, c.subject);
    out.insert(u"channel"_s, toString(c.channel));
    out.insert(u"contact"_s, refToJson(c.contact));
    out.insert(u"participants"_s, participantsToJson(c.participants));
    out.insert(u"status"_s, toString(c.status));
    out.insert(u"priority"_s, toString(c.priority));
    out.insert(u"assignee"_s, refToJson(c.assignee));
    out.insert(u"team"_s, refToJson(c.team));
    out.insert(u"tags"_s, QJsonArray::fromStringList(c.tags));
    out.insert(u"rating"_s, c.rating);
    out.insert(u"snoozed_until"_s, jsonTime(c.snoozedUntil));
    out.insert(u"waiting_since"_s, jsonTime(c.waitingSince));
    out.insert(u"created_at"_s, toMs(c.createdAt));
    out.insert(u"updated_at"_s, toMs(c.updatedAt));
    return out;
}

QJsonObject toJson(const TimelineRow& row) {
    const Entry& e = row.entry;
    QJsonObject out = refToJson(e.ref);
    out.insert(u"conversation"_s, e.conversation.id);
    out.insert(u"kind"_s, toString(e.kind));
    out.insert(u"visibility"_s, toString(e.visibility));
    out.insert(u"channel"_s, toString(e.channel));
    out.insert(
        u"author"_s,
        QJsonObject{
            {u"kind"_s, toString(e.author.kind)}, {u"id"_s, e.author.id}, {u"name"_s, e.author.name}});
    out.insert(u"subject"_s, e.subject);
    out.insert(u"text"_s, e.text);
    out.insert(u"attachments"_s, attachmentsToJson(e.attachments));
    out.insert(u"delivery"_s, toString(e.delivery));
    out.insert(u"rating"_s, e.rating);
    out.insert(u"at"_s, toMs(e.at));
    if (e.change)
        out.insert(
            u"change"_s, QJsonObject{
                             {u"field"_s, e.change->field},
                             {u"before"_s, e.change->before},
                             {u"after"_s, e.change->after}});
    if (row.outbox)
        out.insert(u"outbox"_s, toString(row.outbox->state));
    return out;
}

QJsonObject toJson(const CustomerRow& row) {
    return {{u"id"_s, row.id.value()},         {u"name"_s, row.name},
            {u"address"_s, row.detail},        {u"organisation"_s, row.organisation},
            {u"contacts"_s, row.contactCount}, {u"conversations"_s, row.conversationCount},
            {u"open"_s, row.openCount},        {u"last_at"_s, toMs(row.lastAt)}};
}

QJsonObject toJson(const SearchHit& hit) {
    return {
        {u"account"_s, hit.entry.account.value()},
        {u"entry"_s, hit.entry.id},
        {u"conversation"_s, hit.conversation.id},
        {u"customer"_s, hit.customer.value()},
        {u"customer_name"_s, hit.customerName},
        {u"subject"_s, hit.subject},
        {u"excerpt"_s, markedText(hit.excerpt)},
        {u"channel"_s, toString(hit.channel)},
        {u"at"_s, toMs(hit.at)}};
}

QJsonObject toJson(const ArticleHit& hit) {
    QJsonObject out = refToJson(hit.article.ref);
    out.insert(u"title"_s, hit.article.title);
    out.insert(u"language"_s, hit.article.language);
    out.insert(u"section"_s, hit.article.section);
    out.insert(u"state"_s, toString(hit.article.state));
    out.insert(u"url"_s, hit.article.url);
    out.insert(u"excerpt"_s, markedText(hit.excerpt));
    out.insert(u"updated_at"_s, toMs(hit.article.updatedAt));
    return out;
}

QJsonObject toJson(const OutboxItem& item) {
    QJsonObject out{
        {u"command"_s, item.command.id.value()},
        {u"account"_s, item.command.conversation.account.value()},
        {u"conversation"_s, item.command.conversation.id},
        {u"state"_s, toString(item.state)},
        {u"held_because"_s, toString(item.heldBecause)},
        {u"attempts"_s, item.attempts},
        {u"text"_s, textOf(item.command)},
        {u"entry"_s, item.entryId},
        {u"created_at"_s, toMs(item.command.createdAt)},
        {u"changed_at"_s, toMs(item.changedAt)}};
    QJsonArray operations;
    for (const Operation& operation : item.command.operations)
        operations.append(operationToJson(operation));
    out.insert(u"operations"_s, operations);
    if (item.lastError)
        out.insert(u"error"_s, errorToJson(*item.lastError));
    return out;
}

QString timeText(const std::optional<Instant>& at) {
    return at ? toDateTime(*at).toString(u"yyyy-MM-dd HH:mm"_s) : QString();
}

QString markedText(const QString& excerpt) {
    QString out = excerpt;
    return out.replace(QChar(2), u'[').replace(QChar(3), u']');
}

} // namespace segue::ctl
