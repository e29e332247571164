// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/customer_id.h"
#include "core/store/cache_db.h"
#include "core/store/profile.h"
#include "core/store/work_db.h"
#include "core/views/supervisor_view.h"
#include "core/views/views.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

const AccountId account{u"acc"_s};

ContactRef contactRef(const QString& id) {
    return {account, id};
}
ConversationRef conversationRef(const QString& id) {
    return {account, id};
}

Contact contact(const QString& id, const QString& name, qint64 version = 1) {
    Contact c;
    c.ref = contactRef(id);
    c.name = name;
    c.createdAt = fromMs(1000);
    c.version = version;
    ContactPoint email;
    email.kind = PointKind::Email;
    email.value = name.toLower() + u"@example.com"_s;
    email.normalised = email.value;
    c.points = {email};
    return c;
}

Conversation conversation(const QString& id, const QString& contactId, qint64 version = 1) {
    Conversation c;
    c.ref = conversationRef(id);
    c.reference = u"#"_s + id;
    c.subject = u"About "_s + id;
    c.channel = Channel::WebChat;
    c.contact = contactRef(contactId);
    c.status = Status::Open;
    c.tags = {u"vip"_s, u"shipping"_s};
    c.createdAt = fromMs(1000);
    c.updatedAt = fromMs(1000);
    c.version = version;
    return c;
}

Entry message(
    const QString& id, const QString& conversationId, const QString& text, qint64 at, qint64 version = 1) {
    Entry e;
    e.ref = {account, id};
    e.conversation = conversationRef(conversationId);
    e.kind = EntryKind::Message;
    e.visibility = Visibility::Public;
    e.channel = Channel::WebChat;
    e.author = {AuthorKind::Customer, u"c1"_s, u"Anna"_s};
    e.text = text;
    e.at = fromMs(at);
    e.sequence = at;
    e.version = version;
    return e;
}

} // namespace

class TestStoreCache : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    SystemClock m_clock;
    std::unique_ptr<CacheDb> m_cache;
    std::unique_ptr<WorkDb> m_work;
    std::unique_ptr<Views> m_views;

    Applied apply(const IncomingRows& rows) {
        auto applied = m_cache->apply(account, rows);
        if (!applied)
            qWarning("%s", qPrintable(applied.error().message));
        Q_ASSERT(applied);
        return *applied;
    }

