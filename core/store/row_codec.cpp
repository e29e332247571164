// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/row_codec.h"

#include "core/base/hash.h"
#include "core/base/json.h"

namespace segue::store {

using namespace Qt::StringLiterals;

namespace {

//! Reads a stored word; a word of a newer program reads as `fallback`.
template <class Enum>
Enum word(const QString& text, std::optional<Enum> (*parse)(QStringView), Enum fallback) {
    return parse(text).value_or(fallback);
}

template <class AnyRef> std::optional<AnyRef> refOrNothing(const AccountId& account, const QString& id) {
    return id.isEmpty() ? std::nullopt : std::optional(AnyRef{account, id});
}

} // namespace

int priorityNumber(Priority priority) {
    return static_cast<int>(priority);
}

QString conversationColumns() {
    return u"account, id, reference, subject, channel, contact, participants, status, raw_status, priority, "
           "assignee, team, tags, snoozed_until, reply_until, waiting_since, agent_seen_at, "
           "customer_seen_at, "
           "rating, created_at, updated_at, version"_s;
}

Conversation readConversation(const db::Row& row, int first) {
    int i = first;
    Conversation c;
    c.ref.account = row.id<AccountId>(i++);
    c.ref.id = row.text(i++);
    c.reference = row.text(i++);
    c.subject = row.text(i++);
    c.channel = word(row.text(i++), &channelFromString, Channel::Api);
    c.contact = refOrNothing<ContactRef>(c.ref.account, row.text(i++));
    c.participants = participantsFromJson(row.text(i++), c.ref.account);
    c.status = word(row.text(i++), &statusFromString, Status::Open);
    c.rawStatus = row.text(i++);
    c.priority = static_cast<Priority>(row.integer(i++));
    c.assignee = refOrNothing<AgentRef>(c.ref.account, row.text(i++));
    c.team = refOrNothing<TeamRef>(c.ref.account, row.text(i++));
    c.tags = listFromJson(row.text(i++));
    c.snoozedUntil = row.optionalInstant(i++);
    c.replyUntil = row.optionalInstant(i++);
    c.waitingSince = row.optionalInstant(i++);
    c.agentSeenAt = row.optionalInstant(i++);
    c.customerSeenAt = row.optionalInstant(i++);
    c.rating = static_cast<int>(row.integer(i++));
    c.createdAt = row.instant(i++);
    c.updatedAt = row.instant(i++);
    c.version = row.integer(i++);
    return c;
}

QString entryColumns() {
    return u"account, id, conversation, kind, visibility, channel, author_kind, author_id, author_name, "
           u"contact, "
           "subject, text, attachments, change_field, change_before, change_after, rating, delivery, "
           "delivery_error, at, sequence, command, version, customer"_s;
}

Entry readEntry(const db::Row& row, int first) {
    int i = first;
    Entry e;
    e.ref.account = row.id<AccountId>(i++);
    e.ref.id = row.text(i++);
    e.conversation = {e.ref.account, row.text(i++)};
    e.kind = word(row.text(i++), &entryKindFromString, EntryKind::Message);
    e.visibility = word(row.text(i++), &visibilityFromString, Visibility::Internal);
    e.channel = word(row.text(i++), &channelFromString, Channel::Api);
    e.author.kind = word(row.text(i++), &authorKindFromString, AuthorKind::System);
    e.author.id = row.text(i++);
    e.author.name = row.text(i++);
    e.contact = refOrNothing<ContactRef>(e.ref.account, row.text(i++));
    e.subject = row.text(i++);
    e.text = row.text(i++);
    e.attachments = attachmentsFromJson(row.text(i++));
    Change change;
    change.field = row.text(i++);
    change.before = row.text(i++);
    change.after = row.text(i++);
    if (!change.field.isEmpty())
        e.change = change;
    e.rating = static_cast<int>(row.integer(i++));
    e.delivery = word(row.text(i++), &deliveryFromString, Delivery::None);
    e.deliveryError = row.text(i++);
    e.at = row.instant(i++);
    e.sequence = row.integer(i++);
    e.command = row.id<CommandId>(i++);
    e.version = row.integer(i++);
    return e;
}

QString contactColumns() {
    return u"row, account, id, name, organisation, language, time_zone, details, created_at, version, customer"_s;
}

Contact readContact(const db::Row& row, int first) {
    int i = first;
    Contact c;
    c.ref.account = row.id<AccountId>(i++);
    c.ref.id = row.text(i++);
    c.name = row.text(i++);
    c.organisation = refOrNothing<OrganisationRef>(c.ref.account, row.text(i++));
    c.language = row.text(i++);
    c.timeZone = row.text(i++);
    c.details = detailsFromJson(row.text(i++));
    c.createdAt = row.instant(i++);
    c.version = row.integer(i++);
    return c;
}

QString pointColumns() {
    return u"kind, system, value, normalised, verified, verified_by, since"_s;
}

ContactPoint readPoint(const db::Row& row, int first) {
    ContactPoint p;
    p.kind = word(row.text(first), &pointKindFromString, PointKind::ExternalId);
    p.system = row.text(first + 1);
    p.value = row.text(first + 2);
    p.normalised = row.text(first + 3);
    p.verified = row.boolean(first + 4);
    p.verifiedBy = row.text(first + 5);
    p.since = row.optionalInstant(first + 6);
    return p;
}

QString articleColumns() {
    return u"account, id, title, body, language, section, keywords, state, url, updated_at, version"_s;
}

Article readArticle(const db::Row& row, int first) {
    int i = first;
    Article a;
    a.ref.account = row.id<AccountId>(i++);
    a.ref.id = row.text(i++);
    a.title = row.text(i++);
    a.body = row.text(i++);
    a.language = row.text(i++);
    a.section = row.text(i++);
    a.keywords = listFromJson(row.text(i++));
    a.state = word(row.text(i++), &articleStateFromString, ArticleState::Draft);
    a.url = row.text(i++);
    a.updatedAt = row.instant(i++);
    a.version = row.integer(i++);
    return a;
}

QString outboxColumns() {
    return u"command, state, held_because, attempts, next_attempt_at, last_error, entry_id, changed_at, "
           "id, account, conversation, checksum"_s;
}

QString outboxChecksum(const CommandId& id, const ConversationRef& conversation, const QString& command) {
    const QStringList parts{id.value(), conversation.account.value(), conversation.id, command};
    return sha256Hex(parts.join(u'\n').toUtf8());
}

namespace {

//! Where a damaged item stands: it cannot be sent, but it can be discarded, unless something of it may be
//! there.
OutboxState stateOfDamaged(OutboxState stored, int attempts) {
    switch (stored) {
    case OutboxState::Held:
    case OutboxState::Failed:
        return OutboxState::Failed;
    case OutboxState::Queued:
    case OutboxState::Retryable:
        return attempts > 0 ? OutboxState::NeedsAgent : OutboxState::Failed;
    case OutboxState::InFlight:
    case OutboxState::Ambiguous:
    case OutboxState::NeedsAgent:
        return OutboxState::NeedsAgent;
    case OutboxState::Confirmed:
    case OutboxState::Cancelled:
        break;
    }
    return stored;
}

} // namespace

ConversationRef outboxConversation(const db::Row& row) {
    return {row.id<AccountId>(9), row.text(10)};
}

OutboxItem readOutboxItem(const db::Row& row) {
    OutboxItem item;
    item.state = word(row.text(1), &outboxStateFromString, OutboxState::NeedsAgent);
    item.heldBecause = word(row.text(2), &holdReasonFromString, HoldReason::None);
    item.attempts = static_cast<int>(row.integer(3));
    item.nextAttemptAt = row.optionalInstant(4);
    item.lastError = errorFromJson(row.text(5));
    item.entryId = row.text(6);
    item.changedAt = row.instant(7);
    // Written by addCommand(): it decodes, unless the file was damaged or tampered with.
    const auto command = parseJsonObject(row.text(0).toUtf8()).and_then(commandFromJson);
    if (command)
        item.command = *command;
    // Whatever became of its text, it can be named.
    item.command.id = row.id<CommandId>(8);
    item.command.conversation = outboxConversation(row);
    item.isDamaged =
        !command || row.text(11) != outboxChecksum(item.command.id, item.command.conversation, row.text(0));
    if (!item.isDamaged)
        return item;
    item.state = stateOfDamaged(item.state, item.attempts);
    item.lastError =
        Error{ErrorKind::Permanent, u"unreadable_command"_s, u"its row is damaged"_s, 0, std::nullopt};
    // They may be somebody else's by now.
    item.command.recipients.clear();
    return item;
}

QString draftColumns() {
    return u"account, conversation, visibility, text, files, recipients, base_entry, customer, updated_at"_s;
}

Draft readDraft(const db::Row& row, int first) {
    Draft d;
    d.conversation = {row.id<AccountId>(first), row.text(first + 1)};
    d.visibility = word(row.text(first + 2), &visibilityFromString, Visibility::Internal);
    d.text = row.text(first + 3);
    d.files = filesFromJson(row.text(first + 4));
    d.recipients = participantsFromJson(row.text(first + 5), d.conversation.account);
    d.baseEntryId = row.text(first + 6);
    d.customer = row.id<CustomerId>(first + 7);
    d.updatedAt = row.instant(first + 8);
    return d;
}

QString accountColumns() {
    return u"id, kind, name, base_url, self_agent_id, self_name, self_role, default_region, colour, embedded, enabled"_s;
}

Account readAccount(const db::Row& row, int first) {
    int i = first;
    Account a;
    a.id = row.id<AccountId>(i++);
    a.kind = row.text(i++);
    a.name = row.text(i++);
    a.baseUrl = QUrl(row.text(i++));
    a.selfAgentId = row.text(i++);
    a.selfName = row.text(i++);
    a.selfRole = word(row.text(i++), &roleFromString, Role::Agent);
    a.defaultRegion = row.text(i++);
    a.colour = row.text(i++);
    a.embedded = row.boolean(i++);
    a.enabled = row.boolean(i++);
    return a;
}

QString decisionColumns() {
    return u"id, verdict, left_account, left_id, right_account, right_id, revokes, actor, reason, evidence, at, act"_s;
}

IdentityDecision readDecision(const db::Row& row, int first) {
    int i = first;
    IdentityDecision d;
    d.id = row.id<DecisionId>(i++);
    d.verdict = word(row.text(i++), &verdictFromString, IdentityDecision::Verdict::NotSame);
    d.left.account = row.id<AccountId>(i++);
    d.left.id = row.text(i++);
    d.right.account = row.id<AccountId>(i++);
    d.right.id = row.text(i++);
    if (const QString revokes = row.text(i++); !revokes.isEmpty())
        d.revokes = DecisionId(revokes);
    d.actor = row.text(i++);
    d.reason = row.text(i++);
    d.evidence = evidenceFromJson(row.text(i++));
    d.at = row.instant(i++);
    d.act = row.id<ActId>(i++);
    if (d.act.isEmpty())
        d.act = ActId(d.id.value());
    return d;
}

QString suggestionColumns() {
    return u"left_account, left_id, right_account, right_id, probability, evidence"_s;
}

IdentitySuggestion readSuggestion(const db::Row& row, int first) {
    return {
        {row.id<AccountId>(first), row.text(first + 1)},
        {row.id<AccountId>(first + 2), row.text(first + 3)},
        row.number(first + 4),
        evidenceFromJson(row.text(first + 5))};
}

} // namespace segue::store
