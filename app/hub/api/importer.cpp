// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/importer.h"

#include "app/hub/rest/answers.h"
#include "app/hub/storage/contact_json.h"
#include "app/hub/storage/contacts.h"
#include "app/hub/storage/directory.h"
#include "app/hub/storage/external_ids.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {
//! A failure of the row, as opposed to one of the database.
bool isOfTheRow(const Error& error) {
    return error.kind != ErrorKind::Storage;
}
} // namespace

Result<QJsonObject> Importer::run(const QJsonObject& body) {
    qsizetype rows = 0;
    for (const auto list : body)
        rows += list.toArray().size();
    if (rows > mostImportedRows)
        return invalid(u"too_many_rows"_s, u"One call imports up to 500 rows."_s);
    // In the order in which rows can refer to each other.
    const List lists[] = {
        {"organisations", "organisation", &Importer::organisation},
        {"contacts", "contact", &Importer::contact},
        {"agents", "agent", &Importer::agent},
        {"teams", "team", &Importer::team},
        {"canned", "canned", &Importer::canned},
        {"macros", "macro", &Importer::macro},
        {"articles", "article", &Importer::article},
        {"conversations", "conversation", &Importer::conversation},
        {"entries", "entry", &Importer::entry},
        {"events", "event", &Importer::event},
    };
    for (const List& list : lists)
        SEGUE_TRY(importList(body.value(QLatin1StringView(list.name)).toArray(), list));
    SEGUE_TRY(finishConversations());
    return QJsonObject{{u"imported"_s, m_imported}, {u"skipped"_s, m_skipped}};
}

Result<void> Importer::importList(const QJsonArray& rows, const List& list) {
    SEGUE_TRY(lookUp(rows, list.kind));
    const QString name = QString::fromLatin1(list.name);
    int count = 0;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        JsonReader r(rows.at(i).toObject(), u"$.%1[%2]"_s.arg(name).arg(i));
        const QString externalId = r.id("external_id");
        Result<void> done = checkRead(r);
        if (done && m_erased.contains({QString::fromLatin1(list.kind), externalId}))
            done = invalid(u"erased"_s, u"the person whom this is about has been erased"_s);
        if (done)
            done = (this->*list.importRow)(r, externalId);
        if (done) {
            ++count;
        } else if (isOfTheRow(done.error())) {
            m_skipped.append(QJsonObject{
                {u"list"_s, name}, {u"external_id"_s, externalId}, {u"why"_s, done.error().message}});
        } else {
            return done;
        }
    }
    m_imported.insert(name, count);
    return {};
}

Result<void> Importer::lookUp(const QJsonArray& rows, const char* kind) {
    const QString kindName = QString::fromLatin1(kind);
    QStringList externalIds;
    for (const QJsonValue& row : rows)
        externalIds.append(JsonReader(row.toObject()).id("external_id"));
    SEGUE_TRY_VALUE(found, ExternalIds(m_write.db()).find(kindName, externalIds));
    SEGUE_TRY_VALUE(erased, ExternalIds(m_write.db()).erasedOf(kindName, externalIds));
    for (const QString& externalId : std::as_const(erased))
        m_erased.insert({kindName, externalId});
    for (const QString& externalId : std::as_const(externalIds))
        m_known.insert({kindName, externalId}, found.value(externalId));
    return {};
}

Result<QString> Importer::known(const char* kind, const QString& externalId) {
    const std::pair key(QString::fromLatin1(kind), externalId);
    if (const auto it = m_known.constFind(key); it != m_known.constEnd())
        return *it;
    SEGUE_TRY_VALUE(id, ExternalIds(m_write.db()).find(key.first, externalId));
    m_known.insert(key, id);
    return id;
}

Result<void> Importer::remember(const char* kind, const QString& externalId, const QString& id) {
    m_known.insert({QString::fromLatin1(kind), externalId}, id);
    return ExternalIds::insert(m_write, QString::fromLatin1(kind), externalId, id);
}

