// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/entry_sources.h"
#include "ui/timeline/timeline_items.h"
#include "ui/timeline/timeline_source.h"

#include <QTest>
#include <chrono>

using namespace segue;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant noon = fromMs(QDateTime(QDate(2026, 3, 3), QTime(12, 0)).toMSecsSinceEpoch());

class Rows {
public:
    QList<TimelineRow> rows;

    TimelineRow& add(EntryKind kind, AuthorKind author, Instant at, const QString& conversation = u"c1"_s) {
        TimelineRow row;
        row.entry.ref = {AccountId(u"a"_s), QString::number(rows.size())};
        row.entry.conversation = {AccountId(u"a"_s), conversation};
        row.entry.kind = kind;
        row.entry.visibility = kind == EntryKind::Message ? Visibility::Public : Visibility::Internal;
        row.entry.channel = Channel::WebChat;
        row.entry.author = {author, author == AuthorKind::Customer ? u"mara"_s : u"ana"_s, {}};
        row.entry.at = at;
        rows.append(row);
        return rows.last();
    }

    //! The kinds of the items as one letter each.
    QString shape(const ItemOptions& options = {}) const {
        QString out;
        const QList<TimelineItem> items = arrangeItems(rows, options);
        for (const TimelineItem& item : items)
            out += QStringLiteral("DCNMET").at(static_cast<int>(item.kind));
        return out;
    }
};

} // namespace

