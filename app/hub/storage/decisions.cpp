// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/decisions.h"

#include "app/hub/storage/decision_json.h"
#include "app/hub/storage/sql_values.h"
#include "core/domain/value_json.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

DecisionRow readRow(const db::Row& row) {
    DecisionRow d;
    d.id = row.text(0);
    d.verdict = verdictFromString(row.text(1)).value_or(IdentityDecision::Verdict::NotSame);
    d.left = row.id<ContactId>(2);
    d.right = row.id<ContactId>(3);
    d.revokes = row.text(4);
    d.actor = row.text(5);
    d.actorId = row.id<AgentId>(6);
    d.reason = row.text(7);
    d.evidence = valuesOf(jsonArray(row.text(8)), &readEvidence);
    d.at = row.instant(9);
    d.version = row.integer(10);
    d.act = row.text(11);
    return d;
}

} // namespace

Result<QList<DecisionRow>> Decisions::load(const QStringList& ids) {
    QList<DecisionRow> found;
    SEGUE_TRY(inPieces(ids, [&](const QString& marks, const db::Values& values) -> Result<void> {
        return m_db.query(
            u"SELECT id, verdict, left_contact, right_contact, revokes, actor, actor_id, reason, "
            "evidence, at, version, act FROM decisions WHERE id IN ("_s +
                marks + u')',
            values, [&](const db::Row& row) { found.append(readRow(row)); });
    }));
    return found;
}

Result<std::optional<DecisionRow>> Decisions::find(const QString& id) {
    SEGUE_TRY_VALUE(found, load({id}));
    return found.isEmpty() ? std::optional<DecisionRow>() : std::optional(found.first());
}

Result<void> Decisions::insert(Write& write, DecisionRow& d) {
    SEGUE_TRY_VALUE(version, write.touch(FeedKind::Decision, d.id));
    d.version = version;
    SEGUE_TRY(write.db().run(
        u"INSERT INTO decisions (id, verdict, left_contact, right_contact, revokes, actor, "
        u"actor_id, reason, "
        "evidence, at, version, act) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {d.id, toString(d.verdict), d.left, d.right, orNull(d.revokes), d.actor, d.actorId, d.reason,
         jsonText(listToJson(d.evidence, &evidenceToJson)), d.at, d.version, d.act}));
    return {};
}

} // namespace segue::hub
