// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/row_codec.h"
#include "core/views/sqlite_views.h"

#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;
using namespace store;

namespace {

constexpr Millis confirmedStay = std::chrono::hours(1);

//! How an unconfirmed command stands in a timeline.
Entry echoOf(const OutboxItem& item, const Operation& operation) {
    const Command& command = item.command;
    Entry entry;
    entry.ref = {command.conversation.account, u"command:"_s + command.id.value()};
    entry.conversation = command.conversation;
    entry.channel = command.channel;
    entry.author = {AuthorKind::Agent, {}, {}};
    entry.at = command.createdAt;
    entry.command = command.id;
    entry.text = textOf(command);
    const QList<StagedFile> files = filesOf(command);
    for (const StagedFile& file : files)
        entry.attachments.append({u"staged:"_s + file.sha256, file.name, file.mediaType, file.size, {}});
    if (std::holds_alternative<Reply>(operation)) {
        entry.kind = EntryKind::Message;
        entry.visibility = Visibility::Public;
    } else if (std::holds_alternative<Note>(operation)) {
        entry.kind = EntryKind::Note;
        entry.visibility = Visibility::Internal;
    } else {
        entry.kind = EntryKind::Event;
        entry.visibility = Visibility::Internal;
    }
    return entry;
}

Change changeOf(const Operation& operation) {
    if (const auto* status = std::get_if<SetStatus>(&operation))
        return {u"status"_s, {}, toString(status->status)};
    if (const auto* assign = std::get_if<Assign>(&operation))
        return {
            assign->agentId ? u"assignee"_s : u"team"_s,
            {},
            assign->agentId.value_or(assign->teamId.value_or(QString()))};
    if (const auto* priority = std::get_if<SetPriority>(&operation))
        return {u"priority"_s, {}, toString(priority->priority)};
    if (const auto* tags = std::get_if<ChangeTags>(&operation))
        return {u"tag"_s, tags->remove.join(u", "_s), tags->add.join(u", "_s)};
    if (const auto* subject = std::get_if<SetSubject>(&operation))
        return {u"subject"_s, {}, subject->subject};
    return {};
}

//! The operation by which a command shows: its reply or note, else its first change.
const Operation& shownOperation(const Command& command) {
    const auto isText = [](const Operation& o) {
        return std::holds_alternative<Reply>(o) || std::holds_alternative<Note>(o);
    };
    const auto text = std::find_if(command.operations.begin(), command.operations.end(), isText);
    return text != command.operations.end() ? *text : command.operations.first();
}

} // namespace

Result<QList<TimelineRow>> SqliteViews::entriesOf(
    const CustomerId& customer, const QString& condition, const db::Values& values, bool descending,
    int limit) {
    QString columns = u"e."_s + entryColumns().replace(u", "_s, u", e."_s);
    const QString direction = descending ? u"DESC"_s : u"ASC"_s;
    db::Values all{customer};
    all.insert(all.end(), values.begin(), values.end());
    all.push_back(limit);
    QList<TimelineRow> rows;
    SEGUE_TRY(m_cache.query(
        u"SELECT %1, COALESCE(h.html, ''), COALESCE(c.reference, ''), COALESCE(c.subject, ''), "
        "CASE WHEN e.contact <> '' THEN e.contact ELSE COALESCE(c.contact, '') END FROM entries e "
        "LEFT JOIN entry_html h ON h.entry = e.row "
        "LEFT JOIN conversations c ON c.account = e.account AND c.id = e.conversation "
        "WHERE e.customer = ? AND %2 ORDER BY e.at %3, e.sequence %3, e.row %3 LIMIT ?"_s.arg(
            columns, condition, direction),
        all, [&](const db::Row& row) {
            TimelineRow out;
            out.entry = readEntry(row);
            out.entry.html = row.text(entryColumnCount);
            out.conversationReference = row.text(entryColumnCount + 1);
            out.conversationSubject = row.text(entryColumnCount + 2);
            if (const QString contact = row.text(entryColumnCount + 3); !contact.isEmpty())
                out.contact = ContactRef{out.entry.ref.account, contact};
            rows.append(out);
        }));
    if (descending)
        std::reverse(rows.begin(), rows.end());
    return rows;
}

Result<std::optional<SqliteViews::Place>> SqliteViews::placeOf(const EntryRef& entry) {
    return m_cache.one(
        u"SELECT at, sequence, row FROM entries WHERE account = ? AND id = ?"_s, {entry.account, entry.id},
        [](const db::Row& row) { return Place{row.integer(0), row.integer(1), row.integer(2)}; });
}

Result<bool> SqliteViews::isInCache(const OutboxItem& item) {
    const AccountId& account = item.command.conversation.account;
    SEGUE_TRY_VALUE(
        found, m_cache.scalar<qint64>(
                   u"SELECT 1 FROM entries WHERE (command = ? AND account = ?) "
                   "OR (account = ? AND id = ? AND id <> '') LIMIT 1"_s,
                   {item.command.id, account, account, item.entryId}));
    return found.has_value();
}

