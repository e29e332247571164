// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/api/command_runner.h"

#include "app/hub/api/reply_writer.h"
#include "app/hub/rest/answers.h"
#include "app/hub/storage/commands.h"
#include "app/hub/storage/contacts.h"
#include "app/hub/storage/conversation_flow.h"
#include "app/hub/storage/conversations.h"
#include "app/hub/storage/directory.h"
#include "app/hub/storage/entries.h"
#include "app/hub/storage/erasures.h"
#include "app/hub/storage/feed.h"

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

//! Applies the operations of one command to its conversation, in order.
class OperationApplier {
public:
    OperationApplier(
        Write& write, const AgentCaller& agent, const QString& key, const CommandRequest& request,
        ConversationRow& conversation)
        : m_write(write), m_agent(agent), m_key(key), m_request(request), m_conversation(conversation) {}

    Result<EntryId> applyAll() {
        for (const HubOperation& operation : m_request.operations)
            SEGUE_TRY(std::visit(*this, operation));
        return m_made;
    }

    Result<void> operator()(const WriteText& text) {
        ReplyWriter writer(m_write, m_agent, m_key);
        SEGUE_TRY_VALUE(
            made, text.isPublic ? writer.reply(m_conversation, text, m_request.recipients, setsStatus())
                                : writer.note(m_conversation, text));
        m_made = made;
        return {};
    }
    Result<void> operator()(const SetStatus& set) {
        if (set.status == Status::Snoozed && (!set.snoozedUntil || *set.snoozedUntil <= m_write.now()))
            return invalid(u"invalid_snooze"_s, u"Snoozing needs a time that is still to come."_s);
        return ConversationFlow(m_write).setStatus(
            m_conversation, set.status, set.snoozedUntil, m_agent.author());
    }
    Result<void> operator()(const Assign& assign) {
        ConversationFlow flow(m_write);
        if (assign.agentId) {
            const AgentId agent(*assign.agentId);
            SEGUE_TRY_VALUE(known, Directory(m_write.db()).agent(agent));
            if (!agent.isEmpty() && (!known || !known->active))
                return invalid(u"invalid_agent"_s, u"There is no such agent."_s);
            SEGUE_TRY(flow.setAssignee(m_conversation, agent, m_agent.author()));
        }
        if (assign.teamId) {
            const TeamId team(*assign.teamId);
            SEGUE_TRY_VALUE(known, Directory(m_write.db()).team(team));
            if (!team.isEmpty() && !known)
                return invalid(u"invalid_team"_s, u"There is no such team."_s);
            SEGUE_TRY(flow.setTeam(m_conversation, team, m_agent.author()));
        }
        return {};
    }
    Result<void> operator()(const SetPriority& set) {
        return ConversationFlow(m_write).setPriority(m_conversation, set.priority, m_agent.author());
    }
    Result<void> operator()(const ChangeTags& change) {
        return ConversationFlow(m_write).changeTags(
            m_conversation, change.add, change.remove, m_agent.author());
    }
    Result<void> operator()(const SetSubject& set) {
        return ConversationFlow(m_write).setSubject(m_conversation, set.subject, m_agent.author());
    }

private:
    bool setsStatus() const {
        return std::any_of(
            m_request.operations.begin(), m_request.operations.end(),
            [](const HubOperation& o) { return std::holds_alternative<SetStatus>(o); });
    }

    Write& m_write;
    const AgentCaller& m_agent;
    const QString& m_key;
    const CommandRequest& m_request;
    ConversationRow& m_conversation;
    EntryId m_made;
};

bool hasReply(const CommandRequest& request) {
    return std::any_of(request.operations.begin(), request.operations.end(), [](const HubOperation& o) {
        const auto* text = std::get_if<WriteText>(&o);
        return text && text->isPublic;
    });
}

//! The contact that a conversation which an agent begins is about: the one named, or whom it goes to first.
Result<ContactRow> contactFor(Write& write, const BeginRequest& request, const ParticipantRow& first) {
    if (request.contact.isEmpty()) {
        const ContactPoint point = claimedPoint(PointKind::Email, {}, first.address, write.now());
        SEGUE_TRY_VALUE(vouched, Contacts(write.db()).withVerified(point));
        if (vouched)
            return *vouched;
        return Contacts::findOrAdd(
            write, point, first.name.isEmpty() ? first.address : first.name, request.channel);
    }
    SEGUE_TRY(Erasures(write.db()).checkContact(request.contact));
    SEGUE_TRY_VALUE(known, Contacts(write.db()).find(request.contact));
    if (!known)
        return invalid(u"invalid_contact"_s, u"There is no such contact."_s);
    return *known;
}

} // namespace

