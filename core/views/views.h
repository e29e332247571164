// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/account.h"
#include "core/domain/contact.h"
#include "core/domain/conversation.h"
#include "core/domain/directory.h"
#include "core/domain/entry.h"
#include "core/domain/identity.h"
#include "core/domain/outbox_item.h"

#include <QHash>
#include <QList>
#include <QString>
#include <limits>
#include <memory>
#include <optional>

namespace segue {

//! What an inbox list shows.
struct InboxFilter {
    enum class Scope { Mine, Unassigned, All, Waiting, Snoozed, Solved, Drafts, Spam };
    enum class Order { NewestFirst, LongestWaitFirst, PriorityFirst };
    Scope scope = Scope::All; //!< All, Mine, Unassigned: not done and not snoozed.
    Order order = Order::NewestFirst;
    std::optional<AccountId> account;
    std::optional<TeamRef> team;
    std::optional<Channel> channel;
    QString tag;

    bool operator==(const InboxFilter&) const = default;
};

//! One row of the inbox list.
struct InboxRow {
    ConversationRef conversation;
    CustomerId customer;
    QString customerName;
    QString reference;
    QString subject;
    QString snippet; //!< Of the last message, one plain line.
    bool snippetFromTeam = false;
    EntryKind snippetKind = EntryKind::Message; //!< Message, Note or Call.
    bool hasDraft = false;
    int queuedCommands = 0;  //!< Unsettled outbox rows.
    bool needsAgent = false; //!< One of them is held, failed or uncertain.
    Channel channel = Channel::Api;
    Status status = Status::New;
    Priority priority = Priority::None;
    QString assigneeName;
    QStringList tags;
    int unread = 0;
    Instant lastAt;
    std::optional<Instant> waitingSince;
    std::optional<Instant> snoozedUntil;

    bool operator==(const InboxRow&) const = default;
};

struct InboxCounts {
    int mine = 0;
    int unassigned = 0;
    int all = 0;
    int waiting = 0;
    int snoozed = 0;
    int drafts = 0;
    int unreadConversations = 0;

    bool operator==(const InboxCounts&) const = default;
};

struct OutboxCounts {
    int waiting = 0;   //!< Unsettled, also those that need the agent.
    int needAgent = 0; //!< Held, failed or uncertain: only the agent can move them.

    bool operator==(const OutboxCounts&) const = default;
};

//! One row of a timeline: an entry of the cache, or an outbox row laid over it.
struct TimelineRow {
    Entry entry;
    QString conversationReference;
    QString conversationSubject;
    std::optional<OutboxItem> outbox; //!< Set for what no backend has confirmed yet.
    //! Whom it is from or to: the entry's own contact, else the conversation's; nothing if it has none.
    std::optional<ContactRef> contact;
};

//! A window of a timeline, in order, oldest first.
struct TimelineWindow {
    QList<TimelineRow> rows;
    bool atStart = true; //!< Nothing older is cached.
    bool atEnd = true;
};

//! A link that a rule or the model derived between two contacts, as it is stored.
struct IdentityLink {
    ContactRef left;
    ContactRef right;
    QString rule;      //!< As identity::Comparison::rule; empty for the model's.
    QString model;     //!< The model's version; empty for a rule.
    double weight = 0; //!< The model's, log2; 0 for a rule.
    QList<Evidence> evidence;
};

//! What forbids that two contacts are one person, whatever speaks for it.
struct IdentityConflict {
    ContactRef left;
    ContactRef right;
    QList<Evidence> evidence;
};

//! A decision of the ledger and what became of it.
struct DecisionRecord {
    IdentityDecision decision;
    std::optional<IdentityDecision> revocation; //!< Who took it back, and when.
    bool stands = true; //!< False also where a newer decision about the same two took its place.
};

//! A customer as the pane shows them.
struct CustomerCard {
    CustomerId id;
    QString name;
    QList<Contact> contacts; //!< Oldest first.
    QList<Organisation> organisations;
    QList<InboxRow> conversations; //!< Newest first, at most 50.
    int conversationCount = 0;
    QList<IdentitySuggestion> suggestions; //!< Likely duplicates, the likeliest first.
    //! Why these contacts are one customer: the standing decisions and rules, for "history" and unmerge.
    QList<IdentityDecision> decisions;
    QList<DecisionRecord> history;     //!< Every decision about these contacts, newest first.
    QList<IdentityLink> links;         //!< Among these contacts.
    QList<IdentityConflict> conflicts; //!< Of these contacts with each other and with others.
    //! Contacts of other customers that the decisions and conflicts name.
    QHash<ContactRef, QString> otherNames;
    Instant firstSeenAt;
};

struct CustomerRow {
    CustomerId id;
    QString name;
    QString detail; //!< The best address, for the second line.
    QString organisation;
    int conversationCount = 0;
    int openCount = 0;
    Instant lastAt;
    int contactCount = 0;
};

struct SearchHit {
    EntryRef entry;
    ConversationRef conversation;
    CustomerId customer;
    QString customerName;
    QString subject;
    QString excerpt; //!< Matches are between U+0002 and U+0003.
    Channel channel = Channel::Api;
    Instant at;
};

enum class SearchOrder {
    NewestFirst,
    BestFirst, //!< Rare words and repeated ones count more, long texts less.
};

struct SearchAnswer {
    QList<SearchHit> hits;
    //! True if only the newest part was ranked because a word is too common.
    bool partial = false;
    //! The question with mistyped words put right; empty where there is nothing to put right.
    QString corrected;
    //! As it was typed it finds nothing: the hits are those of `corrected`.
    bool showsCorrected = false;
};

struct ArticleHit {
    Article article;
    QString excerpt; //!< As SearchHit::excerpt.
    double score = 0;
};

//! Windowed reads for one thread (the GUI's), on its own read-only connections. Every call finishes at once,
//! is keyed (never by offset), and costs in proportion to what it returns. All are synchronous and meant for
//! a frame's time.
class Views {
public:
    //! Errors: Storage "schema_older" (an engine must open the profile first).
    static Result<std::unique_ptr<Views>> open(const QString& profileDir);
    virtual ~Views() = default;

