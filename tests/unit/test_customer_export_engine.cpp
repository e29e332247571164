// SPDX-License-Identifier: GPL-3.0-or-later
// An export as the engine does it: with files from the backends, a record, and for who asks from outside.
#include "core/engine/control.h"
#include "core/engine/control_client.h"
#include "tests/unit/test_customer_export_support.h"
#include "tests/unit/test_engine_support.h"

#include <QDir>

class TestCustomerExportEngine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theEngineFetchesFilesAndKeepsARecord() {
        EngineBench b;
        const AccountId one = b.addAccount(u"one"_s);
        Batch rows;
        Contact person = contact(u"c1"_s, u"Anna"_s);
        person.ref.account = one;
        rows.contacts = {person};
        Conversation mail = conversation(u"k1"_s, u"c1"_s);
        mail.ref.account = one;
        mail.contact = person.ref;
        rows.conversations = {mail};
        Entry asked = message(u"e1"_s, u"k1"_s, u"Look"_s, 2000);
        asked.ref.account = asked.conversation.account = one;
        asked.attachments = {attached(u"f1"_s, u"a.txt"_s)};
        rows.entries = {asked};
        b.push(one, rows);
        CustomerExport wanted;
        wanted.customer = ownCustomer(person.ref);
        wanted.path = b.dir.filePath(u"anna.zip"_s);
        const auto answer = b.core->exports().exportCustomer(wanted);
        QTRY_VERIFY_WITH_TIMEOUT(answer.isFinished(), 30'000);
        QVERIFY2(answer.result().has_value(), "the export failed");
        QCOMPARE(answer.result()->files, 1);
        QVERIFY(unzipped(wanted.path).contains(u"attachments/0001-a.txt"_s));
        QString subject;
        QVERIFY(b.core->store()
                    .work()
                    .connection()
                    .query(
                        u"SELECT subject FROM audit WHERE action = 'customer.export'"_s, {},
                        [&](const db::Row& row) { subject = row.text(0); })
                    .has_value());
        QVERIFY(subject.contains(answer.result()->sha256));
        QVERIFY(!subject.contains(wanted.customer.value()));

        // Without a connection what is not here is listed.
        b.core->setOffline(true);
        QVERIFY(QDir(b.dir.filePath(u"profile/files/downloads"_s)).removeRecursively());
        wanted.path = b.dir.filePath(u"offline.zip"_s);
        const auto offline = b.core->exports().exportCustomer(wanted);
        QTRY_VERIFY_WITH_TIMEOUT(offline.isFinished(), 30'000);
        QVERIFY(offline.result().has_value());
        QCOMPARE(offline.result()->missingFiles, 1);
        QVERIFY(isIn(unzipped(wanted.path), u"not_connected"_s));

        wanted.progress = std::make_shared<ExportProgress>();
        wanted.progress->cancelled = true;
        wanted.path = b.dir.filePath(u"cancelled.zip"_s);
        const auto cancelled = b.core->exports().exportCustomer(wanted);
        QTRY_VERIFY_WITH_TIMEOUT(cancelled.isFinished(), 30'000);
        QVERIFY(cancelled.result().error().kind == ErrorKind::Cancelled);
        QVERIFY(!QFile::exists(wanted.path));
    }

    void whoDoesNotOwnTheProfileAsksItsOwner() {
        EngineOptions options;
        const QTemporaryDir dir;
        options.profileDir = dir.filePath(u"owned"_s);
        options.sessionToken = u"unused"_s; // No keyring is asked in this test.
        const auto engine = Engine::open(options);
        QVERIFY(engine.has_value());
        ControlClient client(options.profileDir);
        const auto answer = client.call(
            u"export_customer"_s, {{u"customer"_s, u"acc/none"_s}, {u"path"_s, dir.filePath(u"none.zip"_s)}});
        QTRY_VERIFY_WITH_TIMEOUT(answer.isFinished(), 30'000);
        QCOMPARE(answer.result().error().code, u"unknown_customer"_s);
        const ExportedCustomer exported{1, 2, 3, 4, 5, u"abc"_s};
        QVERIFY(control::exportedFromJson(control::exportedToJson(exported)) == exported);
    }
};

QTEST_GUILESS_MAIN(TestCustomerExportEngine)
#include "test_customer_export_engine.moc"