class TestTimelineItems : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sourcesAreSaidWhereThereAreSeveral() {
        Contact mail;
        mail.ref = {AccountId(u"a"_s), u"1"_s};
        ContactPoint point;
        point.value = u"claimed@example.com"_s;
        mail.points.append(point);
        point.value = u"anna@example.com"_s;
        point.verified = true;
        mail.points.append(point);
        Contact chat;
        chat.ref = {AccountId(u"b"_s), u"1"_s};
        chat.name = u"Anna"_s;
        const QHash<AccountId, QString> names{
            {mail.ref.account, u"Shop mail"_s}, {chat.ref.account, u"Web chat"_s}};
        QVERIFY(entrySources({mail}, names).isEmpty());
        const auto sources = entrySources({mail, chat}, names);
        QCOMPARE(sources.value(mail.ref), u"from anna@example.com · Shop mail"_s);
        QCOMPARE(sources.value(chat.ref), u"from Anna · Web chat"_s);
        chat.ref.account = mail.ref.account;
        chat.ref.id = u"2"_s;
        // Of one account it is not named.
        QCOMPARE(entrySources({mail, chat}, names).value(mail.ref), u"from anna@example.com"_s);
    }

    void onlyTheCustomersMessagesSayWhereFrom() {
        Rows r;
        const ContactRef mail{AccountId(u"a"_s), u"1"_s};
        const ContactRef chat{AccountId(u"a"_s), u"2"_s};
        r.add(EntryKind::Message, AuthorKind::Customer, noon).contact = mail;
        r.add(EntryKind::Message, AuthorKind::Customer, noon + 1min).contact = mail;
        r.add(EntryKind::Message, AuthorKind::Agent, noon + 2min).contact = mail;
        r.add(EntryKind::Message, AuthorKind::Customer, noon + 3min).contact = mail;
        r.add(EntryKind::Message, AuthorKind::Customer, noon + 4min).contact = chat;
        ItemOptions options;
        options.sources = {{mail, u"from mail"_s}, {chat, u"from chat"_s}};
        QStringList said;
        const QList<TimelineItem> items = arrangeItems(r.rows, options);
        for (const TimelineItem& item : items) {
            if (item.kind == TimelineItem::Kind::Message)
                said.append(item.text);
        }
        QCOMPARE(said, (QStringList{u"from mail"_s, QString(), QString(), u"from mail"_s, u"from chat"_s}));
    }

    void groupsMessagesOfOneAuthor() {
        Rows r;
        r.add(EntryKind::Message, AuthorKind::Customer, noon);
        r.add(EntryKind::Message, AuthorKind::Customer, noon + 1min);
        r.add(EntryKind::Message, AuthorKind::Agent, noon + 2min);
        r.add(EntryKind::Message, AuthorKind::Agent, noon + 20min);
        QCOMPARE(r.shape(), u"DCMMMM"_s);
        const QList<TimelineItem> items = arrangeItems(r.rows, {});
        QVERIFY(!items.at(2).continues && items.at(2).continued);
        QVERIFY(items.at(3).continues && !items.at(3).continued);
        QVERIFY(!items.at(4).continues && !items.at(4).continued);
        QVERIFY(!items.at(5).continues);
    }

    void notesAreNeverGroupedWithReplies() {
        Rows r;
        r.add(EntryKind::Message, AuthorKind::Agent, noon);
        r.add(EntryKind::Note, AuthorKind::Agent, noon + 1s);
        const QList<TimelineItem> items = arrangeItems(r.rows, {});
        QVERIFY(!items.at(2).continued);
        QVERIFY(!items.at(3).continues);
    }

    void breaksAtDaysAndConversations() {
        Rows r;
        r.add(EntryKind::Message, AuthorKind::Customer, noon);
        r.add(EntryKind::Message, AuthorKind::Customer, noon + 24h);
        r.add(EntryKind::Message, AuthorKind::Customer, noon + 24h + 1min, u"c2"_s);
        QCOMPARE(r.shape(), u"DCMDMCM"_s);
    }

    void aSnoozeSaysItsStatus() {
        Rows r;
        const auto add = [&r](Instant at, const Change& change) -> Entry& {
            Entry& entry = r.add(EntryKind::Event, AuthorKind::Agent, at).entry;
            entry.change = change;
            return entry;
        };
        add(noon, {u"status"_s, u"open"_s, u"snoozed"_s});
        add(noon, {u"snooze"_s, {}, u"1772600000000"_s});
        QVERIFY(isSaidByNext(r.rows.at(0), r.rows.at(1)));
        QVERIFY(!isSaidByNext(r.rows.at(1), r.rows.at(0)));
        // Two lines are not folded, though they are three changes.
        add(noon + 1s, {u"priority"_s, u"normal"_s, u"high"_s});
        QVERIFY(!arrangeItems(r.rows, {}).constLast().folded);
        add(noon + 2s, {u"priority"_s, u"high"_s, u"low"_s});
        QVERIFY(arrangeItems(r.rows, {}).constLast().folded);
        // Somebody else, another status, a woken conversation, an hour later.
        const auto isSaid = [&r] { return isSaidByNext(r.rows.at(0), r.rows.at(1)); };
        r.rows[1].entry.author.id = u"ben"_s;
        QVERIFY(!isSaid());
        r.rows[1].entry.author.id = u"ana"_s;
        QVERIFY(isSaid());
        r.rows[0].entry.change->after = u"open"_s;
        QVERIFY(!isSaid());
        r.rows[0].entry.change->after = u"snoozed"_s;
        r.rows[1].entry.change->after.clear();
        QVERIFY(!isSaid());
        r.rows[1].entry.change->after = u"1772600000000"_s;
        r.rows[1].entry.at = noon + 1h;
        QVERIFY(!isSaid());
    }

    void foldsLongRunsOfEvents() {
        Rows r;
        for (int i = 0; i < 4; ++i)
            r.add(EntryKind::Event, AuthorKind::Agent, noon + Millis{1000 * i});
        QCOMPARE(r.shape(), u"DCE"_s);
        QList<TimelineItem> items = arrangeItems(r.rows, {});
        QVERIFY(items.at(2).folded);
        QCOMPARE(items.at(2).lastRow, 3);
        ItemOptions open;
        open.openRuns = {items.at(2).key};
        items = arrangeItems(r.rows, open);
        QVERIFY(!items.at(2).folded);
    }

    void marksNewMessagesOnce() {
        Rows r;
        r.add(EntryKind::Message, AuthorKind::Customer, noon);
        r.add(EntryKind::Message, AuthorKind::Agent, noon + 1min);
        r.add(EntryKind::Message, AuthorKind::Customer, noon + 2min);
        r.add(EntryKind::Message, AuthorKind::Customer, noon + 3min);
        ItemOptions options;
        options.seenUntil = noon + 90s;
        QCOMPARE(r.shape(options), u"DCMMNMM"_s);
        options.seenUntil = noon + 10min;
        QCOMPARE(r.shape(options), u"DCMMMM"_s);
        options.seenUntil = noon - 1min;
        QCOMPARE(r.shape(options), u"DCMMMM"_s);
    }

    void anEchoKeepsItsKey() {
        TimelineRow waiting;
        waiting.outbox = OutboxItem{};
        waiting.outbox->command.id = CommandId(u"k"_s);
        TimelineRow stored;
        stored.entry.ref = {AccountId(u"a"_s), u"77"_s};
        stored.entry.command = CommandId(u"k"_s);
        QCOMPARE(keyOf(waiting), keyOf(stored));
    }
};

QTEST_APPLESS_MAIN(TestTimelineItems)
#include "test_timeline_items.moc"