private Q_SLOTS:
    void init() {
        m_views.reset();
        m_cache.reset();
        m_work.reset();
        m_dir = QTemporaryDir();
        auto cache = CacheDb::open(profile::cachePath(m_dir.path()), m_clock);
        QVERIFY2(cache, cache ? "" : qPrintable(cache.error().message));
        m_cache = std::move(*cache);
        auto work = WorkDb::open(profile::workPath(m_dir.path()), m_clock);
        QVERIFY2(work, work ? "" : qPrintable(work.error().message));
        m_work = std::move(*work);
        auto views = Views::open(m_dir.path());
        QVERIFY2(views, views ? "" : qPrintable(views.error().message));
        m_views = std::move(*views);
    }

    void rowsAndCursorCommitTogether() {
        IncomingRows rows;
        rows.contacts = {contact(u"c1"_s, u"Anna"_s)};
        rows.conversations = {conversation(u"1"_s, u"c1"_s)};
        rows.entries = {message(u"e1"_s, u"1"_s, u"Where is my parcel?"_s, 2000)};
        rows.cursor = {u"changes"_s, u"17"_s};
        const Applied applied = apply(rows);
        QVERIFY(applied.changes.conversations.contains(conversationRef(u"1"_s)));
        QVERIFY(applied.changes.customers.contains(ownCustomer(contactRef(u"c1"_s))));
        QCOMPARE(applied.newEntries.size(), 1);
        QCOMPARE(m_cache->cursor(account, u"changes"_s).value(), u"17"_s);

        const auto ids = m_views->inboxIds({}).value();
        QCOMPARE(ids.size(), 1);
        const InboxRow row = m_views->inboxRows(ids).value().first();
        QCOMPARE(row.customerName, u"Anna"_s);
        QCOMPARE(row.snippet, u"Where is my parcel?"_s);
        QCOMPARE(row.unread, 1);
        QCOMPARE(row.lastAt, fromMs(2000));
        QCOMPARE(row.tags, (QStringList{u"vip"_s, u"shipping"_s}));
    }

    void repeatedAndStaleRowsChangeNothing() {
        IncomingRows rows;
        rows.entries = {message(u"e1"_s, u"1"_s, u"new"_s, 2000, 5)};
        apply(rows);
        rows.entries = {message(u"e1"_s, u"1"_s, u"old"_s, 2000, 4)};
        QVERIFY(apply(rows).changes.isEmpty());
        rows.entries = {message(u"e1"_s, u"1"_s, u"same version"_s, 2000, 5)};
        QVERIFY(apply(rows).newEntries.isEmpty());
        QCOMPARE(m_cache->customerEntriesAfter(conversationRef(u"1"_s), {}).value().first().text, u"new"_s);
    }

    void orderOfArrivalDoesNotMatter() {
        IncomingRows rows;
        rows.entries = {
            message(u"e2"_s, u"1"_s, u"second"_s, 3000), message(u"e1"_s, u"1"_s, u"first"_s, 2000)};
        apply(rows);
        rows = {};
        rows.conversations = {conversation(u"1"_s, u"c1"_s)};
        apply(rows);
        rows = {};
        rows.contacts = {contact(u"c1"_s, u"Anna"_s)};
        apply(rows);
        const auto window = m_views->timelineEnd(ownCustomer(contactRef(u"c1"_s)), 10).value();
        QCOMPARE(window.rows.size(), 2);
        QCOMPARE(window.rows[0].entry.text, u"first"_s);
        QCOMPARE(window.rows[1].entry.text, u"second"_s);
        QVERIFY(window.atStart);
        QCOMPARE(m_views->inboxRows(m_views->inboxIds({}).value()).value().first().snippet, u"second"_s);
    }

    void spamIsNotAskedForARating() {
        IncomingRows rows;
        for (const auto& [id, status] :
             {std::pair{u"1"_s, Status::Solved}, std::pair{u"2"_s, Status::Closed},
              std::pair{u"3"_s, Status::Spam}, std::pair{u"4"_s, Status::Open}}) {
            Conversation one = conversation(id, u"c1"_s);
            one.status = status;
            rows.conversations.append(one);
            rows.entries.append(message(u"e"_s + id, id, u"Hello"_s, 2000));
        }
        rows.conversations[0].rating = 5;
        rows.conversations[2].rating = 1;
        apply(rows);
        const auto snapshot = supervisorSnapshot(m_dir.path(), fromMs(3000), fromMs(0));
        QVERIFY2(snapshot, snapshot ? "" : qPrintable(snapshot.error().message));
        QCOMPARE(snapshot->satisfaction, (Satisfaction{2, 1, 1, 5.0}));
    }

    void theInboxTellsANoteFromAMessage() {
        IncomingRows rows;
        rows.contacts = {contact(u"c1"_s, u"Anna"_s)};
        rows.conversations = {conversation(u"1"_s, u"c1"_s)};
        rows.entries = {message(u"e1"_s, u"1"_s, u"Hello"_s, 2000)};
        Entry note = message(u"e2"_s, u"1"_s, u"She is angry"_s, 3000);
        note.kind = EntryKind::Note;
        note.visibility = Visibility::Internal;
        note.author.kind = AuthorKind::Agent;
        rows.entries.append(note);
        apply(rows);
        const InboxRow row = m_views->inboxRows(m_views->inboxIds({}).value()).value().first();
        QCOMPARE(row.snippet, u"She is angry"_s);
        QVERIFY(row.snippetKind == EntryKind::Note);
    }

    void timelinePagesByKey() {
        IncomingRows rows;
        rows.contacts = {contact(u"c1"_s, u"Anna"_s)};
        rows.conversations = {conversation(u"1"_s, u"c1"_s)};
        for (int i = 0; i < 25; ++i)
            rows.entries.append(message(u"e%1"_s.arg(i), u"1"_s, QString::number(i), 2000 + i));
        apply(rows);
        const CustomerId customer = ownCustomer(contactRef(u"c1"_s));
        const auto end = m_views->timelineEnd(customer, 10).value();
        QCOMPARE(end.rows.first().entry.text, u"15"_s);
        QVERIFY(!end.atStart);
        const auto before = m_views->timelineBefore(customer, end.rows.first().entry.ref, 10).value();
        QCOMPARE(before.rows.first().entry.text, u"5"_s);
        QCOMPARE(before.rows.last().entry.text, u"14"_s);
        const auto start = m_views->timelineBefore(customer, before.rows.first().entry.ref, 10).value();
        QCOMPARE(start.rows.size(), 5);
        QVERIFY(start.atStart);
        const auto after = m_views->timelineAfter(customer, start.rows.last().entry.ref, 100).value();
        QCOMPARE(after.rows.size(), 20);
        QVERIFY(after.atEnd);
    }

    void joiningCustomersMovesTheirTimeline() {
        IncomingRows rows;
        rows.contacts = {contact(u"c1"_s, u"Anna"_s), contact(u"c2"_s, u"Anna M"_s)};
        rows.conversations = {conversation(u"1"_s, u"c1"_s), conversation(u"2"_s, u"c2"_s)};
        rows.entries = {message(u"e1"_s, u"1"_s, u"chat"_s, 2000), message(u"e2"_s, u"2"_s, u"mail"_s, 3000)};
        apply(rows);
        const CustomerId one = ownCustomer(contactRef(u"c1"_s));
        const CustomerId two = ownCustomer(contactRef(u"c2"_s));
        const auto changes = m_cache->assignCustomers({{contactRef(u"c2"_s), one}}).value();
        QCOMPARE(changes.customers, (QSet<CustomerId>{one, two}));
        QCOMPARE(m_views->timelineEnd(one, 10).value().rows.size(), 2);
        QCOMPARE(m_views->timelineEnd(two, 10).value().rows.size(), 0);
        QCOMPARE(m_views->customer(one).value()->contacts.size(), 2);
        QVERIFY(!m_views->customer(two).value());

        // And apart again, exactly.
        QVERIFY(m_cache->assignCustomers({{contactRef(u"c2"_s), two}}));
        QCOMPARE(m_views->timelineEnd(one, 10).value().rows.size(), 1);
        QCOMPARE(m_views->timelineEnd(two, 10).value().rows.first().entry.text, u"mail"_s);
    }

    void searchFindsWordsAndForgetsOldOnes() {
        IncomingRows rows;
        rows.entries = {
            message(u"e1"_s, u"1"_s, u"Der Schlüssel klemmt"_s, 2000, 1),
            message(u"e2"_s, u"1"_s, u"我想退货"_s, 2001, 1)};
        apply(rows);
        QCOMPARE(m_views->search(u"schlussel"_s, 10).value().hits.size(), 1);
        QCOMPARE(m_views->search(u"退货"_s, 10).value().hits.size(), 1);
        QVERIFY(m_views->search(u"schlüssel"_s, 10).value().hits.first().excerpt.contains(QChar(2)));
        rows.entries = {message(u"e1"_s, u"1"_s, u"Der Riegel klemmt"_s, 2000, 2)};
        apply(rows);
        QCOMPARE(m_views->search(u"schlussel"_s, 10).value().hits.size(), 0);
        QCOMPARE(m_views->search(u"riegel"_s, 10).value().hits.size(), 1);
        QVERIFY(m_views->search(u"\"*) OR ("_s, 10));
    }

    void removedThingsStayRemoved() {
        IncomingRows rows;
        rows.contacts = {contact(u"c1"_s, u"Anna"_s)};
        rows.conversations = {conversation(u"1"_s, u"c1"_s)};
        rows.entries = {message(u"e1"_s, u"1"_s, u"hello"_s, 2000, 1)};
        apply(rows);
        IncomingRows gone;
        gone.gone = {{u"entry"_s, u"e1"_s, 5}};
        apply(gone);
        QCOMPARE(m_views->search(u"hello"_s, 10).value().hits.size(), 0);
        rows.entries = {message(u"e1"_s, u"1"_s, u"hello"_s, 2000, 4)};
        QVERIFY(apply(rows).newEntries.isEmpty());
    }

    void conversationMergeMovesEntries() {
        IncomingRows rows;
        rows.contacts = {contact(u"c1"_s, u"Anna"_s)};
        rows.conversations = {conversation(u"1"_s, u"c1"_s), conversation(u"2"_s, u"c1"_s)};
        rows.entries = {message(u"e1"_s, u"1"_s, u"one"_s, 2000), message(u"e2"_s, u"2"_s, u"two"_s, 3000)};
        apply(rows);
        IncomingRows merge;
        merge.merged = {{u"conversation"_s, u"1"_s, u"2"_s}};
        apply(merge);
        QCOMPARE(m_views->inboxIds({}).value(), (QList<ConversationRef>{conversationRef(u"2"_s)}));
        QCOMPARE(m_cache->customerEntriesAfter(conversationRef(u"2"_s), {}).value().size(), 2);
    }

    void whatTheOutboxAsks() {
        IncomingRows rows;
        rows.entries = {message(u"e1"_s, u"1"_s, u"one"_s, 2000), message(u"e2"_s, u"1"_s, u"two"_s, 3000)};
        rows.entries[1].command = CommandId(u"k"_s);
        apply(rows);
        QCOMPARE(m_cache->newestEntry(conversationRef(u"1"_s)).value(), u"e2"_s);
        QCOMPARE(m_cache->customerEntriesAfter(conversationRef(u"1"_s), u"e1"_s).value().size(), 1);
        QCOMPARE(m_cache->customerEntriesAfter(conversationRef(u"1"_s), u"e2"_s).value().size(), 0);
        QCOMPARE(m_cache->entryOfCommand(account, CommandId(u"k"_s)).value()->id, u"e2"_s);
    }

    void readMarksOnlyMoveForward() {
        IncomingRows rows;
        rows.contacts = {contact(u"c1"_s, u"Anna"_s)};
        rows.conversations = {conversation(u"1"_s, u"c1"_s)};
        rows.entries = {message(u"e1"_s, u"1"_s, u"one"_s, 2000)};
        apply(rows);
        QVERIFY(!m_cache->markSeen(conversationRef(u"1"_s), fromMs(2500)).value().isEmpty());
        QVERIFY(m_cache->markSeen(conversationRef(u"1"_s), fromMs(2400)).value().isEmpty());
        QCOMPARE(m_views->inboxCounts({}).value().unreadConversations, 0);
        // The backend knows less yet: what was read stays read.
        rows.conversations = {conversation(u"1"_s, u"c1"_s, 2)};
        rows.entries = {message(u"e2"_s, u"1"_s, u"two"_s, 2600)};
        apply(rows);
        QCOMPARE(m_views->inboxRows({conversationRef(u"1"_s)}).value().first().unread, 1);
    }

    void forgettingAnAccountLeavesNoTrace() {
        IncomingRows rows;
        rows.contacts = {contact(u"c1"_s, u"Canarybird"_s)};
        rows.conversations = {conversation(u"1"_s, u"c1"_s)};
        rows.entries = {message(u"e1"_s, u"1"_s, u"unmistakablecanary"_s, 2000)};
        apply(rows);
        m_views.reset();
        QVERIFY(m_cache->forgetAccount(account));
        for (const QString& suffix : {QString(), u"-wal"_s}) {
            QFile file(profile::cachePath(m_dir.path()) + suffix);
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray bytes = file.readAll().toLower();
            QVERIFY2(!bytes.contains("canary"), qPrintable(suffix));
        }
    }

    void aCorruptCacheIsSetAside() {
        const QString path = m_dir.path() + u"/broken.db"_s;
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        CacheOpening opening;
        QVERIFY(CacheDb::open(path, m_clock, &opening));
        QVERIFY(opening.wasCorrupt);
        QVERIFY(QFile::exists(opening.asidePath));
    }
};

QTEST_GUILESS_MAIN(TestStoreCache)
#include "test_store_cache.moc"
