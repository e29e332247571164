// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/adapters/adapter.h"
#include "core/base/async.h"
#include "core/domain/account.h"
#include "core/domain/change_set.h"
#include "core/domain/command.h"
#include "core/domain/directory.h"
#include "core/domain/erasure.h"
#include "core/domain/held_join.h"
#include "core/domain/identity.h"
#include "core/engine/undone.h"
#include "core/privacy/customer_export.h"

#include <QList>
#include <QObject>
#include <QString>
#include <memory>

namespace segue {

struct EngineServices;

//! Where a profile lives and what it starts with.
struct EngineOptions {
    QString profileDir; //!< Created 0700 if absent.
    //! The hub program to start when no account is configured; empty = no embedded hub.
    QString hubProgram;
    QString agentName; //!< The local agent's name at the embedded hub.
    //! Starts with "work offline" on.
    bool offline = false;
    //! There is a window, which another start on the same profile may ask for (windowAsked()).
    bool hasWindow = false;
    //! A credential for this run (SEGUE_TOKEN of seguectl): its account's keyring entry is not asked for.
    //! Empty = there is none.
    QString sessionToken;
    //! Whose `sessionToken` is; empty = that of the only account that is not embedded, or nobody's where
    //! there are several. No other account's server ever sees it.
    AccountId sessionTokenAccount;
};

//! What became of the profile's databases when they were opened.
struct ProfileHealth {
    bool cacheWasCorrupt = false; //!< It was set aside and is being synced anew.
    bool readOnly = false;        //!< A newer Segue wrote this profile: reading and export only.
    QString detail;
};

//! A new message that the agent should hear of: a customer's, or a colleague's note that names the agent.
struct Notification {
    ConversationRef conversation;
    CustomerId customer;
    QString title; //!< The name of who wrote it.
    QString text;  //!< A plain snippet.
};

//! What the user interface and seguectl talk to. It lives on the thread that made it (the GUI's)
//! and hands everything to the engine thread, which is the single writer; reads go through
//! core/views.
class Engine : public QObject {
    Q_OBJECT

public:
    //! Opens the profile. Errors: Storage "profile_locked" (another process owns it:
    //! `Error::message` names its socket), "disk_full", "io_error".
    static Result<std::unique_ptr<Engine>> open(const EngineOptions& options);
    ~Engine() override;

    //! As open(), over these services instead of the system's: for tests. They are used on the
    //! engine thread, and outlive the engine.
    static Result<std::unique_ptr<Engine>>
    openWith(const EngineOptions& options, const EngineServices& services);

    const ProfileHealth& health() const;
    const EngineOptions& options() const;

    // Commands. Accepted = the durable commit returned; only then may the composer clear.
    //! Queues `command` (its id and createdAt are filled in if empty). `undoWindow` > 0 holds it
    //! back so long. Errors: Storage (nothing was queued; the text must be kept), Permanent for
    //! invalid commands.
    Async<CommandId> enqueue(Command command, Millis undoWindow = Millis{0});
    //! Takes it back: once this said true, nothing of it ever reaches the backend. Conflict
    //! "maybe_sent" while something of it is under way or may be there, "already_sent" once it is.
    Async<bool> cancel(const CommandId& id);
    //! Tries again at once: retryable and failed items.
    Async<bool> retry(const CommandId& id);
    //! Sends a held item as it is.
    Async<bool> releaseHeld(const CommandId& id);
    //! The answers to "it may have been sent".
    Async<bool> checkAgain(const CommandId& id);
    Async<bool> markSent(const CommandId& id);
    Async<bool> markUnsent(const CommandId& id);
    Async<bool> sendAgain(const CommandId& id);
    //! Undo of the newest own change (status, assignee, priority, tags, snooze, note or reply still
    //! queued): cancels it or queues the compensating command, only if nothing changed since.
    //! Conflict "nothing_to_undo".
    Async<Undone> undoLast();

    // Drafts. Journalled at once; never fails loudly while typing: draftNotSaved() tells.
    void saveDraft(const Draft& draft);
    void discardDraft(const ConversationRef& conversation, Visibility visibility);
    //! Writes what was typed last, now: on loss of focus and the like.
    void flushDrafts();

    //! Copies a file into the profile and syncs it to the disk. Errors: Permanent
    //! "attachment_too_large", Storage.
    Async<StagedFile> stageFile(const QString& path);
    Async<StagedFile> stageBytes(const QByteArray& bytes, const QString& name, const QString& mediaType);
    //! The local path of an attachment, downloaded if need be.
    Async<QString> attachmentPath(const EntryRef& entry, const QString& attachmentId);
    //! Asks the backend for older entries of a conversation; they arrive through changed(). Answers
    //! whether there may be more.
    Async<bool> fetchOlder(const ConversationRef& conversation);

