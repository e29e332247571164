// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/views/views.h"

namespace segue {

//! Views over lists in memory: whatever a test puts in is what the widgets read. It answers like the real
//! ones (order, windows, counts), but takes no care to be fast with very much.
class FakeViews final : public Views {
public:
    // What there is. Entries of each customer are kept in order by addEntry().
    QList<Conversation> conversationList;
    QHash<ConversationRef, CustomerId> owners;
    QHash<CustomerId, QString> customerNames;
    QHash<CustomerId, QList<Contact>> contactsOf;
    QHash<CustomerId, QList<Entry>> entriesOf;
    QList<OutboxItem> outboxItems;
    QList<Draft> drafts;
    QList<Account> accountList;
    QList<Agent> agentList;
    QList<Team> teamList;
    QStringList tagList;
    QList<CannedResponse> cannedList;
    QList<Macro> macroList;
    QList<Article> articleList;
    QList<IdentitySuggestion> suggestionList;
    QList<IdentityDecision> decisionList; //!< The standing ones.
    QList<DecisionRecord> revokedList;    //!< Those that do not stand any more.
    QList<IdentityLink> linkList;
    QList<IdentityConflict> conflictList;
    QList<Organisation> organisationList;
    QString selfAgentId;
    //! Answered by every call while set.
    std::optional<Error> failure;
    //! How many rows and windows were asked for, for the tests that paging works.
    int rowsRead = 0;
    int windowsRead = 0;
    int customerPagesRead = 0;
    int cardsRead = 0;
    int agentsRead = 0;
    QStringList questionsAsked;
    //! Answered by search() instead of what is in the entries.
    std::optional<SearchAnswer> searchAnswer;
    SearchOrder searchedBy = SearchOrder::NewestFirst; //!< The last time.

    void addEntry(const CustomerId& customer, const Entry& entry);
    Conversation* findConversation(const ConversationRef& ref);

    Result<QList<ConversationRef>> inboxIds(const InboxFilter& filter, int limit = noLimit) override;
    Result<QList<InboxRow>> inboxRows(const QList<ConversationRef>& conversations) override;
    Result<InboxCounts> inboxCounts(const std::optional<AccountId>& account) override;
    Result<TimelineWindow> timelineEnd(const CustomerId& customer, int limit) override;
    Result<TimelineWindow>
    timelineBefore(const CustomerId& customer, const EntryRef& anchor, int limit) override;
    Result<TimelineWindow>
    timelineAfter(const CustomerId& customer, const EntryRef& anchor, int limit) override;
    Result<TimelineWindow>
    timelineAround(const CustomerId& customer, const EntryRef& anchor, int limit) override;
    Result<std::optional<Conversation>> conversation(const ConversationRef& ref) override;
    Result<std::optional<CustomerId>> customerOf(const ConversationRef& ref) override;
    Result<std::optional<CustomerId>> customerOfContact(const ContactRef& ref) override;
    Result<std::optional<CustomerCard>> customer(const CustomerId& id) override;
    Result<QList<Contact>> contacts(const CustomerId& customer) override;
    Result<QList<CustomerRow>> customers(const QString& text, const CustomerId& after, int limit) override;
    Result<QList<IdentitySuggestion>> suggestions(int limit) override;
    Result<SearchAnswer> search(const QString& text, int limit, SearchOrder order) override;
    Result<std::optional<Draft>> draft(const ConversationRef& conversation, Visibility visibility) override;
    Result<QList<OutboxItem>> outbox() override;
    Result<QList<OutboxItem>> outboxHistory(int limit) override;
    Result<OutboxCounts> outboxCounts() override;
    Result<QList<Account>> accounts() override;
    Result<QList<Agent>> agents() override;
    Result<QList<Team>> teams() override;
    Result<QStringList> tags() override;
    Result<QList<CannedResponse>> cannedResponses() override;
    Result<QList<Macro>> macros() override;
    Result<QList<ArticleHit>> findArticles(const QString& question, int limit) override;
    Result<std::optional<Article>> article(const ArticleRef& ref) override;

private:
    template <class T> Result<T> answer(T value) const {
        if (failure)
            return fail(*failure);
        return value;
    }
    bool fits(const Conversation& conversation, const InboxFilter& filter) const;
    InboxRow rowFor(const Conversation& conversation) const;
    CustomerRow customerRow(const CustomerId& id) const;
    void addReasons(CustomerCard& card) const;
    TimelineRow timelineRow(const Entry& entry) const;
    QList<TimelineRow> overlay(const CustomerId& customer) const;
    TimelineWindow window(const CustomerId& customer, qsizetype first, qsizetype count) const;
    qsizetype place(const CustomerId& customer, const EntryRef& entry) const;
};

} // namespace segue
