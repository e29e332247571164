// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hub/api/hub_server.h"
#include "app/hub/storage/storage.h"
#include "tests/hub/http_client.h"

#include <QTemporaryDir>
#include <memory>

namespace segue::hub {

//! For tests alone: the system's clock, moved forward by hand.
class MovableClock final : public Clock {
public:
    Instant now() const override { return m_system.now() + Millis{m_ahead.load()}; }
    Millis monotonic() const override { return m_system.monotonic() + Millis{m_ahead.load()}; }
    void advance(Millis by) { m_ahead += by.count(); }

private:
    SystemClock m_system;
    std::atomic<qint64> m_ahead{0};
};

//! For tests alone: a whole hub in this process, on a free port, in a temporary folder, with an
//! administrator.
class HubUnderTest {
public:
    //! On the PostgreSQL of `databaseUrl`. Without one on SQLite; or, where SEGUE_HUB_TEST_POSTGRES is set,
    //! on a database of its own on a server that is started for this program.
    explicit HubUnderTest(const QString& databaseUrl = {});
    ~HubUnderTest();

    quint16 port() const { return m_port; }
    HttpClient& http() { return *m_http; }
    const QString& admin() const { return m_adminToken; }
    Storage& storage() { return m_server->storage(); }
    MovableClock& clock() { return m_clock; }
    QString dataDir() const { return m_dir.path(); }
    bool isOnPostgres() const { return !m_databaseUrl.isEmpty(); }
    //! How many files it keeps, in its folder or in the database.
    int storedFiles();
    void restart();

    // The ways in, each asserting that it worked.
    QString newAgent(const QString& name, const QString& role = QStringLiteral("agent"));
    QString newChannelToken();
    void setSettings(const QJsonObject& settings);
    //! Its mail is from support@shop.example and leaves through the SMTP server at `port` of this machine. Of
    //! what servers say about a sender it believes mx.shop.example.
    void sendMailThrough(quint16 port);
    //! A raw RFC 5322 message comes, as a mail server pipes it: the answer of POST /inbound/mail.
    Answer mailArrives(const QByteArray& message);
    //! The team writes a mail first: the answer of POST /conversations.
    Answer beginByMail(const QJsonArray& recipients, const QJsonObject& more = {});
    //! A visitor's token.
    QString newVisitor(const QString& device, const QJsonObject& identity = {});
    //! The answer of POST /chat/messages.
    Answer visitorWrites(const QString& token, const QString& text, const QJsonObject& more = {});
    //! The answer of POST /commands under a new key.
    Answer command(
        const QString& conversation, const QJsonArray& operations, const QString& token = {},
        const QJsonObject& more = {});
    Answer commandWithKey(const QString& key, const QJsonObject& body, const QString& token = {});
    QJsonObject conversation(const QString& id);
    QJsonArray entries(const QString& conversation);
    //! The addresses of those who take part.
    QStringList participants(const QString& conversation);

private:
    void start(quint16 port);

    QString m_databaseUrl;
    QTemporaryDir m_dir;
    MovableClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<HubServer> m_server;
    std::unique_ptr<HttpClient> m_http;
    quint16 m_port = 0;
    QString m_adminToken;
    QString m_mailToken; //!< The channel token of mailArrives(), once it was needed.
    int m_clientIds = 0;
    int m_channels = 0;
};

//! A port of this machine at which nobody takes mail: what is to leave there waits.
inline constexpr quint16 deadPort = 1;

QString newUuid();
QJsonObject reply(const QString& text);
QJsonObject note(const QString& text);
QJsonObject setStatus(const QString& status);
QJsonObject recipient(const QString& address, const QString& role = QStringLiteral("to"));

} // namespace segue::hub
