// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/cursor_order.h"
#include "core/sync/rows_of.h"
#include "tests/unit/test_outbox_support.h"

using namespace segue;
using namespace Qt::StringLiterals;

//! How what a backend said reaches the cache.
class TestSyncRows final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cursorsAreComparedAsNumbersWhereTheyAre() {
        QVERIFY(isContiguous(u"9"_s, u"10"_s));
        QVERIFY(isContiguous(u"10"_s, u"10"_s));
        QVERIFY(!isContiguous(u"11"_s, u"10"_s));
        QVERIFY(isContiguous(u"abc"_s, u"abc"_s));
        QVERIFY(!isContiguous(u"abc"_s, u"abd"_s));
        QVERIFY(isAhead(u"10"_s, u"9"_s));
        QVERIFY(!isAhead(u"9"_s, u"10"_s));
        QVERIFY(isAhead(u"abc"_s, u"abd"_s));
    }

    void everyRowOfABatchReachesTheCache() {
        Batch batch;
        batch.removed.append({u"entry"_s, u"e1"_s, 4});
        batch.merged.append({u"contact"_s, u"a"_s, u"b"_s});
        batch.quarantined.append({u"entry"_s, u"e2"_s, u"why"_s, "raw"});
        const IncomingRows rows = rowsOf(batch);
        QCOMPARE(rows.gone.size(), 1);
        QCOMPARE(rows.merged[0].to, u"b"_s);
        QCOMPARE(rows.broken[0].raw, QByteArray("raw"));
        QVERIFY(!rows.cursor);
        OutboxBench bench;
        bench.store(batch);
        const auto kept = bench.cache->connection().scalar<qint64>(u"SELECT COUNT(*) FROM quarantine"_s);
        QCOMPARE(kept->value_or(0), 1);
    }

    void identityHearsOfContactsAfterTheyAreStored() {
        struct Listener final : ContactListener {
            Result<ChangeSet> contactsChanged(const QList<ContactRef>& contacts) override {
                if (broken)
                    return fail(ErrorKind::Storage, u"disk_full"_s);
                heard += contacts;
                ChangeSet changes;
                changes.customers.insert(CustomerId(u"cust"_s));
                return changes;
            }
            QList<ContactRef> heard;
            bool broken = false;
        };
        OutboxBench bench;
        Listener listener;
        BatchWriter writer(*bench.cache, &listener);
        QList<ChangeSet> announced;
        connect(&writer, &BatchWriter::changed, this, [&](const ChangeSet& one) { announced.append(one); });
        Batch batch;
        Contact contact;
        contact.ref = {bench.account, u"p1"_s};
        contact.version = 1;
        batch.contacts.append(contact);
        listener.broken = true;
        QVERIFY(writer.write(bench.account, batch).has_value());
        QVERIFY(listener.heard.isEmpty());
        // What could not be told is told with the next batch.
        listener.broken = false;
        QVERIFY(writer.write(bench.account, Batch()).has_value());
        QCOMPARE(listener.heard, QList<ContactRef>{contact.ref});
        QCOMPARE(announced.last().customers.size(), 1);
        QVERIFY(writer.write(bench.account, Batch()).has_value());
        QCOMPARE(listener.heard.size(), 1);
        // Killed before it could be told: the next run tells it.
        listener.broken = true;
        batch.contacts[0].version = 2;
        batch.contacts[0].name = u"Anna"_s;
        QVERIFY(writer.write(bench.account, batch).has_value());
        listener.broken = false;
        BatchWriter next(*bench.cache, &listener);
        QVERIFY(next.relink().has_value());
        QCOMPARE(listener.heard.size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestSyncRows)
#include "test_sync_rows.moc"
