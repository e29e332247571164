// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privacy/export_walk.h"

#include "core/db/transaction.h"
#include "core/identity/normalise.h"

#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;
using namespace store;

namespace {

constexpr int pageOfEntries = 200;

//! The names and addresses by which `people` are known.
void addWordsOf(const QList<Contact>& people, QStringList& names, QStringList& addresses) {
    for (const Contact& person : people) {
        names.append(person.name);
        for (const ContactPoint& point : person.points)
            addresses += {point.value, point.normalised};
    }
}

//! What other people leave in a conversation.
struct Traces {
    Traces(const ExportRules& theRules, const CustomerId& theCustomer)
        : rules(theRules), customer(theCustomer) {}

    void follow(const Conversation& conversation) {
        for (const Participant& participant : conversation.participants) {
            if (!rules.isSomebodyElse(participant))
                continue;
            names.append(participant.name);
            addresses.append(participant.address);
            mention(participant.address);
            if (participant.contact)
                participants.insert(*participant.contact);
        }
        contacts.unite(participants);
        add(conversation.contact);
        mention(conversation.subject);
    }
    void follow(const OwnedEntry& owned) {
        const Entry& entry = owned.entry;
        add(entry.contact);
        mention(entry.text);
        mention(entry.subject);
        if (entry.author.kind != AuthorKind::Customer)
            return;
        add(ContactRef{entry.ref.account, entry.author.id});
        // As they were called then.
        if (!owned.customer.isEmpty() && owned.customer != customer)
            names.append(entry.author.name);
    }

    const ExportRules& rules;
    const CustomerId& customer;
    QSet<ContactRef> participants; //!< Certainly not the customer.
    QSet<ContactRef> contacts;     //!< To be looked up: a merged contact's ref may be the customer's own.
    QSet<QString> mentioned;       //!< Addresses, normalised.
    QStringList names;
    QStringList addresses;

private:
    void add(const std::optional<ContactRef>& contact) {
        if (contact && !contact->isEmpty() && !rules.isTheirs(*contact))
            contacts.insert(*contact);
    }
    void mention(const QString& text) {
        const QStringList found = addressesIn(text);
        for (const QString& address : found) {
            if (const QString normalised = identity::normaliseEmail(address); !normalised.isEmpty())
                mentioned.insert(normalised);
        }
    }
};

Error cancelled() {
    return {ErrorKind::Cancelled, u"cancelled"_s, u"the export was cancelled"_s, 0, std::nullopt};
}

} // namespace

ExportWalk::ExportWalk(CustomerReader reader, const CustomerExport& wanted)
    : m_reader(std::move(reader)), m_wanted(wanted) {}

Result<ExportWalk> ExportWalk::open(const QString& profileDir, const CustomerExport& wanted) {
    SEGUE_TRY_VALUE(reader, CustomerReader::open(profileDir, wanted.customer));
    return ExportWalk(std::move(reader), wanted);
}

Result<void> ExportWalk::readHead() {
    SEGUE_TRY_VALUE(contacts, m_reader.contacts());
    if (contacts.isEmpty())
        return fail(ErrorKind::Permanent, u"unknown_customer"_s, u"there is no such customer"_s);
    SEGUE_TRY_VALUE(accounts, m_reader.accounts());
    SEGUE_TRY_VALUE(agents, m_reader.agents());
    SEGUE_TRY_VALUE(organisations, m_reader.organisations());
    SEGUE_TRY_VALUE(decisions, m_reader.decisions(contacts));
    m_contacts = contacts;
    m_accounts = accounts;
    m_rules.emplace(m_wanted.customer, contacts, agents, m_wanted.policy);
    SEGUE_TRY_VALUE(strangers, m_reader.othersByRefs(m_rules->strangersOf(decisions)));
    QStringList names;
    QStringList addresses;
    addWordsOf(strangers, names, addresses);
    const Redactor redactor(names, addresses, m_rules->ownWords());
    m_head = {m_wanted.customer, {}, m_wanted.policy, {}, {}};
    const auto named = std::find_if(
        contacts.begin(), contacts.end(), [](const Contact& contact) { return !contact.name.isEmpty(); });
    if (named != contacts.end())
        m_head.name = named->name;
    for (const Organisation& organisation : std::as_const(organisations))
        m_head.organisations.insert(organisation.ref, organisation.name);
    for (const IdentityDecision& decision : std::as_const(decisions))
        m_head.decisions.append(m_rules->exported(decision, redactor));
    return {};
}

