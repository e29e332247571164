// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/directory.h"
#include "core/privacy/export_contents.h"
#include "core/privacy/redactor.h"
#include "core/store/customer_reader.h"

#include <QSet>

namespace segue {

//! Who else is in one conversation.
struct OtherPeople {
    QSet<ContactRef> contacts;
    Redactor redactor;
};

//! What of a customer's data is theirs, and how everybody else shows in it: the one place that decides.
class ExportRules {
public:
    ExportRules(
        CustomerId customer, const QList<Contact>& contacts, const QList<Agent>& agents,
        const ExportPolicy& policy);

    bool isTheirs(const ContactRef& contact) const { return m_contacts.contains(contact); }
    //! A participant who is neither the customer nor a colleague.
    bool isSomebodyElse(const Participant& participant) const;
    //! The customer's own names and addresses.
    const QStringList& ownWords() const { return m_own; }

    //! Internal notes, unless the policy has them: nothing of these goes in.
    bool isLeftOut(const Entry& entry) const;
    ExportedEntry
    exported(const store::OwnedEntry& owned, const OtherPeople& others, const ExportedFiles& files) const;
    ExportedConversation exported(const store::CustomersConversation& one, const OtherPeople& others) const;
    ExportedDecision exported(const IdentityDecision& decision, const Redactor& others) const;
    //! The people of decisions who are not the customer.
    QList<ContactRef> strangersOf(const QList<IdentityDecision>& decisions) const;

private:
    bool isWithheld(const store::OwnedEntry& owned, const OtherPeople& others) const;
    QString colleague(const AgentRef& agent, const QString& name) const;
    QString authorOf(const Entry& entry) const;
    QString changed(const Change& change, const QString& value, const Entry& entry, const Redactor& r) const;

    CustomerId m_customer;
    ExportPolicy m_policy;
    QSet<ContactRef> m_contacts;
    QHash<ContactRef, QString> m_names;
    QHash<AgentRef, Agent> m_agents;
    QSet<QString> m_colleagues; //!< Their addresses, case folded.
    QStringList m_own;
};

} // namespace segue
