// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/views/supervisor_view.h"
#include "tests/unit/test_store_cache_support.h"

//! What the cache takes in, and how it is shown.
class TestStoreCache : public QObject, CacheFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }

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
        QCOMPARE(m_cache->entry({account, u"e1"_s}).value()->text, u"new"_s);
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

    void aNewVersionKeepsWhatDidNotChange() {
        IncomingRows rows;
        rows.contacts = {contact(u"c1"_s, u"Anna"_s)};
        rows.conversations = {conversation(u"1"_s, u"c1"_s)};
        rows.entries = {message(u"e1"_s, u"1"_s, u"the kettle leaks"_s, 2000)};
        rows.entries[0].html = u"<p>the kettle leaks</p>"_s;
        apply(rows);
        rows.entries[0].version = 2;
        rows.entries[0].delivery = Delivery::Read;
        apply(rows);
        const CustomerId customer = ownCustomer(contactRef(u"c1"_s));
        Entry stored = m_views->timelineEnd(customer, 10).value().rows.first().entry;
        QVERIFY(stored.delivery == Delivery::Read);
        QCOMPARE(stored.html, u"<p>the kettle leaks</p>"_s);
        QCOMPARE(m_views->search(u"kettle"_s, 10).value().hits.size(), 1);
        rows.entries[0].version = 3;
        rows.entries[0].subject = u"Teapot"_s;
        rows.entries[0].html.clear();
        apply(rows);
        stored = m_views->timelineEnd(customer, 10).value().rows.first().entry;
        QCOMPARE(stored.html, QString());
        QCOMPARE(m_views->search(u"teapot"_s, 10).value().hits.size(), 1);
        // An event is no text that could be found.
        rows.entries[0].version = 4;
        rows.entries[0].kind = EntryKind::Event;
        apply(rows);
        QCOMPARE(m_views->search(u"kettle"_s, 10).value().hits.size(), 0);
    }

    void rowsComeInTheOrderOfTheQuestion() {
        IncomingRows rows;
        rows.conversations = {conversation(u"1"_s, u"c1"_s), conversation(u"2\"'"_s, u"c1"_s)};
        apply(rows);
        const QList<ConversationRef> asked{
            conversationRef(u"2\"'"_s), conversationRef(u"gone"_s), conversationRef(u"1"_s)};
        const QList<InboxRow> found = m_views->inboxRows(asked).value();
        QCOMPARE(found.size(), 3);
        for (qsizetype i = 0; i < 3; ++i)
            QCOMPARE(found[i].conversation, asked[i]);
        QCOMPARE(found[0].subject, u"About 2\"'"_s);
        QCOMPARE(found[1].subject, QString());
    }

    void commandsLieOverTheirOwnCustomersTimeline() {
        IncomingRows rows;
        rows.conversations = {conversation(u"1"_s, u"c1"_s), conversation(u"2"_s, u"c2"_s)};
        apply(rows);
        const auto queue = [this](const QString& id, const QString& conversationId) {
            Command command;
            command.id = CommandId(id);
            command.conversation = conversationRef(conversationId);
            command.createdAt = fromMs(5000);
            command.operations.append(Reply{u"text of "_s + id, {}});
            QVERIFY(m_work->addCommand(command));
        };
        queue(u"k1"_s, u"1"_s);
        queue(u"k2"_s, u"2"_s);
        const CustomerId customer = ownCustomer(contactRef(u"c1"_s));
        auto window = m_views->timelineEnd(customer, 10).value();
        QCOMPARE(window.rows.size(), 1);
        QCOMPARE(window.rows[0].entry.text, u"text of k1"_s);
        QCOMPARE(window.rows[0].conversationReference, u"#1"_s);
        // Confirmed, it stays until its entry has come.
        OutboxItem item = m_work->item(CommandId(u"k1"_s)).value().value();
        item.state = OutboxState::Confirmed;
        item.entryId = u"e1"_s;
        QVERIFY(m_work->updateItem(item));
        QCOMPARE(m_views->timelineEnd(customer, 10).value().rows.size(), 1);
        rows.entries = {message(u"e1"_s, u"1"_s, u"text of k1"_s, 6000)};
        apply(rows);
        window = m_views->timelineEnd(customer, 10).value();
        QCOMPARE(window.rows.size(), 1);
        QVERIFY(!window.rows[0].outbox);
    }

    void whatTheOutboxAsks() {
        IncomingRows rows;
        rows.entries = {message(u"e1"_s, u"1"_s, u"one"_s, 2000), message(u"e2"_s, u"1"_s, u"two"_s, 3000)};
        apply(rows);
        QCOMPARE(m_cache->newestEntry(conversationRef(u"1"_s)).value(), u"e2"_s);
        QVERIFY(m_cache->customerWroteAfter(conversationRef(u"1"_s), {}).value());
        QVERIFY(m_cache->customerWroteAfter(conversationRef(u"1"_s), u"e1"_s).value());
        QVERIFY(!m_cache->customerWroteAfter(conversationRef(u"1"_s), u"e2"_s).value());
        QVERIFY(!m_cache->customerWroteAfter(conversationRef(u"1"_s), u"not cached"_s).value());
        QVERIFY(!m_cache->customerWroteAfter(conversationRef(u"2"_s), {}).value());
    }

    //! Somebody in Cc answers in another customer's conversation.
    void whatOthersWriteIsNewsOfTheConversationsCustomerToo() {
        IncomingRows rows;
        rows.contacts = {contact(u"c1"_s, u"Anna"_s), contact(u"c2"_s, u"Bea"_s)};
        rows.conversations = {conversation(u"1"_s, u"c1"_s)};
        apply(rows);
        Entry answer = message(u"e1"_s, u"1"_s, u"one"_s, 9000);
        answer.contact = contactRef(u"c2"_s);
        rows = {};
        rows.entries = {answer};
        apply(rows);
        const auto last = m_cache->connection().scalar<qint64>(
            u"SELECT last_at FROM customers WHERE id = ?"_s, {ownCustomer(contactRef(u"c1"_s))});
        QCOMPARE(last.value().value(), 9000);
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
};

QTEST_GUILESS_MAIN(TestStoreCache)
#include "test_store_cache.moc"
