// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/hub_parts.h"
#include "app/hub/storage/audit_log.h"
#include "app/hub/storage/contacts.h"
#include "app/hub/storage/decision_json.h"
#include "app/hub/storage/erasures.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostEvidence = 100;

bool saysTheSame(const DecisionRow& a, const DecisionRow& b) {
    return a.verdict == b.verdict && a.left == b.left && a.right == b.right && a.revokes == b.revokes &&
           a.act == b.act;
}

Result<void> checkReferences(Write& write, const DecisionRow& decision) {
    Contacts contacts(write.db());
    for (const ContactId& id : {decision.left, decision.right}) {
        SEGUE_TRY(Erasures(write.db()).checkContact(id));
        SEGUE_TRY_VALUE(contact, contacts.find(id));
        if (!contact)
            return invalid(u"invalid_contact"_s, u"There is no such contact."_s);
    }
    if (decision.left == decision.right)
        return invalid(u"invalid_contact"_s, u"A decision is about two contacts."_s);
    if (decision.revokes.isEmpty())
        return {};
    SEGUE_TRY_VALUE(revoked, Decisions(write.db()).find(decision.revokes));
    if (!revoked)
        return invalid(u"invalid_revokes"_s, u"There is no such decision to take back."_s);
    return {};
}

QString actionOf(const DecisionRow& decision) {
    return decision.revokes.isEmpty() ? u"decision."_s + toString(decision.verdict) : u"decision.revoked"_s;
}

QJsonObject subjectOf(const DecisionRow& decision) {
    return {
        {u"decision"_s, decision.id},
        {u"contacts"_s, QJsonArray{decision.left.value(), decision.right.value()}}};
}

Result<DecisionRow> store(Write& write, DecisionRow decision, const AgentCaller& caller) {
    SEGUE_TRY_VALUE(known, Decisions(write.db()).find(decision.id));
    if (known && !saysTheSame(*known, decision))
        return fail(ErrorKind::Conflict, u"key_reused"_s, u"Another decision has this id."_s);
    if (known)
        return *known;
    SEGUE_TRY(checkReferences(write, decision));
    decision.actor = caller.name;
    decision.actorId = caller.id;
    decision.at = write.now();
    SEGUE_TRY(Decisions::insert(write, decision));
    SEGUE_TRY(AuditLog::append(write, caller.id, actionOf(decision), subjectOf(decision)));
    return decision;
}

Result<http::Response>
decide(const HubParts& parts, const http::Request& request, const AgentCaller& caller) {
    SEGUE_TRY_VALUE(body, jsonBody(request));
    SEGUE_TRY_VALUE(decision, decisionFromJson(body));
    if (decision.id.size() > 100 || decision.act.size() > 100 || decision.reason.size() > 4000 ||
        decision.evidence.size() > mostEvidence)
        return invalid(u"invalid_decision"_s, u"A field of the decision is too long."_s);
    SEGUE_TRY_VALUE(
        stored, parts.storage.write([&](Write& write) { return store(write, decision, caller); }));
    return ok({{u"decision"_s, decisionToJson(stored)}});
}

} // namespace

void addDecisionRoutes(http::Router& router, const HubParts& parts) {
    addAgentRoute(
        router, parts, http::Method::Post, u"/api/v1/decisions"_s, smallBody,
        [parts](const http::Request& request, const AgentCaller& caller) {
            return decide(parts, request, caller);
        });
}

} // namespace segue::hub
