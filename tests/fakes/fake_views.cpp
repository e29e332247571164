// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fakes/fake_views.h"

#include "core/views/excerpt.h"

#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

bool needsAgent(OutboxState state) {
    return state == OutboxState::Held || state == OutboxState::Failed || state == OutboxState::NeedsAgent;
}

} // namespace

void FakeViews::addEntry(const CustomerId& customer, const Entry& entry) {
    QList<Entry>& entries = entriesOf[customer];
    const auto at =
        std::upper_bound(entries.begin(), entries.end(), entry, [](const Entry& a, const Entry& b) {
            return std::pair(a.at, a.sequence) < std::pair(b.at, b.sequence);
        });
    entries.insert(at, entry);
}

Conversation* FakeViews::findConversation(const ConversationRef& ref) {
    for (Conversation& conversation : conversationList) {
        if (conversation.ref == ref)
            return &conversation;
    }
    return nullptr;
}

bool FakeViews::fits(const Conversation& c, const InboxFilter& filter) const {
    using Scope = InboxFilter::Scope;
    const bool active = !isDone(c.status) && c.status != Status::Snoozed;
    const bool hasDraft = std::any_of(
        drafts.cbegin(), drafts.cend(), [&](const Draft& draft) { return draft.conversation == c.ref; });
    bool in = false;
    switch (filter.scope) {
    case Scope::Mine:
        in = active && c.assignee && c.assignee->id == selfAgentId;
        break;
    case Scope::Unassigned:
        in = active && !c.assignee;
        break;
    case Scope::All:
        in = active;
        break;
    case Scope::Waiting:
        in = active && c.waitingSince;
        break;
    case Scope::Snoozed:
        in = c.status == Status::Snoozed;
        break;
    case Scope::Solved:
        in = c.status == Status::Solved || c.status == Status::Closed;
        break;
    case Scope::Drafts:
        in = hasDraft;
        break;
    case Scope::Spam:
        in = c.status == Status::Spam;
        break;
    }
    return in && (!filter.account || c.ref.account == *filter.account) &&
           (!filter.team || c.team == filter.team) && (!filter.channel || c.channel == *filter.channel) &&
           (filter.tag.isEmpty() || c.tags.contains(filter.tag));
}

Result<QList<ConversationRef>> FakeViews::inboxIds(const InboxFilter& filter, int limit) {
    QList<const Conversation*> fitting;
    for (const Conversation& conversation : conversationList) {
        if (fits(conversation, filter))
            fitting.append(&conversation);
    }
    const Instant far = Instant::max();
    std::stable_sort(fitting.begin(), fitting.end(), [&](const Conversation* a, const Conversation* b) {
        switch (filter.order) {
        case InboxFilter::Order::NewestFirst:
            return a->updatedAt > b->updatedAt;
        case InboxFilter::Order::LongestWaitFirst:
            return a->waitingSince.value_or(far) < b->waitingSince.value_or(far);
        case InboxFilter::Order::PriorityFirst:
            return a->priority > b->priority;
        }
        return false;
    });
    QList<ConversationRef> ids;
    for (const Conversation* conversation : std::as_const(fitting))
        ids.append(conversation->ref);
    return answer(ids.mid(0, limit));
}

InboxRow FakeViews::rowFor(const Conversation& c) const {
    InboxRow row;
    row.conversation = c.ref;
    row.customer = owners.value(c.ref);
    row.customerName = customerNames.value(row.customer);
    row.reference = c.reference;
    row.subject = c.subject;
    row.channel = c.channel;
    row.status = c.status;
    row.priority = c.priority;
    row.tags = c.tags;
    row.waitingSince = c.waitingSince;
    row.snoozedUntil = c.snoozedUntil;
    row.lastAt = c.updatedAt;
    for (const Agent& agent : agentList) {
        if (c.assignee && agent.ref == *c.assignee)
            row.assigneeName = agent.name;
    }
    const QList<Entry> entries = entriesOf.value(row.customer);
    for (auto it = entries.crbegin(); it != entries.crend(); ++it) {
        if (it->conversation != c.ref || it->kind == EntryKind::Event)
            continue;
        if (row.snippet.isEmpty()) {
            row.snippet = it->text.simplified().left(140);
            row.snippetFromTeam = it->author.kind != AuthorKind::Customer;
            row.snippetKind = it->kind;
        }
        if (it->author.kind == AuthorKind::Customer && c.agentSeenAt && it->at > *c.agentSeenAt)
            ++row.unread;
    }
    for (const OutboxItem& item : outboxItems) {
        if (item.command.conversation != c.ref || isSettled(item.state))
            continue;
        ++row.queuedCommands;
        row.needsAgent |= needsAgent(item.state);
    }
    row.hasDraft = std::any_of(
        drafts.cbegin(), drafts.cend(), [&](const Draft& draft) { return draft.conversation == c.ref; });
    return row;
}

