// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON inside columns. What is read here was written here: a damaged value reads as empty, never as an
// error.
#include "core/domain/value_json.h"
#include "core/store/row_codec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace segue::store {

using namespace Qt::StringLiterals;

namespace {

//! An empty list or object is an empty column.
QString compact(const QJsonArray& array) {
    return array.isEmpty() ? QString()
                           : QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}
QString compact(const QJsonObject& object) {
    return object.isEmpty() ? QString() : QString::fromUtf8(toJson(object));
}

QJsonArray arrayOf(const QString& json) {
    return json.isEmpty() ? QJsonArray() : QJsonDocument::fromJson(json.toUtf8()).array();
}

QJsonObject objectOf(const QString& json) {
    return json.isEmpty() ? QJsonObject() : QJsonDocument::fromJson(json.toUtf8()).object();
}

} // namespace

QString listToJson(const QStringList& list) {
    return compact(QJsonArray::fromStringList(list));
}

QStringList listFromJson(const QString& json) {
    QStringList out;
    const QJsonArray values = arrayOf(json);
    for (const QJsonValue& value : values)
        out.append(value.toString());
    return out;
}

QString participantsToJson(const QList<Participant>& participants) {
    return compact(listToJson(participants, &participantToJson));
}

QList<Participant> participantsFromJson(const QString& json, const AccountId& account) {
    return valuesOf(arrayOf(json), [&](JsonReader& r) { return readParticipant(r, account); });
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
    return compact(out);
}

QList<Attachment> attachmentsFromJson(const QString& json) {
    return valuesOf(arrayOf(json), [](JsonReader& r) {
        return Attachment{
            r.string("id"), r.string("name"), r.string("media_type"), r.integer("size"),
            r.string("content_id")};
    });
}

QString detailsToJson(const QMap<QString, QString>& details) {
    QJsonObject out;
    for (auto it = details.begin(); it != details.end(); ++it)
        out.insert(it.key(), it.value());
    return compact(out);
}

QMap<QString, QString> detailsFromJson(const QString& json) {
    QMap<QString, QString> out;
    const QJsonObject object = objectOf(json);
    for (auto it = object.begin(); it != object.end(); ++it)
        out.insert(it.key(), it.value().toString());
    return out;
}

QString evidenceToJson(const QList<Evidence>& evidence) {
    return compact(listToJson(evidence, &segue::evidenceToJson));
}

QList<Evidence> evidenceFromJson(const QString& json) {
    return valuesOf(arrayOf(json), &readEvidence);
}

QString decisionToJson(const IdentityDecision& decision) {
    return compact(segue::decisionToJson(decision));
}

IdentityDecision decisionFromJson(const QString& json) {
    JsonReader r(objectOf(json));
    return readDecision(r);
}

QString filesToJson(const QList<StagedFile>& files) {
    return compact(listToJson(files, &stagedFileToJson));
}

QList<StagedFile> filesFromJson(const QString& json) {
    return valuesOf(arrayOf(json), &readStagedFile);
}

QString errorToJson(const std::optional<Error>& error) {
    return error ? compact(segue::errorToJson(*error)) : QString();
}

std::optional<Error> errorFromJson(const QString& json) {
    if (json.isEmpty())
        return std::nullopt;
    return segue::errorFromJson(objectOf(json));
}

} // namespace segue::store