    // Identity. Decisions are rows of the ledger; customers follow from it.
    //! All of an act is stored, or nothing. What stands against it is revoked with it.
    //! "Same" makes one customer of the two whom the contacts belong to. Errors: Conflict
    //! "identity_conflict" (`Error::message` names the system in which they are two people).
    Async<IdentityAct> decide(IdentityDecision decision);
    //! "Same" for two customers, as for decide(). Permanent "unknown_customer".
    Async<IdentityAct> joinCustomers(const CustomerId& left, const CustomerId& right, const QString& reason);
    //! Takes contacts out of their customer: "not the same" with each of the others, after revoking
    //! what joined them.
    Async<IdentityAct> separate(const QList<ContactRef>& contacts, const QString& reason);
    //! Revokes all rows of an act, so that customers are as without it. That is an act too, and can
    //! be taken back. Again: nothing is left to do. Errors: Permanent "unknown_act".
    Async<IdentityAct> takeBack(const ActId& act);
    //! What rules, the model and the team would join by now, and waits because the agent writes to one of
    //! the two: until the draft is sent or thrown away, or nothing was typed for two minutes.
    QList<HeldJoin> heldJoins() const;
    //! Joins what waits for the conversation, whoever is writing.
    void joinNow(const ConversationRef& conversation);
    //! Lets it wait until the draft is sent or thrown away, also while nothing is typed (half an hour at
    //! most).
    void joinWhenDone(const ConversationRef& conversation);

    Async<Article> saveArticle(const Article& article);

    //! Writes everything of one customer into one archive, whole or not at all, and an audit row
    //! about it. Files that are not here are asked of their backends; what cannot be had is listed
    //! in the archive. Errors: Permanent "unknown_customer", Storage, Cancelled.
    Async<ExportedCustomer> exportCustomer(const CustomerExport& wanted);

    //! What eraseCustomer() would delete; asks backends that can be reached whether anybody must be
    //! kept. Errors: Permanent "unknown_customer", Storage.
    Async<ErasePreview> previewErase(const CustomerId& customer);
    //! Deletes everything of a customer here for good, overwrites its bytes, and asks the backends
    //! that can to do the same. Answered when the bytes are overwritten; eraseProgressed() tells how
    //! far it is. It cannot be undone, and goes on after a restart. Errors: Permanent
    //! "unknown_customer", Conflict "legal_hold", Storage.
    Async<ErasedCustomer> eraseCustomer(const EraseRequest& request);

    // Signs of life: sent if the account is connected, forgotten if not.
    void sendTyping(const ConversationRef& conversation, bool on);
    void markSeen(const ConversationRef& conversation);
    void setPresence(Presence presence);
    Presence presence() const;

    // Accounts.
    Async<AccountIdentity> validateAccount(const Account& account, const QString& credential);
    //! `credential` goes to the keyring; where there is none it is kept for this run
    //! (`keptForSession`).
    Async<AccountId> addAccount(const Account& account, const QString& credential);
    //! Conflict "outbox_not_empty" unless `evenWithQueued`. Answers false where the account is gone
    //! but the keyring did not answer: it may still hold the credential.
    Async<bool> removeAccount(const AccountId& account, bool evenWithQueued);
    void reconnect(const AccountId& account);
    void setOffline(bool offline);
    bool isOffline() const;
    QList<ConnectionStatus> connections() const;
    Capabilities capabilities(const AccountId& account) const;

    //! The embedded hub's web address ("http://127.0.0.1:PORT"), empty until it runs or when there
    //! is none.
    QString hubUrl() const;

    //! For seguectl and tests: answers when every account has caught up with what its backend had
    //! at the time of the call, its rows are stored and linked to customers, and the outbox has
    //! nothing that can move. Accounts that cannot be reached are not waited for. False where time
    //! ran out.
    Async<bool> settle(Millis timeout);

Q_SIGNALS:
    //! After each commit, coalesced to at most one every 16 ms.
    void changed(const segue::ChangeSet& changes);
    void connectionChanged(const segue::ConnectionStatus& status);
    //! capabilities() of that account say something else, or for the first time.
    void capabilitiesChanged(const segue::AccountId& account);
    void ephemeral(const segue::AccountId& account, const segue::Ephemeral& sign);
    void notification(const segue::Notification& notification);
    void offlineChanged(bool offline);
    void presenceChanged(segue::Presence presence);
    //! heldJoins() says something else.
    void heldJoinsChanged();
    void eraseProgressed(const segue::EraseProgress& progress);
    void hubUrlChanged(const QString& url);
    //! Segue was started once more on this profile: bring the window to the front.
    //! `activationToken` is the desktop's leave to do so; it may be empty.
    void windowAsked(const QString& activationToken);
    //! There is no keyring: the account's credential is forgotten when the program ends.
    void keptForSession(const segue::AccountId& account);
    //! A draft could not be written; its text lives only in the window until this is mended.
    void draftNotSaved(const segue::ConversationRef& conversation, const segue::Error& error);
    //! The disk failed or is full; cleared with a default Error.
    void storageTrouble(const segue::Error& error);

private:
    explicit Engine(const EngineOptions& options);
    static Result<std::unique_ptr<Engine>>
    openThread(const EngineOptions& options, const EngineServices* services);
    void follow(class EngineCore& core);
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace segue