    //! Of everything.
    static constexpr int noLimit = std::numeric_limits<int>::max();

    // Inbox. The ids in their order first, as many as are looked at; then rows for the visible ones.
    virtual Result<QList<ConversationRef>> inboxIds(const InboxFilter& filter, int limit = noLimit) = 0;
    virtual Result<QList<InboxRow>> inboxRows(const QList<ConversationRef>& conversations) = 0;
    virtual Result<InboxCounts> inboxCounts(const std::optional<AccountId>& account) = 0;

    // Timeline of a customer over all their conversations, or of one conversation.
    //! The newest `limit` rows, or those around / before / after `anchor`.
    virtual Result<TimelineWindow> timelineEnd(const CustomerId& customer, int limit) = 0;
    virtual Result<TimelineWindow>
    timelineBefore(const CustomerId& customer, const EntryRef& anchor, int limit) = 0;
    virtual Result<TimelineWindow>
    timelineAfter(const CustomerId& customer, const EntryRef& anchor, int limit) = 0;
    virtual Result<TimelineWindow>
    timelineAround(const CustomerId& customer, const EntryRef& anchor, int limit) = 0;

    virtual Result<std::optional<Conversation>> conversation(const ConversationRef& ref) = 0;
    virtual Result<std::optional<CustomerId>> customerOf(const ConversationRef& ref) = 0;
    virtual Result<std::optional<CustomerId>> customerOfContact(const ContactRef& ref) = 0;
    virtual Result<std::optional<CustomerCard>> customer(const CustomerId& id) = 0;
    //! Oldest first.
    virtual Result<QList<Contact>> contacts(const CustomerId& customer) = 0;
    //! By name, address or organisation; `after` is the last id of the previous page. Empty text lists by
    //! last contact.
    virtual Result<QList<CustomerRow>> customers(const QString& text, const CustomerId& after, int limit) = 0;
    //! Pairs of customers that wait for a decision, the most valuable first.
    virtual Result<QList<IdentitySuggestion>> suggestions(int limit) = 0;

    //! What was written, by its words. The last word may be unfinished.
    virtual Result<SearchAnswer>
    search(const QString& text, int limit, SearchOrder order = SearchOrder::NewestFirst) = 0;

    virtual Result<std::optional<Draft>>
    draft(const ConversationRef& conversation, Visibility visibility) = 0;
    virtual Result<QList<OutboxItem>> outbox() = 0;                 //!< Unsettled, oldest first.
    virtual Result<QList<OutboxItem>> outboxHistory(int limit) = 0; //!< Settled, newest first.
    virtual Result<OutboxCounts> outboxCounts() = 0;

    virtual Result<QList<Account>> accounts() = 0;
    virtual Result<QList<Agent>> agents() = 0;
    virtual Result<QList<Team>> teams() = 0;
    virtual Result<QStringList> tags() = 0;
    virtual Result<QList<CannedResponse>> cannedResponses() = 0;
    virtual Result<QList<Macro>> macros() = 0;

    //! Ranked for `question` (part of a sentence is enough); empty lists the newest.
    virtual Result<QList<ArticleHit>> findArticles(const QString& question, int limit) = 0;
    virtual Result<std::optional<Article>> article(const ArticleRef& ref) = 0;
};

} // namespace segue
