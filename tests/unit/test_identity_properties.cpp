// SPDX-License-Identifier: GPL-3.0-or-later
// What must be true of customers whatever happens: random sequences of what backends say and people decide.
#include "tests/fakes/identity_desks.h"
#include "tests/fakes/ledger_world.h"

#include <QTemporaryDir>
#include <QTest>

using namespace segue;

class TestIdentityProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLedger_data() {
        QTest::addColumn<int>("clients");
        QTest::newRow("one client") << 1;
        QTest::newRow("two clients that are offline now and then") << 2;
    }
    void theLedger() {
        QFETCH(int, clients);
        for (quint64 seed = 1; seed <= 10'000; ++seed) {
            const QString broken = LedgerWorld(seed, clients).play(14);
            QVERIFY2(broken.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(broken)));
        }
    }

    void theRowsOnTheDisk_data() { theLedger_data(); }
    void theRowsOnTheDisk() {
        QFETCH(int, clients);
        for (quint64 seed = 1; seed <= 15; ++seed) {
            const QTemporaryDir folder;
            const QString broken = IdentityDesks(seed, clients, folder.path()).play(25);
            QVERIFY2(broken.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(broken)));
        }
    }
};

QTEST_GUILESS_MAIN(TestIdentityProperties)
#include "test_identity_properties.moc"
