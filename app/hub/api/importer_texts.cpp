// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Importer that brings what people wrote: conversations, articles, texts.
#include "app/hub/api/command_request.h"
#include "app/hub/api/importer.h"
#include "app/hub/rest/answers.h"
#include "app/hub/storage/articles.h"
#include "app/hub/storage/conversations.h"
#include "app/hub/storage/directory.h"
#include "app/hub/storage/entries.h"
#include "app/hub/storage/event_log.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

//! A word of a vocabulary, or `fallback` where the field is absent. Complains about an unknown one.
template <class Enum>
Enum word(JsonReader& r, const char* key, Enum fallback, std::optional<Enum> (*parse)(QStringView)) {
    if (!r.has(key))
        return fallback;
    const auto value = parse(r.string(key));
    if (!value)
        r.complain(key, u"unknown word"_s);
    return value.value_or(fallback);
}

} // namespace

Result<void> Importer::canned(JsonReader& r, const QString& externalId) {
    SEGUE_TRY_VALUE(id, known("canned", externalId));
    CannedRow row{CannedId(id), r.string("shortcut"), r.optionalString("title"), r.string("text"), 0};
    SEGUE_TRY(checkRead(r));
    SEGUE_TRY(Directory::put(m_write, row));
    return id.isEmpty() ? remember("canned", externalId, row.id.value()) : Result<void>();
}

Result<void> Importer::macro(JsonReader& r, const QString& externalId) {
    SEGUE_TRY_VALUE(id, known("macro", externalId));
    MacroRow row{MacroId(id), r.string("title"), r.array("operations"), 0};
    SEGUE_TRY(checkRead(r));
    SEGUE_TRY(operationsFromJson(row.operations));
    SEGUE_TRY(Directory::put(m_write, row));
    return id.isEmpty() ? remember("macro", externalId, row.id.value()) : Result<void>();
}

Result<void> Importer::article(JsonReader& r, const QString& externalId) {
    SEGUE_TRY_VALUE(id, known("article", externalId));
    ArticleRow row;
    row.id = ArticleId(id);
    row.title = r.string("title");
    row.body = r.string("body");
    row.language = r.optionalString("language");
    row.section = r.optionalString("section");
    row.keywords = r.optionalStrings("keywords");
    row.state = word(r, "state", ArticleState::Published, &articleStateFromString);
    row.updatedAt = r.optionalInstant("updated_at").value_or(m_write.now());
    row.createdAt = r.optionalInstant("created_at").value_or(row.updatedAt);
    SEGUE_TRY(checkRead(r));
    SEGUE_TRY(checkTextSize(row.body));
    SEGUE_TRY(Articles::put(m_write, row));
    return id.isEmpty() ? remember("article", externalId, row.id.value()) : Result<void>();
}

Result<QList<ParticipantRow>> Importer::participants(JsonReader& r) {
    QList<ParticipantRow> out;
    const QJsonArray values = r.optionalArray("participants");
    for (const QJsonValue& value : values) {
        JsonReader p(value.toObject(), r.pathOf("participants"));
        SEGUE_TRY_VALUE(contact, reference(p, "contact", "contact"));
        out.append(
            {word(p, "role", ParticipantRole::To, &participantRoleFromString), ContactId(contact),
             p.optionalString("address"), p.optionalString("name")});
        if (p.error())
            r.complain("participants", p.error()->message);
    }
    return out;
}

Result<void> Importer::conversation(JsonReader& r, const QString& externalId) {
    SEGUE_TRY_VALUE(id, known("conversation", externalId));
    SEGUE_TRY_VALUE(before, Conversations(m_write.db()).find(ConversationId(id)));
    SEGUE_TRY_VALUE(contact, reference(r, "contact", "contact"));
    SEGUE_TRY_VALUE(assignee, reference(r, "assignee", "agent"));
    SEGUE_TRY_VALUE(team, reference(r, "team", "team"));
    SEGUE_TRY_VALUE(people, participants(r));
    ConversationRow row = before.value_or(ConversationRow());
    row.subject = r.optionalString("subject");
    row.channel = word(r, "channel", Channel::Api, &channelFromString);
    row.contact = ContactId(contact);
    row.participants = people;
    row.status = word(r, "status", Status::Open, &statusFromString);
    row.priority = word(r, "priority", Priority::None, &priorityFromString);
    row.assignee = AgentId(assignee);
    row.team = TeamId(team);
    row.tags = r.optionalStrings("tags");
    row.tags.removeDuplicates();
    row.tags.sort();
    row.snoozedUntil = r.optionalInstant("snoozed_until");
    row.waitingSince = r.optionalInstant("waiting_since");
    row.agentSeenAt = r.optionalInstant("agent_seen_at");
    row.customerSeenAt = r.optionalInstant("customer_seen_at");
    row.rating = static_cast<int>(r.optionalInteger("rating"));
    row.solvedAt = r.optionalInstant("solved_at");
    row.createdAt = r.instant("created_at");
    row.updatedAt = r.optionalInstant("updated_at").value_or(row.createdAt);
    SEGUE_TRY(checkRead(r));
    if (before) {
        if (before->participants != row.participants)
            SEGUE_TRY(Conversations::storeParticipants(m_write, row));
        if (before->tags != row.tags)
            SEGUE_TRY(Conversations::storeTags(m_write, row));
        return Conversations::update(m_write, row);
    }
    SEGUE_TRY(Conversations::insert(m_write, row));
    SEGUE_TRY(EventLog(m_write).note(
        row.id, {AuthorKind::System, {}, {}}, {u"created"_s, {}, toString(row.channel)}, row.createdAt));
    return remember("conversation", externalId, row.id.value());
}