Result<QList<InboxRow>> FakeViews::inboxRows(const QList<ConversationRef>& conversations) {
    QList<InboxRow> rows;
    for (const ConversationRef& ref : conversations) {
        if (const Conversation* found = findConversation(ref))
            rows.append(rowFor(*found));
    }
    rowsRead += static_cast<int>(rows.size());
    return answer(rows);
}

Result<InboxCounts> FakeViews::inboxCounts(const std::optional<AccountId>& account) {
    using Scope = InboxFilter::Scope;
    InboxCounts counts;
    const auto countOf = [&](Scope scope) {
        InboxFilter filter;
        filter.scope = scope;
        filter.account = account;
        return static_cast<int>(
            std::count_if(conversationList.cbegin(), conversationList.cend(), [&](const Conversation& c) {
                return fits(c, filter);
            }));
    };
    counts.mine = countOf(Scope::Mine);
    counts.unassigned = countOf(Scope::Unassigned);
    counts.all = countOf(Scope::All);
    counts.waiting = countOf(Scope::Waiting);
    counts.snoozed = countOf(Scope::Snoozed);
    counts.drafts = countOf(Scope::Drafts);
    for (const Conversation& conversation : conversationList) {
        if (!isDone(conversation.status) && rowFor(conversation).unread > 0)
            ++counts.unreadConversations;
    }
    return answer(counts);
}

TimelineRow FakeViews::timelineRow(const Entry& entry) const {
    TimelineRow row{entry, {}, {}, {}, entry.contact};
    for (const Conversation& conversation : conversationList) {
        if (conversation.ref == entry.conversation) {
            if (!row.contact)
                row.contact = conversation.contact;
            row.conversationReference = conversation.reference;
            row.conversationSubject = conversation.subject;
        }
    }
    return row;
}

QList<TimelineRow> FakeViews::overlay(const CustomerId& customer) const {
    QList<TimelineRow> rows;
    const QList<Entry> stored = entriesOf.value(customer);
    for (const OutboxItem& item : outboxItems) {
        const Command& command = item.command;
        const bool echoed = std::any_of(
            stored.cbegin(), stored.cend(), [&](const Entry& entry) { return entry.command == command.id; });
        if (owners.value(command.conversation) != customer || isSettled(item.state) || echoed)
            continue;
        Entry entry;
        entry.ref = {command.conversation.account, u"command:"_s + command.id.value()};
        entry.command = command.id;
        entry.conversation = command.conversation;
        entry.channel = command.channel;
        entry.visibility = isCustomerVisible(command) ? Visibility::Public : Visibility::Internal;
        entry.kind = isCustomerVisible(command) ? EntryKind::Message : EntryKind::Note;
        entry.author = {AuthorKind::Agent, selfAgentId, {}};
        entry.text = textOf(command);
        entry.at = command.createdAt;
        TimelineRow row = timelineRow(entry);
        row.outbox = item;
        rows.append(row);
    }
    return rows;
}

TimelineWindow FakeViews::window(const CustomerId& customer, qsizetype first, qsizetype count) const {
    const QList<Entry> entries = entriesOf.value(customer);
    first = qBound<qsizetype>(0, first, entries.size());
    const qsizetype end = qMin(entries.size(), first + qMax<qsizetype>(0, count));
    TimelineWindow window;
    for (qsizetype i = first; i < end; ++i)
        window.rows.append(timelineRow(entries.at(i)));
    window.atStart = first == 0;
    window.atEnd = end == entries.size();
    if (window.atEnd)
        window.rows += overlay(customer);
    return window;
}

qsizetype FakeViews::place(const CustomerId& customer, const EntryRef& entry) const {
    const QList<Entry> entries = entriesOf.value(customer);
    for (qsizetype i = 0; i < entries.size(); ++i) {
        if (entries.at(i).ref == entry)
            return i;
    }
    return entries.size();
}

Result<TimelineWindow> FakeViews::timelineEnd(const CustomerId& customer, int limit) {
    ++windowsRead;
    return answer(window(customer, entriesOf.value(customer).size() - limit, limit));
}

Result<TimelineWindow>
FakeViews::timelineBefore(const CustomerId& customer, const EntryRef& anchor, int limit) {
    ++windowsRead;
    const qsizetype at = place(customer, anchor);
    const qsizetype first = qMax<qsizetype>(0, at - limit);
    return answer(window(customer, first, at - first));
}

Result<TimelineWindow>
FakeViews::timelineAfter(const CustomerId& customer, const EntryRef& anchor, int limit) {
    ++windowsRead;
    return answer(window(customer, place(customer, anchor) + 1, limit));
}