Result<QList<OutboxItem>> SqliteViews::outboxItemsOf(const QSet<ConversationRef>& conversations) {
    QList<OutboxItem> items;
    // Those confirmed of late stay until the cache holds their entry, so that a row never blinks away. Only
    // items that are asked for are decoded: the list is read at every change of a timeline.
    SEGUE_TRY(m_work.query(
        u"SELECT %1 FROM outbox WHERE sequence IN (SELECT sequence FROM outbox WHERE "
        "settled = 0 UNION ALL SELECT sequence FROM outbox WHERE settled = 1 AND state = 'confirmed' AND "
        "entry_id <> '' AND changed_at > (SELECT MAX(changed_at) FROM outbox WHERE settled = 1) - ?) "
        "ORDER BY sequence"_s.arg(outboxColumns()),
        {confirmedStay.count()}, [&](const db::Row& row) {
            if (conversations.contains(outboxConversation(row)))
                items.append(readOutboxItem(row));
        }));
    return items;
}

Result<QList<TimelineRow>> SqliteViews::outboxOf(const CustomerId& customer) {
    struct Title {
        QString reference;
        QString subject;
        QString contact;
    };
    QHash<ConversationRef, Title> titles;
    SEGUE_TRY(m_cache.query(
        u"SELECT account, id, reference, subject, contact FROM conversations WHERE customer = ?"_s,
        {customer}, [&](const db::Row& row) {
            titles.insert({row.id<AccountId>(0), row.text(1)}, {row.text(2), row.text(3), row.text(4)});
        }));
    SEGUE_TRY_VALUE(items, outboxItemsOf(QSet<ConversationRef>(titles.keyBegin(), titles.keyEnd())));
    QList<TimelineRow> rows;
    for (const OutboxItem& item : std::as_const(items)) {
        if (item.command.operations.isEmpty())
            continue;
        SEGUE_TRY_VALUE(known, isInCache(item));
        if (known)
            continue;
        const Operation& shown = shownOperation(item.command);
        TimelineRow row;
        row.entry = echoOf(item, shown);
        if (row.entry.kind == EntryKind::Event)
            row.entry.change = changeOf(shown);
        row.outbox = item;
        const Title title = titles.value(item.command.conversation);
        row.conversationReference = title.reference;
        row.conversationSubject = title.subject;
        if (!title.contact.isEmpty())
            row.contact = ContactRef{item.command.conversation.account, title.contact};
        rows.append(row);
    }
    return rows;
}

Result<TimelineWindow> SqliteViews::timelineEnd(const CustomerId& customer, int limit) {
    SEGUE_TRY_VALUE(rows, entriesOf(customer, u"1"_s, {}, true, limit + 1));
    TimelineWindow window;
    window.atStart = rows.size() <= limit;
    if (!window.atStart)
        rows.removeFirst();
    window.rows = rows;
    SEGUE_TRY_VALUE(overlay, outboxOf(customer));
    window.rows += overlay;
    return window;
}

Result<TimelineWindow>
SqliteViews::timelineBefore(const CustomerId& customer, const EntryRef& anchor, int limit) {
    SEGUE_TRY_VALUE(place, placeOf(anchor));
    if (!place)
        return timelineEnd(customer, limit);
    SEGUE_TRY_VALUE(
        rows, entriesOf(
                  customer, u"(e.at, e.sequence, e.row) < (?, ?, ?)"_s,
                  {place->at, place->sequence, place->row}, true, limit + 1));
    TimelineWindow window;
    window.atEnd = false;
    window.atStart = rows.size() <= limit;
    if (!window.atStart)
        rows.removeFirst();
    window.rows = rows;
    return window;
}

Result<TimelineWindow>
SqliteViews::timelineAfter(const CustomerId& customer, const EntryRef& anchor, int limit) {
    SEGUE_TRY_VALUE(place, placeOf(anchor));
    if (!place)
        return timelineEnd(customer, limit);
    SEGUE_TRY_VALUE(
        rows, entriesOf(
                  customer, u"(e.at, e.sequence, e.row) > (?, ?, ?)"_s,
                  {place->at, place->sequence, place->row}, false, limit + 1));
    TimelineWindow window;
    window.atStart = false;
    window.atEnd = rows.size() <= limit;
    if (!window.atEnd)
        rows.removeLast();
    window.rows = rows;
    if (window.atEnd) {
        SEGUE_TRY_VALUE(overlay, outboxOf(customer));
        window.rows += overlay;
    }
    return window;
}

Result<TimelineWindow>
SqliteViews::timelineAround(const CustomerId& customer, const EntryRef& anchor, int limit) {
    SEGUE_TRY_VALUE(before, timelineBefore(customer, anchor, limit / 2));
    SEGUE_TRY_VALUE(place, placeOf(anchor));
    if (!place)
        return before;
    SEGUE_TRY_VALUE(self, entriesOf(customer, u"e.row = ?"_s, {place->row}, false, 1));
    SEGUE_TRY_VALUE(after, timelineAfter(customer, anchor, limit / 2));
    return TimelineWindow{before.rows + self + after.rows, before.atStart, after.atEnd};
}

} // namespace segue
