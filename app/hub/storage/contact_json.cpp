// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/contact_json.h"

#include "app/hub/storage/json_values.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

QJsonObject pointToJson(const ContactPoint& p) {
    return {{u"kind"_s, toString(p.kind)},   {u"system"_s, p.system},     {u"value"_s, p.value},
            {u"normalised"_s, p.normalised}, {u"verified"_s, p.verified}, {u"verified_by"_s, p.verifiedBy},
            {u"since"_s, jsonTime(p.since)}};
}

QJsonArray pointsToJson(const QList<ContactPoint>& points) {
    QJsonArray out;
    for (const ContactPoint& point : points)
        out.append(pointToJson(point));
    return out;
}

QJsonObject detailsToJson(const QMap<QString, QString>& details) {
    QJsonObject out;
    for (auto it = details.begin(); it != details.end(); ++it)
        out.insert(it.key(), it.value());
    return out;
}

} // namespace

QJsonObject contactToJson(const ContactRow& c) {
    return {
        {u"id"_s, c.id.value()},
        {u"version"_s, c.version},
        {u"name"_s, c.name},
        {u"points"_s, pointsToJson(c.points)},
        {u"organisation"_s, jsonId(c.organisation)},
        {u"language"_s, c.language},
        {u"time_zone"_s, c.timeZone},
        {u"details"_s, detailsToJson(c.details)},
        {u"created_at"_s, jsonTime(c.createdAt)}};
}

QJsonObject organisationToJson(const OrganisationRow& o) {
    return {
        {u"id"_s, o.id.value()},
        {u"version"_s, o.version},
        {u"name"_s, o.name},
        {u"domains"_s, QJsonArray::fromStringList(o.domains)}};
}

QList<PointInput> readPoints(JsonReader& parent, const char* key) {
    QList<PointInput> points;
    const QJsonArray values = parent.optionalArray(key);
    for (qsizetype i = 0; i < values.size(); ++i) {
        JsonReader r(values.at(i).toObject(), u"[%1]"_s.arg(i));
        const auto kind = pointKindFromString(r.string("kind"));
        if (!kind)
            r.complain("kind", u"expected email, phone, handle, external_id or device"_s);
        points.append(
            {kind.value_or(PointKind::Handle), r.optionalString("system"), r.string("value").trimmed(),
             r.optionalBool("verified"), r.optionalInstant("since")});
        if (points.last().value.isEmpty())
            r.complain("value", u"must not be empty"_s);
        if (r.error())
            parent.complain(key, r.error()->message);
    }
    return points;
}

QMap<QString, QString> readDetails(JsonReader& parent, const char* key) {
    QMap<QString, QString> details;
    const QJsonObject object = parent.optionalObject(key);
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!it->isString())
            parent.complain(key, u"expected text by text"_s);
        details.insert(it.key(), it->toString());
    }
    return details;
}

} // namespace segue::hub
