// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privacy/export_rules.h"

#include "core/privacy/export_text.h"

namespace segue {

using namespace Qt::StringLiterals;

namespace {

QString roleWord(Role role) {
    switch (role) {
    case Role::Agent:
        break;
    case Role::Supervisor:
        return ExportText::tr("Support (supervisor)");
    case Role::Admin:
        return ExportText::tr("Support (administrator)");
    }
    return ExportText::tr("Support");
}

} // namespace

ExportRules::ExportRules(
    CustomerId customer, const QList<Contact>& contacts, const QList<Agent>& agents,
    const ExportPolicy& policy)
    : m_customer(std::move(customer)), m_policy(policy) {
    for (const Contact& contact : contacts) {
        m_contacts.insert(contact.ref);
        m_names.insert(contact.ref, contact.name);
        m_own.append(contact.name);
        for (const ContactPoint& point : contact.points)
            m_own += {point.value, point.normalised};
    }
    // Nobody is known by nothing.
    m_own.removeAll(QString());
    for (const Agent& agent : agents) {
        m_agents.insert(agent.ref, agent);
        if (!agent.email.isEmpty())
            m_colleagues.insert(agent.email.toCaseFolded());
    }
}

bool ExportRules::isSomebodyElse(const Participant& participant) const {
    if (participant.contact && isTheirs(*participant.contact))
        return false;
    if (!participant.contact && participant.address.isEmpty() && participant.name.isEmpty())
        return false;
    return !m_own.contains(participant.address, Qt::CaseInsensitive) &&
           !m_colleagues.contains(participant.address.toCaseFolded());
}

bool ExportRules::isLeftOut(const Entry& entry) const {
    const bool isInternal = entry.kind == EntryKind::Note ||
                            (entry.kind != EntryKind::Event && entry.visibility == Visibility::Internal);
    return isInternal && !m_policy.notes;
}

bool ExportRules::isWithheld(const store::OwnedEntry& owned, const OtherPeople& others) const {
    const Entry& entry = owned.entry;
    if (entry.kind == EntryKind::Event)
        return false;
    if (!owned.customer.isEmpty() && owned.customer != m_customer)
        return true;
    return entry.author.kind == AuthorKind::Customer &&
           others.contacts.contains(ContactRef{entry.ref.account, entry.author.id});
}

QString ExportRules::colleague(const AgentRef& agent, const QString& name) const {
    const auto known = m_agents.constFind(agent);
    if (m_policy.colleagueNames && !name.isEmpty())
        return name;
    if (m_policy.colleagueNames && known != m_agents.constEnd() && !known->name.isEmpty())
        return known->name;
    return roleWord(known == m_agents.constEnd() ? Role::Agent : known->role);
}

QString ExportRules::authorOf(const Entry& entry) const {
    const Author& author = entry.author;
    switch (author.kind) {
    case AuthorKind::Customer: {
        const QString name =
            author.name.isEmpty() ? m_names.value(ContactRef{entry.ref.account, author.id}) : author.name;
        return name.isEmpty() ? ExportText::tr("Customer") : name;
    }
    case AuthorKind::Agent:
        return colleague({entry.ref.account, author.id}, author.name);
    case AuthorKind::Bot:
        return ExportText::tr("Automatic answer");
    case AuthorKind::System:
        break;
    }
    return ExportText::tr("System");
}

//! The value before or after a change, as it may be read by the customer.
QString ExportRules::changed(
    const Change& change, const QString& value, const Entry& entry, const Redactor& others) const {
    if (value.isEmpty())
        return {};
    return change.field == "assignee"_L1 ? colleague({entry.ref.account, value}, {}) : others.redacted(value);
}

ExportedEntry ExportRules::exported(
    const store::OwnedEntry& owned, const OtherPeople& others, const ExportedFiles& files) const {
    ExportedEntry out;
    out.entry = owned.entry;
    Entry& entry = out.entry;
    const Redactor& r = others.redactor;
    if (entry.author.kind == AuthorKind::Customer &&
        others.contacts.contains(ContactRef{entry.ref.account, entry.author.id}))
        out.author = anotherParticipant();
    else
        out.author = authorOf(entry);
    out.isWithheld = isWithheld(owned, others);
    if (out.isWithheld) {
        entry.subject.clear();
        entry.text.clear();
        entry.deliveryError.clear();
        entry.attachments.clear();
        entry.rating = 0;
        return out;
    }
    entry.subject = r.redacted(entry.subject);
    entry.text = r.redacted(entry.text);
    entry.deliveryError = r.redacted(entry.deliveryError);
    if (entry.change) {
        const Change change = *entry.change;
        entry.change->before = changed(change, change.before, entry, r);
        entry.change->after = changed(change, change.after, entry, r);
    }
    for (const Attachment& attachment : std::as_const(entry.attachments)) {
        // It came while the archive was written.
        ExportedFile file{attachment, {}, {}, u"too_new"_s};
        file = files.value({entry.ref, attachment.id}, file);
        file.attachment.name = r.redacted(attachment.name);
        out.files.append(file);
    }
    return out;
}

ExportedConversation
ExportRules::exported(const store::CustomersConversation& one, const OtherPeople& others) const {
    ExportedConversation out{one.conversation, one.isTheirs, {}, {}};
    Conversation& conversation = out.conversation;
    conversation.subject = others.redactor.redacted(conversation.subject);
    // Tags of somebody else's conversation are about them.
    if (!one.isTheirs)
        conversation.tags.clear();
    if (conversation.assignee)
        out.assignee = colleague(*conversation.assignee, {});
    for (const Participant& participant : std::as_const(conversation.participants)) {
        if (isSomebodyElse(participant))
            out.participants.append({participant.role, anotherParticipant(), {}});
        else if (m_colleagues.contains(participant.address.toCaseFolded()))
            out.participants.append({participant.role, roleWord(Role::Agent), {}});
        else
            out.participants.append({participant.role, participant.name, participant.address});
    }
    return out;
}

QList<ContactRef> ExportRules::strangersOf(const QList<IdentityDecision>& decisions) const {
    QSet<ContactRef> seen;
    QList<ContactRef> out;
    for (const IdentityDecision& decision : decisions) {
        for (const ContactRef& ref : {decision.left, decision.right}) {
            if (isTheirs(ref) || seen.contains(ref))
                continue;
            seen.insert(ref);
            out.append(ref);
        }
    }
    return out;
}

ExportedDecision ExportRules::exported(const IdentityDecision& decision, const Redactor& others) const {
    ExportedDecision out{decision, isTheirs(decision.left), isTheirs(decision.right)};
    IdentityDecision& d = out.decision;
    d.actor = m_policy.colleagueNames ? d.actor : roleWord(Role::Agent);
    d.reason = m_policy.notes ? others.redacted(d.reason) : QString();
    for (Evidence& evidence : d.evidence) {
        if (!out.leftIsTheirs)
            evidence.left = anotherParticipant();
        if (!out.rightIsTheirs)
            evidence.right = anotherParticipant();
    }
    if (!out.leftIsTheirs)
        d.left = {};
    if (!out.rightIsTheirs)
        d.right = {};
    return out;
}

} // namespace segue
