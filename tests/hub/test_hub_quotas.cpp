// SPDX-License-Identifier: GPL-3.0-or-later
// What anybody on the Internet may leave lying at a hub.
#include "app/hub/channels/visitor_uploads.h"
#include "app/hub/channels/web_chat_visitors.h"
#include "tests/hub/hub_under_test.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace segue::hub {

class TestHubQuotas : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_hub = std::make_unique<HubUnderTest>(); }
    void cleanup() { m_hub.reset(); }

    void aVisitorHasItsShare();
    void whatWasSentIsNoLongerCounted();
    void allVisitorsHaveTheirShare();
    void agentsAreNotVisitors();
    void theCheckIsRepeatedWhereNothingComesBetween();

private:
    //! Whom newVisitor(`name`) makes.
    static QString ownerOf(const QString& name) {
        return u"visitor:"_s + deviceHash(name + u"-0123456789abcdef"_s);
    }
    //! An unused upload that says it is so large.
    void lieThere(const QString& owner, qint64 bytes) {
        AttachmentRow row;
        row.owner = owner;
        row.file.name = u"f"_s;
        row.file.size = bytes;
        Storage& storage = m_hub->storage();
        const auto sha256 = storage.files().put("f");
        QVERIFY(sha256);
        row.sha256 = *sha256;
        QVERIFY(storage.write(
            [&](Write& write) { return Attachments::insert(write, storage.files(), row, "f"); }));
    }
    Answer upload(const QString& token, const QByteArray& bytes) {
        return m_hub->http().raw("POST", u"/chat/attachments"_s, bytes, token);
    }

    std::unique_ptr<HubUnderTest> m_hub;
};

void TestHubQuotas::aVisitorHasItsShare() {
    const QString visitor = m_hub->newVisitor(u"a"_s);
    lieThere(ownerOf(u"a"_s), unusedBytesOfVisitor - 5);
    const int before = m_hub->storedFiles();
    const Answer refused = upload(visitor, "123456");
    QCOMPARE(refused.status, 429);
    QCOMPARE(refused.errorCode(), u"too_many_uploads"_s);
    QVERIFY(refused.headers.value("retry-after").toInt() > 0);
    QCOMPARE(m_hub->storedFiles(), before);
    QCOMPARE(upload(visitor, "12345").status, 200);
    QCOMPARE(upload(visitor, "1").status, 429);
    QCOMPARE(upload(m_hub->newVisitor(u"b"_s), "123456").status, 200);
}

void TestHubQuotas::whatWasSentIsNoLongerCounted() {
    const QString visitor = m_hub->newVisitor(u"a"_s);
    const Answer file = upload(visitor, "12345");
    lieThere(ownerOf(u"a"_s), unusedBytesOfVisitor - 5);
    QCOMPARE(upload(visitor, "12345").status, 429);
    const QString id = file.object("attachment").value("id"_L1).toString();
    QCOMPARE(m_hub->visitorWrites(visitor, u"Here"_s, {{u"attachments"_s, QJsonArray{id}}}).status, 200);
    QCOMPARE(upload(visitor, "12345").status, 200);
}

void TestHubQuotas::allVisitorsHaveTheirShare() {
    constexpr qint64 each = unusedBytesOfVisitor;
    for (qint64 all = 0; all + each <= unusedBytesOfVisitors; all += each)
        lieThere(u"visitor:%1"_s.arg(all), each);
    lieThere(u"visitor:last"_s, unusedBytesOfVisitors % each - 3);
    const QString visitor = m_hub->newVisitor(u"a"_s);
    const Answer refused = upload(visitor, "1234");
    QCOMPARE(refused.status, 507);
    QCOMPARE(refused.errorCode(), u"uploads_full"_s);
    QCOMPARE(upload(visitor, "123").status, 200);
}

void TestHubQuotas::agentsAreNotVisitors() {
    lieThere(u"agent:x"_s, unusedBytesOfVisitors);
    lieThere(u"visitor:x"_s, unusedBytesOfVisitors);
    QCOMPARE(m_hub->http().raw("POST", u"/attachments"_s, "12345", m_hub->admin()).status, 200);
    QCOMPARE(upload(m_hub->newVisitor(u"a"_s), "1").status, 507);
}

//! Many at once: what they may have together is what one after the other may.
void TestHubQuotas::theCheckIsRepeatedWhereNothingComesBetween() {
    const QString visitor = m_hub->newVisitor(u"a"_s);
    constexpr int clients = 8;
    constexpr int room = 3;
    lieThere(ownerOf(u"a"_s), unusedBytesOfVisitor - room);
    std::atomic<int> taken{0};
    std::atomic<int> refused{0};
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < clients; ++i) {
        threads.emplace_back(QThread::create([&, i] {
            HttpClient http(m_hub->port());
            const int status =
                http.raw("POST", u"/chat/attachments"_s, QByteArray(1, static_cast<char>('A' + i)), visitor)
                    .status;
            ++(status == 200 ? taken : refused);
        }));
        threads.back()->start();
    }
    for (const auto& thread : threads)
        thread->wait();
    QCOMPARE(taken.load(), room);
    QCOMPARE(refused.load(), clients - room);
    // Theirs, and the one that lay there.
    QCOMPARE(m_hub->storedFiles(), room + 1);
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubQuotas)
#include "test_hub_quotas.moc"