Result<QString> Importer::reference(JsonReader& r, const char* key, const char* kind) {
    const QString externalId = r.optionalId(key);
    if (externalId.isEmpty())
        return QString();
    SEGUE_TRY_VALUE(id, known(kind, externalId));
    if (id.isEmpty())
        r.complain(key, u"was not imported"_s);
    return id;
}

Result<void> Importer::organisation(JsonReader& r, const QString& externalId) {
    SEGUE_TRY_VALUE(id, known("organisation", externalId));
    OrganisationRow row;
    row.id = OrganisationId(id);
    row.name = r.string("name");
    for (const QString& domain : r.optionalStrings("domains"))
        row.domains.append(domain.toLower());
    SEGUE_TRY(checkRead(r));
    SEGUE_TRY(Contacts::putOrganisation(m_write, row));
    return id.isEmpty() ? remember("organisation", externalId, row.id.value()) : Result<void>();
}

Result<void> Importer::contact(JsonReader& r, const QString& externalId) {
    SEGUE_TRY_VALUE(id, known("contact", externalId));
    SEGUE_TRY_VALUE(organisation, reference(r, "organisation", "organisation"));
    SEGUE_TRY_VALUE(before, Contacts(m_write.db()).find(ContactId(id)));
    // Points that came since are kept.
    ContactRow row = before.value_or(ContactRow());
    row.name = r.string("name");
    row.organisation = OrganisationId(organisation);
    row.language = r.optionalString("language");
    row.timeZone = r.optionalString("time_zone");
    row.details = readDetails(r, "details");
    row.createdAt = r.optionalInstant("created_at").value_or(m_write.now());
    row.origin = channelFromString(r.optionalString("channel", u"api"_s)).value_or(Channel::Api);
    for (const PointInput& point : readPoints(r, "points")) {
        const Instant since = point.since.value_or(row.createdAt);
        // The administrator vouches for what the former helpdesk had verified.
        Contacts::addPoint(
            row, point.verified ? verifiedPoint(point.kind, point.system, point.value, u"backend"_s, since)
                                : claimedPoint(point.kind, point.system, point.value, since));
    }
    SEGUE_TRY(checkRead(r));
    if (before)
        return Contacts::update(m_write, row);
    SEGUE_TRY(Contacts::insert(m_write, row));
    return remember("contact", externalId, row.id.value());
}

Result<void> Importer::agent(JsonReader& r, const QString& externalId) {
    SEGUE_TRY_VALUE(id, known("agent", externalId));
    Directory directory(m_write.db());
    const QString email = r.optionalString("email");
    // Somebody who has an account here already is the same agent.
    SEGUE_TRY_VALUE(found, id.isEmpty() ? directory.agentByEmail(email) : directory.agent(AgentId(id)));
    AgentRow row = found.value_or(AgentRow());
    if (!found) {
        row.email = email;
        row.role = roleFromString(r.optionalString("role", u"agent"_s)).value_or(Role::Agent);
        row.capacity = static_cast<int>(r.optionalInteger("capacity"));
    }
    row.name = r.string("name");
    row.active = r.optionalBool("active", row.active);
    SEGUE_TRY(checkRead(r));
    SEGUE_TRY(Directory::put(m_write, row));
    return id.isEmpty() ? remember("agent", externalId, row.id.value()) : Result<void>();
}

Result<void> Importer::team(JsonReader& r, const QString& externalId) {
    SEGUE_TRY_VALUE(id, known("team", externalId));
    TeamRow row;
    row.id = TeamId(id);
    row.name = r.string("name");
    for (const QString& member : r.optionalStrings("agents")) {
        SEGUE_TRY_VALUE(agent, known("agent", member));
        if (agent.isEmpty())
            r.complain("agents", u"one was not imported"_s);
        row.agents.append(AgentId(agent));
    }
    SEGUE_TRY(checkRead(r));
    SEGUE_TRY(Directory::put(m_write, row));
    return id.isEmpty() ? remember("team", externalId, row.id.value()) : Result<void>();
}

} // namespace segue::hub
