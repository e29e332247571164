// SPDX-License-Identifier: GPL-3.0-or-later
// What is said and heard on a NOTIFY channel of PostgreSQL, and what becomes of it when the server goes away.
#include "core/db/connection.h"
#include "core/db/postgres_channel.h"
#include "tests/fakes/postgres_server.h"

#include <QtTest>
#include <atomic>
#include <mutex>

using namespace Qt::StringLiterals;
using namespace segue;
using namespace segue::db;

namespace {

constexpr int patience = 30'000;

//! A channel that keeps what it hears.
class Ear {
public:
    Ear(const QString& url, const QString& name)
        : channel(
              *PostgresOptions::fromUrl(url), name,
              {[this] { ++opened; },
               [this](const QByteArray& payload) {
                   const std::lock_guard lock(m_mutex);
                   m_heard.append(payload);
               },
               [this] { ++ticks; }}) {
        channel.start();
    }
    QByteArrayList heard() const {
        const std::lock_guard lock(m_mutex);
        return m_heard;
    }

    std::atomic<int> opened{0};
    std::atomic<int> ticks{0};

private:
    mutable std::mutex m_mutex;
    QByteArrayList m_heard;

public:
    PostgresChannel channel; // Last: it ends before what it tells.
};

} // namespace

class TestHubPostgresChannel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (const QString reason = m_server.start(); !reason.isEmpty())
            QSKIP(qPrintable(reason));
    }

    void everybodyHearsEverythingInItsOrder() {
        Ear one(m_server.url(), u"talk"_s);
        Ear two(m_server.url(), u"talk"_s);
        Ear elsewhere(m_server.url(), u"other_talk"_s);
        QTRY_VERIFY_WITH_TIMEOUT(one.opened == 1 && two.opened == 1 && elsewhere.opened == 1, patience);
        QByteArrayList said;
        for (int i = 0; i < 100; ++i) {
            // Equal ones are as many as they were said.
            said.append(i % 2 == 0 ? QByteArray("again ' \\ ? 👋") : QByteArray::number(i));
            one.channel.say(said.last());
        }
        QTRY_COMPARE_WITH_TIMEOUT(two.heard().size(), said.size(), patience);
        QCOMPARE(two.heard(), said);
        QTRY_COMPARE_WITH_TIMEOUT(one.heard(), said, patience);
        QVERIFY(elsewhere.heard().isEmpty());
    }

    void whatIsTooLargeIsDroppedAlone() {
        Ear ear(m_server.url(), u"size"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ear.opened.load(), 1, patience);
        const QByteArray largest(PostgresChannel::largestPayload, 'x');
        ear.channel.say(largest + 'x');
        ear.channel.say(largest);
        QTRY_COMPARE_WITH_TIMEOUT(ear.heard(), QByteArrayList{largest}, patience);
    }

    void whatWasSaidLastIsStillSent() {
        Ear ear(m_server.url(), u"last"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ear.opened.load(), 1, patience);
        Ear ending(m_server.url(), u"last"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ending.opened.load(), 1, patience);
        ending.channel.say("good-bye");
        ending.channel.stop();
        QTRY_COMPARE_WITH_TIMEOUT(ear.heard(), QByteArrayList{"good-bye"}, patience);
    }

    void aLostConnectionIsOpenedAgain() {
        Ear ear(m_server.url(), u"lost"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ear.opened.load(), 1, patience);
        QVERIFY(m_server.restart());
        QTRY_COMPARE_WITH_TIMEOUT(ear.opened.load(), 2, patience);
        const int ticks = ear.ticks;
        QTRY_VERIFY_WITH_TIMEOUT(ear.ticks > ticks, patience);
        ear.channel.say("back");
        QTRY_COMPARE_WITH_TIMEOUT(ear.heard(), QByteArrayList{"back"}, patience);
    }

    void itWaitsForAServerThatIsNotThere() {
        PostgresOptions nowhere = *PostgresOptions::fromUrl(m_server.url());
        nowhere.port = 1;
        std::atomic<int> ticks{0};
        PostgresChannel channel(nowhere, u"nowhere"_s, {[] {}, [](const QByteArray&) {}, [&] { ++ticks; }});
        channel.start();
        channel.say("nobody hears it");
        QTRY_VERIFY_WITH_TIMEOUT(ticks >= 2, patience);
    }

private:
    PostgresServer m_server;
};

QTEST_GUILESS_MAIN(TestHubPostgresChannel)
#include "test_hub_postgres_channel.moc"
