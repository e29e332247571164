// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/hub_parts.h"
#include "app/hub/storage/contacts.h"
#include "app/hub/storage/json_values.h"
#include "app/hub/storage/legal_holds.h"
#include "app/hub/storage/retention.h"
#include "app/hub/storage/settings_json.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestReason = 1000;

QJsonObject dueToJson(const RetentionDue& due) {
    return {{u"channel"_s, toString(due.channel)},   {u"days"_s, due.days},
            {u"conversations"_s, due.conversations}, {u"entries"_s, due.entries},
            {u"attachments"_s, due.attachments},     {u"attachment_bytes"_s, due.attachmentBytes},
            {u"oldest"_s, jsonTime(due.oldest)}};
}

//! The dry run of the rules that hold, with the changes that `body` names.
Result<http::Response> preview(const HubParts& parts, const QJsonObject& body) {
    SEGUE_TRY_VALUE(session, parts.storage.session());
    SEGUE_TRY_VALUE(settings, loadSettings(session->db()));
    SEGUE_TRY(applyRetention(body, settings.retention));
    return session->read([&](db::Connection& db) -> Result<http::Response> {
        const Instant now = session->now();
        SEGUE_TRY_VALUE(channels, Retention(db, settings.retention).preview(now));
        SEGUE_TRY_VALUE(holds, LegalHolds(db).all());
        QJsonArray list;
        for (const RetentionDue& due : channels)
            list.append(dueToJson(due));
        return ok(
            {{u"at"_s, jsonTime(now)},
             {u"retention"_s, retentionToJson(settings.retention)},
             {u"channels"_s, list},
             {u"held_contacts"_s, holds.size()}});
    });
}

QJsonObject holdToJson(const LegalHold& hold) {
    return {
        {u"contact"_s, hold.contact.value()},
        {u"actor"_s, hold.actor.value()},
        {u"reason"_s, hold.reason},
        {u"since"_s, jsonTime(hold.since)}};
}

Result<http::Response> showHolds(const HubParts& parts) {
    SEGUE_TRY_VALUE(session, parts.storage.session());
    SEGUE_TRY_VALUE(holds, LegalHolds(session->db()).all());
    QJsonArray list;
    for (const LegalHold& hold : holds)
        list.append(holdToJson(hold));
    return ok({{u"legal_holds"_s, list}});
}

Result<http::Response> hold(const HubParts& parts, const http::Request& request, const AgentCaller& caller) {
    SEGUE_TRY_VALUE(body, jsonBody(request));
    JsonReader r(body);
    const QString reason = r.string("reason").simplified();
    SEGUE_TRY(checkRead(r));
    if (reason.isEmpty() || reason.size() > longestReason)
        return invalid(u"invalid_reason"_s, u"A legal hold needs a reason of up to 1,000 characters."_s);
    const ContactId contact(request.parameter(u"contact"_s));
    SEGUE_TRY_VALUE(set, parts.storage.write([&](Write& write) -> Result<LegalHold> {
        SEGUE_TRY(Erasures(write.db()).checkContact(contact));
        SEGUE_TRY_VALUE(known, Contacts(write.db()).find(contact));
        if (!known)
            return notFound(u"There is no such contact."_s);
        return LegalHolds::set(write, contact, caller.id, reason);
    }));
    return ok({{u"legal_hold"_s, holdToJson(set)}});
}

Result<http::Response>
release(const HubParts& parts, const http::Request& request, const AgentCaller& caller) {
    const ContactId contact(request.parameter(u"contact"_s));
    SEGUE_TRY_VALUE(existed, parts.storage.write([&](Write& write) {
        return LegalHolds::release(write, contact, caller.id);
    }));
    if (!existed)
        return notFound(u"This contact is not under legal hold."_s);
    return http::emptyResponse();
}

} // namespace

void addRetentionRoutes(http::Router& router, const HubParts& parts) {
    const QString previewPath = u"/api/v1/admin/retention/preview"_s;
    addAgentRoute(
        router, parts, http::Method::Get, previewPath, 0,
        [parts](const http::Request&, const AgentCaller&) { return preview(parts, {}); }, Role::Admin);
    addAgentRoute(
        router, parts, http::Method::Post, previewPath, smallBody,
        [parts](const http::Request& request, const AgentCaller&) -> Result<http::Response> {
            SEGUE_TRY_VALUE(body, jsonBody(request));
            return preview(parts, body);
        },
        Role::Admin);
    addAgentRoute(
        router, parts, http::Method::Get, u"/api/v1/admin/legal-holds"_s, 0,
        [parts](const http::Request&, const AgentCaller&) { return showHolds(parts); }, Role::Admin);
    const QString ofContact = u"/api/v1/admin/legal-holds/:contact"_s;
    addAgentRoute(
        router, parts, http::Method::Put, ofContact, smallBody,
        [parts](const http::Request& request, const AgentCaller& caller) {
            return hold(parts, request, caller);
        },
        Role::Admin);
    addAgentRoute(
        router, parts, http::Method::Delete, ofContact, 0,
        [parts](const http::Request& request, const AgentCaller& caller) {
            return release(parts, request, caller);
        },
        Role::Admin);
}

} // namespace segue::hub
