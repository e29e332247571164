// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/http/connection_slots.h"

#include <utility>

namespace segue::hub::http {

SlotLease::SlotLease(SlotLease&& other) noexcept
    : m_owner(std::exchange(other.m_owner, nullptr)), m_key(std::move(other.m_key)),
      m_countsInTotal(other.m_countsInTotal) {}

SlotLease& SlotLease::operator=(SlotLease&& other) noexcept {
    if (this != &other) {
        release();
        m_owner = std::exchange(other.m_owner, nullptr);
        m_key = std::move(other.m_key);
        m_countsInTotal = other.m_countsInTotal;
    }
    return *this;
}

void SlotLease::release() {
    if (m_owner)
        std::exchange(m_owner, nullptr)->release(m_key, m_countsInTotal);
}

SlotAnswer ConnectionSlots::acquire(const QByteArray& key, SlotLease& lease) {
    const std::unique_lock lock(m_mutex);
    if (m_used >= m_total)
        return SlotAnswer::ServerFull;
    if (!takeForClient(key))
        return SlotAnswer::AddressFull;
    ++m_used;
    lease = SlotLease(this, key, true);
    return SlotAnswer::Granted;
}

SlotAnswer ConnectionSlots::acquireForClient(const QByteArray& key, SlotLease& lease) {
    const std::unique_lock lock(m_mutex);
    if (!takeForClient(key))
        return SlotAnswer::AddressFull;
    lease = SlotLease(this, key, false);
    return SlotAnswer::Granted;
}

int ConnectionSlots::used() const {
    const std::lock_guard lock(m_mutex);
    return m_used;
}

bool ConnectionSlots::takeForClient(const QByteArray& key) {
    if (key.isEmpty())
        return true;
    int& used = m_byClient[key];
    if (used >= m_perClient)
        return false;
    ++used;
    return true;
}

void ConnectionSlots::release(const QByteArray& key, bool countsInTotal) {
    const std::lock_guard lock(m_mutex);
    if (countsInTotal)
        --m_used;
    if (key.isEmpty())
        return;
    const auto entry = m_byClient.find(key);
    if (--entry.value() == 0)
        m_byClient.erase(entry);
}

} // namespace segue::hub::http
