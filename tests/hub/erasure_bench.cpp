// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hub/erasure_bench.h"

#include <QDirIterator>
#include <QtTest>

namespace segue::hub {

using namespace Qt::StringLiterals;

namespace {

QByteArray asUtf16(const QByteArray& text) {
    QByteArray wide;
    for (const char c : text)
        wide.append(c).append('\0');
    return wide;
}

} // namespace

QByteArray
mailFrom(const QByteArray& address, const QByteArray& id, const QByteArray& text, const QByteArray& more) {
    return "From: " + address + "\r\nTo: support@shop.example\r\nSubject: About " + text.left(20) +
           "\r\nMessage-ID: <" + id + ">\r\nDate: Mon, 01 Jan 2024 10:00:00 +0000\r\n" + more + "\r\n" +
           text + "\r\n";
}

QStringList placesOfCanary(const QString& folder) {
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        const QByteArray bytes =
            file.open(QIODevice::ReadOnly) ? file.readAll() + file.fileName().toUtf8() : QByteArray();
        const QByteArray lower = bytes.toLower();
        const auto hits = lower.count(canary) + lower.count(asUtf16(canary)) +
                          bytes.count(canary.toBase64(QByteArray::OmitTrailingEquals));
        if (hits > 0)
            found.append(u"%1: %2"_s.arg(file.fileName()).arg(hits));
    }
    return found;
}

Answer ErasureBench::erase(const QStringList& contacts, const QString& id, const QString& preview) {
    QJsonObject body{{u"id"_s, id}, {u"contacts"_s, QJsonArray::fromStringList(contacts)}};
    if (!preview.isEmpty())
        body.insert(u"preview"_s, preview);
    return http().post(u"/erasures"_s, body, admin());
}

bool ErasureBench::eraseWholly(const QStringList& contacts) {
    const QString id = newUuid();
    const Answer answer = erase(contacts, id);
    return (answer.status == 200 || answer.status == 202) &&
           QTest::qWaitFor([&] { return stateOf(id) == "done"_L1; }, patience);
}

qint64 ErasureBench::count(const QString& tableAndWhere) {
    const auto found = m_hub->storage().read(
        [&](db::Connection& db) { return db.scalar<qint64>(u"SELECT count(*) FROM "_s + tableAndWhere); });
    return found ? found->value_or(-1) : -1;
}

void ErasureBench::annIsEverywhere() {
    m_hub->sendMailThrough(deadPort);
    m_mail = conversationOfMail(mailFrom(
        "Ann qzcanary <qzcanary@ann.example>", "qzcanary-1@ann.example", "qzcanary " + QByteArray(9000, 'w'),
        "MIME-Version: 1.0\r\n"));
    m_mailContact = contactOf(m_mail);
    m_hub->command(m_mail, {reply(u"Dear qzcanary, "_s + QString(5000, u'r'))});
    m_hub->command(m_mail, {note(u"qzcanary calls often"_s)});
    m_visitor = m_hub->newVisitor(u"ann"_s);
    const Answer file = http().raw(
        "POST", u"/chat/attachments"_s, "qzcanary in a file", m_visitor, {{"X-File-Name", "qzcanary.txt"}});
    m_chat = m_hub
                 ->visitorWrites(
                     m_visitor, u"qzcanary again"_s,
                     {{u"email"_s, u"qzcanary@ann.example"_s},
                      {u"name"_s, u"qzcanary"_s},
                      {u"attachments"_s, QJsonArray{file.object("attachment").value("id"_L1).toString()}}})
                 .text("conversation");
    m_chatContact = contactOf(m_chat);
    http().raw("POST", u"/chat/attachments"_s, "qzcanary unsent", m_visitor, {{"X-File-Name", "u.txt"}});
    const Answer decided = http().post(
        u"/decisions"_s,
        {{u"id"_s, newUuid()},
         {u"verdict"_s, u"same"_s},
         {u"left"_s, m_mailContact},
         {u"right"_s, m_chatContact},
         {u"reason"_s, u"both are qzcanary"_s}},
        admin());
    QCOMPARE(decided.status, 200);
    // Bob's, where Ann is in Cc, is answered, and answers.
    m_bobs = conversationOfMail(
        mailFrom("Bob <bob@b.example>", "1@b.example", "Hello", "Cc: Ann <QZcanary@ann.example>\r\n"));
    m_hub->command(m_bobs, {reply(u"Hello to both"_s)});
    m_hub->mailArrives(mailFrom(
        "Ann qzcanary <qzcanary@ann.example>", "qzcanary-2@ann.example", "qzcanary joins in",
        "In-Reply-To: <1@b.example>\r\n"));
    QCOMPARE(m_hub->participants(m_bobs), (QStringList{u"bob@b.example"_s, u"QZcanary@ann.example"_s}));
    putMailOff();
}

void ErasureBench::putMailOff() {
    // One that is being tried would be waited for.
    QTRY_COMPARE_WITH_TIMEOUT(count(u"outbound_mail WHERE state = 'sending' OR attempts = 0"_s), 0, patience);
    QVERIFY(m_hub->storage().write([](Write& write) {
        return write.db().run(
            u"UPDATE outbound_mail SET next_attempt_at = ?"_s, {write.now() + std::chrono::minutes(50)});
    }));
}

} // namespace segue::hub
