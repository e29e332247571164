// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/postgres_channel.h"

#include "core/base/log.h"
#include "core/db/connection.h"

#include <QObject>
#include <QSqlDriver>
#include <QTimer>
#include <QVariant>
#include <algorithm>
#include <mutex>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace segue::db {

namespace {

//! The driver reads whatever comes, and says nothing when that is the end: it is only seen in its state.
constexpr Millis lookEvery{1'000};
constexpr Millis firstPause{250};
constexpr Millis longestPause{10'000};
//! More are only ever waiting while the server does not answer.
constexpr size_t mostWaiting = 10'000;

} // namespace

//! Lives on the channel's thread; only say() is called from others.
class PostgresChannel::Worker : public QObject {
public:
    Worker(PostgresOptions options, QString name, Handlers handlers)
        : m_options(std::move(options)), m_name(std::move(name)), m_handlers(std::move(handlers)) {}

    void begin();
    void end();
    void say(const QByteArray& payload);

private:
    void open();
    Result<void> listen();
    void lose();
    void look();
    void flush();
    Result<void> send(const QByteArray& payload);
    bool isOpen() const { return m_connection && m_connection->driver()->isOpen(); }

    PostgresOptions m_options;
    QString m_name;
    Handlers m_handlers;
    std::optional<Connection> m_connection;
    QTimer* m_ticks = nullptr;
    QTimer* m_reopening = nullptr;
    Millis m_pause = firstPause;
    std::mutex m_mutex; //!< Guards what follows.
    std::vector<QByteArray> m_waiting;
    bool m_isFlushDue = false;
};

void PostgresChannel::Worker::begin() {
    m_reopening = new QTimer(this);
    m_reopening->setSingleShot(true);
    QObject::connect(m_reopening, &QTimer::timeout, this, [this] { open(); });
    m_ticks = new QTimer(this);
    QObject::connect(m_ticks, &QTimer::timeout, this, [this] {
        look();
        m_handlers.tick();
    });
    m_ticks->start(lookEvery);
    open();
}

void PostgresChannel::Worker::end() {
    // What was said before has been sent: its flush() was asked for before this.
    delete std::exchange(m_ticks, nullptr);
    delete std::exchange(m_reopening, nullptr);
    m_connection.reset();
}

void PostgresChannel::Worker::open() {
    if (auto listening = listen(); !listening) {
        qCWarning(segueDb) << "cannot listen to the other processes:" << listening.error().message;
        lose();
        return;
    }
    m_pause = firstPause;
    {
        // It was said to nobody: whoever hears that we are back asks for what holds now.
        const std::lock_guard lock(m_mutex);
        m_waiting.clear();
    }
    m_handlers.opened();
}

Result<void> PostgresChannel::Worker::listen() {
    SEGUE_TRY_VALUE(connection, Connection::openPostgres(m_options));
    m_connection.emplace(std::move(connection));
    // Nothing is stored on this connection: no NOTIFY has to wait for the disk.
    SEGUE_TRY(m_connection->exec(u"SET synchronous_commit = off"_s));
    QSqlDriver* driver = m_connection->driver();
    QObject::connect(
        driver, &QSqlDriver::notification, this,
        [this](const QString&, QSqlDriver::NotificationSource, const QVariant& payload) {
            m_handlers.heard(payload.toString().toUtf8());
        });
    if (!driver->subscribeToNotification(m_name))
        return fail(ErrorKind::Storage, u"other"_s, u"LISTEN was refused"_s);
    return {};
}

void PostgresChannel::Worker::lose() {
    m_connection.reset();
    m_reopening->start(m_pause);
    m_pause = std::min(2 * m_pause, longestPause);
}

void PostgresChannel::Worker::look() {
    if (!m_connection || isOpen())
        return;
    qCWarning(segueDb) << "the connection that listens to the other processes is lost";
    lose();
}

void PostgresChannel::Worker::say(const QByteArray& payload) {
    if (payload.size() > largestPayload) {
        qCWarning(segueDb) << "too much to say to the other processes:" << payload.size() << "bytes";
        return;
    }
    const std::lock_guard lock(m_mutex);
    if (m_waiting.size() >= mostWaiting)
        return;
    m_waiting.push_back(payload);
    if (!std::exchange(m_isFlushDue, true))
        QMetaObject::invokeMethod(this, [this] { flush(); }, Qt::QueuedConnection);
}

void PostgresChannel::Worker::flush() {
    std::vector<QByteArray> waiting;
    {
        const std::lock_guard lock(m_mutex);
        m_isFlushDue = false;
        waiting.swap(m_waiting);
    }
    for (const QByteArray& payload : waiting) {
        if (!isOpen())
            return;
        if (const auto sent = send(payload); !sent)
            qCWarning(segueDb) << "the other processes were not told:" << sent.error().message;
    }
}

Result<void> PostgresChannel::Worker::send(const QByteArray& payload) {
    // Each in a transaction of its own: of equal ones in the same, the server would pass on the first.
    return m_connection->query(
        u"SELECT pg_notify(?, ?)"_s, {m_name, QString::fromUtf8(payload)}, [](const Row&) {});
}

PostgresChannel::PostgresChannel(PostgresOptions options, QString name, Handlers handlers)
    : m_worker(std::make_unique<Worker>(std::move(options), std::move(name), std::move(handlers))) {
    m_worker->moveToThread(&m_thread);
}

PostgresChannel::~PostgresChannel() {
    stop();
}

void PostgresChannel::start() {
    m_thread.start();
    QMetaObject::invokeMethod(
        m_worker.get(), [worker = m_worker.get()] { worker->begin(); }, Qt::QueuedConnection);
}

void PostgresChannel::stop() {
    if (!m_thread.isRunning())
        return;
    QMetaObject::invokeMethod(
        m_worker.get(), [worker = m_worker.get()] { worker->end(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void PostgresChannel::say(const QByteArray& payload) {
    m_worker->say(payload);
}

} // namespace segue::db