Result<void> ExportWalk::walk(const ExportedFiles& files, ExportVisitor& visitor) {
    SEGUE_TRY_VALUE(moment, db::Transaction::begin(m_reader.cache(), db::TransactionMode::Read));
    SEGUE_TRY(readHead());
    SEGUE_TRY_VALUE(conversations, m_reader.conversations());
    SEGUE_TRY(visitor.begin(m_head));
    QSet<AccountId> named;
    for (const Contact& contact : std::as_const(m_contacts))
        named.insert(contact.ref.account);
    for (const CustomersConversation& one : std::as_const(conversations))
        named.insert(one.conversation.ref.account);
    QList<AccountId> ids(named.begin(), named.end());
    std::sort(ids.begin(), ids.end());
    for (const AccountId& id : std::as_const(ids)) {
        ExportedSource from;
        from.account.id = id;
        for (const Account& account : std::as_const(m_accounts)) {
            if (account.id == id)
                from.account = account;
        }
        for (const Contact& contact : std::as_const(m_contacts)) {
            if (contact.ref.account == id)
                from.contacts.append(contact);
        }
        SEGUE_TRY(source(from, conversations, files, visitor));
    }
    return {};
}

Result<void> ExportWalk::source(
    const ExportedSource& from, const QList<CustomersConversation>& conversations, const ExportedFiles& files,
    ExportVisitor& visitor) {
    SEGUE_TRY(visitor.beginSource(from));
    for (const CustomersConversation& one : conversations) {
        if (one.conversation.ref.account == from.account.id)
            SEGUE_TRY(conversation(one, files, visitor));
    }
    return visitor.endSource();
}

Result<void> ExportWalk::conversation(
    const CustomersConversation& one, const ExportedFiles& files, ExportVisitor& visitor) {
    SEGUE_TRY_VALUE(others, othersIn(one));
    SEGUE_TRY(visitor.beginConversation(m_rules->exported(one, others)));
    const auto tell = [&](const QList<OwnedEntry>& page) -> Result<void> {
        for (const OwnedEntry& owned : page) {
            if (!m_rules->isLeftOut(owned.entry))
                SEGUE_TRY(visitor.entry(m_rules->exported(owned, others, files)));
        }
        return {};
    };
    SEGUE_TRY(pages(one, tell));
    return visitor.endConversation();
}

Result<void> ExportWalk::pages(
    const CustomersConversation& one, const std::function<Result<void>(const QList<OwnedEntry>&)>& take) {
    std::optional<Entry> last;
    for (;;) {
        if (m_wanted.progress && m_wanted.progress->cancelled)
            return fail(cancelled());
        SEGUE_TRY_VALUE(page, m_reader.entries(one, last, pageOfEntries));
        if (page.isEmpty())
            return {};
        SEGUE_TRY(take(page));
        last = page.last().entry;
    }
}

Result<OtherPeople> ExportWalk::othersIn(const CustomersConversation& one) {
    Traces traces(*m_rules, m_wanted.customer);
    traces.follow(one.conversation);
    const auto follow = [&traces](const QList<OwnedEntry>& page) -> Result<void> {
        for (const OwnedEntry& owned : page)
            traces.follow(owned);
        return {};
    };
    SEGUE_TRY(pages(one, follow));
    SEGUE_TRY_VALUE(known, m_reader.othersByRefs(traces.contacts.values()));
    SEGUE_TRY_VALUE(reached, m_reader.othersByPoints(traces.mentioned.values()));
    const QList<Contact> people = known + reached;
    addWordsOf(people, traces.names, traces.addresses);
    OtherPeople others;
    others.contacts = traces.participants;
    for (const Contact& person : people)
        others.contacts.insert(person.ref);
    others.redactor = Redactor(traces.names, traces.addresses, m_rules->ownWords());
    return others;
}

} // namespace segue