Result<Author> Importer::author(JsonReader& r, const char* key) {
    JsonReader a(r.optionalObject(key), r.pathOf(key));
    Author author;
    author.kind = word(a, "kind", AuthorKind::System, &authorKindFromString);
    author.name = a.optionalString("name");
    if (author.kind == AuthorKind::Agent || author.kind == AuthorKind::Customer) {
        SEGUE_TRY_VALUE(id, reference(a, "id", author.kind == AuthorKind::Agent ? "agent" : "contact"));
        author.id = id;
    }
    if (a.error())
        r.complain(key, a.error()->message);
    return author;
}

Result<ConversationRow*> Importer::conversationFor(JsonReader& r) {
    SEGUE_TRY_VALUE(id, reference(r, "conversation", "conversation"));
    if (id.isEmpty())
        r.complain("conversation", u"missing"_s);
    SEGUE_TRY(checkRead(r));
    if (!m_conversations.contains(id)) {
        SEGUE_TRY_VALUE(found, Conversations(m_write.db()).find(ConversationId(id)));
        if (!found)
            return notFound(u"the conversation is gone"_s);
        m_conversations.insert(id, *found);
    }
    return &m_conversations[id];
}

Result<void> Importer::entry(JsonReader& r, const QString& externalId) {
    SEGUE_TRY_VALUE(id, known("entry", externalId));
    if (!id.isEmpty())
        return {};
    SEGUE_TRY_VALUE(conversation, conversationFor(r));
    EntryRow row;
    row.conversation = conversation->id;
    row.kind = word(r, "kind", EntryKind::Message, &entryKindFromString);
    if (!r.has("visibility"))
        r.complain("visibility", u"missing"_s);
    row.visibility = word(r, "visibility", Visibility::Internal, &visibilityFromString);
    row.channel = word(r, "channel", conversation->channel, &channelFromString);
    SEGUE_TRY_VALUE(writer, author(r, "author"));
    row.author = writer;
    row.contact = conversation->contact;
    row.subject = r.optionalString("subject");
    row.text = r.optionalString("text");
    row.html = r.optionalString("html");
    row.rating = static_cast<int>(r.optionalInteger("rating"));
    row.delivery = word(r, "delivery", Delivery::None, &deliveryFromString);
    row.at = r.instant("at");
    if (row.kind == EntryKind::Event)
        r.complain("kind", u"events have a list of their own"_s);
    SEGUE_TRY(checkRead(r));
    SEGUE_TRY(checkTextSize(row.text));
    SEGUE_TRY(checkTextSize(row.html));
    SEGUE_TRY(Entries::insert(m_write, row));
    const bool isAnswer = row.kind == EntryKind::Message && row.visibility == Visibility::Public &&
                          row.author.kind == AuthorKind::Agent;
    if (isAnswer && row.at < conversation->firstResponseAt.value_or(Instant::max())) {
        conversation->firstResponseAt = row.at;
        SEGUE_TRY(EventLog(m_write).note(
            row.conversation, row.author, {u"first_response"_s, {}, row.id.value()}, row.at));
    }
    conversation->updatedAt = std::max(conversation->updatedAt, row.at);
    return remember("entry", externalId, row.id.value());
}

Result<void> Importer::event(JsonReader& r, const QString& externalId) {
    SEGUE_TRY_VALUE(id, known("event", externalId));
    if (!id.isEmpty())
        return {};
    SEGUE_TRY_VALUE(conversation, conversationFor(r));
    SEGUE_TRY_VALUE(actor, author(r, "actor"));
    Change change{r.string("field"), r.optionalString("before"), r.optionalString("after")};
    const Instant at = r.instant("at");
    SEGUE_TRY(checkRead(r));
    // Before and after of these are ids, of the former system.
    if (change.field == "assignee"_L1 || change.field == "team"_L1) {
        const char* kind = change.field == "team"_L1 ? "team" : "agent";
        SEGUE_TRY_VALUE(before, known(kind, change.before));
        SEGUE_TRY_VALUE(after, known(kind, change.after));
        change.before = before;
        change.after = after;
    }
    SEGUE_TRY_VALUE(entry, EventLog(m_write).record(*conversation, actor, change, at));
    return remember("event", externalId, entry.value());
}

Result<void> Importer::finishConversations() {
    for (ConversationRow& conversation : m_conversations)
        SEGUE_TRY(Conversations::update(m_write, conversation));
    return {};
}

} // namespace segue::hub
