// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/contacts.h"

#include "app/hub/storage/sql_values.h"
#include "core/db/like.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

ContactRow readRow(const db::Row& row) {
    ContactRow c;
    c.id = row.id<ContactId>(0);
    c.name = row.text(1);
    c.organisation = row.id<OrganisationId>(2);
    c.language = row.text(3);
    c.timeZone = row.text(4);
    const QJsonObject details = jsonObject(row.text(5));
    for (auto it = details.begin(); it != details.end(); ++it)
        c.details.insert(it.key(), it.value().toString());
    c.origin = channelFromString(row.text(6)).value_or(Channel::Api);
    c.createdAt = row.instant(7);
    c.version = row.integer(8);
    return c;
}

ContactPoint readPoint(const db::Row& row) {
    return {
        pointKindFromString(row.text(1)).value_or(PointKind::Handle),
        row.text(2),
        row.text(3),
        row.text(4),
        row.boolean(5),
        row.text(6),
        row.optionalInstant(7)};
}

QString foldedName(const QString& name) {
    return name.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

QString detailsText(const QMap<QString, QString>& details) {
    QJsonObject object;
    for (auto it = details.begin(); it != details.end(); ++it)
        object.insert(it.key(), it.value());
    return jsonText(object);
}

Result<void> insertPoints(Write& write, const ContactRow& c) {
    for (qsizetype i = 0; i < c.points.size(); ++i) {
        const ContactPoint& p = c.points.at(i);
        SEGUE_TRY(write.db().run(
            u"INSERT INTO contact_points (contact, position, kind, system, value, normalised, "
            u"verified, "
            "verified_by, since) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
            {c.id, i, toString(p.kind), p.system, p.value, p.normalised, p.verified, p.verifiedBy, p.since}));
    }
    return {};
}

Result<void> storePoints(Write& write, const ContactRow& c) {
    SEGUE_TRY_VALUE(
        stored, write.db().all(
                    u"SELECT contact, kind, system, value, normalised, verified, verified_by, since "
                    "FROM contact_points WHERE contact = ? ORDER BY position"_s,
                    {c.id}, readPoint));
    if (QList<ContactPoint>(stored.begin(), stored.end()) == c.points)
        return {};
    SEGUE_TRY(write.db().run(u"DELETE FROM contact_points WHERE contact = ?"_s, {c.id}));
    return insertPoints(write, c);
}

bool samePoint(const ContactPoint& a, const ContactPoint& b) {
    if (a.kind != b.kind || a.system != b.system)
        return false;
    return a.normalised.isEmpty() ? a.value == b.value : a.normalised == b.normalised;
}

} // namespace

Result<QList<ContactRow>> Contacts::load(const QStringList& ids) {
    QList<ContactRow> found;
    SEGUE_TRY(inPieces(ids, [&](const QString& marks, const db::Values& values) -> Result<void> {
        return m_db.query(
            u"SELECT id, name, organisation, language, time_zone, details, origin, created_at, "
            u"version "
            "FROM contacts WHERE id IN ("_s +
                marks + u')',
            values, [&](const db::Row& row) { found.append(readRow(row)); });
    }));
    QHash<QString, ContactRow*> index;
    for (ContactRow& contact : found)
        index.insert(contact.id.value(), &contact);
    SEGUE_TRY(inPieces(index.keys(), [&](const QString& marks, const db::Values& values) -> Result<void> {
        return m_db.query(
            u"SELECT contact, kind, system, value, normalised, verified, verified_by, since "
            "FROM contact_points WHERE contact IN ("_s +
                marks + u") ORDER BY contact, position"_s,
            values, [&](const db::Row& row) { index.value(row.text(0))->points.append(readPoint(row)); });
    }));
    return found;
}

Result<std::optional<ContactRow>> Contacts::find(const ContactId& id) {
    SEGUE_TRY_VALUE(found, load({id.value()}));
    return found.isEmpty() ? std::optional<ContactRow>() : std::optional(found.first());
}

Result<QList<ContactRow>> Contacts::search(const QString& query, int limit) {
    const QString name = db::likeContains(foldedName(query));
    const QString point = db::likeBeginsWith(query.trimmed().toLower());
    SEGUE_TRY_VALUE(
        ids, m_db.all(
                 u"SELECT id FROM contacts WHERE search_name LIKE ? ESCAPE '\\' OR id IN (SELECT "
                 "contact FROM contact_points WHERE normalised LIKE ? ESCAPE '\\') "
                 "ORDER BY search_name, id LIMIT ?"_s,
                 {name, point, limit}, [](const db::Row& row) { return row.text(0); }));
    SEGUE_TRY_VALUE(found, load(QStringList(ids.begin(), ids.end())));
    std::sort(found.begin(), found.end(), [](const ContactRow& a, const ContactRow& b) {
        return std::pair(foldedName(a.name), a.id) < std::pair(foldedName(b.name), b.id);
    });
    return found;
}

Result<std::optional<ContactRow>> Contacts::firstId(const QString& sql, const db::Values& values) {
    SEGUE_TRY_VALUE(id, m_db.scalar<ContactId>(sql, values));
    if (!id)
        return std::optional<ContactRow>();
    return find(*id);
}

