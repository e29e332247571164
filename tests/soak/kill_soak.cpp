// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/db/connection.h"
#include "core/store/profile.h"
#include "tests/fakes/fault_proxy.h"
#include "tests/fakes/hub_under_test.h"
#include "tests/fakes/postgres_server.h"
#include "tests/soak/soak.h"
#include "tests/soak/split_network.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>

namespace segue::soak {

using namespace Qt::StringLiterals;

namespace {

constexpr int customers = 12;
constexpr quint64 longestPeace = 700;      // milliseconds between two kills
constexpr quint64 longestParting = 40'000; // milliseconds
constexpr int restPatience = 400'000;      // milliseconds; the desk writes faster than it sends

//! How often each text stands in a table.
using Counts = QMap<QString, int>;

Result<Counts> countsIn(db::Connection& database) {
    Counts counts;
    SEGUE_TRY(database.query(
        u"SELECT text, count(*) FROM entries WHERE kind = 'message' GROUP BY text"_s, {},
        [&](const db::Row& row) { counts.insert(row.text(0), int(row.integer(1))); }));
    return counts;
}

void findMissing(
    const QString& where, const QStringList& promised, const Counts& there, QStringList& broken) {
    for (const QString& text : promised) {
        if (!there.contains(text))
            broken.append(u"%1: “%2” is lost"_s.arg(where, text));
    }
}

//! Customers, a hub and a workstation's engine, each in a process of its own, and somebody who kills them, or
//! pulls the cable between the two.
class Kills {
public:
    explicit Kills(const Numbers& numbers) : m_numbers(numbers), m_random(quint64(numbers.of("seed", 1))) {}
    //! Nobody is killed: the engine is at the other end of `network`.
    Kills(const Numbers& numbers, std::unique_ptr<SplitNetwork> network) : Kills(numbers) {
        m_network = std::move(network);
    }
    ~Kills() {
        m_desk.kill();
        m_desk.waitForFinished();
    }

    Result<void> begin();
    Result<void> play();
    Result<void> comeToRest();
    Result<QStringList> judge(bench::Report& report);

private:
    bool isPostgres() const { return m_numbers.of("postgres", 0) != 0; }
    QString profileDir() const { return m_dir.filePath(u"profile"_s); }
    void startDesk();
    void hear();
    void customerWrites();
    void writeFor(qint64 time);
    Result<void> killOne();
    Result<void> pullTheCable();
    void reportKills(bench::Report& report) const;
    Result<Counts> atHub() const;
    Result<Counts> inCache() const;

    Numbers m_numbers;
    SeededRandom m_random;
    QTemporaryDir m_dir;
    std::unique_ptr<SplitNetwork> m_network;
    std::unique_ptr<FaultProxy> m_way; //!< To the hub, which listens on loopback alone.
    PostgresServer m_postgres;
    HubUnderTest m_hub;
    QProcess m_desk;
    QStringList m_conversations;
    QStringList m_accepted; //!< By the engine.
    QStringList m_answered; //!< With 2xx, by the hub.
    int m_written = 0;
    int m_deskKills = 0;
    int m_hubKills = 0;
    int m_partings = 0;
    qint64 m_parted = 0; //!< Milliseconds in all.
};

Result<void> Kills::begin() {
    if (isPostgres()) {
        if (const QString reason = m_postgres.start(); !reason.isEmpty())
            return fail(ErrorKind::Permanent, u"not_here"_s, reason);
        m_hub.keepDatabaseAt(m_postgres.url());
    }
    m_hub.keepDataIn(m_dir.filePath(u"hub"_s));
    m_hub.comeFromEverywhere();
    SEGUE_TRY(m_hub.start());
    for (int i = 0; i < customers; ++i) {
        SEGUE_TRY_VALUE(conversation, m_hub.customerWrites(u"customer %1"_s.arg(i), u"hello %1"_s.arg(i)));
        m_conversations.append(conversation);
    }
    if (m_network)
        m_way = std::make_unique<FaultProxy>(quint16(m_hub.url().port()), SplitNetwork::address());
    startDesk();
    return {};
}

void Kills::startDesk() {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SEGUE_TOKEN"_s, QString::fromLatin1(m_hub.agentToken()));
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"disabled:"_s);
    m_desk.setProcessEnvironment(environment);
    m_desk.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const QUrl hub = m_way ? m_way->url() : m_hub.url();
    QStringList words{
        QCoreApplication::applicationFilePath(), u"play-desk"_s, profileDir(), hub.toString(),
        m_conversations.join(u',')};
    if (m_network)
        words = m_network->atOtherEnd(words);
    m_desk.start(words.takeFirst(), words);
}

void Kills::hear() {
    while (m_desk.canReadLine()) {
        const QString line = QString::fromUtf8(m_desk.readLine()).trimmed();
        if (line.startsWith("queued "_L1))
            m_accepted.append(line.section(u' ', 1));
    }
}

void Kills::customerWrites() {
    const QString text = u"question %1"_s.arg(++m_written);
    const QString who = u"customer %1"_s.arg(m_random.below(customers));
    if (m_hub.customerWrites(who, text))
        m_answered.append(text);
}

void Kills::writeFor(qint64 time) {
    const QDeadlineTimer end(time);
    while (!end.hasExpired()) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        m_desk.waitForReadyRead(5);
        hear();
        if (m_random.below(8) == 0)
            customerWrites();
    }
}

