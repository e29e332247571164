// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/domain/command.h"
#include "core/domain/conversation.h"
#include "core/domain/identity.h"

//! The JSON of small values, spelt once for the databases, the control socket, commands and the hub. What is
//! read is complained of in the reader; each function still yields a whole value, for those who read
//! leniently.
namespace segue {

QJsonObject participantToJson(const Participant& participant);
//! `account` is whose contact the participant is.
Participant readParticipant(JsonReader& r, const AccountId& account);

QJsonObject stagedFileToJson(const StagedFile& file);
StagedFile readStagedFile(JsonReader& r);

QJsonObject evidenceToJson(const Evidence& evidence);
Evidence readEvidence(JsonReader& r);

QJsonObject decisionToJson(const IdentityDecision& decision);
IdentityDecision readDecision(JsonReader& r);

QJsonObject errorToJson(const Error& error);
Error errorFromJson(const QJsonObject& object);

//! A list, each value by `write`.
template <class T> QJsonArray listToJson(const QList<T>& values, QJsonObject (*write)(const T&)) {
    QJsonArray out;
    for (const T& value : values)
        out.append(write(value));
    return out;
}

//! The optional list at `key`, each object by `read(JsonReader&)`.
template <class Read> auto readList(JsonReader& r, const char* key, Read read) {
    QList<decltype(read(r))> out;
    r.each(key, [&](JsonReader& item) { out.append(read(item)); });
    return out;
}

//! A list that this program wrote itself, each object by `read(JsonReader&)`: what is damaged reads as empty.
template <class Read> auto valuesOf(const QJsonArray& array, Read read) {
    QList<std::invoke_result_t<Read, JsonReader&>> out;
    for (const QJsonValue& value : array) {
        JsonReader r(value.toObject());
        out.append(read(r));
    }
    return out;
}

} // namespace segue
