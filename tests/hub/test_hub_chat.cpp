// SPDX-License-Identifier: GPL-3.0-or-later
// The web chat over real sockets: what a visitor can do, and what it never sees.
#include "app/hub/channels/web_chat_identity.h"
#include "tests/hub/hub_under_test.h"
#include "tests/hub/stream_client.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace segue::hub {

class TestHubChat : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_hub = std::make_unique<HubUnderTest>(); }
    void cleanup() { m_hub.reset(); }

    void aSessionMakesNothingUntilSomebodyWrites();
    void aMessageIsStoredOnce();
    void theSameBrowserResumes();
    void whatIsTypedIsOnlyClaimed();
    void claimedAddressesJoinNobody();
    void aSignedVisitorIsTheSameOnEveryDevice();
    void aSignedVisitorKeepsWhatItWroteBefore();
    void aSharedBrowserShowsNobodyElsesHistory();
    void badSignaturesAreRefused_data();
    void badSignaturesAreRefused();
    void aVisitorNeverSeesWhatIsInternal();
    void aVisitorNeverSeesOthersConversations();
    void aClosedConversationBeginsAnother();
    void solvedIsRated();
    void ratingNeedsASolvedConversation();
    void pagesOfOtherOriginsAreTurnedAway();
    void aShopsPageMaySendFiles();
    void filesAreTheVisitorsOwn();

private:
    QJsonObject
    signedIdentity(const QString& id, const QString& email, qint64 expiresAt, const QString& secret) {
        const SignedIdentity identity{id, email, {}, fromMs(expiresAt)};
        return {
            {u"external_id"_s, id},
            {u"email"_s, email},
            {u"name"_s, u"Sig Ned"_s},
            {u"expires_at"_s, expiresAt},
            {u"signature"_s, QString::fromLatin1(identitySignature(identity, secret))}};
    }
    void setSecret() { m_hub->setSettings({{u"chat"_s, QJsonObject{{u"identity_secret"_s, u"s3cret"_s}}}}); }
    QJsonObject goodIdentity(const QString& id) {
        return signedIdentity(
            id, id + u"@shop.example"_s, QDateTime::currentMSecsSinceEpoch() + 60'000, u"s3cret"_s);
    }
    QStringList textsOf(const QString& token) {
        QStringList texts;
        const QJsonArray entries = m_hub->http().get(u"/chat/entries"_s, token).list("entries");
        for (const QJsonValue& entry : entries)
            texts.append(entry["text"_L1].toString());
        return texts;
    }
    QJsonArray contacts() {
        return m_hub->http().get(u"/contacts?query="_s, m_hub->admin()).list("contacts");
    }

    std::unique_ptr<HubUnderTest> m_hub;
};

void TestHubChat::aSessionMakesNothingUntilSomebodyWrites() {
    const Answer session = m_hub->http().post(u"/chat/sessions"_s, {{u"device"_s, u"0123456789abcdef"_s}});
    QCOMPARE(session.status, 200);
    QVERIFY(session.json.value("conversation"_L1).isNull());
    QVERIFY(!session.json.value("agents_available"_L1).toBool());
    QCOMPARE(session.object("workspace").value("name"_L1).toString(), u"Segue"_s);
    QVERIFY(contacts().isEmpty());
    const Answer empty = m_hub->http().get(u"/chat/entries"_s, session.text("token"));
    QCOMPARE(empty.status, 200);
    QVERIFY(empty.list("entries").isEmpty());
}

void TestHubChat::aMessageIsStoredOnce() {
    const QString visitor = m_hub->newVisitor(u"a"_s);
    const Answer first = m_hub->visitorWrites(visitor, u"Hello"_s, {{u"client_id"_s, u"one"_s}});
    const Answer again = m_hub->visitorWrites(visitor, u"Hello"_s, {{u"client_id"_s, u"one"_s}});
    QCOMPARE(first.status, 200);
    QCOMPARE(again.json, first.json);
    QCOMPARE(textsOf(visitor), QStringList{u"Hello"_s});
    QCOMPARE(m_hub->conversation(first.text("conversation")).value("subject"_L1).toString(), u"Hello"_s);
}

void TestHubChat::theSameBrowserResumes() {
    m_hub->visitorWrites(m_hub->newVisitor(u"a"_s), u"Hello"_s);
    QCOMPARE(textsOf(m_hub->newVisitor(u"a"_s)), QStringList{u"Hello"_s});
    m_hub->visitorWrites(m_hub->newVisitor(u"a"_s), u"Still me"_s);
    QCOMPARE(contacts().size(), 1);
}