QList<Channel> CommandRunner::replyChannels(const Settings& settings) {
    QList<Channel> channels{Channel::WebChat};
    if (settings.mail.canSend())
        channels.append(Channel::Email);
    return channels;
}

Result<QJsonObject>
CommandRunner::run(const AgentCaller& agent, const Keyed& keyed, const CommandRequest& request) {
    return once(agent, keyed, [&](Write& write, EntryId& made) {
        return apply(write, agent, keyed.key, request, made);
    });
}

Result<QJsonObject>
CommandRunner::begin(const AgentCaller& agent, const Keyed& keyed, const BeginRequest& request) {
    return once(agent, keyed, [&](Write& write, EntryId& made) {
        return beginNew(write, agent, keyed.key, request, made);
    });
}

Result<QJsonObject> CommandRunner::once(
    const AgentCaller& agent, const Keyed& keyed,
    const std::function<Result<ConversationId>(Write&, EntryId&)>& effect) {
    return m_storage.write([&](Write& write) -> Result<QJsonObject> {
        SEGUE_TRY_VALUE(known, Commands(write.db()).find(keyed.key));
        if (known && known->payloadHash != keyed.payloadHash)
            return fail(
                ErrorKind::Conflict, u"key_reused"_s,
                u"This Idempotency-Key was used for another command."_s);
        if (known)
            return known->receipt;
        EntryId made;
        SEGUE_TRY_VALUE(conversation, effect(write, made));
        SEGUE_TRY_VALUE(changed, Feed(write.db()).load(write.touched()));
        SEGUE_TRY_VALUE(changes, m_json.objects(write.db(), changed));
        const QJsonObject receipt{
            {u"command"_s, keyed.key},
            {u"conversation"_s, conversation.value()},
            {u"entry"_s, made.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(made.value())},
            {u"changes"_s, changes}};
        SEGUE_TRY(Commands::insert(
            write, {keyed.key, conversation, agent.id, keyed.payloadHash, receipt, write.now()}));
        return receipt;
    });
}

Result<ConversationId> CommandRunner::apply(
    Write& write, const AgentCaller& agent, const QString& key, const CommandRequest& request,
    EntryId& made) {
    SEGUE_TRY_VALUE(conversation, Conversations(write.db()).find(request.conversation));
    if (!conversation)
        SEGUE_TRY(Erasures(write.db()).checkConversation(request.conversation));
    if (!conversation)
        return notFound(u"There is no such conversation."_s);
    if (!request.baseEntry.isEmpty() && hasReply(request)) {
        SEGUE_TRY_VALUE(
            moved, Entries(write.db()).customerWroteAfter(conversation->id, EntryId(request.baseEntry)));
        if (moved)
            return fail(ErrorKind::Conflict, u"stale"_s, u"The customer has written since."_s);
    }
    SEGUE_TRY_VALUE(entry, OperationApplier(write, agent, key, request, *conversation).applyAll());
    made = entry;
    SEGUE_TRY(ConversationFlow(write).save(*conversation));
    return conversation->id;
}

Result<ConversationId> CommandRunner::beginNew(
    Write& write, const AgentCaller& agent, const QString& key, const BeginRequest& request, EntryId& made) {
    if (request.channel != Channel::Email)
        return invalid(u"invalid_channel"_s, u"A conversation can only be begun by e-mail."_s);
    if (request.recipients.isEmpty())
        return invalid(u"invalid_recipients"_s, u"A mail goes to 1 to 100 addresses."_s);
    const auto first =
        std::find_if(request.recipients.begin(), request.recipients.end(), [](const ParticipantRow& p) {
            return p.role != ParticipantRole::Bcc;
        });
    if (first == request.recipients.end())
        return invalid(u"invalid_recipients"_s, u"A conversation needs somebody who is not in Bcc."_s);
    SEGUE_TRY_VALUE(contact, contactFor(write, request, *first));
    ConversationRow conversation;
    conversation.channel = request.channel;
    conversation.subject = request.subject;
    conversation.contact = contact.id;
    conversation.createdAt = write.now();
    conversation.participants = {{ParticipantRole::Requester, contact.id, first->address, first->name}};
    ConversationFlow flow(write);
    SEGUE_TRY(flow.begin(conversation, agent.author()));
    ReplyWriter writer(write, agent, key);
    SEGUE_TRY_VALUE(entry, writer.reply(conversation, {true, request.text, {}}, request.recipients, false));
    made = entry;
    SEGUE_TRY(flow.save(conversation));
    return conversation.id;
}

} // namespace segue::hub
