// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/domain/change_set.h"
#include "core/outbox/send_policy.h"
#include "core/store/cache_db.h"
#include "core/store/work_db.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace segue {

//! An open item as the database has it, with what only this run knows: moments on the monotonic
//! clock, so that a wall clock that jumps changes no order and no wait.
struct OpenItem {
    OutboxItem item;
    Millis dueAt{0}; //!< Not before this moment.
    Doubt doubt = Doubt::None;
    //! When the last attempt ended that went unanswered; with a doubt only.
    Millis doubtedAt{0};
    //! The backend's copies of its files must not be used again.
    bool uploadsAreStale = false;
};

//! The durable queue of commands that no backend has confirmed yet: the only writer of outbox rows.
//! Every change goes to the database first and is seen here only when it is committed.
class Outbox final : public QObject {
    Q_OBJECT

public:
    Outbox(WorkDb& work, CacheDb& cache, const Clock& clock, Random& random);

    //! Reads what was left by the last run. An attempt that was under way then is uncertain now.
    //! Errors: Storage.
    Result<void> load();
    //! As load(), for one account whose worker ended in the middle of something.
    Result<void> recover(const AccountId& account);
    void forget(const AccountId& account);
    //! Nothing of these conversations is begun while they are held: they are to be erased.
    void hold(const QList<ConversationRef>& conversations);
    void unhold(const QList<ConversationRef>& conversations);
    bool isHeld(const ConversationRef& conversation) const { return m_held.contains(conversation); }
    //! The commands were cancelled with their conversations, which are erased.
    void forget(const QList<CommandId>& commands);

    // What the agent says.
    struct Acceptance {
        Millis undoWindow{0};
        //! The draft that the command came from: removed in the same commit.
        std::optional<Visibility> draft;
    };
    //! Queues `command` durably: when this returned, it survives a power cut. Accepting the same id
    //! again changes nothing. Errors: Storage (nothing was queued), Permanent "invalid_command".
    Result<CommandId> accept(Command command, const Acceptance& how);
    //! Errors of all of these: Conflict ("already_sent", "wrong_state"), Permanent
    //! "unknown_command", Storage.
    //! Once this said true, nothing of the command ever reaches the backend. Conflict "maybe_sent"
    //! while something of it is under way or may be there.
    Result<bool> cancel(const CommandId& id);
    Result<bool> retry(const CommandId& id);
    Result<bool> release(const CommandId& id);
    Result<bool> checkAgain(const CommandId& id);
    Result<bool> markSent(const CommandId& id);
    //! The agent has looked: it is not there, and shall not be sent any more.
    Result<bool> markUnsent(const CommandId& id);
    Result<bool> sendAgain(const CommandId& id);

    // What a worker does.
    //! The account's open items in order of acceptance.
    QList<CommandId> openOf(const AccountId& account) const { return m_order.value(account); }
    const OpenItem* find(const CommandId& id) const;
    //! An item that is not open any more, if it is remembered.
    Result<std::optional<OutboxItem>> settled(const CommandId& id) { return m_work.item(id); }
    //! Makes everything that waits for its back-off due: the network is back.
    void hurry(const AccountId& account);
    //! Commits the attempt before its first byte. Conflict "wrong_state" if the item was taken back
    //! meanwhile.
    Result<Attempt> begin(const CommandId& id, const QStringList& uploads);
    //! Ends the attempt with `item`'s new state, to go on in `wait`; `doubt` is what is not known
    //! now, and is remembered with the attempt.
    Result<void> end(Attempt attempt, const OutboxItem& item, Millis wait, Doubt doubt);
    //! Stores a new state without an attempt.
    Result<void> store(const OutboxItem& item, Millis wait);

    bool isEmpty() const { return m_open.isEmpty(); }
    int countOf(const AccountId& account) const { return int(m_order.value(account).size()); }

Q_SIGNALS:
    //! After each commit.
    void changed(const segue::ChangeSet& changes);
    //! Something of this account may be due.
    void woken(const segue::AccountId& account);

private:
    void admit(const OutboxItem& item);
    void adopt(const OutboxItem& item, Millis wait);
    void announce(const Command& command);
    Result<void> complete(Command& command);
    Result<void> keep(const Command& command, const std::optional<Visibility>& draft);
    Result<void> pinRecipients(Command& command);
    //! The newest entry of the conversation that this profile knows of.
    Result<QString> highestEntry(const ConversationRef& conversation);
    Result<const OpenItem*> require(const CommandId& id) const;
    Result<Doubt> rememberedDoubt(const OutboxItem& item);
    Result<bool> queueAsItIs(OutboxItem next);
    Result<QString> rebased(const OutboxItem& item);
    Result<bool> move(const CommandId& id, const QList<OutboxState>& from, OutboxItem next);
    Result<OutboxItem> answerDoubt(const CommandId& id, const QString& action);
    Millis waitOf(const OutboxItem& item) const;

    WorkDb& m_work;
    CacheDb& m_cache;
    const Clock& m_clock;
    Random& m_random;
    QHash<CommandId, OpenItem> m_open;
    QHash<AccountId, QList<CommandId>> m_order;
    QSet<ConversationRef> m_held;
};

} // namespace segue
