// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privacy/export_json.h"

#include "core/base/json.h"
#include "core/domain/value_json.h"

namespace segue {

using namespace Qt::StringLiterals;

namespace {

constexpr int formatVersion = 1;

//! An object without what says nothing.
class Fields {
public:
    Fields& text(const QString& key, const QString& value) {
        if (!value.isEmpty())
            m_object.insert(key, value);
        return *this;
    }
    Fields& time(const QString& key, const std::optional<Instant>& at) {
        if (at)
            m_object.insert(key, toIso(*at));
        return *this;
    }
    Fields& list(const QString& key, const QJsonArray& values) {
        if (!values.isEmpty())
            m_object.insert(key, values);
        return *this;
    }
    Fields& number(const QString& key, qint64 value) {
        if (value != 0)
            m_object.insert(key, value);
        return *this;
    }
    Fields& value(const QString& key, const QJsonValue& value) {
        m_object.insert(key, value);
        return *this;
    }
    const QJsonObject& object() const { return m_object; }

private:
    QJsonObject m_object;
};

QJsonObject jsonOf(const ContactPoint& point) {
    return Fields()
        .text(u"kind"_s, toString(point.kind))
        .text(u"system"_s, point.system)
        .text(u"value"_s, point.value)
        .value(u"verified"_s, point.verified)
        .text(u"verified_by"_s, point.verifiedBy)
        .time(u"since"_s, point.since)
        .object();
}

QJsonObject jsonOf(const Contact& contact, const QHash<OrganisationRef, QString>& organisations) {
    QJsonArray points;
    for (const ContactPoint& point : contact.points)
        points.append(jsonOf(point));
    QJsonObject details;
    for (auto it = contact.details.cbegin(); it != contact.details.cend(); ++it)
        details.insert(it.key(), it.value());
    Fields out;
    out.text(u"id"_s, contact.ref.id)
        .text(u"name"_s, contact.name)
        .text(u"language"_s, contact.language)
        .text(u"time_zone"_s, contact.timeZone)
        .list(u"points"_s, points)
        .time(u"created_at"_s, contact.createdAt);
    if (contact.organisation)
        out.text(u"organisation"_s, organisations.value(*contact.organisation));
    if (!details.isEmpty())
        out.value(u"details"_s, details);
    return out.object();
}

QJsonObject jsonOf(const ExportedParticipant& participant) {
    return Fields()
        .text(u"role"_s, toString(participant.role))
        .text(u"name"_s, participant.name)
        .text(u"address"_s, participant.address)
        .object();
}

QJsonObject jsonOf(const ExportedConversation& exported) {
    const Conversation& c = exported.conversation;
    QJsonArray participants;
    for (const ExportedParticipant& participant : exported.participants)
        participants.append(jsonOf(participant));
    Fields out;
    out.text(u"id"_s, c.ref.id)
        .text(u"reference"_s, c.reference)
        .text(u"subject"_s, c.subject)
        .text(u"channel"_s, toString(c.channel))
        .value(u"own"_s, exported.isTheirs)
        .list(u"participants"_s, participants)
        .text(u"status"_s, toString(c.status))
        .text(u"priority"_s, c.priority == Priority::None ? QString() : toString(c.priority))
        .text(u"assignee"_s, exported.assignee)
        .list(u"tags"_s, QJsonArray::fromStringList(c.tags))
        .number(u"rating"_s, c.rating)
        .time(u"customer_seen_at"_s, c.customerSeenAt)
        .time(u"created_at"_s, c.createdAt)
        .time(u"updated_at"_s, c.updatedAt);
    return out.object();
}

QJsonObject jsonOf(const ExportedFile& file) {
    return Fields()
        .text(u"id"_s, file.attachment.id)
        .text(u"name"_s, file.attachment.name)
        .text(u"media_type"_s, file.attachment.mediaType)
        .number(u"size"_s, file.attachment.size)
        .text(u"path"_s, file.path)
        .text(u"sha256"_s, file.sha256)
        .text(u"missing"_s, file.path.isEmpty() ? file.missing : QString())
        .object();
}

QJsonObject jsonOf(const ExportedEntry& exported) {
    const Entry& e = exported.entry;
    QJsonArray files;
    for (const ExportedFile& file : exported.files)
        files.append(jsonOf(file));
    Fields out;
    out.text(u"id"_s, e.ref.id)
        .text(u"kind"_s, toString(e.kind))
        .text(u"visibility"_s, toString(e.visibility))
        .text(u"channel"_s, toString(e.channel))
        .text(u"author_kind"_s, toString(e.author.kind))
        .text(u"author"_s, exported.author)
        .time(u"at"_s, e.at)
        .text(u"subject"_s, e.subject)
        .text(u"text"_s, e.text)
        .list(u"attachments"_s, files)
        .number(u"rating"_s, e.rating)
        .text(u"delivery_error"_s, e.deliveryError);
    if (exported.isWithheld)
        out.value(u"withheld"_s, true);
    if (e.delivery != Delivery::None)
        out.text(u"delivery"_s, toString(e.delivery));
    if (e.change)
        out.value(
            u"change"_s, Fields()
                             .text(u"field"_s, e.change->field)
                             .text(u"before"_s, e.change->before)
                             .text(u"after"_s, e.change->after)
                             .object());
    return out.object();
}

QJsonObject sideOf(const ContactRef& ref, bool isTheirs) {
    return isTheirs ? QJsonObject{{u"account"_s, ref.account.value()}, {u"id"_s, ref.id}}
                    : QJsonObject{{u"another_customer"_s, true}};
}

QJsonObject jsonOf(const ExportedDecision& exported) {
    const IdentityDecision& d = exported.decision;
    return Fields()
        .text(u"id"_s, d.id.value())
        .text(u"verdict"_s, toString(d.verdict))
        .value(u"left"_s, sideOf(d.left, exported.leftIsTheirs))
        .value(u"right"_s, sideOf(d.right, exported.rightIsTheirs))
        .text(u"revokes"_s, d.revokes.value_or(DecisionId()).value())
        .text(u"actor"_s, d.actor)
        .text(u"reason"_s, d.reason)
        .list(u"evidence"_s, listToJson(d.evidence, &evidenceToJson))
        .time(u"at"_s, d.at)
        .object();
}

} // namespace

Result<void> ExportJson::write(const QByteArray& bytes) {
    return m_zip.write(bytes);
}

Result<void> ExportJson::openList(const QJsonObject& object, const char* list, bool& isFirst) {
    QByteArray bytes = toJson(object).trimmed();
    bytes.chop(1);
    const QByteArray comma = object.isEmpty() ? "" : ",";
    isFirst = true;
    return write(bytes + comma + '"' + list + "\":[");
}

Result<void> ExportJson::item(const QJsonObject& object, bool& isFirst) {
    const QByteArray before = isFirst ? "\n" : ",\n";
    isFirst = false;
    return write(before + toJson(object).trimmed());
}

Result<void> ExportJson::begin(const ExportHead& head) {
    m_organisations = head.organisations;
    QJsonArray decisions;
    for (const ExportedDecision& decision : head.decisions)
        decisions.append(jsonOf(decision));
    return openList(
        {{u"format"_s, u"segue.customer-export"_s},
         {u"version"_s, formatVersion},
         {u"customer"_s, Fields().text(u"id"_s, head.customer.value()).text(u"name"_s, head.name).object()},
         {u"policy"_s,
          QJsonObject{{u"notes"_s, head.policy.notes}, {u"colleague_names"_s, head.policy.colleagueNames}}},
         {u"decisions"_s, decisions}},
        "sources", m_firstSource);
}

Result<void> ExportJson::beginSource(const ExportedSource& source) {
    QJsonArray contacts;
    for (const Contact& contact : source.contacts)
        contacts.append(jsonOf(contact, m_organisations));
    SEGUE_TRY(write(m_firstSource ? "\n" : ",\n"));
    m_firstSource = false;
    return openList(
        {{u"account"_s, Fields()
                            .text(u"id"_s, source.account.id.value())
                            .text(u"kind"_s, source.account.kind)
                            .text(u"name"_s, source.account.name)
                            .object()},
         {u"contacts"_s, contacts}},
        "conversations", m_firstConversation);
}

Result<void> ExportJson::beginConversation(const ExportedConversation& conversation) {
    SEGUE_TRY(write(m_firstConversation ? "\n" : ",\n"));
    m_firstConversation = false;
    return openList(jsonOf(conversation), "entries", m_firstEntry);
}

Result<void> ExportJson::entry(const ExportedEntry& exported) {
    return item(jsonOf(exported), m_firstEntry);
}
Result<void> ExportJson::endConversation() {
    return write("]}");
}
Result<void> ExportJson::endSource() {
    return write("]}");
}
Result<void> ExportJson::end() {
    return write("]}\n");
}

} // namespace segue
