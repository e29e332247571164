// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/hub_parts.h"
#include "app/hub/storage/contact_json.h"
#include "app/hub/storage/contacts.h"
#include "app/hub/storage/erasures.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

Result<http::Response> search(const HubParts& parts, const http::Request& request) {
    SEGUE_TRY_VALUE(limit, queryNumber(request, u"limit"_s, 50, 1, 200));
    SEGUE_TRY_VALUE(session, parts.storage.session());
    SEGUE_TRY_VALUE(
        found, Contacts(session->db()).search(request.query.value(u"query"_s), static_cast<int>(limit)));
    QJsonArray list;
    for (const ContactRow& contact : found)
        list.append(contactToJson(contact));
    return ok({{u"contacts"_s, list}});
}

Result<void> applyOrganisation(Write& write, const QString& id, ContactRow& contact) {
    contact.organisation = OrganisationId(id);
    if (id.isEmpty())
        return {};
    SEGUE_TRY_VALUE(known, Contacts(write.db()).findOrganisation(contact.organisation));
    if (!known)
        return invalid(u"invalid_organisation"_s, u"There is no such organisation."_s);
    return {};
}

//! Changes what `body` names. Points are added and never taken away, and what an agent types is a
//! claim.
Result<ContactRow> edit(Write& write, const ContactId& id, const QJsonObject& body) {
    JsonReader r(body);
    SEGUE_TRY(Erasures(write.db()).checkContact(id));
    SEGUE_TRY_VALUE(found, Contacts(write.db()).find(id));
    if (!found)
        return notFound(u"There is no such contact."_s);
    ContactRow& contact = *found;
    contact.name = r.optionalString("name", contact.name).simplified();
    contact.language = r.optionalString("language", contact.language);
    contact.timeZone = r.optionalString("time_zone", contact.timeZone);
    const auto details = readDetails(r, "details");
    for (auto it = details.begin(); it != details.end(); ++it)
        contact.details.insert(it.key(), it.value());
    const QList<PointInput> points = readPoints(r, "points");
    SEGUE_TRY(checkRead(r));
    bool isFull = false;
    for (const PointInput& point : points) {
        const ContactPoint claim = claimedPoint(point.kind, point.system, point.value, write.now());
        isFull |= !Contacts::addPoint(contact, claim) && !Contacts::hasPoint(contact, claim);
    }
    if (contact.name.size() > 300 || isFull || contact.details.size() > 200)
        return invalid(u"invalid_contact"_s, u"A field of the contact is too long."_s);
    if (r.has("organisation"))
        SEGUE_TRY(applyOrganisation(write, r.optionalString("organisation"), contact));
    SEGUE_TRY(Contacts::update(write, contact));
    return contact;
}

Result<http::Response> save(const HubParts& parts, const http::Request& request) {
    SEGUE_TRY_VALUE(body, jsonBody(request));
    const ContactId id(request.parameter(u"id"_s));
    SEGUE_TRY_VALUE(stored, parts.storage.write([&](Write& write) { return edit(write, id, body); }));
    return ok({{u"contact"_s, contactToJson(stored)}});
}

} // namespace

void addContactRoutes(http::Router& router, const HubParts& parts) {
    addAgentRoute(
        router, parts, http::Method::Get, u"/api/v1/contacts"_s, 0,
        [parts](const http::Request& request, const AgentCaller&) { return search(parts, request); });
    addAgentRoute(
        router, parts, http::Method::Post, u"/api/v1/contacts/:id"_s, smallBody,
        [parts](const http::Request& request, const AgentCaller&) { return save(parts, request); });
}

} // namespace segue::hub
