// SPDX-License-Identifier: GPL-3.0-or-later
// What the fake views know of customers, their contacts and who may be whom.
#include "tests/fakes/fake_views.h"

#include <algorithm>

namespace segue {

Result<std::optional<CustomerId>> FakeViews::customerOfContact(const ContactRef& ref) {
    for (auto it = contactsOf.cbegin(); it != contactsOf.cend(); ++it) {
        for (const Contact& contact : it.value()) {
            if (contact.ref == ref)
                return answer(std::optional(it.key()));
        }
    }
    return answer(std::optional<CustomerId>());
}

Result<std::optional<CustomerCard>> FakeViews::customer(const CustomerId& id) {
    ++cardsRead;
    if (!customerNames.contains(id))
        return answer(std::optional<CustomerCard>());
    CustomerCard card;
    card.id = id;
    card.name = customerNames.value(id);
    card.contacts = contactsOf.value(id);
    for (const Conversation& conversation : std::as_const(conversationList)) {
        if (owners.value(conversation.ref) == id)
            card.conversations.append(rowFor(conversation));
    }
    std::stable_sort(
        card.conversations.begin(), card.conversations.end(),
        [](const InboxRow& a, const InboxRow& b) { return a.lastAt > b.lastAt; });
    card.conversationCount = static_cast<int>(card.conversations.size());
    const auto own = [&card](const ContactRef& ref) {
        return std::any_of(card.contacts.cbegin(), card.contacts.cend(), [&ref](const Contact& contact) {
            return contact.ref == ref;
        });
    };
    for (const IdentitySuggestion& suggestion : std::as_const(suggestionList)) {
        if (own(suggestion.left) != own(suggestion.right))
            card.suggestions.append(suggestion);
    }
    addReasons(card);
    for (const Organisation& organisation : std::as_const(organisationList)) {
        const bool named =
            std::any_of(card.contacts.cbegin(), card.contacts.cend(), [&](const Contact& contact) {
                return contact.organisation == organisation.ref;
            });
        if (named)
            card.organisations.append(organisation);
    }
    if (!card.contacts.isEmpty())
        card.firstSeenAt = card.contacts.constFirst().createdAt;
    return answer(std::optional(card));
}

void FakeViews::addReasons(CustomerCard& card) const {
    const auto own = [&card](const ContactRef& ref) {
        return std::any_of(card.contacts.cbegin(), card.contacts.cend(), [&ref](const Contact& contact) {
            return contact.ref == ref;
        });
    };
    const auto concerns = [&own](const auto& pair) { return own(pair.left) || own(pair.right); };
    for (const IdentityDecision& decision : decisionList) {
        if (!concerns(decision))
            continue;
        card.decisions.append(decision);
        card.history.prepend({decision, std::nullopt, true});
    }
    for (const DecisionRecord& record : revokedList) {
        if (concerns(record.decision))
            card.history.append(record);
    }
    for (const IdentityLink& link : linkList) {
        if (own(link.left) && own(link.right))
            card.links.append(link);
    }
    for (const IdentityConflict& conflict : conflictList) {
        if (concerns(conflict))
            card.conflicts.append(conflict);
    }
    for (const QList<Contact>& contacts : contactsOf) {
        for (const Contact& contact : contacts) {
            if (!own(contact.ref))
                card.otherNames.insert(contact.ref, contact.name);
        }
    }
}

Result<QList<Contact>> FakeViews::contacts(const CustomerId& customer) {
    return answer(contactsOf.value(customer));
}

CustomerRow FakeViews::customerRow(const CustomerId& id) const {
    CustomerRow row;
    row.id = id;
    row.name = customerNames.value(id);
    const QList<Contact> contacts = contactsOf.value(id);
    row.contactCount = static_cast<int>(contacts.size());
    for (const Contact& contact : contacts) {
        if (row.detail.isEmpty() && !contact.points.isEmpty())
            row.detail = contact.points.constFirst().value;
        for (const Organisation& organisation : organisationList) {
            if (contact.organisation == organisation.ref)
                row.organisation = organisation.name;
        }
    }
    for (const Conversation& conversation : conversationList) {
        if (owners.value(conversation.ref) != id)
            continue;
        ++row.conversationCount;
        row.openCount += isDone(conversation.status) ? 0 : 1;
        row.lastAt = std::max(row.lastAt, conversation.updatedAt);
    }
    return row;
}

Result<QList<CustomerRow>> FakeViews::customers(const QString& text, const CustomerId& after, int limit) {
    ++customerPagesRead;
    QList<CustomerRow> rows;
    for (auto it = customerNames.cbegin(); it != customerNames.cend(); ++it) {
        const CustomerRow row = customerRow(it.key());
        if ((row.name + u' ' + row.detail + u' ' + row.organisation).contains(text, Qt::CaseInsensitive))
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end(), [](const CustomerRow& a, const CustomerRow& b) {
        return std::pair(-toMs(a.lastAt), a.id.value()) < std::pair(-toMs(b.lastAt), b.id.value());
    });
    const auto last =
        std::find_if(rows.cbegin(), rows.cend(), [&](const CustomerRow& row) { return row.id == after; });
    const qsizetype from = last == rows.cend() ? 0 : last - rows.cbegin() + 1;
    return answer(rows.mid(from, limit));
}

Result<QList<IdentitySuggestion>> FakeViews::suggestions(int limit) {
    return answer(suggestionList.mid(0, limit));
}

} // namespace segue