void TestHubChat::whatIsTypedIsOnlyClaimed() {
    m_hub->visitorWrites(
        m_hub->newVisitor(u"a"_s), u"Hi"_s, {{u"email"_s, u"Ann@X.example"_s}, {u"name"_s, u"Ann"_s}});
    const QJsonObject contact = contacts().first().toObject();
    QCOMPARE(contact.value("name"_L1).toString(), u"Ann"_s);
    const QJsonArray points = contact.value("points"_L1).toArray();
    for (const QJsonValue& point : points)
        QVERIFY(!point["verified"_L1].toBool());
    QCOMPARE(points.last()["normalised"_L1].toString(), u"ann@x.example"_s);
}

void TestHubChat::claimedAddressesJoinNobody() {
    const QString first = m_hub->newVisitor(u"a"_s);
    const QString second = m_hub->newVisitor(u"b"_s);
    m_hub->visitorWrites(first, u"Secret of Ann"_s, {{u"email"_s, u"ann@x.example"_s}});
    m_hub->visitorWrites(second, u"I say I am Ann"_s, {{u"email"_s, u"ann@x.example"_s}});
    QCOMPARE(contacts().size(), 2);
    QCOMPARE(textsOf(second), QStringList{u"I say I am Ann"_s});
}

void TestHubChat::aSignedVisitorIsTheSameOnEveryDevice() {
    setSecret();
    const QString phone = m_hub->newVisitor(u"phone"_s, goodIdentity(u"u1"_s));
    m_hub->visitorWrites(phone, u"From my phone"_s);
    const QString laptop = m_hub->newVisitor(u"laptop"_s, goodIdentity(u"u1"_s));
    QCOMPARE(textsOf(laptop), QStringList{u"From my phone"_s});
    QCOMPARE(contacts().size(), 1);
    const QJsonObject contact = contacts().first().toObject();
    QCOMPARE(contact.value("name"_L1).toString(), u"Sig Ned"_s);
    int signedPoints = 0;
    const QJsonArray points = contact.value("points"_L1).toArray();
    for (const QJsonValue& point : points)
        signedPoints += point["verified_by"_L1].toString() == "signed"_L1 ? 1 : 0;
    QCOMPARE(signedPoints, 2);
    QCOMPARE(textsOf(m_hub->newVisitor(u"other"_s, goodIdentity(u"u2"_s))), QStringList{});
}

void TestHubChat::aSignedVisitorKeepsWhatItWroteBefore() {
    setSecret();
    const QString before = m_hub->newVisitor(u"a"_s);
    m_hub->visitorWrites(before, u"Before signing in"_s);
    const QString after = m_hub->newVisitor(u"a"_s, goodIdentity(u"u1"_s));
    QCOMPARE(textsOf(after), QStringList{u"Before signing in"_s});
    QCOMPARE(contacts().size(), 1);
    // The token from before is nobody's: it must not read on.
    QCOMPARE(m_hub->http().get(u"/chat/entries"_s, before).status, 401);
}

void TestHubChat::aSharedBrowserShowsNobodyElsesHistory() {
    setSecret();
    m_hub->visitorWrites(m_hub->newVisitor(u"shared"_s, goodIdentity(u"u1"_s)), u"Mine"_s);
    QCOMPARE(textsOf(m_hub->newVisitor(u"shared"_s)), QStringList{});
    QCOMPARE(textsOf(m_hub->newVisitor(u"shared"_s, goodIdentity(u"u2"_s))), QStringList{});
}

void TestHubChat::badSignaturesAreRefused_data() {
    QTest::addColumn<QJsonObject>("identity");
    QTest::addColumn<QString>("code");
    const qint64 later = QDateTime::currentMSecsSinceEpoch() + 60'000;
    QTest::newRow("wrong secret") << signedIdentity(u"u1"_s, u"a@b.example"_s, later, u"guess"_s)
                                  << u"identity_invalid"_s;
    QTest::newRow("expired") << signedIdentity(u"u1"_s, u"a@b.example"_s, 1000, u"s3cret"_s)
                             << u"identity_expired"_s;
    QJsonObject other = signedIdentity(u"u1"_s, u"a@b.example"_s, later, u"s3cret"_s);
    other.insert(u"email"_s, u"boss@b.example"_s);
    QTest::newRow("another address") << other << u"identity_invalid"_s;
    other = signedIdentity(u"u1"_s, u"a@b.example"_s, later, u"s3cret"_s);
    other.insert(u"expires_at"_s, later + 1);
    QTest::newRow("prolonged") << other << u"identity_invalid"_s;
}

