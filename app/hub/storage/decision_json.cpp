// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/decision_json.h"

#include "app/hub/storage/json_values.h"
#include "core/base/json.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

QJsonArray evidenceToJson(const QList<Evidence>& evidence) {
    QJsonArray out;
    for (const Evidence& e : evidence)
        out.append(QJsonObject{
            {u"field"_s, e.field},
            {u"level"_s, e.level},
            {u"left"_s, e.left},
            {u"right"_s, e.right},
            {u"weight"_s, e.weight}});
    return out;
}

Result<QList<Evidence>> evidenceFromJson(const QJsonArray& array) {
    QList<Evidence> out;
    for (qsizetype i = 0; i < array.size(); ++i) {
        JsonReader r(array.at(i).toObject(), u"$.evidence[%1]"_s.arg(i));
        const Evidence e{
            r.string("field"), r.optionalString("level"), r.optionalString("left"), r.optionalString("right"),
            r.optionalNumber("weight")};
        SEGUE_TRY_VALUE(checked, r.take(e));
        out.append(checked);
    }
    return out;
}

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
        {u"evidence"_s, evidenceToJson(d.evidence)},
        {u"at"_s, jsonTime(d.at)}};
}

Result<DecisionRow> decisionFromJson(const QJsonObject& object) {
    JsonReader r(object);
    DecisionRow d;
    d.id = r.id("id");
    const auto verdict = verdictFromString(r.string("verdict"));
    if (!verdict)
        r.complain("verdict", u"expected same or not_same"_s);
    d.verdict = verdict.value_or(IdentityDecision::Verdict::NotSame);
    d.left = ContactId(r.id("left"));
    d.right = ContactId(r.id("right"));
    d.revokes = r.optionalId("revokes");
    d.reason = r.optionalString("reason");
    SEGUE_TRY_VALUE(evidence, evidenceFromJson(r.optionalArray("evidence")));
    d.evidence = evidence;
    return r.take(d);
}

} // namespace segue::hub
