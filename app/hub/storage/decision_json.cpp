// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/decision_json.h"

#include "app/hub/storage/json_values.h"
#include "core/domain/value_json.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

QJsonObject decisionToJson(const DecisionRow& d) {
    return {
        {u"id"_s, d.id},
        {u"version"_s, d.version},
        {u"verdict"_s, toString(d.verdict)},
        {u"left"_s, d.left.value()},
        {u"right"_s, d.right.value()},
        {u"revokes"_s, d.revokes.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(d.revokes)},
        {u"actor"_s, d.actor},
        {u"reason"_s, d.reason},
        {u"evidence"_s, listToJson(d.evidence, &evidenceToJson)},
        {u"at"_s, jsonTime(d.at)},
        {u"act"_s, d.act.isEmpty() ? d.id : d.act}};
}

Result<DecisionRow> decisionFromJson(const QJsonObject& object) {
    JsonReader r(object);
    DecisionRow d;
    d.id = r.id("id");
    d.verdict = r.word("verdict", &verdictFromString);
    d.left = ContactId(r.id("left"));
    d.right = ContactId(r.id("right"));
    d.revokes = r.optionalId("revokes");
    d.reason = r.optionalString("reason");
    d.evidence = readList(r, "evidence", &readEvidence);
    // An older workstation knows of no acts.
    const QString act = r.optionalId("act");
    d.act = act.isEmpty() ? d.id : act;
    return r.take(d);
}

} // namespace segue::hub