Result<void> Kills::killOne() {
    if (m_random.below(3) == 0) {
        ++m_hubKills;
        m_hub.kill();
        return m_hub.start();
    }
    ++m_deskKills;
    m_desk.kill();
    m_desk.waitForFinished();
    hear();
    startDesk();
    return {};
}

Result<void> Kills::pullTheCable() {
    ++m_partings;
    // Most are shorter than anybody waits for an answer, some are longer.
    const qint64 time = qint64(m_random.below(m_random.below(6) == 0 ? longestParting : longestPeace));
    m_parted += time;
    SEGUE_TRY(m_network->part());
    writeFor(time);
    SEGUE_TRY(m_network->join());
    // As long again, or the queue would only grow.
    writeFor(time);
    return {};
}

Result<void> Kills::play() {
    const qint64 times = m_numbers.of("times", 50);
    for (qint64 i = 0; i < times; ++i) {
        writeFor(20 + qint64(m_random.below(longestPeace)));
        SEGUE_TRY(m_network ? pullTheCable() : killOne());
    }
    return {};
}

Result<void> Kills::comeToRest() {
    m_desk.write("rest\n");
    const QDeadlineTimer deadline(restPatience);
    while (m_desk.state() != QProcess::NotRunning && !deadline.hasExpired()) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 50);
        m_desk.waitForFinished(50);
        hear();
    }
    if (m_desk.state() != QProcess::NotRunning || m_desk.exitCode() != 0)
        return fail(ErrorKind::Permanent, u"no_rest"_s, u"the desk did not come to rest"_s);
    m_hub.kill();
    return {};
}

Result<Counts> Kills::atHub() const {
    if (isPostgres()) {
        SEGUE_TRY_VALUE(options, db::PostgresOptions::fromUrl(m_postgres.url()));
        SEGUE_TRY_VALUE(database, db::Connection::openPostgres(options));
        return countsIn(database);
    }
    db::SqliteOptions options;
    options.path = m_dir.filePath(u"hub/hub.db"_s);
    SEGUE_TRY_VALUE(database, db::Connection::openSqlite(options));
    return countsIn(database);
}

Result<Counts> Kills::inCache() const {
    db::SqliteOptions options;
    options.path = profile::cachePath(profileDir());
    SEGUE_TRY_VALUE(database, db::Connection::openSqlite(options));
    return countsIn(database);
}

Result<QStringList> Kills::judge(bench::Report& report) {
    SEGUE_TRY_VALUE(there, atHub());
    SEGUE_TRY_VALUE(here, inCache());
    QStringList broken;
    findMissing(u"at the hub"_s, m_accepted + m_answered, there, broken);
    findMissing(u"in the cache"_s, there.keys(), here, broken);
    int doubled = 0;
    for (auto it = there.begin(); it != there.end(); ++it) {
        if (it.value() < 2)
            continue;
        ++doubled;
        broken.append(u"“%1” is there %2 times"_s.arg(it.key()).arg(it.value()));
    }
    const qint64 faults = m_deskKills + m_hubKills + m_partings;
    const QString kind = isPostgres() ? u"postgres_"_s : u"sqlite_"_s;
    reportKills(report);
    report.figure(kind + u"accepted_replies"_s, double(m_accepted.size()), u"promises"_s, faults);
    report.figure(kind + u"answered_messages"_s, double(m_answered.size()), u"promises"_s, faults);
    report.figure(kind + u"doubled"_s, doubled, u"messages"_s, faults);
    report.figure(kind + u"broken"_s, double(broken.size()), u"promises"_s, faults);
    return broken;
}

void Kills::reportKills(bench::Report& report) const {
    if (m_network) {
        report.figure(u"partings"_s, m_partings, u"times"_s, m_partings);
        report.figure(u"parted"_s, double(m_parted) / 1000, u"s"_s, m_partings);
        return;
    }
    const QString kind = isPostgres() ? u"postgres_"_s : u"sqlite_"_s;
    const qint64 kills = m_deskKills + m_hubKills;
    report.figure(kind + u"engine_kills"_s, m_deskKills, u"kills"_s, kills);
    report.figure(kind + u"hub_kills"_s, m_hubKills, u"kills"_s, kills);
}

} // namespace

namespace {
Result<QStringList> playAll(Kills& kills, bench::Report& report) {
    SEGUE_TRY(kills.begin());
    SEGUE_TRY(kills.play());
    SEGUE_TRY(kills.comeToRest());
    return kills.judge(report);
}
} // namespace

Result<QStringList> soakKill(bench::Report& report, const Numbers& numbers) {
    Kills kills(numbers);
    return playAll(kills, report);
}

Result<QStringList> soakPartition(bench::Report& report, const Numbers& numbers) {
    SEGUE_TRY_VALUE(network, SplitNetwork::make());
    Kills kills(numbers, std::move(network));
    return playAll(kills, report);
}

} // namespace segue::soak
