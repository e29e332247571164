// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_items.h"

#include "ui/shell/relative_time.h"
#include "ui/timeline/timeline_source.h"

#include <chrono>

namespace segue {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! Messages of one author closer together than this are one bubble group.
constexpr auto groupGap = 5min;
//! What one act of an agent changes comes within this.
constexpr auto actGap = 2s;
//! Runs of events up to this many lines are shown as they are.
constexpr int shortRun = 2;

bool sameGroup(const TimelineRow& a, const TimelineRow& b) {
    const Entry& x = a.entry;
    const Entry& y = b.entry;
    return x.kind == y.kind && a.contact == b.contact && x.kind != EntryKind::Call &&
           x.kind != EntryKind::Survey && x.visibility == y.visibility && x.channel == y.channel &&
           x.channel != Channel::Email && x.author.kind == y.author.kind && x.author.id == y.author.id &&
           x.conversation == y.conversation && y.at - x.at < groupGap && isSameDay(x.at, y.at);
}

bool isNewForTeam(const TimelineRow& row, Instant seenUntil) {
    const Entry& e = row.entry;
    return e.author.kind == AuthorKind::Customer && e.visibility == Visibility::Public && e.at > seenUntil;
}

class Arranger {
public:
    Arranger(const QList<TimelineRow>& rows, const ItemOptions& options) : m_rows(rows), m_options(options) {}

    QList<TimelineItem> run() {
        for (int row = 0; row < m_rows.size();) {
            addBreaks(row);
            row = isEventRow(m_rows.at(row)) ? addEvents(row) : addMessage(row);
        }
        if (!m_options.typing.isEmpty())
            m_items.append(typingItem(m_options.typing));
        return m_items;
    }

private:
    TimelineItem& add(TimelineItem::Kind kind, const QString& key, int row) {
        TimelineItem item;
        item.kind = kind;
        item.key = key;
        item.row = item.lastRow = row;
        m_items.append(item);
        return m_items.last();
    }

    void addBreaks(int row) {
        const Entry& entry = m_rows.at(row).entry;
        const Entry* before = row > 0 ? &m_rows.at(row - 1).entry : nullptr;
        const QString key = keyOf(m_rows.at(row));
        if (!before || !isSameDay(before->at, entry.at))
            add(TimelineItem::Kind::Day,
                u"day/%1/%2"_s.arg(toDateTime(entry.at).date().toString(Qt::ISODate), key), row);
        if (!before || before->conversation != entry.conversation)
            add(TimelineItem::Kind::Conversation, u"conversation/"_s + key, row);
        if (!m_newShown && m_options.seenUntil && isNewForTeam(m_rows.at(row), *m_options.seenUntil)) {
            // Where everything is new, a line above everything would say nothing.
            if (before)
                add(TimelineItem::Kind::NewMessages, u"new"_s, row);
            m_newShown = true;
        }
    }

    //! A break between two rows ends a group or run, whatever their authors.
    bool breaksBefore(int row) const {
        const Entry& entry = m_rows.at(row).entry;
        const Entry& before = m_rows.at(row - 1).entry;
        const bool newHere =
            !m_newShown && m_options.seenUntil && isNewForTeam(m_rows.at(row), *m_options.seenUntil);
        return !isSameDay(before.at, entry.at) || before.conversation != entry.conversation || newHere;
    }

    int addEvents(int row) {
        int last = row;
        int lines = 1;
        while (last + 1 < m_rows.size() && isEventRow(m_rows.at(last + 1)) && !breaksBefore(last + 1)) {
            lines += isSaidByNext(m_rows.at(last), m_rows.at(last + 1)) ? 0 : 1;
            ++last;
        }
        TimelineItem& item = add(TimelineItem::Kind::Events, u"events/"_s + keyOf(m_rows.at(row)), row);
        item.lastRow = last;
        item.folded = lines > shortRun && !m_options.openRuns.contains(item.key);
        return last + 1;
    }

    int addMessage(int row) {
        const bool afterMessage =
            !m_items.isEmpty() && m_items.constLast().kind == TimelineItem::Kind::Message;
        TimelineItem& item = add(TimelineItem::Kind::Message, keyOf(m_rows.at(row)), row);
        item.continues = afterMessage && sameGroup(m_rows.at(row - 1), m_rows.at(row));
        if (!item.continues && m_rows.at(row).entry.author.kind == AuthorKind::Customer)
            item.text = m_options.sources.value(m_rows.at(row).contact.value_or(ContactRef()));
        item.continued = row + 1 < m_rows.size() && !breaksBefore(row + 1) &&
                         sameGroup(m_rows.at(row), m_rows.at(row + 1));
        return row + 1;
    }

    const QList<TimelineRow>& m_rows;
    const ItemOptions& m_options;
    QList<TimelineItem> m_items;
    bool m_newShown = false;
};

} // namespace

bool isEventRow(const TimelineRow& row) {
    if (row.outbox)
        return textOf(row.outbox->command).isEmpty() && filesOf(row.outbox->command).isEmpty();
    return row.entry.kind == EntryKind::Event;
}

bool isSaidByNext(const TimelineRow& row, const TimelineRow& next) {
    const std::optional<Change>& status = row.entry.change;
    const std::optional<Change>& snooze = next.entry.change;
    if (!status || !snooze || row.outbox || next.outbox)
        return false;
    return status->field == "status"_L1 && status->after == toString(Status::Snoozed) &&
           snooze->field == "snooze"_L1 && !snooze->after.isEmpty() &&
           row.entry.author.kind == next.entry.author.kind && row.entry.author.id == next.entry.author.id &&
           next.entry.at - row.entry.at <= actGap;
}

TimelineItem typingItem(const QString& text) {
    TimelineItem item;
    item.kind = TimelineItem::Kind::Typing;
    item.key = u"typing"_s;
    item.text = text;
    return item;
}

QList<TimelineItem> arrangeItems(const QList<TimelineRow>& rows, const ItemOptions& options) {
    return Arranger(rows, options).run();
}

} // namespace segue