void TestHubChat::badSignaturesAreRefused() {
    QFETCH(QJsonObject, identity);
    QFETCH(QString, code);
    setSecret();
    const Answer refused = m_hub->http().post(
        u"/chat/sessions"_s, {{u"device"_s, u"0123456789abcdef"_s}, {u"identity"_s, identity}});
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.errorCode(), code);
}

void TestHubChat::aVisitorNeverSeesWhatIsInternal() {
    const QString visitor = m_hub->newVisitor(u"a"_s);
    const QString conversation = m_hub->visitorWrites(visitor, u"Hello"_s).text("conversation");
    StreamClient window;
    window.openVisitor(m_hub->port(), visitor, 0);
    QTRY_VERIFY(!window.framesOf(u"entries"_s).isEmpty());
    m_hub->command(
        conversation, {note(u"SECRET"_s), QJsonObject{{u"type"_s, u"priority"_s}, {u"priority"_s, u"high"_s}},
                       QJsonObject{{u"type"_s, u"tags"_s}, {u"add"_s, QJsonArray{u"SECRET-tag"_s}}}});
    m_hub->command(conversation, {reply(u"Public"_s)});
    QTRY_COMPARE(
        window.lastOf(u"entries"_s)["entries"_L1].toArray().last()["text"_L1].toString(), u"Public"_s);
    QCOMPARE(textsOf(visitor), QStringList({u"Hello"_s, u"Public"_s}));
    for (const QJsonObject& frame : window.frames()) {
        const QByteArray text = QJsonDocument(frame).toJson();
        QVERIFY2(
            !text.contains("SECRET") && !text.contains("priority") && !text.contains("\"event\""),
            text.constData());
    }
}

void TestHubChat::aVisitorNeverSeesOthersConversations() {
    const QString ann = m_hub->newVisitor(u"ann"_s);
    const QString bob = m_hub->newVisitor(u"bob"_s);
    const QString annsConversation = m_hub->visitorWrites(ann, u"I am Ann"_s).text("conversation");
    m_hub->visitorWrites(bob, u"I am Bob"_s);
    QCOMPARE(textsOf(ann), QStringList{u"I am Ann"_s});
    QCOMPARE(textsOf(bob), QStringList{u"I am Bob"_s});
    for (const QString& path :
         {u"/changes?after=0"_s, u"/contacts?query=a"_s, u"/conversations/"_s + annsConversation,
          u"/agents"_s, u"/me"_s, u"/metrics/live"_s, u"/admin/settings"_s})
        QCOMPARE(m_hub->http().get(path, bob).status, 403);
}

void TestHubChat::aClosedConversationBeginsAnother() {
    const QString visitor = m_hub->newVisitor(u"a"_s);
    const QString first = m_hub->visitorWrites(visitor, u"One"_s).text("conversation");
    m_hub->command(first, {setStatus(u"closed"_s)});
    const QString second = m_hub->visitorWrites(visitor, u"Two"_s).text("conversation");
    QVERIFY(second != first);
    QCOMPARE(textsOf(visitor), QStringList{u"Two"_s});
    QCOMPARE(m_hub->conversation(first).value("status"_L1).toString(), u"closed"_s);
}

void TestHubChat::solvedIsRated() {
    const QString visitor = m_hub->newVisitor(u"a"_s);
    const QString conversation = m_hub->visitorWrites(visitor, u"Hello"_s).text("conversation");
    StreamClient window;
    window.openVisitor(m_hub->port(), visitor, 0);
    QTRY_VERIFY(window.isOpen());
    m_hub->command(conversation, {reply(u"Done"_s), setStatus(u"solved"_s)});
    QTRY_VERIFY(window.lastOf(u"conversation"_s)["conversation"_L1]["rating_asked"_L1].toBool());
    const Answer rated =
        m_hub->http().post(u"/chat/rating"_s, {{u"rating"_s, 4}, {u"comment"_s, u"Good"_s}}, visitor);
    QCOMPARE(rated.status, 200);
    const QJsonObject now = m_hub->conversation(conversation);
    QCOMPARE(now.value("rating"_L1).toInt(), 4);
    QCOMPARE(now.value("status"_L1).toString(), u"solved"_s);
    const QJsonObject survey = m_hub->entries(conversation).first().toObject();
    QCOMPARE(survey.value("kind"_L1).toString(), u"survey"_s);
    QCOMPARE(survey.value("rating"_L1).toInt(), 4);
    QTRY_VERIFY(!window.lastOf(u"conversation"_s)["conversation"_L1]["rating_asked"_L1].toBool());
}

