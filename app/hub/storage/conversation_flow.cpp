// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/storage/conversation_flow.h"

#include "app/hub/storage/conversations.h"
#include "app/hub/storage/entries.h"
#include "app/hub/storage/event_log.h"
#include "core/text/plain_text.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

bool reopensOnAnswer(Status status) {
    switch (status) {
    case Status::WaitingCustomer:
    case Status::OnHold:
    case Status::Snoozed:
    case Status::Solved:
    case Status::Closed:
        return true;
    case Status::New:
    case Status::Open:
    case Status::Spam:
        return false;
    }
    return false;
}

QString msText(const std::optional<Instant>& at) {
    return at ? QString::number(toMs(*at)) : QString();
}

} // namespace

Result<void> ConversationFlow::begin(ConversationRow& conversation, const Author& actor) {
    conversation.updatedAt = conversation.createdAt;
    SEGUE_TRY(Conversations::insert(m_write, conversation));
    return EventLog(m_write).note(
        conversation.id, actor, {u"created"_s, {}, toString(conversation.channel)}, conversation.createdAt);
}

QString ConversationFlow::subjectOf(const QString& text) {
    return text::elide(text.trimmed().section(u'\n', 0, 0).simplified(), 80);
}

Result<void> ConversationFlow::customerWrote(ConversationRow& conversation, EntryRow& entry) {
    entry.kind = EntryKind::Message;
    entry.visibility = Visibility::Public;
    entry.author.kind = AuthorKind::Customer;
    const bool wasDone = isDone(conversation.status);
    SEGUE_TRY(store(conversation, entry));
    // What a bridge brings late may have been written before what it brought first.
    conversation.waitingSince =
        wasDone ? entry.at : std::min(conversation.waitingSince.value_or(entry.at), entry.at);
    if (!reopensOnAnswer(conversation.status))
        return {};
    if (wasDone)
        ++conversation.reopened;
    return setStatus(conversation, Status::Open, {}, entry.author);
}

Result<void> ConversationFlow::teamAnswered(ConversationRow& conversation, EntryRow& entry, bool keepStatus) {
    entry.kind = EntryKind::Message;
    entry.visibility = Visibility::Public;
    SEGUE_TRY(store(conversation, entry));
    const bool answersCustomer = conversation.waitingSince.has_value();
    if (!conversation.firstResponseAt && answersCustomer) {
        conversation.firstResponseAt = entry.at;
        SEGUE_TRY(EventLog(m_write).note(
            conversation.id, entry.author, {u"first_response"_s, {}, entry.id.value()}, entry.at));
    }
    conversation.waitingSince.reset();
    conversation.agentSeenAt = std::max(conversation.agentSeenAt.value_or(entry.at), entry.at);
    if (conversation.status == Status::New && !keepStatus)
        return setStatus(conversation, Status::Open, {}, entry.author);
    return {};
}

Result<void> ConversationFlow::add(ConversationRow& conversation, EntryRow& entry) {
    return store(conversation, entry);
}

Result<void> ConversationFlow::store(ConversationRow& conversation, EntryRow& entry) {
    entry.conversation = conversation.id;
    entry.channel = conversation.channel;
    if (entry.contact.isEmpty())
        entry.contact = conversation.contact;
    if (entry.at == Instant{})
        entry.at = m_write.now();
    conversation.updatedAt = std::max(conversation.updatedAt, entry.at);
    return Entries::insert(m_write, entry);
}

Result<void> ConversationFlow::setStatus(
    ConversationRow& conversation, Status status, std::optional<Instant> snoozedUntil, const Author& actor) {
    if (status != Status::Snoozed)
        snoozedUntil.reset();
    const Status before = conversation.status;
    const auto snoozedBefore = conversation.snoozedUntil;
    conversation.status = status;
    conversation.snoozedUntil = snoozedUntil;
    if (!isDone(status))
        conversation.solvedAt.reset();
    else if (!isDone(before))
        conversation.solvedAt = m_write.now();
    if (before != status)
        SEGUE_TRY(record(conversation, actor, "status", toString(before), toString(status)));
    if (snoozedBefore != snoozedUntil)
        SEGUE_TRY(record(conversation, actor, "snooze", msText(snoozedBefore), msText(snoozedUntil)));
    return {};
}

Result<void>
ConversationFlow::setAssignee(ConversationRow& conversation, const AgentId& agent, const Author& actor) {
    if (conversation.assignee == agent)
        return {};
    const QString before = conversation.assignee.value();
    conversation.assignee = agent;
    return record(conversation, actor, "assignee", before, agent.value());
}

Result<void>
ConversationFlow::setTeam(ConversationRow& conversation, const TeamId& team, const Author& actor) {
    if (conversation.team == team)
        return {};
    const QString before = conversation.team.value();
    conversation.team = team;
    return record(conversation, actor, "team", before, team.value());
}

Result<void>
ConversationFlow::setPriority(ConversationRow& conversation, Priority priority, const Author& actor) {
    if (conversation.priority == priority)
        return {};
    const Priority before = conversation.priority;
    conversation.priority = priority;
    return record(conversation, actor, "priority", toString(before), toString(priority));
}

Result<void> ConversationFlow::changeTags(
    ConversationRow& conversation, const QStringList& add, const QStringList& remove, const Author& actor) {
    const QStringList before = conversation.tags;
    for (const QString& tag : remove) {
        if (conversation.tags.removeAll(tag) > 0)
            SEGUE_TRY(record(conversation, actor, "tag", tag, {}));
    }
    for (const QString& tag : add) {
        if (conversation.tags.contains(tag))
            continue;
        conversation.tags.append(tag);
        SEGUE_TRY(record(conversation, actor, "tag", {}, tag));
    }
    conversation.tags.sort();
    return conversation.tags == before ? Result<void>() : Conversations::storeTags(m_write, conversation);
}

Result<void>
ConversationFlow::setSubject(ConversationRow& conversation, const QString& subject, const Author& actor) {
    if (conversation.subject == subject)
        return {};
    const QString before = conversation.subject;
    conversation.subject = subject;
    return record(conversation, actor, "subject", before, subject);
}

Result<void> ConversationFlow::record(
    ConversationRow& conversation, const Author& actor, const char* field, const QString& before,
    const QString& after) {
    const Instant now = m_write.now();
    conversation.updatedAt = std::max(conversation.updatedAt, now);
    const auto recorded =
        EventLog(m_write).record(conversation, actor, {QString::fromLatin1(field), before, after}, now);
    if (!recorded)
        return fail(recorded.error());
    return {};
}

Result<void> ConversationFlow::save(ConversationRow& conversation) {
    return Conversations::update(m_write, conversation);
}

} // namespace segue::hub