Result<std::optional<ContactRow>> Contacts::withVerified(const ContactPoint& point) {
    return firstId(
        u"SELECT contacts.id FROM contact_points JOIN contacts ON contacts.id = contact WHERE kind "
        u"= ? "
        "AND system = ? AND normalised = ? AND normalised <> '' AND verified = ? "
        "ORDER BY created_at, contacts.id LIMIT 1"_s,
        {toString(point.kind), point.system, point.normalised, true});
}

Result<std::optional<ContactRow>> Contacts::withClaimed(const ContactPoint& point, Channel origin) {
    return firstId(
        u"SELECT contacts.id FROM contact_points JOIN contacts ON contacts.id = contact WHERE kind "
        u"= ? "
        "AND system = ? AND normalised = ? AND normalised <> '' AND verified = ? AND origin = ? "
        "ORDER BY created_at, contacts.id LIMIT 1"_s,
        {toString(point.kind), point.system, point.normalised, false, toString(origin)});
}

Result<void> Contacts::insert(Write& write, ContactRow& c) {
    if (c.id.isEmpty())
        c.id = ContactId(write.newId());
    SEGUE_TRY_VALUE(version, write.touch(FeedKind::Contact, c.id.value()));
    c.version = version;
    SEGUE_TRY(write.db().run(
        u"INSERT INTO contacts (id, name, search_name, organisation, language, time_zone, details, "
        u"origin, "
        "created_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {c.id, c.name, foldedName(c.name), orNull(c.organisation), c.language, c.timeZone,
         detailsText(c.details), toString(c.origin), c.createdAt, c.version}));
    return insertPoints(write, c);
}

Result<void> Contacts::update(Write& write, ContactRow& c) {
    SEGUE_TRY_VALUE(version, write.touch(FeedKind::Contact, c.id.value()));
    c.version = version;
    SEGUE_TRY(write.db().run(
        u"UPDATE contacts SET name = ?, search_name = ?, organisation = ?, language = ?, time_zone "
        u"= ?, "
        "details = ?, origin = ?, created_at = ?, version = ? WHERE id = ?"_s,
        {c.name, foldedName(c.name), orNull(c.organisation), c.language, c.timeZone, detailsText(c.details),
         toString(c.origin), c.createdAt, c.version, c.id}));
    return storePoints(write, c);
}

Result<ContactRow>
Contacts::findOrAdd(Write& write, const ContactPoint& point, const QString& name, Channel origin) {
    Contacts contacts(write.db());
    SEGUE_TRY_VALUE(
        known, point.verified ? contacts.withVerified(point) : contacts.withClaimed(point, origin));
    if (known) {
        if (known->name.isEmpty() && !name.isEmpty()) {
            known->name = name;
            SEGUE_TRY(update(write, *known));
        }
        return *known;
    }
    ContactRow contact;
    contact.name = name;
    contact.points = {point};
    contact.origin = origin;
    contact.createdAt = write.now();
    SEGUE_TRY(insert(write, contact));
    return contact;
}

bool Contacts::hasPoint(const ContactRow& contact, const ContactPoint& point) {
    return std::any_of(contact.points.begin(), contact.points.end(), [&](const ContactPoint& known) {
        return samePoint(known, point);
    });
}

bool Contacts::addPoint(ContactRow& contact, const ContactPoint& point) {
    for (ContactPoint& known : contact.points) {
        if (!samePoint(known, point))
            continue;
        if (known.verified || !point.verified)
            return false;
        known = point;
        return true;
    }
    const auto claims = std::count_if(
        contact.points.begin(), contact.points.end(), [](const ContactPoint& p) { return !p.verified; });
    if (!point.verified && claims >= mostClaims)
        return false;
    contact.points.append(point);
    return true;
}

Result<QList<OrganisationRow>> Contacts::loadOrganisations(const QStringList& ids) {
    QList<OrganisationRow> found;
    SEGUE_TRY(inPieces(ids, [&](const QString& marks, const db::Values& values) -> Result<void> {
        return m_db.query(
            u"SELECT id, name, domains, version FROM organisations WHERE id IN ("_s + marks + u')', values,
            [&](const db::Row& row) {
                found.append(
                    {row.id<OrganisationId>(0), row.text(1), stringsOf(jsonArray(row.text(2))),
                     row.integer(3)});
            });
    }));
    return found;
}

Result<std::optional<OrganisationRow>> Contacts::findOrganisation(const OrganisationId& id) {
    SEGUE_TRY_VALUE(found, loadOrganisations({id.value()}));
    return found.isEmpty() ? std::optional<OrganisationRow>() : std::optional(found.first());
}

Result<void> Contacts::putOrganisation(Write& write, OrganisationRow& organisation) {
    if (organisation.id.isEmpty())
        organisation.id = OrganisationId(write.newId());
    SEGUE_TRY_VALUE(version, write.touch(FeedKind::Organisation, organisation.id.value()));
    organisation.version = version;
    SEGUE_TRY(write.db().run(
        u"INSERT INTO organisations (id, name, domains, version) VALUES (?, ?, ?, ?) ON CONFLICT "
        u"(id) DO "
        "UPDATE SET name = excluded.name, domains = excluded.domains, version = excluded.version"_s,
        {organisation.id, organisation.name, jsonText(organisation.domains), version}));
    return {};
}

} // namespace segue::hub
