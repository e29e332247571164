// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON inside columns. What is read here was written here: a damaged value reads as empty, never as an
// error.
#include "core/base/json.h"
#include "core/store/row_codec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace segue::store {

using namespace Qt::StringLiterals;

namespace {

QString compact(const QJsonArray& array) {
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}
QString compact(const QJsonObject& object) {
    return QString::fromUtf8(toJson(object));
}

QJsonArray arrayOf(const QString& json) {
    return QJsonDocument::fromJson(json.toUtf8()).array();
}

QJsonArray evidenceArray(const QList<Evidence>& evidence) {
    QJsonArray out;
    for (const Evidence& line : evidence)
        out.append(QJsonObject{
            {u"field"_s, line.field},
            {u"level"_s, line.level},
            {u"left"_s, line.left},
            {u"right"_s, line.right},
            {u"weight"_s, line.weight}});
    return out;
}

QList<Evidence> evidenceList(const QJsonArray& array) {
    QList<Evidence> out;
    for (const QJsonValue& value : array) {
        const QJsonObject line = value.toObject();
        out.append(
            {line["field"_L1].toString(), line["level"_L1].toString(), line["left"_L1].toString(),
             line["right"_L1].toString(), line["weight"_L1].toDouble()});
    }
    return out;
}

} // namespace

QString listToJson(const QStringList& list) {
    return list.isEmpty() ? QString() : compact(QJsonArray::fromStringList(list));
}

QStringList listFromJson(const QString& json) {
    QStringList out;
    if (json.isEmpty())
        return out;
    const QJsonArray values = arrayOf(json);
    for (const QJsonValue& value : values)
        out.append(value.toString());
    return out;
}

QString participantsToJson(const QList<Participant>& participants) {
    QJsonArray out;
    for (const Participant& participant : participants)
        out.append(QJsonObject{
            {u"role"_s, toString(participant.role)},
            {u"contact"_s, participant.contact ? participant.contact->id : QString()},
            {u"address"_s, participant.address},
            {u"name"_s, participant.name}});
    return out.isEmpty() ? QString() : compact(out);
}

QList<Participant> participantsFromJson(const QString& json, const AccountId& account) {
    QList<Participant> out;
    if (json.isEmpty())
        return out;
    const QJsonArray values = arrayOf(json);
    for (const QJsonValue& value : values) {
        const QJsonObject object = value.toObject();
        Participant participant;
        participant.role =
            participantRoleFromString(object["role"_L1].toString()).value_or(ParticipantRole::Cc);
        if (const QString id = object["contact"_L1].toString(); !id.isEmpty())
            participant.contact = ContactRef{account, id};
        participant.address = object["address"_L1].toString();
        participant.name = object["name"_L1].toString();
        out.append(participant);
    }
    return out;
}

QString attachmentsToJson(const QList<Attachment>& attachments) {
    QJsonArray out;
    for (const Attachment& attachment : attachments)
        out.append(QJsonObject{
            {u"id"_s, attachment.id},
            {u"name"_s, attachment.name},
            {u"media_type"_s, attachment.mediaType},
            {u"size"_s, attachment.size},
            {u"content_id"_s, attachment.contentId}});
    return out.isEmpty() ? QString() : compact(out);
}

QString detailsToJson(const QMap<QString, QString>& details) {
    QJsonObject out;
    for (auto it = details.begin(); it != details.end(); ++it)
        out.insert(it.key(), it.value());
    return out.isEmpty() ? QString() : compact(out);
}

QString evidenceToJson(const QList<Evidence>& evidence) {
    return evidence.isEmpty() ? QString() : compact(evidenceArray(evidence));
}

QList<Evidence> evidenceFromJson(const QString& json) {
    return evidenceList(arrayOf(json));
}

QString decisionToJson(const IdentityDecision& decision) {
    QJsonObject out{
        {u"id"_s, decision.id.value()},
        {u"verdict"_s, toString(decision.verdict)},
        {u"left_account"_s, decision.left.account.value()},
        {u"left"_s, decision.left.id},
        {u"right_account"_s, decision.right.account.value()},
        {u"right"_s, decision.right.id},
        {u"actor"_s, decision.actor},
        {u"reason"_s, decision.reason},
        {u"evidence"_s, evidenceArray(decision.evidence)},
        {u"at"_s, toMs(decision.at)}};
    if (decision.revokes)
        out.insert(u"revokes"_s, decision.revokes->value());
    return compact(out);
}

IdentityDecision decisionFromJson(const QString& json) {
    const QJsonObject o = QJsonDocument::fromJson(json.toUtf8()).object();
    IdentityDecision out;
    out.id = DecisionId(o["id"_L1].toString());
    out.verdict = verdictFromString(o["verdict"_L1].toString()).value_or(IdentityDecision::Verdict::NotSame);
    out.left = {AccountId(o["left_account"_L1].toString()), o["left"_L1].toString()};
    out.right = {AccountId(o["right_account"_L1].toString()), o["right"_L1].toString()};
    if (const QString revokes = o["revokes"_L1].toString(); !revokes.isEmpty())
        out.revokes = DecisionId(revokes);
    out.actor = o["actor"_L1].toString();
    out.reason = o["reason"_L1].toString();
    out.evidence = evidenceList(o["evidence"_L1].toArray());
    out.at = fromMs(o["at"_L1].toInteger());
    return out;
}

QString filesToJson(const QList<StagedFile>& files) {
    QJsonArray out;
    for (const StagedFile& file : files)
        out.append(QJsonObject{
            {u"sha256"_s, file.sha256},
            {u"name"_s, file.name},
            {u"media_type"_s, file.mediaType},
            {u"size"_s, file.size}});
    return out.isEmpty() ? QString() : compact(out);
}

QString errorToJson(const std::optional<Error>& error) {
    if (!error)
        return {};
    QJsonObject out{
        {u"kind"_s, toString(error->kind)},
        {u"code"_s, error->code},
        {u"message"_s, error->message},
        {u"http_status"_s, error->httpStatus}};
    if (error->retryAfter)
        out.insert(u"retry_after"_s, static_cast<qint64>(error->retryAfter->count()));
    return compact(out);
}

} // namespace segue::store
