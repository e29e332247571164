// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/linking_hold.h"

#include "core/domain/customer_id.h"
#include "core/store/cache_db.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace segue {

namespace {

//! A customer's id is its oldest contact's own, as in identity::customersOf().
CustomerId idOf(const QList<StoredContact>& contacts) {
    const auto oldest = std::min_element(
        contacts.cbegin(), contacts.cend(), [](const StoredContact& a, const StoredContact& b) {
            return std::pair(a.contact.createdAt, a.contact.ref) <
                   std::pair(b.contact.createdAt, b.contact.ref);
        });
    return ownCustomer(oldest->contact.ref);
}

} // namespace

LinkingHold::LinkingHold(CacheDb& cache, const Clock& clock, Scheduler& scheduler)
    : m_cache(cache), m_clock(clock), m_scheduler(scheduler) {}

void LinkingHold::isWritten(const ConversationRef& conversation, Visibility visibility) {
    m_holds[{conversation, visibility}].touchedAt = m_clock.monotonic();
    if (!m_timer.isActive())
        watch();
}

void LinkingHold::isDone(const ConversationRef& conversation, Visibility visibility) {
    if (m_holds.erase({conversation, visibility}) > 0)
        release();
}

void LinkingHold::joinNow(const ConversationRef& conversation) {
    // The other one may be written to as well: the answer is for both.
    QSet<CustomerId> answered;
    for (const HeldJoin& join : std::as_const(m_joins)) {
        if (join.conversation == conversation)
            answered.unite({join.customer, join.other});
    }
    QSet<ConversationRef> conversations{conversation};
    for (const HeldJoin& join : std::as_const(m_joins)) {
        if (answered.contains(join.customer))
            conversations.insert(join.conversation);
    }
    for (const ConversationRef& ref : std::as_const(conversations)) {
        m_holds.erase({ref, Visibility::Public});
        m_holds.erase({ref, Visibility::Internal});
    }
    release();
}

void LinkingHold::joinWhenDone(const ConversationRef& conversation) {
    for (auto& [key, hold] : m_holds) {
        if (key.first == conversation)
            hold.lasts = longPause;
    }
    watch();
}

void LinkingHold::release() {
    watch();
    if (!m_joins.isEmpty())
        Q_EMIT released();
}

void LinkingHold::watch() {
    m_timer.cancel();
    if (m_holds.empty())
        return;
    Millis next = Millis::max();
    for (const auto& [key, hold] : m_holds)
        next = std::min(next, hold.touchedAt + hold.lasts);
    m_timer = m_scheduler.after(std::max(Millis{0}, next - m_clock.monotonic()), [this] { expire(); });
}

void LinkingHold::expire() {
    const Millis now = m_clock.monotonic();
    const size_t before = m_holds.size();
    for (auto it = m_holds.begin(); it != m_holds.end();)
        it = it->second.touchedAt + it->second.lasts <= now ? m_holds.erase(it) : std::next(it);
    if (m_holds.size() < before)
        release();
    else
        watch();
}

void LinkingHold::beginRun(const QList<ContactRef>& decided) {
    m_decided = QSet<ContactRef>(decided.begin(), decided.end());
    m_found.clear();
    m_heldContacts.clear();
}

Result<QHash<CustomerId, ConversationRef>> LinkingHold::customersWrittenTo() {
    QHash<CustomerId, ConversationRef> customers;
    for (const auto& [key, hold] : m_holds) {
        SEGUE_TRY_VALUE(conversation, m_cache.conversation(key.first));
        if (!conversation || !conversation->contact)
            continue;
        SEGUE_TRY_VALUE(contact, m_cache.contact(*conversation->contact));
        if (contact)
            customers.insert(contact->customer, key.first);
    }
    return customers;
}

Result<void> LinkingHold::keepApart(
    const QHash<ContactRef, StoredContact>& members, QHash<ContactRef, CustomerId>& customers) {
    if (m_holds.empty())
        return {};
    SEGUE_TRY_VALUE(writtenTo, customersWrittenTo());
    if (writtenTo.isEmpty())
        return {};
    QHash<CustomerId, Members> groups;
    for (auto it = customers.cbegin(); it != customers.cend(); ++it) {
        if (const auto member = members.constFind(it.key()); member != members.cend())
            groups[it.value()].append(*member);
    }
    for (const Members& together : std::as_const(groups))
        holdBack(together, writtenTo, customers);
    return {};
}

void LinkingHold::holdBack(
    const Members& together, const QHash<CustomerId, ConversationRef>& writtenTo,
    QHash<ContactRef, CustomerId>& customers) {
    QHash<CustomerId, Members> parts;
    bool isDecided = false;
    for (const StoredContact& member : together) {
        parts[member.customer].append(member);
        isDecided |= m_decided.contains(member.contact.ref);
    }
    const auto isWrittenTo = [&](const auto& part) { return writtenTo.contains(part.first); };
    if (isDecided || parts.size() < 2 ||
        std::none_of(parts.constKeyValueBegin(), parts.constKeyValueEnd(), isWrittenTo))
        return;
    for (auto part = parts.cbegin(); part != parts.cend(); ++part) {
        const CustomerId id = idOf(*part);
        for (const StoredContact& member : *part) {
            customers.insert(member.contact.ref, id);
            m_heldContacts.insert(member.contact.ref);
        }
        if (!writtenTo.contains(part.key()))
            continue;
        for (auto other = parts.cbegin(); other != parts.cend(); ++other) {
            if (other.key() != part.key())
                m_found.append({writtenTo.value(part.key()), id, idOf(*other)});
        }
    }
}

QSet<ContactRef> LinkingHold::endRun() {
    std::sort(m_found.begin(), m_found.end(), [](const HeldJoin& a, const HeldJoin& b) {
        return std::tie(a.customer, a.other) < std::tie(b.customer, b.other);
    });
    if (std::exchange(m_joins, m_found) != m_joins)
        Q_EMIT changed(m_joins);
    return std::exchange(m_heldContacts, {});
}

} // namespace segue
