// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/scheduler.h"
#include "core/domain/held_join.h"
#include "core/domain/vocabulary.h"
#include "core/store/stored_contacts.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <map>

namespace segue {

class CacheDb;

//! Nothing merges silently while the agent is typing to one of the two: a customer whose conversation is
//! being written in is not joined with another by rules, the model or the team. What waits stays among the
//! cache's unlinked contacts, so that nothing is forgotten in a crash, and is joined when the agent is done.
//! What the agent decides here is not held back. In memory only.
class LinkingHold final : public QObject {
    Q_OBJECT

public:
    //! A pause in typing that is longer ends the hold.
    static constexpr Millis pause = std::chrono::minutes(2);
    //! The same for who said "when I am done".
    static constexpr Millis longPause = std::chrono::minutes(30);

    LinkingHold(CacheDb& cache, const Clock& clock, Scheduler& scheduler);

    // What the agent does.
    //! A draft that says something was typed at.
    void isWritten(const ConversationRef& conversation, Visibility visibility);
    //! It was sent, emptied or thrown away.
    void isDone(const ConversationRef& conversation, Visibility visibility);
    //! See Engine::joinNow() and Engine::joinWhenDone().
    void joinNow(const ConversationRef& conversation);
    void joinWhenDone(const ConversationRef& conversation);

    QList<HeldJoin> heldJoins() const { return m_joins; }

    // What identity asks, in each of its runs.
    //! `decided` are the contacts about which somebody decided here, just now.
    void beginRun(const QList<ContactRef>& decided);
    //! Takes out of `customers`, which `members` would get, what would join a customer who is being written
    //! to with another: each keeps its own contacts.
    Result<void>
    keepApart(const QHash<ContactRef, StoredContact>& members, QHash<ContactRef, CustomerId>& customers);
    //! The contacts that are to be linked later. Announces what changed.
    QSet<ContactRef> endRun();

Q_SIGNALS:
    //! Something that waited may be joined now: let identity follow.
    void released();
    void changed(const QList<segue::HeldJoin>& joins);

private:
    using Key = std::pair<ConversationRef, Visibility>;
    struct Hold {
        Millis touchedAt;
        Millis lasts = pause;
    };
    using Members = QList<StoredContact>;

    Result<QHash<CustomerId, ConversationRef>> customersWrittenTo();
    void holdBack(
        const Members& together, const QHash<CustomerId, ConversationRef>& writtenTo,
        QHash<ContactRef, CustomerId>& customers);
    void expire();
    void watch();
    void release();

    CacheDb& m_cache;
    const Clock& m_clock;
    Scheduler& m_scheduler;
    std::map<Key, Hold> m_holds;
    Timer m_timer;
    QList<HeldJoin> m_joins;
    QSet<ContactRef> m_decided;      //!< Of the run.
    QList<HeldJoin> m_found;         //!< Of the run.
    QSet<ContactRef> m_heldContacts; //!< Of the run.
};

} // namespace segue
