// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/connection.h"
#include "core/views/article_finder.h"
#include "core/views/views.h"

#include <QSet>

namespace segue {

//! Of an outbox row: held, failed or uncertain, so that only the agent can move it.
inline constexpr QLatin1StringView needsAgentCondition("state IN ('held', 'failed', 'needs_agent')");

//! Views over the profile's two databases. Private to this room.
class SqliteViews final : public Views {
public:
    SqliteViews(db::Connection cache, db::Connection work)
        : m_cache(std::move(cache)), m_work(std::move(work)) {}

    Result<QList<ConversationRef>> inboxIds(const InboxFilter& filter, int limit) override;
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
    //! What work.db adds to a conversation's row.
    struct Overlay {
        bool hasDraft = false;
        int queued = 0;
        bool needsAgent = false;
    };
    Result<QHash<ConversationRef, Overlay>> overlays();
    Result<QList<InboxRow>> rowsWhere(
        const QString& where, const db::Values& values, const QHash<ConversationRef, Overlay>& overlays);
    //! "(account = ? AND assignee = ?) OR …" for the agent's own ids; "0" without accounts.
    Result<QString> mineCondition(db::Values& values);
    Result<QString> tagCondition(const QString& tag);
    Result<QList<ConversationRef>> draftIds(int limit);

    //! What the card says of why its contacts are one customer, or are not one with others.
    Result<void> readReasons(CustomerCard& card);

    //! Entries of a customer in order: those of `condition`, read `descending` and at most `limit`.
    Result<QList<TimelineRow>> entriesOf(
        const CustomerId& customer, const QString& condition, const db::Values& values, bool descending,
        int limit);
    //! The place of an entry in the order of a timeline; nothing if it is not cached.
    struct Place {
        qint64 at = 0;
        qint64 sequence = 0;
        qint64 row = 0;
    };
    Result<std::optional<Place>> placeOf(const EntryRef& entry);
    //! The rows of the outbox over a customer's timeline, in order of acceptance.
    Result<QList<TimelineRow>> outboxOf(const CustomerId& customer);
    //! Items of these conversations that may have to be shown, in order of acceptance.
    Result<QList<OutboxItem>> outboxItemsOf(const QSet<ConversationRef>& conversations);
    Result<bool> isInCache(const OutboxItem& item);

    //! Without correction.
    Result<SearchAnswer> found(const QString& text, int limit, SearchOrder order);
    //! Rows of entries.
    Result<QList<qint64>> newestFor(const QString& match, int limit);
    struct Ranked {
        QList<qint64> rows;
        bool isPartial = false; //!< There are older ones that were not ranked.
    };
    Result<Ranked> rank(const QString& match, int limit);
    //! Lowers the scores of long entries and raises those of short ones.
    Result<void> weighByLength(QList<std::pair<double, qint64>>& scored);
    Result<QList<SearchHit>> hitsOf(const QList<qint64>& rows, const QString& text);

    db::Connection m_cache;
    db::Connection m_work;
    ArticleFinder m_articles;
};

} // namespace segue
