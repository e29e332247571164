// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/hub_scenario.h"

#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/base/uuid.h"
#include "core/db/check.h"
#include "core/db/connection.h"
#include "tests/fakes/hub_under_test.h"
#include "tests/soak/io_watch.h"

#include <QFile>

namespace segue::soak {

using namespace Qt::StringLiterals;

namespace {

constexpr int customers = 6;

//! A mail with one file.
QByteArray mailWith(const QString& text, const QByteArray& file, int number) {
    return "From: Ada <ada@customers.example>\r\nTo: help@shop.example\r\nSubject: A file\r\n"
           "Message-ID: <soak-" +
           QByteArray::number(number) +
           "@customers.example>\r\nDate: Mon, 05 Jan 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
           "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n" +
           text.toUtf8() +
           "\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n"
           "Content-Disposition: attachment; filename=\"a.bin\"\r\n\r\n" +
           file.toBase64() + "\r\n--b--\r\n";
}

class Play {
public:
    Play(HubUnderTest& hub, const QString& log, quint64 seed) : m_hub(hub), m_log(log), m_random(seed) {}

    Result<void> act() {
        const QString text = u"said %1"_s.arg(++m_said);
        const quint64 what = m_random.below(8);
        if (what == 0)
            return mail(text);
        const int who = int(m_random.below(customers));
        if (what < 5 || !m_conversations.contains(who))
            return write(who, text);
        SEGUE_TRY(m_hub.agentReplies(m_conversations.value(who), text, uuidV7(m_clock, m_random)));
        return acknowledge(m_log, u"text "_s + text);
    }

private:
    Result<void> write(int who, const QString& text) {
        SEGUE_TRY_VALUE(conversation, m_hub.customerWrites(u"customer %1"_s.arg(who), text));
        m_conversations.insert(who, conversation);
        return acknowledge(m_log, u"text "_s + text);
    }
    Result<void> mail(const QString& text) {
        const QByteArray file = m_random.bytes(int(200 + m_random.below(9'000)));
        SEGUE_TRY(m_hub.mailArrives(mailWith(text, file, m_said)));
        SEGUE_TRY(acknowledge(m_log, u"file "_s + sha256Hex(file)));
        return acknowledge(m_log, u"text "_s + text);
    }

    HubUnderTest& m_hub;
    QString m_log;
    SystemClock m_clock;
    SeededRandom m_random;
    QMap<int, QString> m_conversations;
    int m_said = 0;
};

} // namespace

Result<void> playHub(const QString& dir, const QString& log, int rounds, quint64 seed) {
    HubUnderTest hub;
    hub.keepDataIn(dir);
    hub.comeFromEverywhere();
    hub.setEnvironment(watched(dir, log));
    SEGUE_TRY(hub.start());
    Play play(hub, log, seed);
    for (int i = 0; i < rounds; ++i)
        SEGUE_TRY(play.act());
    hub.kill();
    return {};
}

void HubPromises::add(const QString& acknowledged) {
    ++m_count;
    const QString what = acknowledged.section(u' ', 1);
    (acknowledged.startsWith("file "_L1) ? m_files : m_texts).insert(what);
}

QStringList HubPromises::brokenIn(const QString& dir) const {
    const QString path = dir + u"/hub.db"_s;
    if (!QFile::exists(path))
        return m_count > 0 ? QStringList{u"there is no hub.db"_s} : QStringList();
    db::SqliteOptions options;
    options.path = path;
    auto database = db::Connection::openSqlite(options);
    if (!database)
        return {u"hub.db does not open: "_s + database.error().code};
    if (const auto sound = db::checkIntegrity(*database); !sound)
        return {u"hub.db is damaged: "_s + sound.error().code};
    if (m_count == 0)
        return {};
    QStringList broken;
    QSet<QString> missing = m_texts;
    const auto read = database->query(u"SELECT text FROM entries"_s, {}, [&](const db::Row& row) {
        missing.remove(row.text(0).trimmed());
    });
    if (!read)
        broken.append(u"hub.db cannot be read: "_s + read.error().code);
    if (!missing.isEmpty())
        broken.append(u"%1 answered messages are lost"_s.arg(missing.size()));
    for (const QString& sha256 : m_files) {
        QFile file(u"%1/files/%2/%3"_s.arg(dir, sha256.left(2), sha256));
        if (!file.open(QIODevice::ReadOnly) || sha256Hex(file.readAll()) != sha256)
            broken.append(u"an answered mail's file is lost or damaged"_s);
    }
    return broken;
}

} // namespace segue::soak
