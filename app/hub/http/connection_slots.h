// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <mutex>

namespace segue::hub::http {

class ConnectionSlots;

//! The right to one connection, given back when this is destroyed.
class SlotLease {
public:
    SlotLease() = default;
    SlotLease(SlotLease&& other) noexcept;
    SlotLease& operator=(SlotLease&& other) noexcept;
    ~SlotLease() { release(); }

private:
    friend class ConnectionSlots;
    SlotLease(ConnectionSlots* owner, QByteArray key, bool countsInTotal)
        : m_owner(owner), m_key(std::move(key)), m_countsInTotal(countsInTotal) {}
    void release();

    ConnectionSlots* m_owner = nullptr;
    QByteArray m_key;
    bool m_countsInTotal = false;
};

enum class SlotAnswer { Granted, ServerFull, AddressFull };

//! Counts connections, in all and by client. Thread-safe; outlives its leases.
class ConnectionSlots {
public:
    ConnectionSlots(int total, int perClient) : m_total(total), m_perClient(perClient) {}

    //! A slot of the whole; of `key` too, unless `key` is empty (a trusted proxy, which speaks for
    //! many).
    SlotAnswer acquire(const QByteArray& key, SlotLease& lease);
    //! A slot of `key` alone, for a client whose connection a proxy already holds.
    SlotAnswer acquireForClient(const QByteArray& key, SlotLease& lease);
    int used() const;

private:
    friend class SlotLease;
    bool takeForClient(const QByteArray& key);
    void release(const QByteArray& key, bool countsInTotal);

    const int m_total;
    const int m_perClient;
    mutable std::mutex m_mutex;
    int m_used = 0;
    QHash<QByteArray, int> m_byClient;
};

} // namespace segue::hub::http
