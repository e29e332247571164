// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/scrub.h"
#include "tests/unit/test_store_cache_support.h"

#include <QCoreApplication>
#include <QFile>
#include <QScopeGuard>

//! What goes, is joined or comes again.
class TestStoreCacheRemovals : public QObject, CacheFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }

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

    void aLateOlderRowBringsNothingBack() {
        IncomingRows rows;
        Article article;
        article.ref = {account, u"a1"_s};
        article.title = u"Returns"_s;
        article.version = 3;
        Organisation organisation;
        organisation.ref = {account, u"o1"_s};
        organisation.name = u"Acme"_s;
        organisation.version = 3;
        Agent agent;
        agent.ref = {account, u"g1"_s};
        agent.version = 3;
        rows.articles = {article};
        rows.organisations = {organisation};
        rows.agents = {agent};
        apply(rows);
        IncomingRows gone;
        gone.gone = {{u"article"_s, u"a1"_s, 5}, {u"organisation"_s, u"o1"_s, 5}, {u"agent"_s, u"g1"_s, 5}};
        QVERIFY(apply(gone).changes.articles);
        QVERIFY(apply(rows).changes.isEmpty());
        QVERIFY(!m_views->article(article.ref).value());
        QVERIFY(m_views->agents().value().isEmpty());
        QCOMPARE(count(u"organisations"_s), 0);
        // What is newer than the removal is there again.
        rows.articles[0].version = 6;
        QVERIFY(apply(rows).changes.articles);
        QVERIFY(m_views->article(article.ref).value());
    }

    void aRemovedMessageLeavesTheInbox() {
        IncomingRows rows;
        rows.contacts = {contact(u"c1"_s, u"Anna"_s)};
        rows.conversations = {conversation(u"1"_s, u"c1"_s)};
        rows.entries = {message(u"e1"_s, u"1"_s, u"my card is 4711"_s, 2000)};
        rows.entries[0].kind = EntryKind::Call;
        apply(rows);
        IncomingRows gone;
        gone.gone = {{u"entry"_s, u"e1"_s, 5}};
        apply(gone);
        const InboxRow row = m_views->inboxRows({conversationRef(u"1"_s)}).value().first();
        QCOMPARE(row.snippet, QString());
        QVERIFY(row.snippetKind == EntryKind::Message);
        QCOMPARE(row.unread, 0);
        QCOMPARE(row.lastAt, fromMs(1000));
    }

    void anOrganisationsNameIsFoundWithItsPeople() {
        IncomingRows rows;
        Organisation organisation;
        organisation.ref = {account, u"o1"_s};
        organisation.name = u"Acme"_s;
        organisation.version = 1;
        rows.organisations = {organisation};
        rows.contacts = {contact(u"c1"_s, u"Anna"_s)};
        rows.contacts[0].organisation = organisation.ref;
        apply(rows);
        QCOMPARE(m_views->customers(u"acme"_s, {}, 10).value().size(), 1);
        rows = {};
        rows.organisations = {organisation};
        QVERIFY(apply(rows).changes.isEmpty());
        rows.organisations[0].version = 2;
        rows.organisations[0].name = u"Umbrella"_s;
        apply(rows);
        QCOMPARE(m_views->customers(u"umbrella"_s, {}, 10).value().size(), 1);
        IncomingRows gone;
        gone.gone = {{u"organisation"_s, u"o1"_s, 5}};
        apply(gone);
        QCOMPARE(m_views->customers(u"umbrella"_s, {}, 10).value().size(), 0);
    }

    void aContactThatComesBackFindsWhatItLeft() {
        IncomingRows rows;
        rows.contacts = {contact(u"c1"_s, u"Anna"_s), contact(u"c2"_s, u"Anna M"_s)};
        rows.conversations = {conversation(u"2"_s, u"c2"_s)};
        rows.entries = {
            message(u"e1"_s, u"2"_s, u"by itself"_s, 2000), message(u"e2"_s, u"2"_s, u"hers"_s, 3000)};
        rows.entries[1].contact = contactRef(u"c2"_s);
        apply(rows);
        const CustomerId one = ownCustomer(contactRef(u"c1"_s));
        const CustomerId two = ownCustomer(contactRef(u"c2"_s));
        QVERIFY(m_cache->assignCustomers({{contactRef(u"c2"_s), one}}));
        QCOMPARE(m_views->timelineEnd(one, 10).value().rows.size(), 2);
        IncomingRows gone;
        gone.gone = {{u"contact"_s, u"c2"_s, 5}};
        const Applied applied = apply(gone);
        QVERIFY(applied.touchedContacts.contains(contactRef(u"c1"_s)));
        QCOMPARE(m_views->timelineEnd(one, 10).value().rows.size(), 0);
        QCOMPARE(m_views->timelineEnd(two, 10).value().rows.size(), 2);
        rows = {};
        rows.contacts = {contact(u"c2"_s, u"Anna M"_s, 6)};
        apply(rows);
        QCOMPARE(m_views->customer(two).value()->conversations.size(), 1);
        QVERIFY(m_cache->assignCustomers({{contactRef(u"c2"_s), one}}));
        QCOMPARE(m_views->timelineEnd(one, 10).value().rows.size(), 2);
    }

    void contactMergeMovesEverything() {
        IncomingRows rows;
        rows.contacts = {contact(u"c1"_s, u"Anna"_s), contact(u"c2"_s, u"Anna M"_s)};
        rows.conversations = {conversation(u"1"_s, u"c1"_s), conversation(u"2"_s, u"c2"_s)};
        rows.entries = {
            message(u"e1"_s, u"1"_s, u"by itself"_s, 2000), message(u"e2"_s, u"1"_s, u"hers"_s, 3000)};
        rows.entries[1].contact = contactRef(u"c1"_s);
        apply(rows);
        IncomingRows merge;
        merge.merged = {{u"contact"_s, u"c1"_s, u"c2"_s}};
        apply(merge);
        const CustomerId two = ownCustomer(contactRef(u"c2"_s));
        QCOMPARE(m_views->timelineEnd(two, 10).value().rows.size(), 2);
        QCOMPARE(m_views->timelineEnd(two, 10).value().rows[1].entry.contact->id, u"c2"_s);
        QCOMPARE(m_views->customer(two).value()->conversations.size(), 2);
        QCOMPARE(m_cache->conversation(conversationRef(u"1"_s)).value()->contact->id, u"c2"_s);
        QVERIFY(!m_cache->contact(contactRef(u"c1"_s)).value());
    }

    void whoIsTouchedWaitsForIdentity() {
        IncomingRows rows;
        rows.contacts = {contact(u"c1"_s, u"Anna"_s)};
        QCOMPARE(apply(rows).touchedContacts, QList<ContactRef>{contactRef(u"c1"_s)});
        QCOMPARE(m_cache->unlinkedContacts().value(), QList<ContactRef>{contactRef(u"c1"_s)});
        QVERIFY(m_cache->removeUnlinked({contactRef(u"c1"_s)}));
        QVERIFY(m_cache->unlinkedContacts().value().isEmpty());
        // Another language is nothing to linkage; another address is.
        rows.contacts[0].version = 2;
        rows.contacts[0].language = u"de"_s;
        QVERIFY(apply(rows).touchedContacts.isEmpty());
        QVERIFY(m_cache->unlinkedContacts().value().isEmpty());
        QVERIFY(m_cache->contact(contactRef(u"c1"_s)).value()->contact == rows.contacts[0]);
        rows.contacts[0].version = 3;
        rows.contacts[0].points[0].verified = true;
        QCOMPARE(apply(rows).touchedContacts.size(), 1);
        QVERIFY(m_cache->contact(contactRef(u"c1"_s)).value()->contact == rows.contacts[0]);
    }

    void whatCouldNotBeReadIsAskedForByAnotherVersion() {
        const QString before = QCoreApplication::applicationVersion();
        const auto restored = qScopeGuard([&] { QCoreApplication::setApplicationVersion(before); });
        QCoreApplication::setApplicationVersion(u"1.0"_s);
        IncomingRows rows;
        rows.broken = {{u"entry"_s, u"e1"_s, u"a new word"_s, "{}"}};
        rows.cursor = {u"changes"_s, u"17"_s};
        apply(rows);
        apply(rows);
        QCOMPARE(count(u"quarantine"_s), 1);
        QVERIFY(!m_cache->reopenQuarantine(account, {u"changes"_s}).value());
        QCOMPARE(m_cache->cursor(account, u"changes"_s).value(), u"17"_s);
        QCoreApplication::setApplicationVersion(u"2.0"_s);
        QVERIFY(m_cache->reopenQuarantine(account, {u"changes"_s}).value());
        QCOMPARE(m_cache->cursor(account, u"changes"_s).value(), QString());
        QCOMPARE(count(u"quarantine"_s), 0);
        QVERIFY(!m_cache->reopenQuarantine(account, {u"changes"_s}).value());
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
        QCOMPARE(m_cache->oldestEntry(conversationRef(u"2"_s)).value(), u"e1"_s);
        QCOMPARE(m_cache->newestEntry(conversationRef(u"2"_s)).value(), u"e2"_s);
    }

    void forgettingAnAccountLeavesNoTrace() {
        IncomingRows rows;
        rows.contacts = {contact(u"c1"_s, u"Canarybird"_s)};
        rows.conversations = {conversation(u"1"_s, u"c1"_s)};
        rows.entries = {message(u"e1"_s, u"1"_s, u"unmistakablecanary"_s, 2000)};
        apply(rows);
        m_views.reset();
        QVERIFY(m_cache->forgetAccount(account));
        // What deleting leaves in the file and its log is the sweep's to overwrite.
        QVERIFY(db::rewrite(m_cache->connection()));
        QVERIFY(db::truncateLog(m_cache->connection()).value());
        for (const QString& suffix : {QString(), u"-wal"_s}) {
            QFile file(profile::cachePath(m_dir.path()) + suffix);
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray bytes = file.readAll().toLower();
            QVERIFY2(!bytes.contains("canary"), qPrintable(suffix));
        }
    }

    void forgettingAnAccountKeepsTheOthers() {
        const AccountId other(u"other"_s);
        IncomingRows rows;
        rows.contacts = {contact(u"c1"_s, u"Anna"_s)};
        rows.conversations = {conversation(u"1"_s, u"c1"_s)};
        rows.entries = {message(u"e1"_s, u"1"_s, u"where is the kettle"_s, 2000)};
        apply(rows);
        Contact theirs = contact(u"c1"_s, u"Bea"_s);
        theirs.ref.account = other;
        Entry hello = message(u"e1"_s, u"1"_s, u"where is the teapot"_s, 2000);
        hello.ref.account = hello.conversation.account = other;
        hello.contact = theirs.ref;
        IncomingRows otherRows;
        otherRows.contacts = {theirs};
        otherRows.entries = {hello};
        QVERIFY(m_cache->apply(other, otherRows));
        const CustomerId shared = ownCustomer(contactRef(u"c1"_s));
        QVERIFY(m_cache->assignCustomers({{theirs.ref, shared}}));
        QVERIFY(m_cache->removeUnlinked(m_cache->unlinkedContacts().value()));

        QVERIFY(m_cache->clearAccount(account));
        QCOMPARE(m_views->search(u"kettle"_s, 10).value().hits.size(), 0);
        QCOMPARE(m_views->search(u"teapot"_s, 10).value().hits.size(), 1);
        const auto card = m_views->customer(shared).value();
        QVERIFY(card && card->conversations.isEmpty());
        QCOMPARE(card->name, u"Bea"_s);
        // Who is left is to be linked anew, and is nobody's companion then.
        QCOMPARE(m_cache->unlinkedContacts().value(), QList<ContactRef>{theirs.ref});
        QVERIFY(m_cache->clearAccount(other));
        QCOMPARE(count(u"customers"_s), 0);
        QCOMPARE(m_views->search(u"teapot"_s, 10).value().hits.size(), 0);
    }

    void aCacheOfAnotherSchemaIsMadeAnew() {
        const QString path = m_dir.path() + u"/older.db"_s;
        {
            auto cache = CacheDb::open(path, m_clock).value();
            IncomingRows rows;
            rows.cursor = {u"changes"_s, u"17"_s};
            QVERIFY(cache->apply(account, rows));
            QVERIFY(cache->connection().exec(u"PRAGMA user_version = 1"_s));
        }
        CacheOpening opening;
        auto cache = CacheDb::open(path, m_clock, &opening);
        QVERIFY(cache);
        QVERIFY(!opening.wasCorrupt);
        QCOMPARE((*cache)->cursor(account, u"changes"_s).value(), QString());
        cache->reset();
        // And then it stays.
        cache = CacheDb::open(path, m_clock);
        IncomingRows rows;
        rows.cursor = {u"changes"_s, u"18"_s};
        QVERIFY((*cache)->apply(account, rows));
        cache->reset();
        QCOMPARE(CacheDb::open(path, m_clock).value()->cursor(account, u"changes"_s).value(), u"18"_s);
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

    void aCacheOfAFormatThatNobodyKnowsIsSetAside() {
        const QString path = m_dir.path() + u"/format.db"_s;
        QVERIFY(CacheDb::open(path, m_clock));
        constexpr qint64 schemaFormat = 47; // https://www.sqlite.org/fileformat.html, the database header
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(schemaFormat) && file.putChar(9));
        file.close();
        CacheOpening opening;
        QVERIFY(CacheDb::open(path, m_clock, &opening));
        QVERIFY(opening.wasCorrupt);
    }

    //! Its tables are there, and what says which ones is not.
    void aCacheThatDeniesItsTablesIsSetAside() {
        const QString path = m_dir.path() + u"/denied.db"_s;
        QVERIFY(CacheDb::open(path, m_clock));
        {
            db::SqliteOptions options;
            options.path = path;
            auto plain = db::Connection::openSqlite(options);
            QVERIFY(plain && plain->exec(u"DELETE FROM schema_version"_s));
        }
        CacheOpening opening;
        QVERIFY(CacheDb::open(path, m_clock, &opening));
        QVERIFY(opening.wasCorrupt);
    }
};

QTEST_GUILESS_MAIN(TestStoreCacheRemovals)
#include "test_store_cache_removals.moc"
