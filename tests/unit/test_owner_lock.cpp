// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/owner_lock.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace segue;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestOwnerLock : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_path = m_dir.filePath(u"some.lock"_s);

    //! What a process leaves that ends before it has written its name.
    void empty() const {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    }

private Q_SLOTS:
    void oneHasIt() {
        OwnerLock one(m_path);
        QCOMPARE(one.take(0ms), OwnerLock::Outcome::Taken);
        OwnerLock other(m_path);
        QCOMPARE(other.take(0ms), OwnerLock::Outcome::Held);
        QCOMPARE(other.owner(), QCoreApplication::applicationPid());
    }

    void aFileLeftBehindNamelessIsTaken() {
        empty();
        OwnerLock lock(m_path);
        QCOMPARE(lock.take(0ms), OwnerLock::Outcome::Taken);
        QCOMPARE(lock.owner(), QCoreApplication::applicationPid());
    }

    void aLivingOwnerKeepsItWithoutAName() {
        OwnerLock one(m_path);
        QCOMPARE(one.take(0ms), OwnerLock::Outcome::Taken);
        empty();
        OwnerLock other(m_path);
        QCOMPARE(other.take(0ms), OwnerLock::Outcome::Held);
    }

    void whatCannotBeWrittenIsSaid() {
        OwnerLock lock(m_dir.filePath(u"no/such/folder/some.lock"_s));
        QCOMPARE(lock.take(0ms), OwnerLock::Outcome::Failed);
    }
};

QTEST_GUILESS_MAIN(TestOwnerLock)
#include "test_owner_lock.moc"