Result<TimelineWindow>
FakeViews::timelineAround(const CustomerId& customer, const EntryRef& anchor, int limit) {
    ++windowsRead;
    return answer(window(customer, qMax<qsizetype>(0, place(customer, anchor) - limit / 2), limit));
}

Result<std::optional<Conversation>> FakeViews::conversation(const ConversationRef& ref) {
    const Conversation* found = findConversation(ref);
    return answer(found ? std::optional(*found) : std::nullopt);
}

Result<std::optional<CustomerId>> FakeViews::customerOf(const ConversationRef& ref) {
    const auto it = owners.constFind(ref);
    return answer(it == owners.cend() ? std::nullopt : std::optional(*it));
}

Result<SearchAnswer> FakeViews::search(const QString& text, int limit, SearchOrder order) {
    searchedBy = order;
    if (searchAnswer)
        return answer(*searchAnswer);
    SearchAnswer found;
    for (auto it = entriesOf.cbegin(); it != entriesOf.cend(); ++it) {
        for (const Entry& entry : it.value()) {
            const qsizetype at = entry.text.indexOf(text, 0, Qt::CaseInsensitive);
            if (at < 0 || found.hits.size() >= limit)
                continue;
            const TimelineRow row = timelineRow(entry);
            const qsizetype from = qMax<qsizetype>(0, at - 24);
            const QString excerpt = entry.text.mid(from, at - from) + QChar(2) +
                                    entry.text.mid(at, text.size()) + QChar(3) +
                                    entry.text.mid(at + text.size(), 80);
            found.hits.append(
                {entry.ref, entry.conversation, it.key(), customerNames.value(it.key()),
                 row.conversationSubject, excerpt, entry.channel, entry.at});
        }
    }
    return answer(found);
}

Result<std::optional<Draft>> FakeViews::draft(const ConversationRef& conversation, Visibility visibility) {
    for (const Draft& draft : std::as_const(drafts)) {
        if (draft.conversation == conversation && draft.visibility == visibility)
            return answer(std::optional(draft));
    }
    return answer(std::optional<Draft>());
}

Result<QList<OutboxItem>> FakeViews::outbox() {
    QList<OutboxItem> open = outboxItems;
    open.removeIf([](const OutboxItem& item) { return isSettled(item.state); });
    return answer(open);
}

Result<QList<OutboxItem>> FakeViews::outboxHistory(int limit) {
    QList<OutboxItem> settled = outboxItems;
    settled.removeIf([](const OutboxItem& item) { return !isSettled(item.state); });
    return answer(settled.mid(0, limit));
}

Result<OutboxCounts> FakeViews::outboxCounts() {
    OutboxCounts counts;
    for (const OutboxItem& item : std::as_const(outboxItems)) {
        counts.waiting += isSettled(item.state) ? 0 : 1;
        counts.needAgent += needsAgent(item.state) ? 1 : 0;
    }
    return answer(counts);
}

Result<QList<Account>> FakeViews::accounts() {
    return answer(accountList);
}
Result<QList<Agent>> FakeViews::agents() {
    ++agentsRead;
    return answer(agentList);
}
Result<QList<Team>> FakeViews::teams() {
    return answer(teamList);
}
Result<QStringList> FakeViews::tags() {
    return answer(tagList);
}
Result<QList<CannedResponse>> FakeViews::cannedResponses() {
    return answer(cannedList);
}
Result<QList<Macro>> FakeViews::macros() {
    return answer(macroList);
}

Result<QList<ArticleHit>> FakeViews::findArticles(const QString& question, int limit) {
    questionsAsked.append(question);
    QList<ArticleHit> hits;
    const QStringList words = question.toLower().split(u' ', Qt::SkipEmptyParts);
    for (const Article& article : std::as_const(articleList)) {
        const QString text = (article.title + u' ' + article.body + article.keywords.join(u' ')).toLower();
        const auto found = std::count_if(words.cbegin(), words.cend(), [&text](const QString& word) {
            return word.size() > 3 && text.contains(word.left(word.size() - 1));
        });
        if (!words.isEmpty() && found == 0)
            continue;
        const QString first = words.isEmpty() ? QString() : words.constFirst();
        hits.append({article, excerpt(article.body, first), static_cast<double>(found)});
    }
    std::stable_sort(
        hits.begin(), hits.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
    return answer(hits.mid(0, limit));
}

Result<std::optional<Article>> FakeViews::article(const ArticleRef& ref) {
    for (const Article& article : std::as_const(articleList)) {
        if (article.ref == ref)
            return answer(std::optional(article));
    }
    return answer(std::optional<Article>());
}

} // namespace segue
