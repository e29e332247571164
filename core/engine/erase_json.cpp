// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/erase_json.h"

#include "core/base/enum_names.h"

#include <QJsonArray>

namespace segue::control {

using namespace Qt::StringLiterals;

namespace {

using State = ErasedCustomer::Backend::State;

constexpr EnumNames<State, 5> stateNames{{{
    {State::KeepsItsCopy, "keeps"},
    {State::Waiting, "waiting"},
    {State::Erasing, "erasing"},
    {State::Erased, "erased"},
    {State::Refused, "refused"},
}}};

template <class T, class ToJson> QJsonArray listOf(const QList<T>& values, ToJson toJson) {
    QJsonArray out;
    for (const T& value : values)
        out.append(toJson(value));
    return out;
}

QJsonObject refToJson(const ContactRef& ref) {
    return {{u"account"_s, ref.account.value()}, {u"id"_s, ref.id}};
}

QJsonObject sourceToJson(const ErasePreview::Source& source) {
    return {
        {u"account"_s, source.account.value()},
        {u"name"_s, source.name},
        {u"keeps_its_copy"_s, source.keepsItsCopy},
        {u"contacts"_s, source.contacts},
        {u"points"_s, source.points},
        {u"conversations"_s, source.conversations},
        {u"entries"_s, source.entries},
        {u"attachments"_s, source.attachments},
        {u"entries_elsewhere"_s, source.entriesElsewhere}};
}

QJsonObject pendingToJson(const ErasePreview::PendingSend& send) {
    return {{u"command"_s, send.command.value()}, {u"text"_s, send.text}, {u"under_way"_s, send.isUnderWay}};
}

QJsonObject pastToJson(const ErasePreview::PastMerge& past) {
    QJsonObject out = refToJson(past.contact);
    out.insert(u"name"_s, past.name);
    out.insert(u"told_apart"_s, past.toldApart);
    return out;
}

QJsonObject fileToJson(const ErasePreview::SetAsideFile& file) {
    return {{u"name"_s, file.name}, {u"at"_s, toMs(file.at)}, {u"bytes"_s, file.bytes}};
}

QJsonObject exportToJson(const ErasePreview::Export& one) {
    return {{u"at"_s, toMs(one.at)}, {u"actor"_s, one.actor}};
}

QJsonObject holdToJson(const LegalHold& hold) {
    QJsonObject out = refToJson(hold.contact);
    out.insert(u"reason"_s, hold.reason);
    out.insert(u"since"_s, toMs(hold.since));
    return out;
}

QJsonObject backendToJson(const ErasedCustomer::Backend& backend) {
    QJsonObject out{
        {u"account"_s, backend.account.value()},
        {u"name"_s, backend.name},
        {u"state"_s, stateNames.name(backend.state)}};
    if (!backend.error.isEmpty())
        out.insert(u"error"_s, backend.error);
    return out;
}

} // namespace

QJsonObject erasePreviewToJson(const ErasePreview& preview) {
    return {
        {u"customer"_s, preview.customer.value()},
        {u"name"_s, preview.name},
        {u"contacts"_s, listOf(preview.contacts, &refToJson)},
        {u"sources"_s, listOf(preview.sources, &sourceToJson)},
        {u"pending"_s, listOf(preview.pending, &pendingToJson)},
        {u"past_merges"_s, listOf(preview.pastMerges, &pastToJson)},
        {u"set_aside"_s, listOf(preview.setAside, &fileToJson)},
        {u"exports"_s, listOf(preview.exports, &exportToJson)},
        {u"legal_holds"_s, listOf(preview.holds, &holdToJson)},
        {u"drafts"_s, preview.drafts},
        {u"decisions"_s, preview.decisions},
        {u"suggestions"_s, preview.suggestions},
        {u"unreadable"_s, preview.quarantined},
        {u"mentions"_s, preview.mentions}};
}

QJsonObject erasedToJson(const ErasedCustomer& erased) {
    return {
        {u"erasure"_s, erased.id.value()},
        {u"cancelled_sends"_s, erased.cancelledSends},
        {u"accounts"_s, listOf(erased.backends, &backendToJson)}};
}

QJsonObject eraseRequestToJson(const EraseRequest& request) {
    return {
        {u"customer"_s, request.customer.value()},
        {u"past_merges"_s, listOf(request.pastMerges, &refToJson)},
        {u"set_aside_files"_s, request.setAsideFiles},
        {u"mentions"_s, request.mentions}};
}

EraseRequest eraseRequestFromJson(const QJsonObject& object) {
    EraseRequest request;
    request.customer = CustomerId(object.value("customer"_L1).toString());
    const QJsonArray past = object.value("past_merges"_L1).toArray();
    for (const QJsonValue& one : past)
        request.pastMerges.append(
            {AccountId(one.toObject().value("account"_L1).toString()),
             one.toObject().value("id"_L1).toString()});
    request.setAsideFiles = object.value("set_aside_files"_L1).toBool(true);
    request.mentions = object.value("mentions"_L1).toBool();
    return request;
}

} // namespace segue::control