void TestHubChat::ratingNeedsASolvedConversation() {
    const QString visitor = m_hub->newVisitor(u"a"_s);
    QCOMPARE(m_hub->http().post(u"/chat/rating"_s, {{u"rating"_s, 4}}, visitor).status, 409);
    m_hub->visitorWrites(visitor, u"Hello"_s);
    QCOMPARE(
        m_hub->http().post(u"/chat/rating"_s, {{u"rating"_s, 4}}, visitor).errorCode(),
        u"rating_not_asked"_s);
    QCOMPARE(
        m_hub->http().post(u"/chat/rating"_s, {{u"rating"_s, 6}}, visitor).errorCode(), u"invalid_rating"_s);
}

void TestHubChat::pagesOfOtherOriginsAreTurnedAway() {
    m_hub->setSettings(
        {{u"chat"_s, QJsonObject{{u"allowed_origins"_s, QJsonArray{u"https://shop.example"_s}}}}});
    const QJsonObject body{{u"device"_s, u"0123456789abcdef"_s}};
    const Answer shop =
        m_hub->http().post(u"/chat/sessions"_s, body, {}, {{"Origin", "https://shop.example"}});
    QCOMPARE(shop.status, 200);
    QCOMPARE(shop.headers.value("access-control-allow-origin"), QByteArray("https://shop.example"));
    const Answer evil =
        m_hub->http().post(u"/chat/sessions"_s, body, {}, {{"Origin", "https://evil.example"}});
    QCOMPARE(evil.status, 403);
    // Agents' routes are for no web page at all.
    QCOMPARE(
        m_hub->http().raw("GET", u"/me"_s, {}, m_hub->admin(), {{"Origin", "https://shop.example"}}).status,
        403);
}

void TestHubChat::aShopsPageMaySendFiles() {
    m_hub->setSettings(
        {{u"chat"_s, QJsonObject{{u"allowed_origins"_s, QJsonArray{u"https://shop.example"_s}}}}});
    // What a browser asks before it sends a file with its name.
    const Answer leave = m_hub->http().raw(
        "OPTIONS", u"/chat/attachments"_s, {}, {},
        {{"Origin", "https://shop.example"},
         {"Access-Control-Request-Method", "POST"},
         {"Access-Control-Request-Headers", "authorization,content-type,x-file-name"}});
    QCOMPARE(leave.status, 204);
    const QByteArray allowed = leave.headers.value("access-control-allow-headers").toLower();
    for (const char* header : {"authorization", "content-type", "x-file-name"})
        QVERIFY2(allowed.contains(header), allowed.constData());
}

void TestHubChat::filesAreTheVisitorsOwn() {
    const QString ann = m_hub->newVisitor(u"ann"_s);
    const QString bob = m_hub->newVisitor(u"bob"_s);
    const Answer upload = m_hub->http().raw(
        "POST", u"/chat/attachments"_s, "bytes", ann,
        {{"X-File-Name", "b%C3%BCll.txt"}, {"Content-Type", "text/plain"}});
    QCOMPARE(upload.status, 200);
    const QString id = upload.object("attachment").value("id"_L1).toString();
    QCOMPARE(m_hub->http().get(u"/chat/attachments/"_s + id, bob).status, 404);
    QCOMPARE(
        m_hub->visitorWrites(bob, u"Mine?"_s, {{u"attachments"_s, QJsonArray{id}}}).errorCode(),
        u"invalid_attachment"_s);
    const Answer sent = m_hub->visitorWrites(ann, u"See"_s, {{u"attachments"_s, QJsonArray{id}}});
    QCOMPARE(sent.object("entry")["attachments"_L1][0]["name"_L1].toString(), u"büll.txt"_s);
    const Answer bytes = m_hub->http().get(u"/chat/attachments/"_s + id, ann);
    QCOMPARE(bytes.body, QByteArray("bytes"));
    QVERIFY(bytes.headers.value("content-disposition").startsWith("attachment"));
    QCOMPARE(m_hub->http().get(u"/chat/attachments/"_s + id, bob).status, 404);
    // A file of an internal note is not the visitor's, even in its own conversation.
    const Answer internal = m_hub->http().raw("POST", u"/attachments"_s, "internal", m_hub->admin(), {});
    const QString internalId = internal.object("attachment").value("id"_L1).toString();
    QJsonObject withFile = note(u"Internal"_s);
    withFile.insert(u"attachments"_s, QJsonArray{internalId});
    QCOMPARE(m_hub->command(sent.text("conversation"), {withFile}).status, 200);
    QCOMPARE(m_hub->http().get(u"/chat/attachments/"_s + internalId, ann).status, 404);
}

} // namespace segue::hub

QTEST_GUILESS_MAIN(segue::hub::TestHubChat)
#include "test_hub_chat.moc"
